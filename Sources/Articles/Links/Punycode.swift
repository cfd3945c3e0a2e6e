/// Letters of all scripts written in the ASCII that host names are made of (RFC 3492).
enum Punycode {
  private static let base = 36
  private static let firstThreshold = 1
  private static let lastThreshold = 26
  private static let skew = 38
  private static let damp = 700
  private static let initialBias = 72

  /// A label in ASCII, without the `xn--` that host names put before it; nil when a number in it grows
  /// beyond what can be counted.
  ///
  /// - Complexity: O(*n*²) in the number of scalars, which is small in a host name.
  static func encode(_ label: some Collection<Unicode.Scalar>) -> [UInt8]? {
    var output = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basic = output.count
    var handled = basic
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var lowest = 0x80
    var delta = 0
    var bias = initialBias
    while handled < label.count {
      guard let next = label.lazy.map({ Int($0.value) }).filter({ $0 >= lowest }).min() else {
        return nil
      }
      let (step, overflows) = (next - lowest).multipliedReportingOverflow(by: handled + 1)
      guard !overflows, delta <= Int(Int32.max) - min(step, Int(Int32.max)) else { return nil }
      delta += step
      lowest = next
      for scalar in label {
        let value = Int(scalar.value)
        if value < lowest { delta += 1 }
        guard value == lowest else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      lowest += 1
    }
    return output
  }

  /// Writes a number with digits whose weights the bias decides.
  private static func append(_ number: Int, bias: Int, to output: inout [UInt8]) {
    var rest = number
    var weight = base
    while true {
      let threshold = min(max(weight - bias, firstThreshold), lastThreshold)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      weight += base
    }
    output.append(digit(rest))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - firstThreshold) * lastThreshold / 2 {
      delta /= base - firstThreshold
      steps += base
    }
    return steps + (base - firstThreshold + 1) * delta / (delta + skew)
  }

  private static func digit(_ number: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: number < 26 ? 0x61 + number : 0x30 + number - 26)
  }
}
