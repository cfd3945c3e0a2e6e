/// Where words begin and end, for moving by them.
///
/// A word is a run of letters, digits and their marks, with what holds it together: `don't`, `well-known`,
/// `3,000`. Scripts that set no spaces are parted where one kind of letter follows another.
struct WordEdges {
  private enum Kind {
    case space, sign, letter, ideograph, hiragana, katakana
  }

  private let scalars: String.UnicodeScalarView

  init(_ scalars: String.UnicodeScalarView) {
    self.scalars = scalars
  }

  func startsWord(at index: String.Index) -> Bool {
    guard index < scalars.endIndex, isWord(at: index) else { return false }
    return index == scalars.startIndex || !isInside(index)
  }

  func endsWord(at index: String.Index) -> Bool {
    guard index > scalars.startIndex, isWord(at: scalars.index(before: index)) else { return false }
    return index == scalars.endIndex || !isInside(index)
  }

  /// Whether the scalar there is one of a word.
  private func isWord(at index: String.Index) -> Bool {
    switch Self.kind(of: scalars[base(of: index)]) {
    case .space, .sign: joins(at: index)
    case .letter, .ideograph, .hiragana, .katakana: true
    }
  }

  /// Whether the scalars before and at a place belong to the same word.
  private func isInside(_ index: String.Index) -> Bool {
    let before = scalars.index(before: index)
    let base = base(of: before)
    if Self.extends(scalars[index]) { return isWord(at: base) }
    if joins(at: index) || joins(at: before) { return true }
    let (left, right) = (Self.kind(of: scalars[base]), Self.kind(of: scalars[index]))
    guard left != .space, left != .sign else { return false }
    // Endings stand behind what they belong to.
    return left == right || (left == .ideograph && right == .hiragana)
  }

  /// The scalar that marks stand on, there or before.
  private func base(of index: String.Index) -> String.Index {
    var place = index
    var count = 0
    while place > scalars.startIndex, count < Self.mostMarks, Self.extends(scalars[place]) {
      place = scalars.index(before: place)
      count += 1
    }
    return place
  }

  /// No letter has more marks.
  private static let mostMarks = 32

  /// Whether a sign holds together what stands before and behind it.
  private func joins(at index: String.Index) -> Bool {
    let sign = scalars[index]
    switch sign {
    case "\u{AD}", "'", "\u{2019}", "-", "\u{2010}", "\u{2011}", "_", ".", ",": break
    default: return false
    }
    guard index > scalars.startIndex else { return false }
    let next = scalars.index(after: index)
    guard next < scalars.endIndex else { return false }
    let (left, right) = (scalars[scalars.index(before: index)], scalars[next])
    if sign == "." || sign == "," {
      return ("0"..."9").contains(left) && ("0"..."9").contains(right)
    }
    return (Self.kind(of: left) == .letter || Self.extends(left)) && Self.kind(of: right) == .letter
  }

  private static func extends(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x20, 0xA0: return .space
    case 0..<0xAA: return .sign
    case 0x3041...0x309F: return .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return .katakana
    default: break
    }
    let properties = scalar.properties
    if properties.isIdeographic { return .ideograph }
    if properties.isWhitespace { return .space }
    return properties.isAlphabetic || properties.numericType != nil ? .letter : .sign
  }
}
