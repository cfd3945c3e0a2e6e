/// Looking up what the generated tables say of a scalar.
///
/// Each is an array of ranges: the first scalar of each, shifted left by 8, with a raw value below; sorted,
/// beginning with 0, and each going on to the start of the next.
enum RangeTable {
  /// The raw value of the range that holds a scalar.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  @inline(__always)
  static func value(of scalar: UInt32, in ranges: [UInt32]) -> UInt8 {
    var low = 0
    var high = ranges.count
    // The range that starts at 0 holds whatever no later one does.
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle] >> 8 <= scalar {
        low = middle
      } else {
        high = middle
      }
    }
    return UInt8(truncatingIfNeeded: ranges[low])
  }
}
