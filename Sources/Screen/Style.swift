/// How a cell is drawn.
///
/// What a colour says, an attribute or a character should say too.
package struct Style: Hashable, Sendable {
  /// The colour of the character.
  package var foreground: Colour
  /// The colour behind it.
  package var background: Colour
  /// Bold, dim and the like.
  package var attributes: Attributes

  /// A style; what is not given is as the terminal has it.
  package init(
    foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
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
