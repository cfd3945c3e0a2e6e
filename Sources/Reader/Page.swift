/// A page over the two panes: the help, or the files that could not be shown.
package struct Page: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case help, problems
  }

  package let kind: Kind
  /// The first line shown.
  package var top = 0
}

/// A line of a page: styled runs, one after the other.
package struct PageLine: Equatable, Sendable {
  package var runs: [Run] = []

  package struct Run: Equatable, Sendable {
    package var text: String
    package var role: Role
  }

  static func plain(_ text: String, _ role: Role = .plain) -> PageLine {
    PageLine(runs: [Run(text: text, role: role)])
  }
}
