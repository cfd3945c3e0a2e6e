/// The bytes that a fuzzer has made, taken from the front as numbers and texts.
///
/// When they are used up, everything is zero or empty, so that each input comes to an end.
struct Input {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isEmpty: Bool { next >= bytes.count }

  mutating func byte() -> UInt8 {
    guard next < bytes.count else { return 0 }
    defer { next += 1 }
    return bytes[next]
  }

  mutating func number(below limit: Int) -> Int { Int(byte()) % max(limit, 1) }

  /// What stands before the next zero byte, or as much as there may be.
  mutating func piece(atMost limit: Int = 64) -> [UInt8] {
    let start = next
    while next < bytes.count, bytes[next] != 0, next - start < limit { next += 1 }
    let piece = Array(bytes[start..<next])
    if next < bytes.count, bytes[next] == 0 { next += 1 }
    return piece
  }

  /// All that is left.
  mutating func rest() -> [UInt8] {
    defer { next = bytes.count }
    return Array(bytes[min(next, bytes.count)...])
  }

  mutating func text(atMost limit: Int = 64) -> String {
    String(decoding: piece(atMost: limit), as: UTF8.self)
  }
}
