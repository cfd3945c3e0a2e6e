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

  /// The letters that such a label stands for; nil when it is none, or stands for ASCII alone.
  ///
  /// - Complexity: O(*n*²) in the number of bytes, which is small in a host name.
  static func decode(_ label: some BidirectionalCollection<UInt8>) -> [Unicode.Scalar]? {
    let hyphen = label.lastIndex(of: UInt8(ascii: "-"))
    var output = (hyphen.map { label[..<$0] } ?? label[..<label.startIndex]).map {
      Unicode.Scalar($0)
    }
    var rest = hyphen.map { label[label.index(after: $0)...] } ?? label[...]
    guard !rest.isEmpty, output.allSatisfy(\.isASCII) else { return nil }
    var scalar = 0x80
    var position = 0
    var bias = initialBias
    var isFirst = true
    while !rest.isEmpty {
      guard let delta = number(from: &rest, bias: bias) else { return nil }
      let count = output.count + 1
      bias = adapted(delta, count: count, isFirst: isFirst)
      isFirst = false
      position += delta
      scalar += position / count
      position %= count
      guard let value = UInt32(exactly: scalar), let next = Unicode.Scalar(value) else {
        return nil
      }
      output.insert(next, at: position)
      position += 1
    }
    return output
  }

  /// Reads a number whose digits have weights that the bias decides; nil when it does not end, or grows
  /// beyond what can be counted.
  private static func number<Digits: Collection<UInt8>>(
    from digits: inout Digits, bias: Int
  ) -> Int? where Digits.SubSequence == Digits {
    var number = 0
    var factor = 1
    var weight = base
    while let digit = digits.popFirst() {
      guard let value = Self.value(of: digit) else { return nil }
      let (step, stepOverflows) = value.multipliedReportingOverflow(by: factor)
      guard !stepOverflows, step <= Int(Int32.max) - number else { return nil }
      number += step
      let threshold = min(max(weight - bias, firstThreshold), lastThreshold)
      if value < threshold { return number }
      let (next, overflows) = factor.multipliedReportingOverflow(by: base - threshold)
      guard !overflows else { return nil }
      factor = next
      weight += base
    }
    return nil
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

  private static func value(of digit: UInt8) -> Int? {
    switch digit {
    case 0x61...0x7A: Int(digit) - 0x61
    case 0x41...0x5A: Int(digit) - 0x41
    case 0x30...0x39: Int(digit) - 0x30 + 26
    default: nil
    }
  }
}
