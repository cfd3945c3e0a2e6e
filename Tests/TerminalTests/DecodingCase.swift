import Screen
import Testing

@testable import Terminal

/// Bytes a terminal sends, and what they must come to.
struct DecodingCase: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]
  var events: [TerminalEvent]

  init(_ name: String, _ text: String, _ events: [TerminalEvent]) {
    self.init(name, bytes: Array(text.utf8), events)
  }

  init(_ name: String, _ text: String, _ key: Key) {
    self.init(name, text, [.key(key)])
  }

  init(_ name: String, bytes: [UInt8], _ events: [TerminalEvent]) {
    self.name = name
    self.bytes = bytes
    self.events = events
  }

  var testDescription: String { name }

  /// What a decoder makes of the bytes when they come in these pieces, and then nothing more.
  static func decode(_ pieces: [ArraySlice<UInt8>], keys: [([UInt8], Key)] = []) -> [TerminalEvent]
  {
    var decoder = InputDecoder(terminalKeys: keys)
    var events = pieces.flatMap { decoder.feed($0) }
    events += decoder.finish()
    return events
  }

  /// Every way to cut the bytes that a test tries: whole, in single bytes, in two anywhere.
  var cuts: [[ArraySlice<UInt8>]] {
    let single = bytes.indices.map { bytes[$0...$0] }
    let halves = bytes.indices.map { [bytes[..<$0], bytes[$0...]] }
    return [[bytes[...]], single] + halves
  }
}

extension Key {
  static func typed(_ character: Character, control: Bool = false, alt: Bool = false) -> Key {
    Key(.character(character), control: control, alt: alt)
  }
}

extension TerminalEvent {
  static func typed(_ text: String) -> [TerminalEvent] {
    text.map { .key(.typed($0)) }
  }

  static func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) -> TerminalEvent {
    .mouse(MouseEvent(action, at: Point(column: column, row: row)))
  }
}
