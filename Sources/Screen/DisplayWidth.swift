/// Columns that text takes on a terminal, as ncurses and glibc count them.
package enum DisplayWidth {
  /// The columns a line of text takes.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  package static func columns(of text: Substring) -> Int {
    ClusterReader.read(text) { reader in
      var columns = 0
      while true {
        columns += reader.nextPlainRun(atMost: .max).count
        guard let cluster = reader.next() else { return columns }
        columns += cluster.columns
      }
    }
  }

  /// The columns a whole string takes.
  package static func columns(of text: String) -> Int { columns(of: Substring(text)) }

  /// The text, or as much of it as fits with an ellipsis behind.
  ///
  /// Clusters stay whole, and no space is left before the ellipsis.
  ///
  /// - Complexity: O(n) in the bytes that fit.
  package static func truncate(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    // No cluster takes more columns than it has bytes.
    guard text.utf8.count > columns else { return text }
    let cut: Int? = ClusterReader.read(Substring(text)) { reader in
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
