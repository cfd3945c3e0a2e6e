import Foundation
import Testing

@testable import Screen

/// The cases that the Unicode Consortium publishes for its algorithms, as Debian's package
/// unicode-data has them.
enum UnicodeData {
  static let folder = "/usr/share/unicode"

  /// The lines of a file, without comments and empty ones.
  static func lines(of file: String) throws -> [Substring] {
    let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let words = line.prefix { $0 != "#" }
      return words.allSatisfy(\.isWhitespace) ? nil : words
    }
  }

  /// A case of a break test: the scalars, and whether there is a break before each and at the end.
  struct BreakCase {
    var scalars: [UInt32] = []
    var breaks: [Bool] = []

    init(_ line: Substring) {
      for word in line.split(whereSeparator: \.isWhitespace) {
        switch word {
        case "÷": breaks.append(true)
        case "×": breaks.append(false)
        default: scalars.append(UInt32(word, radix: 16) ?? 0xFFFD)
        }
      }
    }
  }
}

@Suite struct LineBreakRulesTests {
  /// Where lines may end in some scalars: before each, and at the end.
  private func breaks(_ scalars: [UInt32]) -> [Bool] {
    var rules = LineBreakRules()
    let classes = scalars.map { LineBreakClass.of($0) }
    var breaks: [Bool] = []
    for index in classes.indices {
      let following = classes[(index + 1)...].first { $0 != .mark && $0 != .joiner }
      breaks.append(rules.takes(classes[index], followedBy: following))
    }
    return breaks + [true]
  }

  @Test("All official cases of line breaking")
  func official() throws {
    let cases = try UnicodeData.lines(of: "auxiliary/LineBreakTest.txt").map {
      UnicodeData.BreakCase($0)
    }
    var wrong: [String] = []
    for one in cases where breaks(one.scalars) != one.breaks {
      wrong.append(
        one.scalars.map { String($0, radix: 16) }.joined(separator: " ")
          + " \(one.breaks.map { $0 ? "÷" : "×" }) \(breaks(one.scalars).map { $0 ? "÷" : "×" })")
    }
    print("line breaking: \(cases.count - wrong.count) of \(cases.count) official cases")
    #expect(cases.count == 7_654)
    #expect(wrong.isEmpty, "\(wrong.prefix(10).joined(separator: "\n"))")
  }

  @Test("The short ways to a class say what the table says")
  func shortWays() {
    for scalar in UInt32(0)...0x10FFFF where !(0xAC00...0xD7A3 ~= scalar) {
      let short = LineBreakClass.of(scalar)
      if short != .lookedUp(scalar) { Issue.record("\(scalar)") }
    }
  }
}
