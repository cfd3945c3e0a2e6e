/// What a terminal can tell the program.
package enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  /// Text that was pasted as one piece; it never counts as keys.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
}

/// What the mouse did, and where.
package struct MouseEvent: Equatable, Sendable {
  package enum Action: Equatable, Sendable {
    case press, drag, release
    case wheelUp, wheelDown
  }

  package var action: Action
  package var point: Point

  package init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}
