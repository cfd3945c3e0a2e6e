/// Memory for lists of bytes that grow side by side, in chunks that are linked.
///
/// A chunk begins with the position of the next one and the number of its own bytes; each chunk of a
/// list is twice as long as the one before, up to a limit. Positions count through pages, which never
/// move.
struct PostingChunks: ~Copyable {
  private var pages: [UnsafeMutablePointer<UInt8>] = []
  private var used = PostingChunks.pageSize

  private static let pageBits: UInt32 = 20
  private static let pageSize = 1 << pageBits
  private static let header = 6
  private static let smallest: UInt16 = 24
  private static let largest: UInt16 = 3_072

  deinit {
    for page in pages { page.deallocate() }
  }

  @inline(__always)
  func pointer(to position: UInt32) -> UnsafeMutablePointer<UInt8> {
    pages[Int(position &>> Self.pageBits)] + Int(position & UInt32(Self.pageSize - 1))
  }

  /// Adds a chunk to a list, whose first one is noted in `first`, and says where it may be written to.
  @inline(never)
  mutating func extend(
    _ first: inout UInt32, from next: UInt32, of end: UInt32, _ size: inout UInt16
  ) -> (next: UInt32, end: UInt32) {
    let before = size
    size = before == 0 ? Self.smallest : min(before &* 2, Self.largest)
    if used + Int(size) > Self.pageSize {
      pages.append(.allocate(capacity: Self.pageSize))
      used = 0
    }
    let start = UInt32(truncatingIfNeeded: (pages.count - 1) << Int(Self.pageBits) | used)
    used += Int(size)
    if before == 0 {
      first = start
    } else {
      let last = end &- UInt32(before)
      let raw = UnsafeMutableRawPointer(pointer(to: last))
      raw.storeBytes(of: start, as: UInt32.self)
      raw.storeBytes(
        of: UInt16(truncatingIfNeeded: next &- last) &- UInt16(Self.header), toByteOffset: 4,
        as: UInt16.self)
    }
    return (start &+ UInt32(Self.header), start &+ UInt32(size))
  }

  /// How many bytes a list has that begins with one chunk and ends at a position.
  func byteCount(from first: UInt32, to end: UInt32) -> Int {
    var count = 0
    forEachPart(from: first, to: end) { count += $0.count }
    return count
  }

  /// Hands over the bytes of a list, which is not empty.
  func forEachPart(
    from first: UInt32, to end: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var chunk = first
    var size = Self.smallest
    while !(chunk < end && end &- chunk <= UInt32(size)) {
      let start = pointer(to: chunk)
      let raw = UnsafeRawPointer(start)
      let count = Int(raw.loadUnaligned(fromByteOffset: 4, as: UInt16.self))
      body(UnsafeBufferPointer(start: start + Self.header, count: count))
      chunk = raw.loadUnaligned(as: UInt32.self)
      size = min(size &* 2, Self.largest)
    }
    let header = UInt32(Self.header)
    body(
      UnsafeBufferPointer(
        start: pointer(to: chunk) + Self.header, count: Int(end &- chunk &- header)))
  }
}
