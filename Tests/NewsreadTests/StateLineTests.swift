import Articles
import Catalog
import State
import Testing

@testable import newsread

/// What is exported, and how it is read again.
@Suite struct StateLineTests {
  @Test func whatIsWrittenIsReadAgain() throws {
    var state = ArticleState(id: StateID(rawValue: 0xFEDC_BA98_7654_3210))
    state.openings = [3, UInt64.max]
    state.paths = [
      ArticleState.KnownPath(
        path: 5, print: ArticlePrint(opening: 3, sketch: 0x8000_0000_0000_0001))
    ]
    state[.read] = Register(value: 1, time: 1_764_000_000_000_001)
    state[.starred] = Register(value: 0, time: 1_764_000_000_000_002)
    state[.place] = Register(value: TextPlace(block: 7, offset: 1_234).packed, time: 9)
    state[.progress] = Register(value: 1_000, time: 10)
    state.tags = [
      "to keep": Register(value: 1, time: 11), "é\"\\": Register(value: 0, time: 12),
      "中文": Register(value: 1, time: 13),
    ]
    state.firstOpened = 14
    state.lastOpened = 15
    let text = StateLine.header + StateLine.text(of: state)
    #expect(try StateLine.entries(in: Array(text.utf8)) == [state])
    let empty = ArticleState(id: StateID(rawValue: 1))
    let second = StateLine.header + "\n" + StateLine.text(of: empty) + "\r\n"
    #expect(try StateLine.entries(in: Array(second.utf8)) == [empty])
  }

  /// However a file is cut, it is read or refused, and never something else.
  @Test func ofAFileThatIsCutNothingIsMadeUp() throws {
    var state = ArticleState(id: StateID(rawValue: 1))
    state[.read] = Register(value: 1, time: 5)
    state.tags = ["a": Register(value: 1, time: 6)]
    let bytes = Array((StateLine.header + StateLine.text(of: state)).utf8)
    for count in 0..<bytes.count - 1 {
      do throws(StateLine.Failure) {
        let entries = try StateLine.entries(in: Array(bytes.prefix(count)))
        #expect(entries.isEmpty)
      } catch {
        #expect(!error.words.isEmpty)
      }
    }
  }

  static let values: [(text: String, value: JSONValue?)] = [
    ("null", .null), (" true ", .bool(true)), ("-0", .number(0)), ("12", .number(12)),
    ("9223372036854775807", .number(.max)), ("9223372036854775808", .otherNumber),
    ("1.5e-3", .otherNumber), ("[]", .array([])), ("{}", .object([:])),
    (
      "[1,[\"a\"],{\"b\":null}]",
      .array([.number(1), .array([.string("a")]), .object(["b": .null])])
    ),
    ("\"\\u00e9\\n\\/\"", .string("é\n/")), ("\"\\ud83d\\ude00\"", .string("😀")),
    ("{\"a\":1,\"a\":2}", .object(["a": .number(2)])),
    ("", nil), ("nul", nil), ("01", nil), ("-", nil), ("1.", nil), ("1e", nil), ("[1,]", nil),
    ("{\"a\"}", nil), ("{a:1}", nil), ("\"a", nil), ("\"\\x\"", nil), ("\"\\ud83d\"", nil),
    ("\"\t\"", nil), ("1 2", nil), (String(repeating: "[", count: 100_000), nil),
  ]

  @Test(arguments: values) func readsJSON(_ text: String, value: JSONValue?) {
    #expect(JSONValue(text.utf8) == value)
  }
}
