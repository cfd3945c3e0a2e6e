import Articles
import Reader
import Screen
import State
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gathers what the self-test tells.
struct Checkup: Sendable {
  var environment: Environment
  var file: OptionsFile
  var sources: ArticleSources
  var cache: ListCache?
  var theme: ThemeChoice
  var noColour: Bool

  /// Asks the terminal, which must not be taken, and tells what there is to tell.
  func perform() -> SelfTest {
    let facts = TerminalFacts.current
    var background: RGB?
    let measure: SelfTest.Measure
    if isatty(STDOUT_FILENO) == 1 {
      do throws(TerminalProbe.Failure) {
        let answers = try TerminalProbe.ask(
          about: WidthSample.all.map(\.drawn) + WidthSample.inParts.map(\.text))
        background = answers.background
        measure = answers.columns.map { .measured($0) } ?? .notAsked(Words.answersMissing)
      } catch {
        measure = .notAsked(Words.reason(error))
      }
    } else {
      measure = .notAsked(Words.outputIsAFile)
    }
    return SelfTest(
      sections: [
        SelfTest.Section("Terminal", terminal(facts, background)),
        SelfTest.Section("Colours", colours(facts, background)),
        SelfTest.Section("Files", files),
      ], measure: measure)
  }

  private func terminal(_ facts: TerminalFacts, _ background: RGB?) -> [SelfTest.Fact] {
    var all = [
      SelfTest.Fact(
        "TERM",
        facts.type.isEmpty
          ? "not set" : CleanText.line(facts.type) + (facts.isKnown ? "" : ", not known here"))
    ]
    for name in ["TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TMUX", "STY"] {
      if let value = Environment.text(name) { all.append(SelfTest.Fact(name, value)) }
    }
    if isatty(STDOUT_FILENO) == 1 {
      all.append(SelfTest.Fact("size", "\(facts.size.columns)x\(facts.size.rows)"))
    }
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = Environment.text(name) { all.append(SelfTest.Fact(name, value)) }
    }
    all.append(
      SelfTest.Fact(
        "characters",
        facts.charset == "UTF-8"
          ? "UTF-8" : "\(CleanText.line(facts.charset)): no locale here has UTF-8"))
    all.append(
      SelfTest.Fact(
        "charts", Environment.drawsBlocks ? "drawn with blocks" : "drawn with ASCII"))
    all += keys(facts.keys)
    return all
  }

  /// The keys of the description, a dozen a line.
  private func keys(_ keys: [String]) -> [SelfTest.Fact] {
    guard !keys.isEmpty else { return [SelfTest.Fact("keys described", "none")] }
    return stride(from: 0, to: keys.count, by: 8).map { start in
      SelfTest.Fact(
        start == 0 ? "keys described" : "",
        keys[start..<min(start + 8, keys.count)].joined(separator: " "))
    }
  }

  private func colours(_ facts: TerminalFacts, _ background: RGB?) -> [SelfTest.Fact] {
    let depth = noColour ? .monochrome : facts.colours
    let kind: String? = background.map { $0.isDark ? "dark" : "light" }
    return [
      SelfTest.Fact("COLORTERM", Environment.text("COLORTERM") ?? "not set"),
      SelfTest.Fact("described", "\(facts.describedColours)"),
      SelfTest.Fact("used", Words.depth(depth) + (noColour ? " (NO_COLOR or --no-color)" : "")),
      SelfTest.Fact(
        "background", background.map { "\($0.words), \(kind ?? "")" } ?? "not told"),
      SelfTest.Fact(
        "theme",
        theme == .auto ? "auto, for \(kind.map { "a \($0)" } ?? "any") background" : theme.rawValue
      ),
    ]
  }

  private var files: [SelfTest.Fact] {
    var all: [SelfTest.Fact] = []
    all.append(SelfTest.Fact("options", state(of: environment.optionsFile)))
    for complaint in file.complaints { all.append(SelfTest.Fact("", complaint)) }
    for words in file.arguments { all.append(SelfTest.Fact("", CleanText.line(words))) }
    all.append(SelfTest.Fact("saved searches", state(of: environment.searchesFile)))
    all.append(SelfTest.Fact("marks", marks))
    let paths = sources.paths.map(\.display)
    all.append(SelfTest.Fact("library", paths.first ?? "what ships with the program"))
    for path in paths.dropFirst() { all.append(SelfTest.Fact("", path)) }
    all.append(SelfTest.Fact("list of the last time", cache?.state ?? "not kept"))
    return all
  }

  /// Where marks are kept, and whether they are sound.
  private var marks: String {
    guard let folder = environment.state else { return "no home folder" }
    guard let path = String(validating: folder.bytes, as: UTF8.self) else {
      return Words.reason(StateFailure.unusablePath)
    }
    return "\(folder.display): \(Words.soundness(StateSoundness(in: path)))"
  }

  private func state(of path: RawPath?) -> String {
    guard let path else { return "no home folder" }
    do throws(SystemError) {
      _ = try path.status()
      return path.display
    } catch {
      return "\(path.display): \(Words.reason(error))"
    }
  }
}
