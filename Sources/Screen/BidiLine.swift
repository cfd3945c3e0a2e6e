/// A line of text in the order in which it stands on the screen from left to right, for terminals that
/// write everything from left to right as it comes (UAX #9).
package struct BidiLine: Equatable, Sendable {
  /// A character of the line.
  package struct Cluster: Equatable, Sendable {
    /// UTF-8 offsets in the text.
    package let range: Range<Int>
    /// Columns it takes.
    package let columns: Int
    /// What is drawn in its place, where text from right to left has the mirror image.
    package let mirrored: Character?
  }

  /// From left to right.
  package let clusters: [Cluster]

  /// In longer texts only the line itself tells how it is to be ordered.
  private static let longestContext = 4_096

  /// Orders a part of a text, which is one paragraph, whose direction is that of its first letter.
  ///
  /// - Complexity: O(*n*) in the length of the text, or of the line where the text is long.
  package init(_ range: Range<Int>, of text: String) {
    let whole = 0..<text.utf8.count
    let line = range.clamped(to: whole)
    let context = whole.count <= Self.longestContext ? whole : line
    let base: UInt8 = Self.isRightToLeft(text) ? 1 : 0
    var scalars: [UInt32] = []
    var found: [(cluster: ClusterReader.Cluster, scalar: Int)] = []
    ClusterReader.read(Substring(text), from: context.lowerBound) { reader in
      while reader.position < context.upperBound, let cluster = reader.next() {
        if cluster.start >= line.lowerBound, cluster.start < line.upperBound {
          found.append((cluster, scalars.count))
        }
        scalars.append(cluster.first)
        if !cluster.isSingle { reader.forEachLaterScalar(of: cluster) { scalars.append($0) } }
      }
    }
    let start = found.first?.scalar ?? 0
    let paragraph = BidiParagraph(scalars.map { .of($0) }, scalars: scalars, baseLevel: base)
    let end = found.last.map { last in
      last.scalar + (last.cluster.isSingle ? 1 : Self.count(of: last.cluster, in: text))
    }
    let levels = paragraph.levels(ofLine: start..<max(start, min(end ?? start, scalars.count)))
    let order = BidiParagraph.visualOrder(found.map { levels[$0.scalar - start] })
    clusters = order.map { place in
      let (cluster, scalar) = found[place]
      let isMirrored = levels[scalar - start] % 2 == 1 && cluster.isSingle
      return Cluster(
        range: cluster.start..<cluster.end, columns: cluster.columns,
        mirrored: isMirrored
          ? BidiTable.mirrors[cluster.first].flatMap(Unicode.Scalar.init).map(Character.init) : nil)
    }
  }

  private static func count(of cluster: ClusterReader.Cluster, in text: String) -> Int {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: cluster.start)
    let end = text.utf8.index(start, offsetBy: cluster.end - cluster.start)
    return text.unicodeScalars[start..<end].count
  }

  /// How many columns from the left the character stands that begins at or holds an offset.
  package func column(of offset: Int) -> Int {
    var column = 0
    for cluster in clusters {
      if cluster.range.contains(offset) { return column }
      column += cluster.columns
    }
    return column
  }

  // MARK: - Direction

  /// Whether a text has anything in it that is written from right to left.
  ///
  /// - Complexity: O(*n*) in its bytes, which are only compared.
  package static func hasRightToLeft(_ text: Substring) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // Hebrew to Thaana, what has been added behind them, presentation forms, the historic scripts.
        if byte >= 0xD6, byte <= 0xDF { return true }
        if byte == 0xE0, index + 1 < bytes.count, bytes[index + 1] <= 0xA3 { return true }
        if byte == 0xEF, index + 1 < bytes.count, 0xAC...0xBB ~= bytes[index + 1] { return true }
        if byte == 0xF0, index + 1 < bytes.count,
          bytes[index + 1] == 0x90 || bytes[index + 1] == 0x9E
        {
          return true
        }
        index += 1
      }
      return false
    }
  }

  /// Letters that decide are not looked for further into a text.
  private static let longestLead = 1_024

  /// Whether a text is written from right to left on the whole: its first letter is.
  ///
  /// - Complexity: O(1): no more than the beginning of a long text is looked at.
  package static func isRightToLeft(_ text: String) -> Bool {
    var depth = 0
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      if count > longestLead { return false }
      switch BidiClass.of(scalar.value) {
      case .leftIsolate, .rightIsolate, .firstStrongIsolate: depth += 1
      case .popIsolate: depth = max(0, depth - 1)
      case .leftToRight: if depth == 0 { return false }
      case .rightToLeft, .arabic: if depth == 0 { return true }
      default: break
      }
    }
    return false
  }
}
