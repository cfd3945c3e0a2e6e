import Screen
import Testing

@testable import Reader

/// No theme hides text, whatever the terminal has and says.
@Suite struct ThemeTests {
  /// Backgrounds that people have, and a few that nobody should.
  private static let dark: [UInt32] = [
    0x000000, 0x121212, 0x1E1E1E, 0x1E1E2E, 0x002B36, 0x282A36, 0x300A24, 0x2E3440,
  ]
  private static let light: [UInt32] = [0xFFFFFF, 0xFDF6E3, 0xEEEEEE, 0xFAFAFA, 0xEFF1F5, 0xFFFFDD]
  private static let odd: [UInt32] = [0x808080, 0x767676, 0xFF0000, 0x0000FF, 0x00FF00, 0x5F5FFF]

  struct Case: CustomTestStringConvertible, Sendable {
    var choice: ThemeChoice
    var depth: ColourDepth
    /// What the terminal has said.
    var background: RGB?
    /// What it has: it may not have said.
    var ground: RGB
    var testDescription: String {
      "\(choice) \(depth), \(background?.words ?? "not told") on \(ground.words)"
    }
  }

  private static func cases(_ choices: [ThemeChoice], _ depths: [ColourDepth]) -> [Case] {
    let grounds = (dark + light + odd).map { RGB(hex: $0) }
    return choices.flatMap { choice in
      depths.flatMap { depth in
        grounds.map { Case(choice: choice, depth: depth, background: $0, ground: $0) }
          + [RGB.black, .white].map {
            Case(choice: choice, depth: depth, background: nil, ground: $0)
          }
      }
    }
  }

  static let all = cases(
    [.auto, .dark, .light, .contrast, .mono], [.monochrome, .eight, .sixteen, .palette, .direct])

  @Test(arguments: all)
  func everyRoleCanBeRead(_ example: Case) {
    let theme = Theme(example.choice, colours: example.depth, background: example.background)
    for role in Role.allCases {
      let style = theme[role]
      // The terminal's own colour on its own background is its user's business.
      guard style.foreground != .standard || style.background != .standard else { continue }
      let ground = style.background.rgb ?? example.ground
      guard let colour = style.foreground.rgb else {
        Issue.record("\(role): a background without a colour of the text")
        continue
      }
      let ratio = colour.contrast(with: ground)
      #expect(ratio >= role.leastContrast, "\(role): \(colour.words) on \(ground.words)")
    }
  }

  /// Where every colour of a theme can be had, on backgrounds it is made for, none gives way.
  @Test(arguments: [ColourDepth.palette, .direct])
  func noColourGivesWayOnTheUsualBackgrounds(_ depth: ColourDepth) {
    let coloured: [Role] = [
      .selected, .marker, .hintKey, .slip, .warning, .match, .currentMatch, .removed, .added, .dim,
      .rule,
    ]
    for background in Self.dark + Self.light {
      let theme = Theme(.auto, colours: depth, background: RGB(hex: background))
      for role in coloured {
        #expect(theme[role].foreground != .standard, "\(role) on \(RGB(hex: background).words)")
      }
    }
    for choice in [ThemeChoice.dark, .light, .contrast] {
      let theme = Theme(choice, colours: depth)
      for role in coloured where choice != .contrast || role != .rule {
        #expect(theme[role].foreground != theme[.plain].foreground, "\(role) of \(choice)")
      }
    }
    let neutral = Theme(.auto, colours: depth)
    for role in coloured where role != .dim && role != .rule {
      #expect(neutral[role].foreground != .standard, "\(role) before an answer")
    }
  }

  @Test(arguments: [ColourDepth.eight, .sixteen, .palette, .direct])
  func highContrastIsHighEverywhere(_ depth: ColourDepth) throws {
    let theme = Theme(.contrast, colours: depth)
    for role in Role.allCases {
      let style = theme[role]
      // The numbers below 16 are only taken to be xterm's.
      let least = depth.rawValue < 256 ? 4.5 : 7
      let colour = try #require(style.foreground.rgb)
      let ground = try #require(style.background.rgb)
      #expect(colour.contrast(with: ground) >= least, "\(role)")
    }
  }

