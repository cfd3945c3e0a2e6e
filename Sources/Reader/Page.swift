import Screen

/// A page over the two panes: the help, the files that could not be shown, and the like.
struct Page: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case help, problems, difference, selfTest, links, output
  }

  let kind: Kind
  /// The first line shown.
  var top = 0
}

/// A line of a page: styled runs, one after the other.
struct PageLine: Equatable, Sendable {
  struct Run: Equatable, Sendable {
    var text: String
    var role: Role
  }

  var runs: [Run] = []

  static func plain(_ text: String, _ role: Role = .plain) -> PageLine {
    PageLine(runs: [Run(text: text, role: role)])
  }

  /// A text in as many lines as it needs.
  static func wrapped(_ run: Run, columns: Int) -> [PageLine] {
    wrapped(run.text, indent: 0, columns: columns).map { line in
      .plain(line.runs.map(\.text).joined(), run.role)
    }
  }

  /// A text in as many lines as it needs, after a label that hangs at the left of the first.
  static func wrapped(
    _ text: String, after label: Run = Run(text: "", role: .plain), indent: Int, columns: Int
  ) -> [PageLine] {
    var lines: [PageLine] = []
    var wrapper = LineWrapper(text, width: max(1, columns - indent))
    while let part = wrapper.next() {
      let lead = lines.isEmpty ? label : Run(text: "", role: .plain)
      let padding = max(0, indent - DisplayWidth.columns(of: lead.text))
      lines.append(
        PageLine(runs: [
          lead, Run(text: String(repeating: " ", count: padding), role: .plain),
          Run(text: String(part.words(of: text)), role: .plain),
        ]))
    }
    return lines
  }
}
