/// A control sequence: `ESC [`, numbers, and the character that says what to do.
struct ControlSequence: Equatable {
  /// The numbers; nil where one was left out.
  private(set) var parameters: [Int?] = []
  /// One of `<=>?` at the start, else 0.
  var prefix: UInt8 = 0
  /// A character between the numbers and the last one, else 0.
  var intermediate: UInt8 = 0
  var final: UInt8 = 0

  /// A parameter by its place, or what stands for one that is missing or 0.
  func parameter(_ index: Int, or other: Int = 1) -> Int {
    guard parameters.indices.contains(index), let value = parameters[index], value > 0 else {
      return other
    }
    return value
  }

  mutating func append(digit: Int) {
    if parameters.isEmpty { parameters.append(nil) }
    let last = parameters.count - 1
    // Nothing on a screen is further away than that.
    parameters[last] = min(99_999, (parameters[last] ?? 0) * 10 + digit)
  }

  mutating func startParameter() {
    if parameters.isEmpty { parameters.append(nil) }
    if parameters.count < 32 { parameters.append(nil) }
  }
}
