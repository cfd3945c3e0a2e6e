/// The order in which folders are walked: that of their names, numbers by value.
enum FolderOrder {
  /// Whether a name comes before another, so that 9 comes before 10.
  static func precedes(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    var left = left[...]
    var right = right[...]
    while let first = left.first, let second = right.first {
      if isDigit(first), isDigit(second) {
        let (number, other) = (takeNumber(from: &left), takeNumber(from: &right))
        if number.count != other.count { return number.count < other.count }
        if !number.elementsEqual(other) { return number.lexicographicallyPrecedes(other) }
      } else if first != second {
        return first < second
      } else {
        left.removeFirst()
        right.removeFirst()
      }
    }
    return left.isEmpty && !right.isEmpty
  }

  /// Takes the digits at the front, and hands them out without leading zeros.
  private static func takeNumber<Bytes: Collection<UInt8>>(
    from bytes: inout Bytes
  ) -> Bytes.SubSequence where Bytes.SubSequence == Bytes {
    let number = bytes.prefix { isDigit($0) }
    bytes = bytes[number.endIndex...]
    return number.drop { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
