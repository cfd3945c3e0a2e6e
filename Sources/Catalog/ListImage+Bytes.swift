extension ListImage {
  /// What the first bytes of an image say.
  struct Header {
    let key: UInt64
    let articles: UInt32
    let folders: UInt32
    let folderBytes: UInt64
    let stringBytes: UInt64
    let checksum: UInt64

    /// Nil when the bytes do not begin as an image does.
    init?(_ reader: ByteReader) {
      guard reader.uint64(at: 0) == ListImage.magic, let key = reader.uint64(at: 8),
        let articles = reader.uint32(at: 16), let folders = reader.uint32(at: 20),
        let folderBytes = reader.uint64(at: 24), let stringBytes = reader.uint64(at: 32),
        let checksum = reader.uint64(at: 40)
      else { return nil }
      self.key = key
      self.articles = articles
      self.folders = folders
      self.folderBytes = folderBytes
      self.stringBytes = stringBytes
      self.checksum = checksum
    }

    /// Where the parts lie; nil when they do not add up to the size of the whole.
    func layout(in count: Int) -> (folders: Range<Int>, records: Range<Int>, strings: Range<Int>)? {
      guard folderBytes <= UInt64(count), stringBytes <= UInt64(count) else { return nil }
      let records = ListImage.headerCount + Int(folderBytes)
      let strings = records + Int(articles) * ListImage.recordCount
      guard strings + Int(stringBytes) == count else { return nil }
      return (ListImage.headerCount..<records, records..<strings, strings..<count)
    }
  }
}

/// Writes numbers as little-endian bytes.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Overwrites bytes written before.
  mutating func put(_ number: UInt64, at start: Int) {
    for offset in 0..<8 where bytes.indices.contains(start + offset) {
      bytes[start + offset] = UInt8(truncatingIfNeeded: number >> UInt64(8 * offset))
    }
  }
}

/// Reads little-endian numbers; nil beyond the end.
struct ByteReader {
  let bytes: [UInt8]

  func uint16(at start: Int) -> UInt16? { number(at: start) }
  func uint32(at start: Int) -> UInt32? { number(at: start) }
  func uint64(at start: Int) -> UInt64? { number(at: start) }

  private func number<Number: FixedWidthInteger & BitwiseCopyable>(at start: Int) -> Number? {
    guard start >= 0, start <= bytes.count - MemoryLayout<Number>.size else { return nil }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Number.self))
    }
  }
}

/// A sum that tells damaged bytes from whole ones.
///
/// Four lanes of 64 bits, each multiplied and rotated as in xxHash (Collet,
/// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md); it need not withstand anyone who
/// wants to deceive it, since what it lets through is checked all the same.
enum Checksum {
  private static let first: UInt64 = 0x9e37_79b1_85eb_ca87
  private static let second: UInt64 = 0xc2b2_ae3d_27d4_eb4f

  /// The sum of all bytes, those of a range taken for zeros.
  static func of(_ bytes: [UInt8], leavingOut hole: Range<Int> = 0..<0) -> UInt64 {
    var lanes = SIMD4<UInt64>(first &+ second, second, 0, 0 &- first)
    bytes.withUnsafeBytes { raw in
      var place = 0
      while place + 32 <= raw.count {
        var block = raw.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
        if hole.overlaps(place..<place + 32) { block = Self.block(raw, from: place, hole) }
        lanes = step(lanes, block)
        place += 32
      }
      lanes = step(lanes, block(raw, from: place, hole))
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 {
      sum = (sum ^ lanes[lane]) &* first
      sum ^= sum >> 29
    }
    return sum &* second ^ sum >> 32
  }

  private static func step(_ lanes: SIMD4<UInt64>, _ block: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let sum = lanes &+ block &* SIMD4(repeating: second)
    return (sum &<< SIMD4(repeating: 31) | sum &>> SIMD4(repeating: 33)) &* SIMD4(repeating: first)
  }

  /// The bytes of a block one by one, as far as there are any.
  private static func block(
    _ raw: UnsafeRawBufferPointer, from start: Int, _ hole: Range<Int>
  ) -> SIMD4<UInt64> {
    var block = SIMD4<UInt64>.zero
    for offset in 0..<32 where start + offset < raw.count && !hole.contains(start + offset) {
      block[offset / 8] |= UInt64(raw[start + offset]) << UInt64(offset % 8 * 8)
    }
    return block
  }
}
