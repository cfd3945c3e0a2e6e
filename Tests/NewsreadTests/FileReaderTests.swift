import Catalog
import Foundation
import Testing

@testable import newsread

@Suite struct FileReaderTests {
  struct Cut: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var limit: Int
    var kept: Int
    var testDescription: String { name }
  }

  static let cuts = [
    Cut(name: "empty", bytes: [], limit: 8, kept: 0),
    Cut(name: "shorter than the limit", bytes: Array("abc".utf8), limit: 8, kept: 3),
    Cut(name: "as long as the limit", bytes: Array("abcdefgh".utf8), limit: 8, kept: 8),
    Cut(name: "cut after a line", bytes: Array("ab\ncd\nefghij".utf8), limit: 8, kept: 6),
    Cut(name: "cut before a character", bytes: Array("abcdef€€".utf8), limit: 8, kept: 6),
    Cut(name: "cut after a character", bytes: Array("abcde€€".utf8), limit: 8, kept: 8),
    Cut(name: "no text at all", bytes: [UInt8](repeating: 0x80, count: 20), limit: 8, kept: 8),
    Cut(name: "UTF-16", bytes: [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62, 0], limit: 5, kept: 4),
  ]

  @Test(arguments: cuts)
  func readsUpToALimit(cut: Cut) throws {
    let folder = try TemporaryFolder()
    try Data(cut.bytes).write(to: folder.url.appendingPathComponent("a"))
    let (bytes, contents) = try FileReader.bytes(of: RawPath(folder.path("a")), limit: cut.limit)
    #expect(bytes == Array(cut.bytes.prefix(cut.kept)))
    #expect(contents.wholeSize == (cut.bytes.count > cut.limit ? cut.bytes.count : nil))
    #expect(contents.stamp.size == Int64(cut.bytes.count))
  }

  @Test func readsLargeFilesWhole() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    try Data(bytes).write(to: folder.url.appendingPathComponent("a"))
    #expect(try FileReader.bytes(of: RawPath(folder.path("a"))).bytes == bytes)
  }

  @Test func readsWhatGrowsBeyondItsSize() throws {
    // The kernel's own files say that they are empty.
    let (bytes, contents) = try FileReader.bytes(of: RawPath("/proc/self/status"))
    #expect(contents.stamp.size == 0)
    #expect(!bytes.isEmpty)
    #expect(contents.wholeSize == nil)
  }

  /// What a file system may do while a file is read, one read after the other.
  enum Answer {
    case bytes(Int)
    case failure(Int32)
  }

  struct Oddity: CustomTestStringConvertible {
    var name: String
    var size: Int?
    var answers: [Answer]
    /// How many bytes are read; nil for a failure.
    var count: Int?
    var isWhole = true
    /// How many answers are left over.
    var left = 0
    var testDescription: String { name }
  }

  static let oddities = [
    Oddity(
      name: "a single read", size: 10, answers: [.bytes(10), .failure(EIO)], count: 10, left: 1),
    Oddity(
      name: "short reads", size: 10, answers: [.bytes(4), .bytes(6), .failure(EIO)], count: 10,
      left: 1),
    Oddity(name: "cut off meanwhile", size: 10, answers: [.bytes(4), .bytes(0)], count: 4),
    Oddity(name: "grown meanwhile", size: 10, answers: [.bytes(12), .bytes(0)], count: 12),
    Oddity(name: "interrupted", size: 10, answers: [.failure(EINTR), .bytes(10)], count: 10),
    Oddity(name: "an error after the beginning", size: 10, answers: [.bytes(4), .failure(EIO)]),
    Oddity(name: "nothing to read now", size: 10, answers: [.failure(EAGAIN)]),
    Oddity(name: "no size", size: 0, answers: [.bytes(3), .bytes(4), .bytes(0)], count: 7),
    Oddity(name: "a pipe", size: nil, answers: [.bytes(3), .bytes(0)], count: 3),
    Oddity(
      name: "grows for ever", size: 10, answers: Array(repeating: .bytes(1_000), count: 8),
      count: 5_000, isWhole: false),
    Oddity(
      name: "more than asked for", size: 10, answers: Array(repeating: .bytes(.max), count: 4),
      count: 5_000, isWhole: false),
  ]

  @Test(arguments: oddities)
  func copesWithAFileSystemThat(oddity: Oddity) {
    var room = BatchBuilder()
    var answers = oddity.answers[...]
    func read() throws(SystemError) -> (count: Int, isWhole: Bool) {
      try FileReader.readAll(expecting: oddity.size, limit: 5_000, into: &room) {
        buffer throws(SystemError) in
        buffer.initializeMemory(as: UInt8.self, repeating: 0x61)
        switch answers.popFirst() {
        case .bytes(let count): return count == .max ? count : min(count, buffer.count)
        case .failure(let code): throw SystemError(code: code)
        case nil: return 0
        }
      }
    }
    do throws(SystemError) {
      let (count, isWhole) = try read()
      #expect(count == oddity.count)
      #expect(isWhole == oddity.isWhole)
    } catch {
      #expect(oddity.count == nil)
    }
    #expect(answers.count == oddity.left)
  }

  @Test func saysWhyNot() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let cases: [(String, ReadFailure)] = [
      (folder.path("gone"), .vanished), (folder.path, .special(.folder)),
      (folder.path("pipe"), .special(.pipe)), ("/dev/null", .special(.device)),
      ("/proc/self/mem", .system(SystemError(code: EIO))),
    ]
    for (path, failure) in cases {
      #expect(throws: failure, "\(path)") { try FileReader.bytes(of: RawPath(path)) }
    }
  }

  @Test func readsAPipeToItsEnd() throws {
    let text = String(repeating: "line\n", count: 50_000)
    let pipe = Pipe()
    let writer = Thread { [handle = pipe.fileHandleForWriting] in
      handle.write(Data(text.utf8))
      try? handle.close()
    }
    writer.start()
    var builder = BatchBuilder()
    let (count, isWhole) = try FileReader.readStream(
      pipe.fileHandleForReading.fileDescriptor, into: &builder)
    #expect(isWhole)
    let bytes = builder.room(for: count, keeping: count)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
