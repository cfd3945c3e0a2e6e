/// The line being typed at the bottom of the screen, and what it is for.
package struct Prompt: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    case searchLibrary
    /// With what to go back to when the search is given up.
    case searchArticle(before: TextPane)
    case palette
  }

  package let purpose: Purpose
  package var editor = LineEditor()
  /// How far back in the history, 0 for the line being typed.
  package var historyDepth = 0
  /// The line that was being typed before the history was looked at.
  package var draft = ""
  /// The chosen row of the palette.
  package var choice = 0

  /// The character the prompt begins with.
  package var sign: String { purpose == .palette ? ":" : "/" }
}

/// Earlier queries, the newest last, each once.
package struct PromptHistory: Equatable, Sendable {
  private static let capacity = 200
  private var lines: [String] = []

  package init() {}

  package mutating func remember(_ line: String) {
    guard !line.isEmpty else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.capacity { lines.removeFirst() }
  }

  /// The line so many steps back, from 1; nil beyond the oldest.
  package func line(back depth: Int) -> String? {
    depth >= 1 && depth <= lines.count ? lines[lines.count - depth] : nil
  }
}
