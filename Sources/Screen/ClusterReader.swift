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
    let (columns, last) = measure(from: start, to: max(end, clusterEnd(from: start)))
    position = last
    return Cluster(
      start: start, end: last, first: first, columns: columns, isSingle: false)
  }

  /// No cluster is longer that people write: what is is parted, so that no key waits for the whole of it.
  static let mostBytes = 128
  /// Nor wider.
  private static let mostColumns = 16

  /// The columns of a cluster, and where it ends, which is earlier when it is too wide.
  private func measure(from start: Int, to end: Int) -> (columns: Int, end: Int) {
    var builder = CellBuilder()
    var columns = 0
    var position = start
    while position < end {
      let (scalar, next) = scalar(at: position)
      if let glyph = builder.add(scalar) {
        columns += glyph.width
        if columns >= Self.mostColumns { return (columns, position) }
      }
      position = next
    }
    return (columns + (builder.finish()?.width ?? 0), end)
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

  /// Where the cluster ends that begins at a place.
  ///
  /// A slice is asked, and not the text, since it looks at nothing that stands before it. What may be longer than a
  /// cluster can be is copied first: a slice looks behind its own end, as far as the text's cluster goes on.
  private func clusterEnd(from start: Int) -> Int {
    let limit = Self.scalarStart(atOrBefore: min(start + Self.mostBytes, bytes.count), in: bytes)
    guard isParted(after: start, before: limit) else {
      let part = String(
        decoding: UnsafeBufferPointer(rebasing: bytes[start..<limit]), as: UTF8.self)
      return start
        + part.utf8.distance(from: part.startIndex, to: part.index(after: part.startIndex))
    }
    let rest = text[text.utf8.index(text.startIndex, offsetBy: start)...]
    return start + rest.utf8.distance(from: rest.startIndex, to: rest.index(after: rest.startIndex))
  }

  /// Whether a cluster surely begins between two places.
  private func isParted(after start: Int, before limit: Int) -> Bool {
    var (last, position) = scalar(at: start)
    while position < limit {
      let (next, end) = scalar(at: position)
      if Self.surelyParts(last, next) { return true }
      (last, position) = (next, end)
    }
    return false
  }

  /// Whether two scalars are never of one cluster, whatever stands around them.
  private static func surelyParts(_ last: UInt32, _ next: UInt32) -> Bool {
    if last < 0x80, next < 0x80 { return last != 0x0D }
    guard !ScalarClass.of(next).contains(.extends) else { return false }
    return ScalarClass.of(last).isDisjoint(with: [.extends, .complex])
  }

  private static func scalarStart(
    atOrBefore position: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var position = position
    while position > 0, position < bytes.count, bytes[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  /// So far before a place one looks for where its cluster begins.
  private static let farthestBack = 8 * mostBytes

  /// Where the cluster begins that a place is in.
  ///
  /// - Complexity: O(1). Within more than a kilobyte of what may be one cluster the answer need not be that of a
  ///   walk from its beginning.
  mutating func start(atOrBefore place: Int) -> Int {
    let place = Self.scalarStart(atOrBefore: min(max(0, place), bytes.count), in: bytes)
    guard place > 0, place < bytes.count else { return place }
    let limit = max(0, place - Self.farthestBack)
    var first = place
    var next = scalar(at: place).value
    while first > limit {
      let before = Self.scalarStart(atOrBefore: first - 1, in: bytes)
      let last = scalar(at: before).value
      if Self.surelyParts(last, next) { break }
      (first, next) = (before, last)
    }
    position = first
    while let cluster = self.next(), cluster.end <= place { first = cluster.end }
    return first
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
