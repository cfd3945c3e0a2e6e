@testable import Screen
@testable import Terminal

/// It does not matter how bytes from a terminal are cut; keys are spelled as they are read.
enum KeysDoor: Opening {
  private static let terminalKeys: [([UInt8], Key)] = [
    (Array("\u{1B}[A".utf8), Key(.up)), (Array("\u{1B}OA".utf8), Key(.up)),
    (Array("\u{1B}[1;5A".utf8), Key(.up, control: true)), ([0x7F], Key(.backspace)),
  ]

  static func open(_ input: inout Input) {
    let kind = input.byte()
    let sizes = (0..<4).map { _ in 1 + input.number(below: 9) }
    let bytes = input.rest()
    let keys = kind & 1 == 0 ? [] : terminalKeys
    let whole = decode([bytes[...]], keys)
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + sizes[pieces.count % sizes.count], bytes.count)
      pieces.append(bytes[start..<end])
      start = end
    }
    let inPieces = decode(pieces, keys)
    require(inPieces.events == whole.events, "\(inPieces.events), not \(whole.events)")
    require(inPieces.answers == whole.answers, "\(inPieces.answers), not \(whole.answers)")
    for event in whole.events {
      guard case .key(let key) = event else { continue }
      spell(key)
    }
    script(String(decoding: bytes, as: UTF8.self))
  }

  private static func decode(
    _ pieces: [ArraySlice<UInt8>], _ keys: [([UInt8], Key)]
  ) -> (events: [TerminalEvent], answers: [TerminalAnswer]) {
    var decoder = InputDecoder(terminalKeys: keys)
    var events = pieces.flatMap { decoder.feed($0) }
    events += decoder.finish()
    require(decoder.finish().isEmpty && !decoder.isMidKey, "something is left")
    return (events, decoder.takeAnswers())
  }

  private static func spell(_ key: Key) {
    require(key.canonical.canonical == key.canonical, "two canonical forms of \(key)")
    let again = Key(spelling: key.spelling)
    require(
      again == key.canonical,
      "\(key) is spelled \(key.spelling.debugDescription): \(again.map { "\($0)" } ?? "nothing")")
    require(!key.label.isEmpty, "no label")
  }

  private static func script(_ text: String) {
    do throws(KeyScript.Failure) {
      for event in try KeyScript.parse(text) {
        if case .key(let key) = event { require(key == key.canonical, "not canonical: \(key)") }
      }
    } catch {
      require(!error.words.isEmpty, "a failure without words")
    }
    if let key = Key(spelling: text) { spell(key) }
  }
}
