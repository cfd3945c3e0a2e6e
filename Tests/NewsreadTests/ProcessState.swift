import Foundation

#if os(Linux)
  /// What the kernel says of a process: proc(5).
  struct ProcessState {
    /// `R` running, `S` waiting, `T` stopped, `Z` ended and not yet asked about.
    var letter: Character
    /// The time it has used, in ticks of the clock.
    var ticks: Int

    /// Nil when there is no such process.
    init?(of process: Int32) {
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        // The name in parentheses can hold anything.
        let end = text.lastIndex(of: ")")
      else { return nil }
      let fields = text[text.index(after: end)...].split(separator: " ")
      guard fields.count > 13, let letter = fields[0].first, let user = Int(fields[11]),
        let system = Int(fields[12])
      else { return nil }
      self.letter = letter
      self.ticks = user + system
    }

    /// Whether the process has ended, be it that nobody has asked how.
    static func isGone(_ process: Int32) -> Bool {
      ProcessState(of: process).map { $0.letter == "Z" } ?? true
    }
  }
#endif
