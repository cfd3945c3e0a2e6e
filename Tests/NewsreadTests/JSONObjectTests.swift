import Foundation
import Testing

@testable import newsread

@Suite struct JSONObjectTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a \"b\" \\ c", #""a \"b\" \\ c""#),
    ("tab\tline\nreturn\r", #""tab\tline\nreturn\r""#),
    ("\u{0}\u{1B}\u{1F}\u{8}\u{C}", #""\u0000\u001b\u001f\b\f""#),
    ("Rzeszów 漢字 👍🏽 \u{7F}", "\"Rzeszów 漢字 👍🏽 \u{7F}\""), ("e\u{301}\"", "\"e\u{301}\\\"\""),
    ("\r\n", #""\r\n""#), ("\"\u{301}", "\"\\\"\u{301}\""),
  ])
  func escapes(text: String, written: String) throws {
    var object = JSONObject()
    object.add("text", text)
    #expect(object.line == "{\"text\":\(written)}\n")
    let read = try JSONSerialization.jsonObject(with: Data(object.line.utf8)) as? [String: String]
    #expect(read?["text"].map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func keepsTheOrderOfMembers() {
    var object = JSONObject()
    object.add("b", nil as String?)
    object.add("a", 12)
    object.add("c", Float(1.5))
    object.add("d", Float.infinity)
    object.add("e", [])
    object.add("f", ["x", "\""])
    object.add("g", ranges: [0..<2, 5..<9])
    object.add("h", ranges: [])
    #expect(
      object.line
        == #"{"b":null,"a":12,"c":1.5,"d":null,"e":[],"f":["x","\""],"g":[[0,2],[5,9]],"h":[]}"#
        + "\n")
  }
}
