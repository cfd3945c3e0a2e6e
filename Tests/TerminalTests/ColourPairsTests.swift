import Screen
import Testing

@testable import Terminal

@Suite("Colours as curses numbers them")
struct ColourPairsTests {
  @Test(
    "A colour the terminal lacks falls back",
    arguments: [
      (Colour.standard, ColourDepth.palette, Int16(-1)),
      (.palette(200), .palette, 200),
      (.palette(200), .sixteen, -1),
      (.palette(12), .sixteen, 12),
      (.palette(12), .eight, 4),
      (.palette(3), .eight, 3),
      (.palette(3), .monochrome, -1),
    ])
  func fallback(_ colour: Colour, _ depth: ColourDepth, _ index: Int16) {
    #expect(ColourPairs.index(of: colour, in: depth) == index)
  }

  @Test(
    "The depth is what the terminal offers",
    arguments: [
      (-1, ColourDepth.monochrome), (0, .monochrome), (2, .monochrome), (8, .eight),
      (16, .sixteen), (88, .sixteen), (256, .palette), (16_777_216, .palette),
    ])
  func depth(_ colours: Int, _ depth: ColourDepth) {
    #expect(ColourDepth.offered(colours: colours) == depth)
  }

  @Test("A pair is defined once, and the terminal's own colours never")
  func numbers() {
    var pairs = ColourPairs(depth: .palette, available: 256)
    var defined: [Int16] = []
    let red = Style(foreground: .palette(1))
    let boldRed = red.adding(.bold)
    let blue = Style(background: .palette(4))
    let numbers = [.plain, red, boldRed, blue, red, .plain].map { style in
      pairs.number(for: style) { number, _ in defined.append(number) }
    }
    #expect(numbers == [0, 1, 1, 2, 1, 0])
    #expect(defined == [1, 2])
  }

  @Test("The table runs full, and starts over", arguments: [-1, 0, 1, 4, 64, 70_000])
  func exhaustion(available: Int) {
    var pairs = ColourPairs(depth: .palette, available: available)
    let styles = (0..<256).map { Style(foreground: .palette(UInt8($0))) }
    let numbers = styles.compactMap { pairs.number(for: $0) { _, _ in } }
    #expect(numbers == (1...256).prefix(max(0, min(available - 1, 255))).map { Int16($0) })
    #expect(pairs.number(for: .plain) { _, _ in } == 0)
    pairs.removeAll()
    let last = pairs.number(for: Style(foreground: .palette(255))) { _, _ in }
    #expect(last == (available > 1 ? 1 : nil))
  }
}
