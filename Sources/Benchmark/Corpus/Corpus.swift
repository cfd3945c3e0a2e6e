/// A folder of made articles.
struct Corpus: Sendable {
  let folder: String
  let count: Int

  /// The file that says what a corpus is, hidden from readers by its name.
  private var marker: String { "\(folder)/.corpus" }

  private var sign: String { "newsread-benchmark corpus 1: \(count) articles" }

  /// Whether all of it is there.
  private var isComplete: Bool { Files.text(of: marker) == "\(sign), complete\n" }

  private var isBegun: Bool { Files.text(of: marker) == "\(sign), begun\n" }

  /// Writes what is not there yet; a corpus that is complete is left as it is.
  ///
  /// - Throws: When the folder holds something else, or cannot be written.
  func prepare() throws(Failure) {
    if isComplete { return }
    guard isBegun || Files.names(in: folder).isEmpty else {
      throw Failure("\(folder) is there and is not a corpus of \(count) articles; remove it")
    }
    let start = Clock.now
    Progress.say("writing \(count.grouped) articles into \(folder)")
    try Files.makeFolder(folder)
    try Files.write("\(sign), begun\n".utf8, to: marker)
    let bytes = try CorpusWriter(folder: folder).write(0..<count)
    try Files.write("\(sign), complete\n".utf8, to: marker)
    let seconds = (Clock.now - start).seconds
    Progress.say(
      "wrote \(bytes.grouped) bytes of text in \(Number.short(seconds)) s")
  }

  /// The folders in which a corpus of so many articles is looked for, by the usual short names.
  static func shortName(of count: Int) -> String {
    switch count {
    case _ where count >= 1_000_000 && count % 1_000_000 == 0: "\(count / 1_000_000)m"
    case _ where count >= 1_000 && count % 1_000 == 0: "\(count / 1_000)k"
    default: "\(count)"
    }
  }

  /// Reads `1k`, `20000` or `1m`; nil when that is no number of articles.
  static func count(named text: String) -> Int? {
    var digits = text.lowercased()[...]
    var factor = 1
    switch digits.last {
    case "k": factor = 1_000
    case "m": factor = 1_000_000
    default: break
    }
    if factor > 1 { digits.removeLast() }
    guard let number = Int(digits), number > 0, number <= 100_000_000 / factor else { return nil }
    return number * factor
  }
}
