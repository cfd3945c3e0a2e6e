/// The order of files that people expect: numbers by value, a folder's files together.
enum PathOrder {
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
    var index = 0
    while index < name.count {
      let byte = name[index]
      guard isDigit(byte) else {
        key.append(byte == UInt8(ascii: "/") ? slash : byte)
        index += 1
        continue
      }
      var end = index
      while end < name.count, isDigit(name[end]) { end += 1 }
      while index < end, name[index] == UInt8(ascii: "0") { index += 1 }
      key.append(UInt8(ascii: "0"))
      // Lengths of 255 and more, which no counter has, are told apart by further bytes.
      key.append(contentsOf: repeatElement(255, count: (end - index) / 255))
      key.append(UInt8((end - index) % 255))
      key.append(contentsOf: name[index..<end])
      index = end
    }
  }

  /// The first 8 bytes of a name's key, as a number that compares as they do.
  static func prefix(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    var room = 64
    func put(_ byte: UInt8) {
      guard room > 0 else { return }
      room -= 8
      prefix |= UInt64(byte) << UInt64(room)
    }
    var index = 0
    while index < name.count, room > 0 {
      guard isDigit(name[index]) else {
        put(rank(name[index]))
        index += 1
        continue
      }
      let run = run(of: name, from: &index)
      put(UInt8(ascii: "0"))
      for _ in 0..<min(run.count / 255, 8) { put(255) }
      put(UInt8(run.count % 255))
      for place in run.prefix(8) { put(name[place]) }
    }
    return prefix
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
