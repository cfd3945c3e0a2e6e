extension Size {
  /// What a spelling of a size must be, for messages.
  package static let spellingRule =
    "a size is COLUMNSxROWS, such as 80x24, each from 1 to \(allowedColumns.upperBound)"

  /// Reads `80x24`; nil unless both numbers are ones a terminal may have here.
  package init?(spelling: String) {
    guard let (columns, rows) = Self.pair(in: spelling[...]),
      Self.allowedColumns.contains(columns), Self.allowedRows.contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  /// The size as `init(spelling:)` reads it.
  package var spelling: String { "\(columns)x\(rows)" }

  /// Two numbers of at most four digits with an `x` between.
  static func pair(in spelling: Substring) -> (Int, Int)? {
    let parts = spelling.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = number(in: parts[0]), let second = number(in: parts[1])
    else { return nil }
    return (first, second)
  }

  private static func number(in digits: Substring) -> Int? {
    guard digits.utf8.count <= 4, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(digits)
  }
}
