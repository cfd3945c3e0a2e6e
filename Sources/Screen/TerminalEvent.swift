/// What a terminal can tell the program.
package enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  /// Text that was pasted as one piece; it never counts as keys.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)

  /// The character of a key that types one and with which nothing is held down.
  package var typedCharacter: Character? {
    guard case .key(let key) = self, !key.isControl, !key.isAlt,
      case .character(let character) = key.code
    else { return nil }
    return character
  }
}

/// What the mouse did, and where.
package struct MouseEvent: Equatable, Sendable {
  /// What was done: buttons and wheel.
  package enum Action: Equatable, Sendable {
    case press, drag, release
    case wheelUp, wheelDown
  }

  /// What was done.
  package var action: Action
  /// The cell under the pointer.
  package var point: Point
  /// Which press in the same place it is, one soon after the other: 2 for a double click.
  package var clicks: Int

  /// An action at a place.
  package init(_ action: Action, at point: Point, clicks: Int = 1) {
    self.action = action
    self.point = point
    self.clicks = clicks
  }
}
