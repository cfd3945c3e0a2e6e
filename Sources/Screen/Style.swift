/// How a cell is drawn.
///
/// What a colour says, an attribute or a character should say too.
///
/// Kept in a single number, for a screen has thousands of them to compare.
package struct Style: Hashable, Sendable {
  /// The attributes, and from bits 6 and 19 on the codes of the colours.
  private var bits: UInt32

  private static let foregroundShift: UInt32 = 6
  private static let backgroundShift: UInt32 = 19
  private static let colourMask: UInt32 = 0x1FFF
  private static let attributeMask: UInt32 = 0x3F

  /// A style; what is not given is as the terminal has it.
  package init(
    foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []
  ) {
    bits = UInt32(attributes.rawValue) & Self.attributeMask
    self.foreground = foreground
    self.background = background
  }

  /// The colour of the character.
  package var foreground: Colour {
    get { colour(at: Self.foregroundShift) }
    set { set(newValue, at: Self.foregroundShift) }
  }

  /// The colour behind it.
  package var background: Colour {
    get { colour(at: Self.backgroundShift) }
    set { set(newValue, at: Self.backgroundShift) }
  }

  /// Bold, dim and the like.
  package var attributes: Attributes {
    get { Attributes(rawValue: UInt8(truncatingIfNeeded: bits & Self.attributeMask)) }
    set { bits = bits & ~Self.attributeMask | UInt32(newValue.rawValue) & Self.attributeMask }
  }

  private func colour(at shift: UInt32) -> Colour {
    Colour(code: UInt16(truncatingIfNeeded: bits >> shift & Self.colourMask))
  }

  private mutating func set(_ colour: Colour, at shift: UInt32) {
    bits = bits & ~(Self.colourMask << shift) | UInt32(colour.code) << shift
  }

  /// As the terminal draws by itself.
  package static let plain = Style()

  /// This style with more attributes.
  package func adding(_ more: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }
}

/// The terminal's own colour, one of its palette's 256, or one that is mixed.
package struct Colour: Hashable, Sendable {
  /// Which of the three it is.
  package enum Kind: Equatable, Sendable {
    case standard
    case palette(UInt8)
    case direct(RGB)
  }

  /// 0 for the terminal's own colour, else one more than the palette's index, or the bit below and four
  /// bits each of red, green and blue.
  ///
  /// A cell has no room for more.
  fileprivate let code: UInt16

  private static let directBit: UInt16 = 0x1000

  fileprivate init(code: UInt16) {
    self.code = code
  }

  /// Which of the three it is.
  package var kind: Kind {
    if code & Self.directBit != 0 {
      func light(_ shift: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: code >> shift & 0xF) * 17 }
      return .direct(RGB(red: light(8), green: light(4), blue: light(0)))
    }
    return code == 0 ? .standard : .palette(UInt8(truncatingIfNeeded: code - 1))
  }

  /// The terminal's own colour.
  package static let standard = Colour(code: 0)

  /// A colour of the terminal's palette.
  package static func palette(_ index: UInt8) -> Colour { Colour(code: UInt16(index) + 1) }

  /// A mixed colour, as near as sixteen steps of each of red, green and blue come: all that style sheets
  /// write with three digits, such as `#fa0`, is met.
  package static func direct(_ colour: RGB) -> Colour {
    func step(_ light: UInt8) -> UInt16 { (UInt16(light) + 8) / 17 }
    return Colour(
      code: directBit | step(colour.red) << 8 | step(colour.green) << 4 | step(colour.blue))
  }

  /// What it looks like, if that can be known; nil for the terminal's own.
  package var rgb: RGB? {
    switch kind {
    case .standard: nil
    case .palette(let index): .palette(index)
    case .direct(let colour): colour
    }
  }
}

/// Bold, dim and the like.
package struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit for each attribute.
  package let rawValue: UInt8

  /// The attributes whose bits are set.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavy letters; often brighter too.
  package static let bold = Attributes(rawValue: 1)
  /// Fainter than the text around it.
  package static let dim = Attributes(rawValue: 2)
  /// Slanted letters, where the terminal has them.
  package static let italic = Attributes(rawValue: 4)
  /// A line below.
  package static let underline = Attributes(rawValue: 8)
  /// The two colours swapped.
  package static let reverse = Attributes(rawValue: 16)
}

/// How many colours the terminal shows.
package enum ColourDepth: Int, Sendable, CaseIterable {
  case monochrome = 1
  case eight = 8
  case sixteen = 16
  case palette = 256
  /// Any colour, mixed of red, green and blue.
  case direct = 16_777_216
}
