/// One JSON object on one line, its members in the order in which they are added.
///
/// Written as RFC 8259 asks; text is UTF-8, with escapes only where they must be.
struct JSONObject {
  private var members = ""

  mutating func add(_ name: String, _ text: String?) {
    begin(name)
    if let text { Self.append(text, to: &members) } else { members += "null" }
  }

  mutating func add(_ name: String, _ number: Int) {
    begin(name)
    members += String(number)
  }

  mutating func add(_ name: String, _ isTrue: Bool) {
    begin(name)
    members += isTrue ? "true" : "false"
  }

  mutating func add(_ name: String, numbers: [Int64]) {
    begin(name)
    members += "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  /// Adds a number; `null` when it is none, since JSON has no infinity.
  mutating func add(_ name: String, _ number: Float) {
    begin(name)
    members += number.isFinite ? "\(number)" : "null"
  }

  mutating func add(_ name: String, _ texts: [String]) {
    begin(name)
    members += "["
    for (index, text) in texts.enumerated() {
      if index > 0 { members += "," }
      Self.append(text, to: &members)
    }
    members += "]"
  }

  /// Adds pairs of the first place in each range and the first behind it.
  mutating func add(_ name: String, ranges: [Range<Int>]) {
    begin(name)
    members += "["
    for (index, range) in ranges.enumerated() {
      if index > 0 { members += "," }
      members += "[\(range.lowerBound),\(range.upperBound)]"
    }
    members += "]"
  }

  /// The object and the end of its line.
  var line: String { "{" + members + "}\n" }

  private mutating func begin(_ name: String) {
    if !members.isEmpty { members += "," }
    Self.append(name, to: &members)
    members += ":"
  }

  private static func append(_ text: String, to line: inout String) {
    line += "\""
    // Runs that need no escape are copied whole.
    var rest = text.utf8[...]
    while let index = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      line += Substring(rest[..<index])
      line += escape(rest[index])
      rest = rest[rest.index(after: index)...]
    }
    line += Substring(rest)
    line += "\""
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: (byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}
