import Screen
import Testing

@testable import Terminal

@Suite("Colours as curses numbers them")
struct ColourPairsTests {
  @Test(
    "A colour the terminal lacks falls back",
    arguments: [
      (Colour.standard, ColourDepth.palette, Int32(-1)),
      (.palette(200), .palette, 200),
      (.palette(200), .sixteen, -1),
      (.palette(12), .sixteen, 12),
      (.palette(12), .eight, 4),
      (.palette(3), .eight, 3),
      (.palette(3), .monochrome, -1),
      (.direct(RGB(hex: 0x77AAFF)), .palette, 111),
      (.direct(RGB(hex: 0x77AAFF)), .direct, 111),
      (.direct(RGB(hex: 0xEE0000)), .sixteen, 9),
      (.direct(RGB(hex: 0xEE0000)), .eight, 1),
      (.direct(.white), .monochrome, -1),
    ])
  func fallback(_ colour: Colour, _ depth: ColourDepth, _ index: Int32) {
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
      pairs.number(for: style) { if case .pair(let number, _) = $0 { defined.append(number) } }
    }
    #expect(numbers == [0, 1, 1, 2, 1, 0])
    #expect(defined == [1, 2])
  }

  @Test("The table runs full, and starts over", arguments: [-1, 0, 1, 4, 64, 70_000])
  func exhaustion(available: Int) {
    var pairs = ColourPairs(depth: .palette, available: available)
    let styles = (0..<256).map { Style(foreground: .palette(UInt8($0))) }
    let numbers = styles.compactMap { pairs.number(for: $0) { _ in } }
    #expect(numbers == (1...256).prefix(max(0, min(available - 1, 255))).map { Int16($0) })
    #expect(pairs.number(for: .plain) { _ in } == 0)
    pairs.removeAll()
    let last = pairs.number(for: Style(foreground: .palette(255))) { _ in }
    #expect(last == (available > 1 ? 1 : nil))
  }

  @Test("A mixed colour has a stand-in of its own, told before the pair that needs it")
  func standIns() {
    var pairs = ColourPairs(depth: .direct, mixing: .standIns, available: 256)
    let orange = RGB(hex: 0xFFAA55)
    let styles = [
      Style(foreground: .direct(orange), background: .palette(3)),
      Style(foreground: .direct(orange), background: .palette(200)),
      Style(foreground: .direct(orange), background: .palette(3), attributes: .bold),
    ]
    var told: [ColourPairs.Definition] = []
    let numbers = styles.map { pairs.number(for: $0) { told.append($0) } }
    #expect(numbers == [1, 2, 1])
    #expect(
      told == [
        .standIn(16, orange), .pair(1, .init(foreground: 16, background: 3)),
        .standIn(17, .palette(200)), .pair(2, .init(foreground: 16, background: 17)),
      ])
  }

  @Test("There are no more stand-ins than colours in the palette, and then it starts over")
  func standInsRunOut() {
    var pairs = ColourPairs(depth: .direct, mixing: .standIns, available: 32_767)
    let styles = (0..<256).map { (index: UInt32) in
      Style(foreground: .direct(RGB(hex: (index / 16) * 0x11_0000 + (index % 16) * 0x1100)))
    }
    #expect(styles.compactMap { pairs.number(for: $0) { _ in } }.count == 240)
    pairs.removeAll()
    #expect(styles.suffix(16).compactMap { pairs.number(for: $0) { _ in } }.count == 16)
  }

  @Test(
    "Where red, green and blue are numbers, none of them is taken for one of the palette",
    arguments: [
      (Colour.direct(RGB(hex: 0xFFAA55)), Int32(0xFF_AA55)), (.direct(.black), 0),
      (.direct(RGB(hex: 0x000077)), 0x177), (.palette(3), 3), (.palette(11), 3),
      (.palette(231), 0xFF_FFFF), (.standard, -1),
    ])
  func numbersOfColours(_ colour: Colour, _ number: Int32) {
    var pairs = ColourPairs(depth: .direct, mixing: .numbers, available: 256)
    var told: [ColourPairs.Definition] = []
    let pair = pairs.number(for: Style(foreground: colour)) { told.append($0) }
    #expect(pair == (number < 0 ? 0 : 1))
    #expect(told == (number < 0 ? [] : [.pair(1, .init(foreground: number, background: -1))]))
  }

  @Test(
    "Colours are mixed where the terminal or its description promises it, and curses allows",
    arguments: [
      (ColourPairs.Mixing.Signs(colourTerm: "truecolor", colours: 256, canStandIn: true), true),
      (.init(colourTerm: "24bit", colours: 256, canStandIn: true), true),
      (.init(colourTerm: "yes", colours: 256, canStandIn: true), false),
      (.init(colours: 256, canStandIn: true), false),
      (.init(colourTerm: "truecolor", colours: 256, canStandIn: false), false),
      (.init(colourTerm: "truecolor", colours: 16, canStandIn: true), false),
      (.init(hasTc: true, colours: 256, canStandIn: true), true),
      (.init(hasRGB: true, colours: 256, canStandIn: true), true),
      (.init(hasRGB: true, colours: 1 << 24), true),
      (.init(colours: 1 << 24, canStandIn: true), false),
      (
        .init(
          colourTerm: "truecolor", type: "screen-256color", colours: 256, canStandIn: true), false
      ),
      (
        .init(
          colourTerm: "truecolor", type: "screen-256color", isTmux: true, colours: 256,
          canStandIn: true), true
      ),
    ])
  func mixing(_ signs: ColourPairs.Mixing.Signs, _ mixes: Bool) {
    let mixing = ColourPairs.Mixing(signs)
    #expect((mixing != .none) == mixes)
    #expect(
      (ColourDepth.offered(colours: max(256, signs.colours), mixing: mixing) == .direct) == mixes)
  }
}
