/// The order of files that people expect: numbers by value, a folder's files together.
package enum PathOrder {
  /// A slash in a key: the lowest byte, so that what is in a folder stays together.
  static let slash: UInt8 = 1

  /// A path in a form whose bytes compare as people order files.
  ///
  /// A run of digits is written as its length without leading zeros and then the digits, so that 2
  /// comes before 10.
  static func key(of path: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(path.utf8.count + 8)
    var path = path
    path.withUTF8 { append($0, to: &key) }
    return key
  }

  /// Appends the key of a name.
  static func append(_ name: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    forEachByte(ofKeyOf: name) { byte in
      key.append(byte)
      return true
    }
  }

  /// The first 8 bytes of a name's key, as a number that compares as they do.
  static func prefix(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    var room: UInt64 = 64
    forEachByte(ofKeyOf: name) { byte in
      room -= 8
      prefix |= UInt64(byte) << room
      return room > 0
    }
    return prefix
  }

  /// Calls for the bytes of a name's key, in order, until `body` says false.
  private static func forEachByte(
    ofKeyOf name: UnsafeBufferPointer<UInt8>, _ body: (UInt8) -> Bool
  ) {
    var index = 0
    while index < name.count {
      guard body(rank(name[index])) else { return }
      guard isDigit(name[index]) else {
        index += 1
        continue
      }
      let run = run(of: name, from: &index)
      // Lengths of 255 and more, which no counter has, are told apart by further bytes.
      for _ in 0..<run.count / 255 where !body(255) { return }
      guard body(UInt8(run.count % 255)) else { return }
      for place in run where !body(name[place]) { return }
    }
  }

  /// Whether a name comes before another.
  package static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { compare(left, $0) < 0 }
    }
  }

  /// Compares two names as their keys would, without making them; negative, zero or positive.
  static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let (a, b) = (left[i], right[j])
      guard isDigit(a), isDigit(b) else {
        let (x, y) = (rank(a), rank(b))
        if x != y { return x < y ? -1 : 1 }
        i += 1
        j += 1
        continue
      }
      let (first, second) = (run(of: left, from: &i), run(of: right, from: &j))
      if first.count != second.count { return first.count < second.count ? -1 : 1 }
      for offset in 0..<first.count
      where left[first.lowerBound + offset] != right[second.lowerBound + offset] {
        return left[first.lowerBound + offset] < right[second.lowerBound + offset] ? -1 : 1
      }
    }
    return (left.count - i) - (right.count - j)
  }

  /// A run of digits without its leading zeros; the index moves behind it.
  private static func run(of name: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Range<Int>
  {
    var start = index
    while index < name.count, isDigit(name[index]) { index += 1 }
    while start < index, name[start] == UInt8(ascii: "0") { start += 1 }
    return start..<index
  }

  /// What a byte compares as: all digits alike, since a run of them is compared as a number.
  private static func rank(_ byte: UInt8) -> UInt8 {
    isDigit(byte) ? UInt8(ascii: "0") : byte == UInt8(ascii: "/") ? slash : byte
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
