package import Screen

/// One line of text being typed, edited as in readline.
package struct LineEditor: Equatable, Sendable {
  /// The longest line that can be typed or pasted.
  package static let capacity = 10_000

  /// The line, character by character.
  package private(set) var characters: [Character]
  /// The characters before the cursor.
  package private(set) var cursor: Int
  private var killed: [Character] = []

  package init(_ text: String = "") {
    characters = Array(text.prefix(Self.capacity))
    cursor = characters.count
  }

  /// The line as one string.
  package var text: String { String(characters) }
  /// Whether nothing has been typed.
  package var isEmpty: Bool { characters.isEmpty }

  /// Takes a key and says whether it was one for editing.
  package mutating func handle(_ key: Key) -> Bool {
    switch (key.code, key.isControl, key.isAlt) {
    case (.character(let character), false, false): insert([character])
    case (.left, false, false), (.character("b"), true, false): cursor = max(0, cursor - 1)
    case (.right, false, false), (.character("f"), true, false):
      cursor = min(characters.count, cursor + 1)
    case (.home, _, _), (.character("a"), true, false): cursor = 0
    case (.end, _, _), (.character("e"), true, false): cursor = characters.count
    case (.backspace, false, false), (.character("h"), true, false):
      if cursor > 0 { remove(cursor - 1..<cursor) }
    case (.delete, _, _), (.character("d"), true, false):
      if cursor < characters.count { remove(cursor..<cursor + 1) }
    case (.character("u"), true, false): kill(0..<cursor)
    case (.character("k"), true, false): kill(cursor..<characters.count)
    case (.character("w"), true, false), (.backspace, _, _): kill(wordStart()..<cursor)
    case (.character("d"), false, true): kill(cursor..<wordEnd())
    case (.character("y"), true, false): insert(killed)
    case (.character("b"), false, true), (.left, _, _): cursor = wordStart()
    case (.character("f"), false, true), (.right, _, _): cursor = wordEnd()
    default: return false
    }
    return true
  }

  /// Puts characters in at the cursor, as many as there is room for.
  package mutating func insert(_ more: some Sequence<Character>) {
    let room = Self.capacity - characters.count
    let fitting = Array(more.prefix(max(0, room)))
    characters.insert(contentsOf: fitting, at: cursor)
    cursor += fitting.count
  }

  /// Puts a text in the place of some characters, as far as there is room; the cursor is behind it.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    guard range.lowerBound >= 0, range.upperBound <= characters.count else { return }
    remove(range)
    insert(text)
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    remove(range)
  }

  private func wordStart() -> Int {
    var index = cursor
    while index > 0, !characters[index - 1].isWordLike { index -= 1 }
    while index > 0, characters[index - 1].isWordLike { index -= 1 }
    return index
  }

  private func wordEnd() -> Int {
    var index = cursor
    while index < characters.count, !characters[index].isWordLike { index += 1 }
    while index < characters.count, characters[index].isWordLike { index += 1 }
    return index
  }
}

extension Character {
  fileprivate var isWordLike: Bool { isLetter || isNumber }
}
