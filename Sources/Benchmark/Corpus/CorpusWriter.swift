import Glibc
import Synchronization

/// Writes articles into the folders of their months, on all cores.
struct CorpusWriter: Sendable {
  let folder: String

  /// Writes the articles of these numbers; gives the bytes of their texts.
  ///
  /// - Throws: What the system said first.
  func write(_ numbers: Range<Int>) throws(Failure) -> Int {
    let vocabulary = Vocabulary()
    let threads = Threads.cores
    let outcome = Mutex<Outcome>(Outcome())
    try Threads.run(threads) { thread in
      var maker = ArticleMaker(vocabulary)
      var bytes = 0
      do throws(Failure) {
        for month in stride(from: thread, to: ArticleMaker.folderCount, by: threads) {
          bytes += try write(numbers, ofMonth: month, maker: &maker)
        }
        outcome.withLock { $0.bytes += bytes }
      } catch {
        outcome.withLock { $0.failure = $0.failure ?? error }
      }
    }
    let result = outcome.withLock { $0 }
    if let failure = result.failure { throw failure }
    return result.bytes
  }

  /// Where the articles of these numbers stand.
  func paths(of numbers: Range<Int>) -> [String] {
    var maker = ArticleMaker(Vocabulary())
    return numbers.map { number in
      maker.make(number)
      let name = String(decoding: maker.name, as: UTF8.self)
      return "\(folder)/\(ArticleMaker.folder(of: number))/\(name)"
    }
  }

  private struct Outcome {
    var bytes = 0
    var failure: Failure?
  }

  private func write(
    _ numbers: Range<Int>, ofMonth month: Int, maker: inout ArticleMaker
  ) throws(Failure) -> Int {
    let path = "\(folder)/\(ArticleMaker.folder(of: month))"
    var bytes = 0
    let step = ArticleMaker.folderCount
    let first = numbers.lowerBound + (month - numbers.lowerBound % step + step) % step
    guard first < numbers.upperBound else { return 0 }
    try Files.makeFolder(path)
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .system("cannot open \(path)") }
    defer { close(directory) }
    for number in stride(from: first, to: numbers.upperBound, by: step) {
      maker.make(number)
      let file = openat(
        directory, String(decoding: maker.name, as: UTF8.self),
        O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw .system("cannot write into \(path)") }
      defer { close(file) }
      guard Files.writeAll(maker.text, to: file) else { throw .system("cannot write into \(path)") }
      bytes += maker.text.count
    }
    return bytes
  }
}
