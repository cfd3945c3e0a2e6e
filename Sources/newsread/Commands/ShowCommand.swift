import ArgumentParser
import Articles
import Catalog
import Screen

/// `newsread show`: one article as text.
struct ShowCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print one article as text.",
    discussion: "Each paragraph is one line, unless a width is given.")

  @Argument(
    help: ArgumentHelp(
      "The article's id as list prints it, the beginning of one, or the path of a file.",
      valueName: "ID"))
  var id: String

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Break lines to fit so many columns.", valueName: "COLUMNS"))
  var width: Int?

  func validate() throws {
    if let width, width < 1 { throw ValidationError("--width must be at least 1") }
  }

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let found = source.article(id)
    guard let article = found.article else { return found.status }
    try output.write(library.json ? json(article) : text(article))
    return found.status
  }

  private func text(_ article: Article) -> String {
    let document = article.document()
    var text = ""
    if article.bodyStart > 0 {
      text += lines(of: document.headline)
      if document.blocks.first.map({ !$0.followsBlankLine }) ?? false { text += "\n" }
    }
    for block in document.blocks {
      if block.followsBlankLine, !text.isEmpty { text += "\n" }
      text += lines(of: block.source)
    }
    return text
  }

  private func lines(of paragraph: String) -> String {
    guard let width else { return paragraph + "\n" }
    var wrapper = LineWrapper(paragraph, width: width)
    var text = ""
    while let line = wrapper.next() {
      text += line.words(of: paragraph)
      text += line.endsInSoftHyphen ? "-\n" : "\n"
    }
    return text
  }

  private func json(_ article: Article) -> String {
    var object = JSONObject(article)
    let blocks = article.document().blocks
    object.add("paragraphs", blocks.filter { $0.kind != .tags }.map(\.source))
    object.add("encoding", article.encoding.rawValue)
    object.add("notes", article.notes.map(\.words))
    return object.line
  }
}

/// The first digits of an id.
struct IDPrefix: Equatable, Sendable {
  private let value: UInt64
  /// How many bits of an id follow.
  private let bitsAfter: Int

  /// Nil when the text cannot begin an id.
  init?(_ text: String) {
    let count = text.utf8.count
    guard (1...16).contains(count), text.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
    self.bitsAfter = 64 - 4 * count
  }

  /// The lowest id that begins so.
  var lowest: ArticleID { ArticleID(rawValue: value << bitsAfter) }

  func begins(_ id: ArticleID) -> Bool { id.rawValue >> bitsAfter == value }
}
