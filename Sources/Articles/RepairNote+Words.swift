extension RepairNote {
  /// The note as a sentence for people.
  package var words: String {
    switch self {
    case .decoded(let encoding):
      "Read as \(encoding.rawValue), because it is not UTF-8."
    case .replacedInvalid(let count):
      Self.counted(count, "broken character was", "broken characters were")
        + " replaced by \u{FFFD}."
    case .replacedControls(let count):
      Self.counted(count, "control character was", "control characters were") + " made harmless."
    case .shortenedMarks(let count):
      Self.counted(count, "pile of marks was", "piles of marks were") + " cut to thirty."
    case .truncated(let read, let whole):
      "Only the first \(Self.size(read)) of \(Self.size(whole)) were read."
    }
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(grouped(count)) \(many)"
  }

  /// `12,345`.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// `17 bytes`, `2.4 KB` or `12 MB`, in steps of 1,000.
  private static func size(_ bytes: Int) -> String {
    guard bytes >= 1_000 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    var unit = 1_000
    var name = "KB"
    for (next, nextName) in [(1_000_000, "MB"), (1_000_000_000, "GB")] where bytes >= next {
      unit = next
      name = nextName
    }
    let whole = bytes / unit
    let tenth = bytes % unit * 10 / unit
    return whole >= 10 || tenth == 0 ? "\(grouped(whole)) \(name)" : "\(whole).\(tenth) \(name)"
  }
}
