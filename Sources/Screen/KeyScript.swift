/// The language of `--play`: keys, and what else a terminal can tell, separated by white space.
///
/// A word is one of:
/// - a key as `Key.init(spelling:)` reads it: `x`, `down`, `ctrl-d`;
/// - `text:WORD`, each character of which is a key;
/// - `paste:WORD`, pasted as one piece;
/// - `size:100x30`, a new size of the terminal;
/// - `click:COLUMNxROW`, `drag:`, `release:`, `wheelup:` and `wheeldown:` with a place, counted from
///   0 at the top left. A click is the press alone.
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
    _ action: MouseEvent.Action, _ argument: Substring
  ) throws(Failure.Reason) -> TerminalEvent {
    guard let (column, row) = Size.pair(in: argument), Size.allowedColumns.contains(column + 1),
      Size.allowedRows.contains(row + 1)
    else { throw .badPoint }
    return .mouse(MouseEvent(action, at: Point(column: column, row: row)))
  }

  fileprivate enum Verb: String, CaseIterable {
    case text, paste, size, click, drag, release, wheelup, wheeldown
  }
}

extension KeyScript {
  /// A word that is none of the language.
  package struct Failure: Error, Equatable, Sendable {
    /// What is wrong with it.
    package enum Reason: Error, Equatable, Sendable {
      case unknownKey
      case missingText
      case badSize
      case badPoint
    }

    package var word: String
    /// The place of the word in the script, from 1.
    package var position: Int
    package var reason: Reason

    package init(word: String, position: Int, reason: Reason) {
      self.word = word
      self.position = position
      self.reason = reason
    }

    /// The failure in one line, with what would be right; safe to print whatever the word is.
    package var words: String {
      switch reason {
      case .unknownKey: "unknown key \(place): \(advice)"
      case .missingText: "nothing to type in \(place): write text:WORD or paste:WORD"
      case .badSize: "bad size in \(place): \(Size.spellingRule)"
      case .badPoint:
        "bad place in \(place): a place is COLUMNxROW, such as click:10x3, counted from 0 to "
          + "\(Size.allowedColumns.upperBound - 1)"
      }
    }

    private var place: String {
      var shown = String.UnicodeScalarView()
      for scalar in word.unicodeScalars.prefix(Self.shownScalars) {
        let isUnsafe = !ScalarClass.of(scalar.value).isDisjoint(with: [.control, .invisible])
        shown.append(isUnsafe ? "\u{FFFD}" : scalar)
      }
      return "\"\(DisplayWidth.truncate(String(shown), to: Self.shownColumns))\" (word \(position))"
    }

    private var advice: String {
      let lower = word.lowercased()
      if lower != word, Key(spelling: lower) != nil {
        return "names are lower case, write \(lower)"
      }
      let names = Key.names.map(\.name).joined(separator: " ")
      let verbs = Verb.allCases.map { "\($0.rawValue):" }.joined(separator: " ")
      return "a key is a single character or one of \(names) f1 to f\(Key.functionKeys.upperBound),"
        + " alone or after ctrl- or alt-; other words start with \(verbs)"
    }

    private static let shownScalars = 200
    private static let shownColumns = 40
  }
}
