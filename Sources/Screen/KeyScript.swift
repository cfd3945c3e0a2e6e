/// The language of `--play`: keys, and what else a terminal can tell, separated by white space.
///
/// A word is one of:
/// - a key as `Key.init(spelling:)` reads it: `x`, `down`, `ctrl-d`;
/// - `text:WORD`, each character of which is a key;
/// - `paste:WORD`, pasted as one piece;
/// - `size:100x30`, a new size of the terminal;
/// - `click:COLUMNxROW`, `drag:`, `release:`, `wheelup:` and `wheeldown:` with a place, counted from
///   0 at the top left. A click is the press alone; `doubleclick:` and `tripleclick:` are the second and the
///   third.
///
/// A space within `text:` is written as the key `space` between two words.
package enum KeyScript {
  /// Reads a script.
  ///
  /// - Throws: `Failure` for the first word that is wrong.
  package static func parse(_ text: String) throws(Failure) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var position = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      position += 1
      do throws(Failure.Reason) {
        try append(word, to: &events)
      } catch {
        throw Failure(word: String(word), position: position, reason: error)
      }
    }
    return events
  }

  private static func append(
    _ word: Substring, to events: inout [TerminalEvent]
  ) throws(Failure.Reason) {
    if let colon = word.firstIndex(of: ":"), let verb = Verb(rawValue: String(word[..<colon])) {
      let argument = word[word.index(after: colon)...]
      switch verb {
      case .text, .paste:
        guard !argument.isEmpty else { throw .missingText }
        if verb == .paste {
          events.append(.paste(String(argument)))
        } else {
          events += argument.map { .key(Key(.character($0)).canonical) }
        }
      case .size:
        guard let size = Size(spelling: String(argument)) else { throw .badSize }
        events.append(.resize(size))
      case .click: events.append(try mouse(.press, argument))
      case .doubleclick: events.append(try mouse(.press, argument, clicks: 2))
      case .tripleclick: events.append(try mouse(.press, argument, clicks: 3))
      case .drag: events.append(try mouse(.drag, argument))
      case .release: events.append(try mouse(.release, argument))
      case .wheelup: events.append(try mouse(.wheelUp, argument))
      case .wheeldown: events.append(try mouse(.wheelDown, argument))
      }
    } else if let key = Key(spelling: String(word)) {
      events.append(.key(key))
    } else {
      throw .unknownKey
    }
  }

  private static func mouse(
    _ action: MouseEvent.Action, _ argument: Substring, clicks: Int = 1
  ) throws(Failure.Reason) -> TerminalEvent {
    guard let (column, row) = Size.pair(in: argument), Size.allowedColumns.contains(column + 1),
      Size.allowedRows.contains(row + 1)
    else { throw .badPoint }
    return .mouse(MouseEvent(action, at: Point(column: column, row: row), clicks: clicks))
  }

  /// What stands before the colon of a word that is no key.
  enum Verb: String, CaseIterable {
    case text, paste, size, click, doubleclick, tripleclick, drag, release, wheelup, wheeldown
  }
}
