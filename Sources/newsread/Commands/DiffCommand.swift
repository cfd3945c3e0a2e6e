import ArgumentParser
import Articles
import Reader

/// `newsread diff`: what changed from one article to another, word by word.
struct DiffCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Print what changed from one article to another, word by word.",
    discussion: """
      Words that were removed stand in [-brackets-], words that were added in {+braces+}. The exit \
      status is 0 when something changed, and 1 when the words are the same.
      """)

  @Argument(
    help: ArgumentHelp("The earlier article: the path of a file, or an id.", valueName: "A"))
  var old: String

  @Argument(
    help: ArgumentHelp("The later one: the path of a file, or an id.", valueName: "B"))
  var new: String

  @OptionGroup var library: LibraryOptions

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let (one, other) = (source.article(old), source.article(new))
    guard let first = one.article, let second = other.article else { return .failed }
    let difference = ArticleComparison(first, with: second).difference()
    for (number, paragraph) in difference.paragraphs.enumerated() {
      if library.json {
        for run in paragraph.runs {
          var object = JSONObject()
          object.add("paragraph", number + 1)
          object.add("kind", run.kind.rawValue)
          object.add("text", run.text)
          try output.write(object.line)
        }
      } else {
        let text = paragraph.runs.map(\.signed).joined()
        try output.write((number > 0 ? "\n" : "") + text + "\n")
      }
    }
    if one.status == .failed || other.status == .failed { return .failed }
    return difference.isEmpty ? .nothingFound : .found
  }
}
