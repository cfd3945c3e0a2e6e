/// Columns that text takes on a terminal, as ncurses and glibc count them.
package enum DisplayWidth {
  /// The columns a line of text takes.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  package static func columns<Text: StringProtocol>(of text: Text) -> Int
  where Text.SubSequence == Substring {
    ClusterReader.read(text[...]) { reader in
      var columns = 0
      while let cluster = reader.next() {
        columns += cluster.columns
      }
      return columns
    }
  }

  /// The text, or as much of it as fits with an ellipsis behind.
  ///
  /// Clusters stay whole, and no space is left before the ellipsis.
  ///
  /// - Complexity: O(n) in the bytes that fit.
  package static func truncate(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    let cut: Int? = ClusterReader.read(text[...]) { reader in
      var used = 0
      var cut = 0
      while let cluster = reader.next() {
        used += cluster.columns
        if used > columns { return cut }
        if used < columns && cluster.first != 0x20 { cut = cluster.end }
      }
      return nil
    }
    guard let cut else { return text }
    return String(text[..<text.utf8.index(text.startIndex, offsetBy: cut)]) + "…"
  }
}
