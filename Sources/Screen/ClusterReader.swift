/// Walks a text cluster by cluster: what a reader takes for one character.
///
/// It works on the UTF-8 bytes and finds most boundaries by itself; where scalars join into
/// clusters it asks `String`, from that place on, so that a walk is linear whatever the text.
struct ClusterReader {
  /// Where a cluster stands, in UTF-8 offsets, and what it takes on the screen.
  struct Cluster {
    var start: Int
    var end: Int
    var first: UInt32
    var columns: Int
    /// Whether it is the one scalar `first`, which makes at most one cell.
    var isSingle: Bool
  }

  private let text: Substring
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next cluster starts.
  private(set) var position: Int

  /// Calls `body` with a reader of the text, which is valid only until `body` returns.
  static func read<Result>(
    _ text: Substring, from position: Int = 0, _ body: (inout ClusterReader) -> Result
  ) -> Result {
    var native = text
    return native.withUTF8 { bytes in
      var reader = ClusterReader(text: text, bytes: bytes, position: position)
      return body(&reader)
    }
  }

  private init(text: Substring, bytes: UnsafeBufferPointer<UInt8>, position: Int) {
    self.text = text
    self.bytes = bytes
    self.position = position
  }

  /// The ASCII letters, signs and spaces from here on, each a cluster of one column.
  ///
  /// None where a cluster of another kind is next. Valid only as long as the reader.
  mutating func nextPlainRun(atMost limit: Int) -> UnsafeBufferPointer<UInt8> {
    let start = position
    var end = start
    let last = start + min(bytes.count - start, max(0, limit))
    while end < last, bytes[end] &- 0x20 < 0x5F { end += 1 }
    // The last letter may carry marks.
    if end > start, end < bytes.count, bytes[end] >= 0x80 { end -= 1 }
    position = end
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Has a scan take in what it can without looking at clusters, from here on.
  mutating func feedWords(to scan: inout BreakScan) {
    position = scan.addWords(of: bytes, from: position)
  }

  /// The scalar that comes next, which is not read; nil at the end of the text.
  func peek() -> UInt32? { position < bytes.count ? scalar(at: position).value : nil }

  /// The scalars of a cluster but the first.
  func forEachLaterScalar(of cluster: Cluster, _ body: (UInt32) -> Void) {
    var position = scalar(at: cluster.start).end
    while position < cluster.end {
      let (scalar, end) = scalar(at: position)
      body(scalar)
      position = end
    }
  }

  /// The next cluster; nil at the end of the text.
  mutating func next() -> Cluster? {
    let start = position
    guard start < bytes.count else { return nil }
    let byte = bytes[start]
    if byte < 0x80 && (start + 1 == bytes.count || bytes[start + 1] < 0x80) {
      if byte == 0x0D, start + 1 < bytes.count, bytes[start + 1] == 0x0A {
        position = start + 2
        return Cluster(start: start, end: position, first: 0x0D, columns: 2, isSingle: false)
      }
      position = start + 1
      return Cluster(start: start, end: start + 1, first: UInt32(byte), columns: 1, isSingle: true)
    }
    let (first, end) = scalar(at: start)
    let kind = ScalarClass.of(first)
    if !kind.contains(.complex) && !isExtended(at: end) {
      position = end
      return Cluster(
        start: start, end: end, first: first, columns: kind.width, isSingle: true)
    }
    position = max(end, clusterEnd(from: start))
    var cluster = Cluster(
      start: start, end: position, first: first, columns: 0, isSingle: false)
    var columns = 0
    forEachGlyph(of: cluster) { columns += $0.width }
    cluster.columns = columns
    return cluster
  }

  /// The cells of a cluster, from left to right.
  func forEachGlyph(of cluster: Cluster, _ body: (CellBuilder.Glyph) -> Void) {
    var builder = CellBuilder()
    var position = cluster.start
    while position < cluster.end {
      let (scalar, end) = scalar(at: position)
      if let glyph = builder.add(scalar) { body(glyph) }
      position = end
    }
    if let glyph = builder.finish() { body(glyph) }
  }

  private func isExtended(at position: Int) -> Bool {
    guard position < bytes.count, bytes[position] >= 0x80 else { return false }
    return ScalarClass.of(scalar(at: position).value).contains(.extends)
  }

  /// A slice is asked, and not the text, since it looks at nothing that stands before it.
  private func clusterEnd(from start: Int) -> Int {
    let rest = text[text.utf8.index(text.startIndex, offsetBy: start)...]
    return start + rest.utf8.distance(from: rest.startIndex, to: rest.index(after: rest.startIndex))
  }

  /// Decodes one scalar; the bytes are a `String`'s, so they are well-formed.
  private func scalar(at position: Int) -> (value: UInt32, end: Int) {
    let lead = bytes[position]
    let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, position + length <= bytes.count else { return (UInt32(lead), position + 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      value = value << 6 | UInt32(bytes[position + offset] & 0x3F)
    }
    return (value, position + length)
  }
}