  @Test func theTerminalsOwnSixteenAreAllThatItsThemeHas() {
    for background in [nil, RGB.black, .white] {
      for depth in [ColourDepth.eight, .sixteen, .palette, .direct] {
        let theme = Theme(.terminal, colours: depth, background: background)
        for role in Role.allCases {
          for colour in [theme[role].foreground, theme[role].background] {
            if case .palette(let index) = colour.kind { #expect(index < 8) }
            if case .direct = colour.kind { Issue.record("\(role) is mixed") }
          }
        }
        #expect(!theme.isMonochrome)
      }
    }
  }

  @Test func withoutColoursEveryThemeIsTheSame() {
    for choice in ThemeChoice.allCases {
      let theme = Theme(choice, colours: .monochrome, background: .white)
      #expect(theme == Theme(.mono, colours: .palette))
      #expect(theme.isMonochrome && !theme.paintsGround)
    }
  }

  @Test func aThemeCalledByItsNameBringsItsBackgroundAndAutoDoesNot() {
    for depth in [ColourDepth.eight, .sixteen, .palette, .direct] {
      for background in [nil, RGB.black, .white] {
        for choice in ThemeChoice.allCases {
          let theme = Theme(choice, colours: depth, background: background)
          #expect(theme.paintsGround == [.dark, .light, .contrast].contains(choice))
          guard theme.paintsGround else { continue }
          for role in Role.allCases { #expect(theme[role].background != .standard) }
        }
      }
    }
  }

  // MARK: In the program

  @Test func theAnswerOfTheTerminalChoosesTheTheme() throws {
    var session = try Session(dated(3))
    let before = session.state.render()
    session.send(.background(RGB(hex: 0x101010)))
    let dark = session.state.render()
    session.send(.background(RGB(hex: 0xFAFAFA)))
    let light = session.state.render()
    #expect(before.text == dark.text && dark.text == light.text)
    #expect(before.cells != dark.cells && dark.cells != light.cells)
    #expect(dark.cells.contains { $0.style.foreground.rgb.map { !$0.isDark } ?? false })
    #expect(light.cells.contains { $0.style.foreground.rgb?.isDark ?? false })
  }

  @Test func aKeyGoesThroughTheThemesAndSaysWhich() throws {
    var session = try Session(dated(3))
    var names: [String] = []
    for _ in ThemeChoice.allCases {
      try session.press("T")
      names.append(session.bottom)
    }
    #expect(names[0].contains("Theme: dark"))
    #expect(names[1].contains("Theme: light"))
    #expect(names[2].contains("Theme: contrast"))
    #expect(names[3].contains("Theme: mono"))
    #expect(names[4].contains("Theme: terminal"))
    #expect(names[5].contains("Theme: auto, for any background"))
    session.send(.background(.black))
    for _ in ThemeChoice.allCases { try session.press("T") }
    #expect(session.bottom.contains("Theme: auto, for a dark background"))
  }

  @Test func aPaintedThemeCoversEveryCell() throws {
    for keys in ["", "?", "/ text:common", ":", "enter", "H", "j c k c"] {
      for size in ["80x24", "120x36", "40x12", "10x3", "1x1"] {
        var session = try Session(dated(12), size: size, settings: Settings(theme: .light))
        try session.press(keys)
        let cells = session.state.render().cells
        #expect(cells.allSatisfy { $0.style.background != .standard }, "\(keys) at \(size)")
      }
    }
  }

  @Test func withoutColoursThereIsNoOtherTheme() throws {
    var session = try Session(dated(3), settings: Settings(colours: .monochrome, theme: .dark))
    let before = session.state.render().cells
    try session.press("T")
    #expect(session.bottom.contains("There are no colours here"))
    try session.press("j k")
    #expect(session.state.render().cells == before)
  }
}
