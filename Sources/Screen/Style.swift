/// How a cell is drawn.
///
/// What a colour says, an attribute or a character should say too.
package struct Style: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var attributes: Attributes

  package init(
    foreground: Colour = .standard, background: Colour = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

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

  package static let standard = Colour(index: -1)

  package static func palette(_ index: UInt8) -> Colour { Colour(index: Int16(index)) }
}

/// Bold, dim and the like.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
}

/// How many colours the terminal shows.
package enum ColourDepth: Int, Sendable, CaseIterable {
  case monochrome = 1
  case eight = 8
  case sixteen = 16
  case palette = 256
}
