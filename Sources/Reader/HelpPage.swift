import Screen

/// The help, made from the command table.
enum HelpPage {
  /// Below this width keys and help stand on lines of their own.
  private static let narrow = 50
  private static let keyColumns = 20

  static func lines(columns: Int) -> [PageLine] {
    let columns = max(1, columns - 2)
    var lines: [PageLine] = []
    for group in CommandGroup.allCases {
      if !lines.isEmpty { lines.append(PageLine()) }
      lines.append(.plain(group.rawValue, .headline))
      for info in Command.table where info.group == group {
        let keys = info.keyLabels.joined(separator: " ")
        lines += entry(keys, info.help, columns: columns)
      }
    }
    lines.append(PageLine())
    lines.append(.plain("How to search", .headline))
    for (example, meaning) in searchHelp { lines += entry(example, meaning, columns: columns) }
    return lines
  }

  private static func entry(_ label: String, _ text: String, columns: Int) -> [PageLine] {
    let label = PageLine.Run(text: "  " + label, role: .hintKey)
    guard columns >= narrow, DisplayWidth.columns(of: label.text) < keyColumns else {
      return [PageLine(runs: [label])] + PageLine.wrapped(text, indent: 4, columns: columns)
    }
    return PageLine.wrapped(text, after: label, indent: keyColumns, columns: columns)
  }

  private static let searchHelp = [
    ("wagner belarus", "Both words, anywhere in an article, also as parts of words"),
    ("\"bad mood\"", "These words, one after the other"),
    ("rzeszow", "Also finds Rzeszów: small letters stand for accents and capitals too"),
    ("Warsaw", "A capital makes a word match only as it is written"),
    ("↑ ↓", "In the prompt: earlier searches"),
    ("Ctrl-N Ctrl-P", "In the prompt: the next and the previous result or match"),
    ("Enter", "In the prompt: keep the results"),
    ("Esc", "In the prompt: put everything back as it was"),
  ]
}

extension CommandInfo {
  /// The keys as people read them.
  package var keyLabels: [String] {
    keys.map { Key(spelling: $0)?.label ?? $0 }
  }
}
