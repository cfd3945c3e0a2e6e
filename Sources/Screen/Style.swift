/// How a cell is drawn.
///
/// What a colour says, an attribute or a character should say too.
///
/// Kept in a single number, for a screen has thousands of them to compare.
package struct Style: Hashable, Sendable {
  /// The attributes, and from bits 8 and 17 on the colours' indices, each one higher than it is.
  private var bits: UInt32

  private static let foregroundShift: UInt32 = 8
  private static let backgroundShift: UInt32 = 17
  private static let colourMask: UInt32 = 0x1FF

  /// A style; what is not given is as the terminal has it.
  package init(
    foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []
  ) {
    bits = UInt32(attributes.rawValue)
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
    get { Attributes(rawValue: UInt8(truncatingIfNeeded: bits)) }
    set { bits = bits & ~0xFF | UInt32(newValue.rawValue) }
  }

  private func colour(at shift: UInt32) -> Colour {
    Colour(index: Int16(truncatingIfNeeded: bits >> shift & Self.colourMask) - 1)
  }

  private mutating func set(_ colour: Colour, at shift: UInt32) {
    let code = UInt32(truncatingIfNeeded: Int(colour.index) + 1) & Self.colourMask
    bits = bits & ~(Self.colourMask << shift) | code << shift
  }

  /// As the terminal draws by itself.
  package static let plain = Style()

  /// This style with more attributes.
  package func adding(_ more: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }
}

/// The terminal's own colour, or one of its palette's 256.
package struct Colour: Hashable, Sendable {
  /// -1 for the terminal's own colour, else the palette's index.
  package let index: Int16

  /// The terminal's own colour.
  package static let standard = Colour(index: -1)

  /// A colour of the terminal's palette.
  package static func palette(_ index: UInt8) -> Colour { Colour(index: Int16(index)) }
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
}
