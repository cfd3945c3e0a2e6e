import Catalog
import Screen

extension AppState {
  /// So many keys leave a notice where it is, Escape aside: who does something else first comes back to it.
  private static let keysOfNotice = 10

  /// Keeps a line for the bottom row and the page of problems.
  mutating func note(_ words: String) {
    notices.append(words)
    keysUntilNoticed = Self.keysOfNotice
  }

  /// Lets go of what stands in the bottom row once it has been there for some keys, or been put away.
  mutating func passNotices(at key: Key) {
    let isPutAway = key.code == .escape && prompt == nil
    keysUntilNoticed = isPutAway ? 0 : max(0, keysUntilNoticed - 1)
  }

  /// What stands in the bottom row as long as nothing newer does.
  var notice: String? {
    guard keysUntilNoticed > 0, page?.kind != .problems, let first = notices.first else {
      return nil
    }
    return notices.count == 1 ? first : "\(first) · ! tells of \((notices.count - 1).grouped) more"
  }

  /// What the page of problems lists: what could not be done, then the files that could not be shown.
  var allProblems: [LoadProblem] {
    guard !notices.isEmpty else { return problems }
    return notices.map { LoadProblem(path: "At the start", reason: $0) } + problems
  }
}
