extension String {
  /// The part between two UTF-8 offsets, held to the string.
  ///
  /// - Complexity: O(1) for native strings.
  func slice(_ range: Range<Int>) -> Substring {
    let count = utf8.count
    let low = max(0, min(range.lowerBound, count))
    let high = max(low, min(range.upperBound, count))
    return self[
      utf8.index(utf8.startIndex, offsetBy: low)..<utf8.index(utf8.startIndex, offsetBy: high)]
  }
}
