import Catalog
import Screen

/// The help, made from the table of commands and that of the query language.
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
    for row in QueryLanguage.rows { lines += entry(row.form, row.meaning, columns: columns) }
    lines.append(PageLine())
    lines.append(.plain("While you type a search", .headline))
    for (keys, meaning) in promptHelp { lines += entry(keys, meaning, columns: columns) }
    return lines
  }

  private static func entry(_ label: String, _ text: String, columns: Int) -> [PageLine] {
    let label = PageLine.Run(text: "  " + label, role: .hintKey)
    guard columns >= narrow, DisplayWidth.columns(of: label.text) < keyColumns else {
      return [PageLine(runs: [label])] + PageLine.wrapped(text, indent: 4, columns: columns)
    }
    return PageLine.wrapped(text, after: label, indent: keyColumns, columns: columns)
  }

  private static let promptHelp = [
    ("↑ ↓", "Earlier searches"),
    ("Ctrl-N Ctrl-P", "The next and the previous result or match"),
    ("Tab", "Behind the beginning of a field, a tag, a place or a date: what there is of it"),
    ("Enter", "Keep the results; Tab keeps them too and goes into the text"),
    ("Esc", "Put everything back as it was"),
  ]
}

extension CommandInfo {
  /// The keys as people read them.
  package var keyLabels: [String] {
    keys.map { Key(spelling: $0)?.label ?? $0 }
  }
}
