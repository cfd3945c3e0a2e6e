extension Int {
  /// With commas between thousands, as people write numbers.
  var grouped: String {
    guard magnitude >= 1000 else { return String(self) }
    var digits = Array(String(magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }
}
