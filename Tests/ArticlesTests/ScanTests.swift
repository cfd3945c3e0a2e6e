import Articles
import Testing

/// The fast looks at a text, against slow ones that are plain to see.
@Suite struct ScanTests {
  /// Texts long enough for the steps of the scans, each in one script or in all.
  static let texts: [String] = [
    "The harbour opened again, and ships that had waited for two days came in at last. ",
    "“It’s open,” she said — ‘naïve’ café owners… déjà vu, Übergröße, ",
    "Гавань снова открыта, и суда, ждавшие два дня, наконец вошли в порт. ",
    "港口再次开放，等待了两天的船只终于进港。", "みなとがひらいた。カタカナも。", "항구가 다시 열렸다 한국 ",
    "बंदरगाह फिर खुल गया ", "ท่าเรือเปิดอีกครั้ง ", "😀👩‍🚀🎉 smile ", "\u{644}\u{200C}\u{627} عاد ",
  ].map { String(repeating: $0, count: 1 + 200 / $0.utf8.count) }

  // MARK: Clean or not

  /// Whether bytes are clean as they stand, looked at by the standard library.
  private func isClean(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return !text.unicodeScalars.contains(where: Forbidden.contains)
      && text.unicodeScalars.split(separator: "\n").allSatisfy {
        Forbidden.isBalanced(Substring($0))
      }
  }

  private func check(_ bytes: [UInt8]) {
    let repaired = Result { try ArticleParser.repaired(bytes.span, isCut: false) }
    let isNil = (try? repaired.get()) == .some(nil)
    if isNil != isClean(bytes) { Issue.record("\(bytes) is \(isNil ? "not " : "")clean") }
    if case .success(let text?) = repaired, !isClean(text.text) {
      Issue.record("\(bytes) is not clean afterwards")
    }
  }

  @Test(arguments: texts)
  func brokenBytesAreSeenAnywhere(_ text: String) {
    let bytes = Array("A".utf8) + Array(text.utf8)
    for broken in Pieces.broken {
      for offset in 1...min(bytes.count, 100) {
        check(Array(bytes[..<offset]) + broken + bytes[offset...])
      }
      check(bytes + broken)
    }
  }

  @Test(arguments: texts)
  func everyPrefixIsJudgedRight(_ text: String) {
    let bytes = Array("A".utf8) + Array(text.utf8)
    for length in 1...bytes.count { check(Array(bytes[..<length])) }
  }

  @Test(arguments: texts)
  func anyCharacterIsJudgedRight(_ text: String) {
    let scalars = Array(("A" + text).unicodeScalars)
    var offset = 1
    let edges: [UInt32] = [
      0, 0x09, 0x0A, 0x0D, 0x1F, 0x20, 0x7E, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF, 0x7FF, 0x800,
      0xFFF, 0x1000, 0x1FFF, 0x2000, 0x2026, 0x2027, 0x2028, 0x202E, 0x202F, 0x2065, 0x2066, 0x2069,
      0x206A, 0x2FFF, 0x3000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xEFFF, 0xF000, 0xFDCF, 0xFDD0,
      0xFDEF,
      0xFDF0, 0xFEFE, 0xFEFF, 0xFF00, 0xFFF8, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF,
      0x10000, 0x1FFFD, 0x1FFFE, 0xDFFFF, 0xE0000, 0xE007F, 0xE0080, 0xE0100, 0xFFFFF, 0x100000,
      0x10FFFD, 0x10FFFF,
    ]
    for value in edges {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for _ in 0..<20 {
        offset = offset % min(scalars.count, 130) + 1
        var changed = String.UnicodeScalarView(scalars[..<offset])
        changed.append(scalar)
        changed.append(contentsOf: scalars[offset...])
        check(Array(String(changed).utf8))
      }
    }
  }

  @Test func anyMixtureIsJudgedRight() {
    var dice = Dice(state: 21)
    for round in 0..<3_000 {
      let pieces = round % 4 == 0 ? Pieces.texts + Pieces.unclean : Pieces.texts
      var bytes = [0x41] + Pieces.some(pieces, Int.random(in: 0...60, using: &dice), &dice)
      if round % 5 == 0 {
        bytes[Int.random(in: 1...bytes.count, using: &dice) - 1] =
          UInt8.random(in: 0x80...0xFF, using: &dice)
        bytes.insert(0x41, at: 0)
      }
      check(bytes)
    }
  }

  // MARK: Words

  /// Words counted a character at a time.
  private func words(_ text: String) -> Int {
    var words = 0
    var ideographs = 0
    var unspaced = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2014, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000:
        isInside = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        if !isInside { words += 1 }
        isInside = true
      case 0..<0xC0, 0x2000...0x2BFF: break
      case 0x3005...0x3007, 0x3040...0x312F, 0xFF66...0xFF9F, 0x2E80...0x2FFF, 0x3190...0x4DBF,
        0x4E00...0x9FFF, 0xF900...0xFAFF, 0x1B000...0x1B16F, 0x20000...0x3FFFD:
        isInside = false
        ideographs += 1
      case 0x3001...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFF65:
        isInside = false
      case 0x0E01...0x0E4E, 0x0E81...0x0EDF, 0x1000...0x103F, 0x1780...0x17D3:
        isInside = false
        unspaced += 1
      default:
        if !isInside { words += 1 }
        isInside = true
      }
    }
    return words + (ideographs + 1) / 2 + (unspaced + 4) / 5
  }

  private func checkWords(_ text: String) {
    let bytes = Array(text.utf8)
    let path: [UInt8] = []
    let outline = ArticleParser.outline(
      of: bytes.span, path: path.span, modified: nil, isCut: true)
    let count = ArticleParser.wordCount(of: bytes.span, outline)
    if count != words(text) {
      Issue.record("\(count) words, not \(words(text)): \(text.debugDescription)")
    }
  }

  @Test(arguments: texts)
  func wordsAreCountedRight(_ text: String) {
    for length in 0...min(text.count, 140) {
      checkWords(String(text.prefix(length)))
      checkWords(String(repeating: "x", count: length) + text.prefix(150))
      checkWords(String(repeating: "(", count: length) + text.prefix(150))
      checkWords(String(repeating: " ", count: length) + "\"" + text.prefix(150))
    }
  }

  @Test func wordsOfAnyMixtureAreCountedRight() {
    var dice = Dice(state: 22)
    for _ in 0..<3_000 {
      let bytes = Pieces.some(Pieces.texts, Int.random(in: 0...60, using: &dice), &dice)
      checkWords(String(decoding: bytes, as: UTF8.self))
    }
    let marks = ["a", " ", "\"", "é", "“", "港", "\n", "ก", "—", "\u{A0}", "7", "'"]
    for _ in 0..<3_000 {
      let bytes = Pieces.some(marks, Int.random(in: 0...200, using: &dice), &dice)
      checkWords(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func everyCharacterCountsAsItShould() {
    for value in UInt32(0x20)...0x1_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      checkWords("ab\(scalar)cd \(scalar)ef \(scalar)\(scalar)")
    }
  }
}
