package import Screen

/// What a terminal says when it is asked, or tells by itself; never a key.
package enum TerminalAnswer: Equatable, Sendable {
  /// The colour behind the text (OSC 11).
  case background(RGB)
  /// Where the cursor stands (CPR).
  case place(Point)
  /// What kind of terminal it is (DA1): nearly every terminal answers this, and so whatever was asked
  /// before and has not been answered by then will not be.
  case attributes
  /// The user has changed from dark to light or back (mode 2031).
  case coloursChanged

  /// What a string that began with `ESC ]` says; nil when it is another one.
  init?(operatingSystemCommand body: some Sequence<UInt8>) {
    let text = String(decoding: Array(body), as: UTF8.self)
    guard text.hasPrefix("11;"), let colour = RGB(answer: text.dropFirst(3)) else { return nil }
    self = .background(colour)
  }
}

extension RGB {
  /// Reads a colour as X has them: `rgb:ffff/8000/0000` with one to four digits each, `rgba:` with a fourth
  /// number that is passed over, or `#ff8800`.
  init?(answer: Substring) {
    let numbers: [Substring]
    if answer.hasPrefix("#") {
      let digits = answer.dropFirst()
      guard !digits.isEmpty, digits.utf8.count.isMultiple(of: 3), digits.utf8.count <= 12 else {
        return nil
      }
      let length = digits.count / 3
      numbers = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
    } else {
      guard let colon = answer.firstIndex(of: ":") else { return nil }
      numbers = answer[answer.index(after: colon)...]
        .split(separator: "/", omittingEmptySubsequences: false)
      switch answer[..<colon] {
      case "rgb" where numbers.count == 3, "rgba" where numbers.count == 4: break
      default: return nil
      }
    }
    let lights = numbers.prefix(3).compactMap(Self.light)
    guard lights.count == 3 else { return nil }
    self.init(red: lights[0], green: lights[1], blue: lights[2])
  }

  /// A number of so many digits, of the largest there is with so many.
  private static func light(_ digits: Substring) -> UInt8? {
    guard (1...4).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit),
      let number = Int(digits, radix: 16)
    else { return nil }
    let largest = 1 << (4 * digits.utf8.count) - 1
    return UInt8(clamping: (number * 255 + largest / 2) / largest)
  }
}
