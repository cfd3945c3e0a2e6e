import State

@testable import newsread

/// What can be imported can be exported, and says the same then.
enum ImportDoor: Opening {
  static func open(_ input: inout Input) {
    let rest = input.rest()
    // Most inputs would fail at the first line, which is told apart by its tests.
    let bytes = rest.first == 0x7B ? Array(StateLine.header.utf8) + rest : rest
    do throws(StateLine.Failure) {
      let entries = try StateLine.entries(in: bytes)
      let text = StateLine.header + entries.map { StateLine.text(of: $0) }.joined()
      let again = try StateLine.entries(in: Array(text.utf8))
      require(
        again.map { StateLine.text(of: $0) } == entries.map { StateLine.text(of: $0) },
        "another state once it is exported: \(text)")
    } catch {
      require(!error.words.isEmpty, "a failure without words")
    }
  }
}
