import Screen
import Testing

@Suite struct RGBTests {
  /// From the definition of WCAG 2, worked out elsewhere.
  @Test(
    arguments: [
      (0xFFFFFF, 0x000000, 21.0), (0x767676, 0xFFFFFF, 4.54), (0x777777, 0xFFFFFF, 4.48),
      (0xFF0000, 0xFFFFFF, 4.0), (0x0000FF, 0xFFFFFF, 8.59), (0x808080, 0x808080, 1.0),
      (0x0A0A0A, 0x000000, 1.06),
    ] as [(UInt32, UInt32, Double)])
  func contrastIsThatOfTheGuidelines(_ one: UInt32, _ other: UInt32, _ ratio: Double) {
    let (one, other) = (RGB(hex: one), RGB(hex: other))
    #expect(abs(one.contrast(with: other) - ratio) < 0.01)
    #expect(one.contrast(with: other) == other.contrast(with: one))
  }

  @Test(
    arguments: [
      (0x000000, true), (0x1E1E2E, true), (0x002B36, true), (0x757575, true), (0x777777, false),
      (0xFDF6E3, false), (0xFFFFFF, false),
    ] as [(UInt32, Bool)])
  func darkIsWhatWhiteIsReadBestOn(_ colour: UInt32, _ isDark: Bool) {
    #expect(RGB(hex: colour).isDark == isDark)
  }

  @Test(
    arguments: [
      (16, 0x000000), (17, 0x00005F), (67, 0x5F87AF), (231, 0xFFFFFF), (232, 0x080808),
      (255, 0xEEEEEE), (9, 0xFF0000),
    ] as [(UInt8, UInt32)])
  func thePaletteIsXterms(_ index: UInt8, _ colour: UInt32) {
    #expect(RGB.palette(index) == RGB(hex: colour))
  }

  @Test(
    arguments: [
      (0x5F87AF, .palette, .palette(67)), (0x6088B0, .palette, .palette(67)),
      (0x000000, .palette, .palette(16)), (0xFFFFFF, .palette, .palette(231)),
      (0x121314, .palette, .palette(233)), (0xFF0101, .palette, .palette(196)),
      (0xFF0101, .sixteen, .palette(9)), (0xFF0101, .eight, .palette(1)),
      (0xDDDDDD, .sixteen, .palette(7)), (0xFFFFFF, .sixteen, .palette(15)),
      (0xFFFFFF, .eight, .palette(7)), (0x101010, .eight, .palette(0)),
      (0x77AAFF, .direct, .direct(RGB(hex: 0x77AAFF))), (0x5F87AF, .direct, .palette(67)),
      (0x77AAFF, .monochrome, .standard),
    ] as [(UInt32, ColourDepth, Colour)])
  func theNearestColourIsTaken(_ colour: UInt32, _ depth: ColourDepth, _ nearest: Colour) {
    #expect(RGB(hex: colour).nearest(in: depth) == nearest)
  }

  @Test func everyColourOfTheCubeAndTheRampIsNearestToItself() {
    for index in UInt8(16)...255 {
      #expect(RGB.palette(index).nearest(in: .palette).rgb == RGB.palette(index))
    }
  }

  @Test(
    arguments: [
      (0xFFAA00, 0xFFAA00), (0xFEA905, 0xFFAA00), (0x000000, 0x000000), (0x08F7FF, 0x00FFFF),
      (0x123456, 0x113355),
    ] as [(UInt32, UInt32)])
  func mixedColoursHaveSixteenStepsOfEach(_ colour: UInt32, _ kept: UInt32) {
    #expect(Colour.direct(RGB(hex: colour)).rgb == RGB(hex: kept))
    let style = Style(
      foreground: .direct(RGB(hex: colour)), background: .palette(255),
      attributes: [.bold, .reverse])
    #expect(style.foreground.rgb == RGB(hex: kept))
    #expect(style.background == .palette(255))
    #expect(style.attributes == [.bold, .reverse])
  }

  @Test func aCellHasNoBytesToSpare() {
    #expect(MemoryLayout<Cell>.size == 16)
  }
}
