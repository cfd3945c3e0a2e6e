import Catalog
import Screen

/// The files that could not be shown, and why: two lines each, under a heading.
///
/// Made line by line, since there may be as many problems as files.
enum ProblemsPage {
  private static let headingLines = 2

  static func lineCount(for problems: [LoadProblem]) -> Int {
    problems.isEmpty ? 1 : headingLines + 2 * problems.count
  }

  static func line(at index: Int, of problems: [LoadProblem], columns: Int) -> PageLine {
    guard !problems.isEmpty else { return .plain("All files could be read.", .headline) }
    switch index {
    case 0: return .plain("Not shown, or not as they are", .headline)
    case 1: return PageLine()
    default:
      let number = (index - headingLines) / 2
      guard problems.indices.contains(number) else { return PageLine() }
      let problem = problems[number]
      return index.isMultiple(of: 2)
        ? .plain(ending(of: problem.path, columns: columns - 2))
        : .plain("  " + DisplayWidth.truncate(problem.reason, to: max(1, columns - 4)), .dim)
    }
  }

  /// A path that is too long is cut at its front: its end names the file.
  static func ending(of path: String, columns: Int) -> String {
    guard DisplayWidth.columns(of: path) > columns else { return path }
    var kept: [Character] = []
    var used = 1
    for character in path.reversed() {
      used += DisplayWidth.columns(of: String(character))
      if used > columns { break }
      kept.append(character)
    }
    return "…" + String(kept.reversed())
  }
}
