package import Screen

/// Turns what a terminal sends into events, one byte at a time, so that it does not matter how the
/// reads have cut it.
///
/// It follows the state machine that terminals themselves use for their input (ECMA-48; Paul
/// Williams, "A parser for DEC's ANSI-compatible video terminals"). What it does not know it reads
/// to its end and forgets, so that no part of a sequence is ever taken for a key.
package struct InputDecoder: Sendable {
  private enum State: Equatable {
    /// Between keys, or within a scalar.
    case ground
    /// After ESC; after two of them when doubled, the first of which may mean Alt.
    case escape(doubled: Bool)
    /// After `ESC [`.
    case control
    /// After `ESC O`.
    case single
    /// After `ESC [ [`, as the Linux console begins F1 to F5.
    case console
    /// After `ESC [ M`, three bytes of which follow.
    case mouse
    /// Within a string that ends in BEL or `ESC \`, begun by ESC and this byte, its introducer.
    case string(UInt8)
    /// After an ESC within such a string.
    case stringEscape
    case paste
  }

  /// The most bytes a sequence may take; then it is given up.
  private static let limit = 4096
  /// The most answers kept for someone who does not take them, and the most bytes of one.
  private static let mostAnswers = 256
  private static let longestAnswer = 64
  private static let escape: UInt8 = 0x1B

  private let known: KnownKeys
  private let expectsPlaces: Bool
  private var answers: [TerminalAnswer] = []
  /// A look-up under way, and the bytes it has seen.
  private var probe: KnownKeys.Probe?
  private var held: [UInt8] = []

  private var state = State.ground
  /// The bytes of the sequence after its introduction.
  private var body: [UInt8] = []
  /// How many bytes of a string have come.
  private var count = 0
  /// What the last string began with.
  private var introducer: UInt8 = 0
  /// Whether two ESC came before this sequence.
  private var isDoubled = false
  /// Whether an ESC came before this scalar.
  private var isAlt = false
  /// Whether an ESC was taken for the Escape key that may yet turn out to be the beginning of an answer.
  private var isReleased = false
  private var scalars = ScalarDecoder()
  private var collector = PasteCollector()

  /// A decoder that tries the terminal's own strings before those that most terminals share.
  ///
  /// - Parameters:
  ///   - terminalKeys: the terminal's own strings.
  ///   - expectsPlaces: whether the terminal is asked for its cursor, whose place in the first row looks
  ///     like a function key.
  package init(terminalKeys: [([UInt8], Key)] = [], expectsPlaces: Bool = false) {
    known = KnownKeys(terminalKeys)
    self.expectsPlaces = expectsPlaces
  }

  /// What the terminal has answered since this was last asked.
  package mutating func takeAnswers() -> [TerminalAnswer] {
    let taken = answers
    answers = []
    return taken
  }

  /// Whether the bytes so far are the beginning of what no key sends.
  var isMidAnswer: Bool {
    switch state {
    case .string, .stringEscape: count > 0
    case .control: body.first == UInt8(ascii: "?")
    default: false
    }
  }

  /// Whether the bytes so far end within a key, so that only time can tell which it was.
  ///
  /// Not within a paste: its end is sure to come, however slow the line.
  package var isMidKey: Bool {
    switch state {
    case .ground: probe != nil || scalars.isMidway
    case .paste: false
    default: true
    }
  }

  /// Whether nothing but an ESC is held, which is most likely the Escape key.
  package var isLoneEscape: Bool {
    if probe != nil { return held == [Self.escape] }
    return if case .escape = state { true } else { false }
  }

  /// Whether a paste has begun and not ended.
  package var isMidPaste: Bool { state == .paste }

  /// Takes bytes and answers the events they complete, in their order.
  ///
  /// - Complexity: O(n) in the number of bytes, whatever they are.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for byte in bytes { accept(byte, &events) }
    return events
  }

  /// Takes what is held for what it is, for nothing more will come: a lone ESC is the Escape key.
  ///
  /// Of other beginnings, the ones a key with Alt would send become that key, and the rest is
  /// forgotten. An unfinished paste ends here.
  ///
  /// With `awaitsAnswer`, an Escape key may have been the beginning of an answer after all: what goes on
  /// like one then is none of keys.
  package mutating func finish(awaitsAnswer: Bool = false) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while let current = probe { resolve(current, &events) }
    let wasDoubled = isDoubled
    let wasReleased = isReleased
    var releases = false
    switch state {
    case .escape(let doubled):
      releases = awaitsAnswer
      events.append(.key(Key(.escape)))
      if doubled { events.append(.key(Key(.escape))) }
    case .control where body.isEmpty, .single where body.isEmpty:
      if wasDoubled { events.append(.key(Key(.escape))) }
      events.append(.key(Key(.character(state == .control ? "[" : "O"), alt: !wasReleased)))
    case .string(let introducer) where count == 0:
      events.append(.key(wasReleased ? .ascii(introducer) : Self.altKey(introducer)))
    case .paste:
      appendPaste(collector.finish(), &events)
    default:
      break
    }
    reset()
    isReleased = releases
    return events
  }

  // MARK: The terminal's own keys

  private mutating func accept(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    if var current = probe {
      held.append(byte)
      let isOpen = known.advance(&current, by: byte)
      probe = current
      if !isOpen { resolve(current, &events) }
    } else if byte == Self.escape, state == .ground, !known.isEmpty {
      reset()
      var current = known.start()
      _ = known.advance(&current, by: byte)
      probe = current
      held = [byte]
    } else {
      decode(byte, &events)
    }
  }

  /// Ends a look-up: with the longest key found, or none, and what came after it read afresh.
  private mutating func resolve(_ current: KnownKeys.Probe, _ events: inout [TerminalEvent]) {
    let bytes = held
    probe = nil
    held = []
    if let found = current.found {
      events.append(.key(found.key))
      for byte in bytes[found.length...] { accept(byte, &events) }
    } else {
      decode(Self.escape, &events)
      for byte in bytes.dropFirst() { accept(byte, &events) }
    }
  }

  // MARK: The state machine

  private mutating func decode(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    switch state {
    case .ground: decodeGround(byte, &events)
    case .escape(let doubled): decodeEscape(byte, doubled: doubled, &events)
    case .control: decodeControl(byte, &events)
    case .single: decodeSingle(byte, &events)
    case .console: decodeConsole(byte, &events)
    case .mouse: decodeMouse(byte, &events)
    case .string: decodeString(byte)
    case .stringEscape:
      if byte == UInt8(ascii: "\\") {
        concludeString()
      } else {
        reset()
        state = .escape(doubled: false)
        decode(byte, &events)
      }
    case .paste:
      if let text = collector.take(byte) {
        appendPaste(text, &events)
        reset()
      }
    }
  }

  private mutating func decodeGround(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    let wasReleased = isReleased
    isReleased = false
    guard byte >= 0x80 else {
      reset()
      if byte == Self.escape {
        state = .escape(doubled: false)
      } else if wasReleased, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") {
        isReleased = true
        state = byte == UInt8(ascii: "[") ? .control : .string(byte)
        introducer = byte
      } else {
        events.append(.key(.ascii(byte)))
      }
      return
    }
    switch scalars.take(byte) {
    case .more: break
    case .broken: isAlt = false
    case .scalar(let scalar):
      if scalar.isTypable {
        events.append(.key(Key(.character(Character(scalar)), alt: isAlt)))
      }
      isAlt = false
    }
  }

  private mutating func decodeEscape(
    _ byte: UInt8, doubled: Bool, _ events: inout [TerminalEvent]
  ) {
    switch byte {
    case Self.escape:
      if doubled { events.append(.key(Key(.escape))) }
      state = .escape(doubled: true)
      return
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      isDoubled = doubled
      state = byte == UInt8(ascii: "[") ? .control : .single
      return
    default:
      if doubled { events.append(.key(Key(.escape))) }
    }
    switch byte {
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"):
      state = .string(byte)
      introducer = byte
    case 0x80...:
      state = .ground
      isAlt = true
      decodeGround(byte, &events)
    default:
      state = .ground
      events.append(.key(Self.altKey(byte)))
    }
  }

  private mutating func decodeControl(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    switch byte {
    case UInt8(ascii: "[") where body.isEmpty:
      state = .console
    case UInt8(ascii: "M") where body.isEmpty:
      state = .mouse
    case UInt8(ascii: "$") where Self.isNumber(body):
      // rxvt ends its keys with shift so, where others go on
      conclude(ControlSequence(body: body, final: byte).meaning(), &events)
    case 0x20...0x3F:
      hold(byte)
    case 0x40...0x7E:
      let sequence = ControlSequence(body: body, final: byte)
      conclude(sequence.meaning(expectsPlaces: expectsPlaces), &events)
    default:
      giveUp(before: byte, &events)
    }
  }

  private mutating func decodeSingle(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      hold(byte)
    case 0x20...0x7E:
      let last = body.split(separator: UInt8(ascii: ";")).last ?? []
      let number = last.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), 0xFF) }
      let modifiers = KeyModifiers(parameter: number)
      let key = KeypadKey.key(Unicode.Scalar(byte), modifiers: modifiers)
      conclude(key.map { .key($0) } ?? .unknown, &events)
    default:
      giveUp(before: byte, &events)
    }
  }

  private mutating func decodeConsole(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "E"):
      conclude(.key(Key(.function(Int(byte - UInt8(ascii: "@"))))), &events)
    case 0x20...0x7E: conclude(.unknown, &events)
    default: giveUp(before: byte, &events)
    }
  }

  private mutating func decodeMouse(_ byte: UInt8, _ events: inout [TerminalEvent]) {
    guard byte >= 0x20 else { return giveUp(before: byte, &events) }
    body.append(byte)
    guard body.count == 3 else { return }
    let numbers = body.map { Int($0) - 0x20 }
    // This form says that a button was let go, but not which.
    let isRelease = numbers[0] & 0b1110_0011 == 3
    let report = MouseReport(
      button: isRelease ? 0 : numbers[0], column: numbers[1], row: numbers[2],
      isRelease: isRelease)
    conclude(report.event.map { .mouse($0) } ?? .report, &events)
  }

  private mutating func decodeString(_ byte: UInt8) {
    count += 1
    switch byte {
    case 0x07: concludeString()
    case 0x18, 0x1A: reset()
    case Self.escape: state = .stringEscape
    default:
      if count <= Self.longestAnswer { body.append(byte) }
      if count >= Self.limit { reset() }
    }
  }

  private mutating func concludeString() {
    if introducer == UInt8(ascii: "]"), count <= Self.longestAnswer,
      let answer = TerminalAnswer(operatingSystemCommand: body)
    {
      keep(answer)
    }
    reset()
  }

  private mutating func keep(_ answer: TerminalAnswer) {
    if answers.count < Self.mostAnswers { answers.append(answer) }
  }

  // MARK: Ends

  private mutating func conclude(_ meaning: SequenceMeaning, _ events: inout [TerminalEvent]) {
    let wasDoubled = isDoubled
    reset()
    if wasDoubled, case .key(var key) = meaning {
      key.isAlt = true
      events.append(.key(key))
      return
    }
    // Else the first ESC was the Escape key, pressed just before the terminal told something.
    if wasDoubled, meaning != .unknown { events.append(.key(Key(.escape))) }
    switch meaning {
    case .key(let key): events.append(.key(key))
    case .mouse(let event): events.append(.mouse(event))
    case .pasteStart: state = .paste
    case .answer(let answer): keep(answer)
    case .report, .unknown: break
    }
  }

  /// Leaves a sequence that this byte cannot belong to.
  private mutating func giveUp(before byte: UInt8, _ events: inout [TerminalEvent]) {
    reset()
    // CAN and SUB are sent to break a sequence off, not as keys.
    if byte != 0x18, byte != 0x1A { accept(byte, &events) }
  }

  private mutating func hold(_ byte: UInt8) {
    body.append(byte)
    if body.count >= Self.limit { reset() }
  }

  private mutating func reset() {
    state = .ground
    body.removeAll(keepingCapacity: body.capacity <= 64)
    count = 0
    isDoubled = false
    isAlt = false
    isReleased = false
    scalars.reset()
  }

  private func appendPaste(_ text: String, _ events: inout [TerminalEvent]) {
    if !text.isEmpty { events.append(.paste(text)) }
  }

  private static func altKey(_ byte: UInt8) -> Key {
    var key = Key.ascii(byte)
    key.isAlt = true
    return key
  }

  private static func isNumber(_ body: [UInt8]) -> Bool {
    !body.isEmpty && body.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
