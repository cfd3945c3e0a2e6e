import Screen

/// What a whole escape sequence of a terminal says.
enum SequenceMeaning: Equatable {
  case key(Key)
  case mouse(MouseEvent)
  case pasteStart
  case answer(TerminalAnswer)
  /// Something else the terminal tells, which nobody asked for here: a focus change.
  case report
  case unknown
}

/// A control sequence (ECMA-48, 5.4): `ESC [`, parameters, a final byte.
///
/// Key codes are those of xterm's "Control Sequences", of rxvt, the Linux console, and the basic
/// form of kitty's keyboard protocol.
struct ControlSequence {
  /// `?`, `<`, `=` or `>` in front, which makes it a private one.
  private let marker: Unicode.Scalar?
  private let parameters: [Parameter]
  private let hasIntermediates: Bool
  private let final: Unicode.Scalar

  private struct Parameter {
    var value: Int?
    /// The part after the first colon.
    var detail: Int?
  }

  /// - Parameters:
  ///   - body: the bytes between `ESC [` and the final one.
  ///   - final: the byte that ends the sequence.
  init(body: some Sequence<UInt8>, final: UInt8) {
    var marker: Unicode.Scalar?
    var parameters = [Parameter()]
    var part = 0
    var isFirst = true
    var hasIntermediates = false
    for byte in body {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        let last = parameters.count - 1
        if part == 0 {
          parameters[last].value = Self.adding(digit, to: parameters[last].value)
        } else if part == 1 {
          parameters[last].detail = Self.adding(digit, to: parameters[last].detail)
        }
      case UInt8(ascii: ":"):
        part += 1
      case UInt8(ascii: ";"):
        parameters.append(Parameter())
        part = 0
      case UInt8(ascii: "<")...UInt8(ascii: "?"):
        if isFirst { marker = Unicode.Scalar(byte) } else { hasIntermediates = true }
      default:
        hasIntermediates = true
      }
      isFirst = false
    }
    self.marker = marker
    self.parameters = parameters
    self.hasIntermediates = hasIntermediates
    self.final = Unicode.Scalar(final)
  }

  /// Larger than any code point or place; numbers stop growing there.
  private static let largest = 0x1F_FFFF

  private static func adding(_ digit: Int, to value: Int?) -> Int {
    min((value ?? 0) * 10 + digit, largest)
  }

  private func parameter(_ index: Int) -> Int? {
    index < parameters.count ? parameters[index].value : nil
  }

  private var modifiers: KeyModifiers { KeyModifiers(parameter: parameter(1)) }

  /// What it says.
  ///
  /// With `expectsPlaces`, what may be the third function key or a place of the cursor is the latter.
  func meaning(expectsPlaces: Bool = false) -> SequenceMeaning {
    guard !hasIntermediates else { return .unknown }
    switch (marker, final) {
    case ("<", "M"), ("<", "m"): return mouse
    case ("?", "c"): return .answer(.attributes)
    case ("?", "n") where parameter(0) == 997: return .answer(.coloursChanged)
    case (.some, _): return .report
    case (nil, "~"): return numbered
    case (nil, "^"), (nil, "@"):
      return EditingKey.code(parameter(0)).map { .key(Key($0, control: true)) } ?? .unknown
    case (nil, "$"): return EditingKey.code(parameter(0)).map { .key(Key($0)) } ?? .unknown
    case (nil, "u"): return kitty
    case (nil, "Z"): return .key(Key(.backtab))
    case (nil, "I"), (nil, "O"), (nil, "n"), (nil, "t"): return .report
    case (nil, "R") where parameters.count > 1 && (expectsPlaces || !hasFunctionKeyForm):
      return place.map { .answer(.place($0)) } ?? .report
    case (nil, "a"), (nil, "b"), (nil, "c"), (nil, "d"):
      // rxvt, with shift
      return CursorKey.shifted(final).map { .key(Key($0)) } ?? .unknown
    default:
      guard let code = CursorKey.code(final) else { return .unknown }
      return .key(modifiers.applied(to: code))
    }
  }

  /// `ESC [ 1 ; m R` is F3 with modifiers, any other pair a place the cursor is at.
  private var hasFunctionKeyForm: Bool {
    parameters.count == 2 && parameter(0) == 1 && (2...16).contains(parameter(1) ?? 0)
  }

  private var place: Point? {
    guard parameters.count == 2, let row = parameter(0), let column = parameter(1), row > 0,
      column > 0
    else { return nil }
    return Point(column: column - 1, row: row - 1)
  }

  private var numbered: SequenceMeaning {
    switch parameter(0) {
    case 200: return .pasteStart
    case 201: return .report
    case 27:
      // xterm's modifyOtherKeys
      guard parameters.count == 3, let code = parameter(2) else { return .unknown }
      return modifiers.key(forCode: code).map { .key($0) } ?? .unknown
    case let number:
      return EditingKey.code(number).map { .key(modifiers.applied(to: $0)) } ?? .unknown
    }
  }

  private var kitty: SequenceMeaning {
    guard let code = parameter(0) else { return .report }
    let isRelease = parameters.count > 1 && parameters[1].detail == 3
    guard !isRelease else { return .unknown }
    let shifted = modifiers.isShift ? parameters[0].detail : nil
    return modifiers.key(forCode: shifted ?? code).map { .key($0) } ?? .unknown
  }

  private var mouse: SequenceMeaning {
    guard parameters.count == 3, let button = parameter(0), let column = parameter(1),
      let row = parameter(2)
    else { return .unknown }
    let report = MouseReport(
      button: button, column: column, row: row, isRelease: final == "m")
    return report.event.map { .mouse($0) } ?? .report
  }
}

/// A mouse report in numbers, as SGR and the older form have them in common.
struct MouseReport {
  var button: Int
  /// From 1.
  var column: Int
  /// From 1.
  var row: Int
  var isRelease: Bool

  /// What it says, or nil for other buttons than the left one and places no frame has.
  var event: MouseEvent? {
    guard Size.allowedColumns.contains(column), Size.allowedRows.contains(row) else { return nil }
    let isMovement = button & 32 != 0
    let action: MouseEvent.Action
    switch button & 0b1100_0011 {
    case 0: action = isRelease ? .release : isMovement ? .drag : .press
    case 64 where !isRelease && !isMovement: action = .wheelUp
    case 65 where !isRelease && !isMovement: action = .wheelDown
    default: return nil
    }
    return MouseEvent(action, at: Point(column: column - 1, row: row - 1))
  }
}
