/// Numbers as the report shows them.
enum Number {
  /// Three digits that count, and no more than two behind the point; whole numbers as they are.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value == value.rounded() { return fixed(value, 0) }
    let size = abs(value)
    return size < 9.995 ? fixed(value, 2) : size < 99.95 ? fixed(value, 1) : fixed(value, 0)
  }

  /// So many digits behind the point.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    var scale = 1
    for _ in 0..<max(0, min(digits, 3)) { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let whole = (scaled / scale).grouped
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard scale > 1 else { return sign + whole }
    let part = String(scale + scaled % scale).dropFirst()
    return "\(sign)\(whole).\(part)"
  }
}

extension Int {
  /// With a comma between the thousands, as the reader shows numbers.
  var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
