import Reader
import Screen

/// The table of keys in the guide, made from the command table.
enum GuideKeys {
  /// A heading for each group of commands, and below it their keys and what they do.
  static var lines: [String] {
    var lines: [String] = []
    for group in CommandGroup.allCases {
      if !lines.isEmpty { lines.append("") }
      lines.append(group.rawValue)
      for info in Command.table where info.group == group {
        let keys = info.keyLabels.joined(separator: " ")
        let padding = max(2, keyColumns - DisplayWidth.columns(of: keys))
        lines.append("  " + keys + String(repeating: " ", count: padding) + info.help)
      }
    }
    return lines
  }

  private static let keyColumns = 18
}
