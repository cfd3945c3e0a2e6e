package import Screen

/// Why a terminal cannot be used, in a form the caller can put into words.
package enum TerminalFailure: Error, Equatable, Sendable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// The environment does not say which terminal it is.
  case typeUnset
  /// The terminal database does not know this type.
  case unknownType(String)
  /// The terminal cannot move its cursor.
  case tooSimple(String)
}

/// The terminal, taken as long as this value lives; it gives itself back.
package struct CursesTerminal: ~Copyable {
  /// Takes the terminal: alternate screen, raw keys, colours as far as it has them.
  package init(noColour: Bool) throws(TerminalFailure) {}

  package var size: Size { Size(columns: 80, rows: 24) }
  package var colours: ColourDepth { .monochrome }
  /// The descriptor to wait on for input.
  package var inputDescriptor: Int32 { 0 }
  /// Whether the bytes read so far end within a key, so that only time can tell which it was.
  package var isMidKey: Bool { false }
  /// Whether the terminal is gone: its input has ended.
  package var isClosed: Bool { false }

  /// Reads what has arrived, without waiting.
  package mutating func readEvents() -> [TerminalEvent] { [] }
  /// Takes the bytes of an unfinished key for what they are, after a short wait: a bare Escape.
  package mutating func finishKey() -> [TerminalEvent] { [] }
  /// Asks for the size again, after SIGWINCH.
  package mutating func updateSize() -> Size { size }
  /// Shows a frame; only what differs from the last one is sent.
  package mutating func show(_ frame: Frame) {}
  /// Forgets what is on the screen, so that the next frame is painted whole.
  package mutating func invalidate() {}
  /// Gives the terminal back for a while; `resume` takes it again.
  package mutating func suspend() {}
  package mutating func resume() {}
  /// Gives the terminal back for good. Also done when the value ends.
  package mutating func giveBack() {}
}
