import Foundation
import Testing

/// Screens as readable text: keys in, the last screen out, compared with a text in `Screens`.
///
/// `NEWSREAD_RECORD=1 swift test --filter NewsreadTests` writes the texts anew, and fails so that
/// nobody takes it for a test.
@Suite struct ScreenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var size: String
    var keys: String
    var paths: [String]
    var look: Look

    /// The text beside this file that the screen is compared with.
    var file: String { "\(name)-\(size).txt" }
    var testDescription: String { "\(name) \(size)" }
  }

  /// What is written down of a screen.
  enum Look: Sendable {
    case text
    /// Its styles too, in colour or without.
    case styles(noColour: Bool)
  }

  /// One case for each size.
  private static func screens(
    _ name: String, _ keys: String = "", sizes: [String] = usual, of paths: [String] = ["library"],
    look: Look = .text
  ) -> [Case] {
    sizes.map { Case(name: name, size: $0, keys: keys, paths: paths, look: look) }
  }

  private static let usual = ["80x24", "120x36"]
  private static let all = ["80x24", "120x36", "200x50", "40x12", "10x3", "1x1"]

  static let cases: [Case] = [
    screens("seed", sizes: all, of: ["seeds"]),
    screens("seed-read", "enter", sizes: ["40x12", "10x3", "1x1"], of: ["seeds"]),
    screens("seed-read-to-the-end", "enter end", sizes: usual, of: ["seeds"]),
    screens("seed-search", "/ text:wagner", sizes: all, of: ["seeds"]),
    screens("seed-styles", sizes: ["80x24"], of: ["seeds"], look: .styles(noColour: false)),
    screens("seed-no-colour", sizes: ["80x24"], of: ["seeds"], look: .styles(noColour: true)),
    screens(
      "seed-search-styles", "/ text:wagner", sizes: ["80x24"], of: ["seeds"],
      look: .styles(noColour: false)),
    screens(
      "seed-search-no-colour", "/ text:wagner", sizes: ["80x24"], of: ["seeds"],
      look: .styles(noColour: true)),

    screens("start", sizes: all),
    screens("down", "j j"),
    screens("text-focused", "enter"),
    screens("text-scrolled", "G enter ctrl-d"),
    screens("text-end", "G enter G"),
    screens("read-on", "space space"),
    screens("wide-characters", "j j j"),
    screens("wide-characters-narrow", "j j j enter", sizes: ["31x14", "10x6"]),
    screens("verse", "j j j j"),
    screens("no-body", "j j j j j"),
    screens("bullets", "j j j j j j"),
    screens("bullets-narrow", "j j j j j j enter", sizes: ["40x24"]),
    screens("long-words", "j j j j j j j", sizes: usual + ["49x18"]),
    screens("no-place", "G k"),
    screens("structure", "enter z", sizes: usual + ["40x12"], of: ["structure"]),
    screens("structure-middle", "enter z pgdn", of: ["structure"]),
    screens("structure-end", "enter z end", sizes: usual + ["40x12"], of: ["structure"]),
    screens("structure-narrow", "enter z end", sizes: ["24x60", "10x6"], of: ["structure"]),
    screens(
      "structure-search", "/ text:tea enter n n n", sizes: ["80x24", "120x36"], of: ["structure"]),
    screens(
      "structure-styles", "enter z", sizes: ["80x60"], of: ["structure"],
      look: .styles(noColour: false)),
    screens(
      "structure-no-colour", "enter z", sizes: ["80x60"], of: ["structure"],
      look: .styles(noColour: true)),

    screens("search-typing", "/ text:harb"),
    screens("search-two-words", "/ text:harbour space text:storm"),
    screens("search-accents", "/ text:rzeszow"),
    screens("search-kept", "/ text:harbour enter"),
    screens("search-next-article", "/ text:harbour enter n n n n n"),
    screens("search-in-list-order", "/ text:the enter S"),
    screens("search-over", "j j / text:harbour enter esc esc"),
    screens("search-open-quote", "/ text:\"form space text:of"),
    screens("search-nothing", "/ text:xyzzy"),
    screens("search-nothing-kept", "/ text:xyzzy enter"),
    screens("search-in-article", "G enter / text:watch enter n"),
    screens("search-not-in-article", "enter / text:xyzzy"),
    screens(
      "search-styles", "/ text:harbour enter", sizes: ["120x36"], look: .styles(noColour: false)),
    screens(
      "search-no-colour", "/ text:harbour enter", sizes: ["120x36"],
      look: .styles(noColour: true)),

    screens("search-rows", "/ text:the enter down", sizes: ["80x24", "200x50", "40x12", "60x40"]),
    screens(
      "search-rows-styles", "/ text:the enter down", sizes: ["80x24", "40x12"],
      look: .styles(noColour: false)),
    screens(
      "search-rows-no-colour", "/ text:the enter down", sizes: ["80x24", "40x12"],
      look: .styles(noColour: true)),
    screens("search-wide-characters", "/ text:図書館", sizes: usual + ["40x12"]),
    screens("search-headline-only", "/ text:title:correction space text:412 enter"),
    screens("search-tag-only", "/ text:transport enter", sizes: usual + ["40x12"]),
    screens("search-gauge", "/ text:harbour enter down n n n n"),
    screens(
      "search-gauge-no-colour", "/ text:harbour enter down n n n n", sizes: ["80x24"],
      look: .styles(noColour: true)),

    screens("search-either", "/ text:(crane|clock) space text:-title:council"),
    screens("search-pattern", "/ text:/har.{2,4}r\\b.*storm/"),
    screens("search-misspelled", "/ text:~harbuor"),
    screens("search-filters", "/ text:date:2024-03-06..2024-03-08"),
    screens("search-slip", "/ text:harbour space text:(storm space text:foo:bar"),
    screens(
      "search-slip-no-colour", "/ text:harbour space text:(storm space text:foo:bar",
      sizes: ["80x24"], look: .styles(noColour: true)),
    screens("search-proposals", "/ text:tag: tab down", sizes: usual + ["40x12", "10x3"]),
    screens("search-proposed-fields", "/ text:harbour space text:t tab text:i tab"),

    screens("timeline", "H j", sizes: usual + ["40x12"]),
    screens("views", "B down", sizes: usual + ["200x50"]),
    screens("views-of-a-place", "m B down down down down enter", sizes: usual),
    screens("timeline-search", "H / text:harbour enter", sizes: usual + ["40x12"]),
    screens("timeline-no-colour", "H j", sizes: ["80x24"], look: .styles(noColour: true)),

    screens("self-test", "D", look: .text),
    screens("difference", "j c k c", sizes: usual + ["40x12"], look: .text),
    screens("difference-styles", "j c k c", sizes: ["80x24"], look: .styles(noColour: false)),
    screens("difference-no-colour", "j c k c", sizes: ["80x24"], look: .styles(noColour: true)),
    screens("difference-marked", "j c"),

    screens("links", "enter", sizes: ["80x24"], of: ["links"], look: .styles(noColour: false)),
    screens(
      "links-searched", "/ text:example enter enter", sizes: ["80x24"], of: ["links"],
      look: .styles(noColour: true)),
    screens("links-hints", "enter f", sizes: usual + ["40x12"], of: ["links"]),
    screens(
      "links-hints-no-colour", "enter f", sizes: ["80x24"], of: ["links"],
      look: .styles(noColour: true)),
    screens("links-page", "u j", sizes: usual + ["40x12", "10x3"], of: ["links"]),
    screens(
      "links-page-styles", "u j", sizes: ["80x24"], of: ["links"], look: .styles(noColour: false)),
    screens("links-doubtful", "enter 6", sizes: usual + ["40x12"], of: ["links"]),
    screens("links-none", "u"),
    screens("links-opened", "o", of: ["links"]),

    screens("help", "?", sizes: usual + ["40x12"]),
    screens("help-end", "? G"),
    screens("palette", ":"),
    screens("palette-typed", ": text:list"),
    screens("palette-nothing", ": text:xyzzy"),
    screens("problems", "!", of: ["library", "broken"]),
    screens("problems-counted", of: ["library", "broken"]),
    screens("no-problems", "!"),
    screens("only-problems", of: ["broken"]),
    screens("empty", of: ["empty"]),
    screens("missing", of: ["library", "missing"]),
    screens("missing-problems", "!", of: ["library", "missing"]),

    screens("zoomed-list", "z"),
    screens("zoomed-text", "enter z"),
    screens("zen", "j j Z", sizes: usual + ["40x12", "10x3", "1x1"]),
    screens("zen-prompt", "j j Z / text:lib"),
    screens("selecting", "j enter v ) v", sizes: usual + ["40x12"]),
    screens("selecting-styles", "j enter v ) v", sizes: ["80x24"], look: .styles(noColour: false)),
    screens(
      "selecting-no-colour", "j enter v ) v", sizes: ["80x24"], look: .styles(noColour: true)),
    screens("program", "j | text:tr space text:a-z space text:A-Z enter", sizes: usual + ["40x12"]),
    screens("side-by-side", "ctrl-w"),
    screens("stacked", "ctrl-w ctrl-w"),
    screens("list-wider", "> > > > >"),
    screens("list-narrower", "< < < < <"),
    screens("text-wider", "+ + + + + + + + + +"),
    screens("text-narrower", "- - - - - - - - - -"),
    screens("oldest", "S"),
    screens("by-headline", "S S"),
    screens("by-place", "S S S"),
    screens("by-file", "S S S S"),
    screens("clicked", "click:10x5"),
    screens("resized", "G enter ctrl-d size:60x20", sizes: ["120x36"]),
  ].flatMap { $0 }

  @Test(arguments: cases) func looksAsRecorded(_ screen: Case) throws {
    var options: [String] = []
    var environment: [String: String] = [:]
    if case .styles(let noColour) = screen.look {
      options = ["--attributes"]
      if noColour { environment["NO_COLOR"] = "1" }
    }
    let result = try World().play(
      screen.keys, size: screen.size, paths: screen.paths, options: options,
      environment: environment)
    try #require(result.status == 0, "\(result.complaints)")
    #expect(result.complaints == "")
    try compare(result.output, with: Self.folder.appending(path: screen.file))
  }

  @Test func everyRecordedScreenIsCompared() throws {
    let recorded = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(recorded) == Set(Self.cases.map(\.file)))
    #expect(Set(recorded).count == Self.cases.count)
  }

  private func compare(_ shown: String, with file: URL) throws {
    if Self.isRecording {
      try Data(shown.utf8).write(to: file)
      Issue.record(
        "recorded \(file.lastPathComponent): look at it, then test without NEWSREAD_RECORD")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    guard shown != recorded else { return }
    Issue.record(
      """
      The screen is not as in Screens/\(file.lastPathComponent).
      \(Self.difference(recorded, shown))
      """)
  }

  /// The lines that differ, as recorded and as shown.
  private static func difference(_ recorded: String, _ shown: String) -> String {
    let recorded = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = shown.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(recorded.count, shown.count) {
      let before = index < recorded.count ? recorded[index] : nil
      let now = index < shown.count ? shown[index] : nil
      guard before != now else { continue }
      if let before { lines.append("\(index + 1) - \(before)") }
      if let now { lines.append("\(index + 1) + \(now)") }
    }
    return lines.joined(separator: "\n")
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "Screens")

  private static let isRecording =
    !(ProcessInfo.processInfo.environment["NEWSREAD_RECORD"] ?? "").isEmpty
}
