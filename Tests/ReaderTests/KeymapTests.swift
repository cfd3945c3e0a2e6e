import Reader
import Screen
import Testing

@Suite struct KeymapTests {
  @Test func noKeyIsClaimedTwiceAndAllCanBePressed() {
    #expect(Keymap.standard.faults == [])
  }

  @Test func everyCommandStandsOnceInTheTable() {
    #expect(Command.table.map(\.command).count == Command.allCases.count)
    #expect(Set(Command.table.map(\.command)) == Set(Command.allCases))
  }

  @Test func twoClaimsOnAKeyAreFound() {
    let row = Command.down.info
    #expect(Keymap([row, row]).faults.count == row.keys.count * row.contexts.count)
  }

  @Test(arguments: [
    ("j", KeyContext.list, Command.down), ("down", .text, .down), ("k", .list, .up),
    ("pgdn", .text, .pageDown), ("ctrl-d", .text, .halfPageDown), ("d", .list, .halfPageDown),
    ("g", .list, .top), ("G", .text, .bottom), ("enter", .list, .open), ("right", .list, .open),
    ("l", .list, .open), ("h", .text, .back), ("left", .text, .back), ("esc", .text, .back),
    ("J", .list, .scrollTextDown), ("J", .text, .nextArticle), ("K", .text, .previousArticle),
    ("space", .text, .readOn), ("b", .text, .readBack), ("/", .list, .search),
    ("n", .text, .nextMatch), ("N", .list, .previousMatch), ("?", .list, .help),
    ("f1", .page, .help), ("z", .text, .zoom), ("<", .list, .narrowerList),
    ("ctrl-w", .list, .layout), ("+", .text, .widerText), ("r", .list, .reload),
    ("f5", .text, .reload), (":", .list, .palette), ("ctrl-p", .text, .palette),
    ("q", .page, .quit), ("Q", .text, .quitAtOnce), ("ctrl-z", .list, .suspend),
    ("H", .list, .timeline), ("t", .list, .tag), ("c", .text, .compare), ("n", .page, .nextMatch),
    ("u", .text, .links), ("f", .text, .followLink), ("o", .list, .openAddress),
    ("y", .text, .copyAddress), ("1", .list, .pinnedSearch), ("1", .text, .numberedLink),
    ("enter", .page, .openLink), ("ctrl-l", .page, .redraw), ("tab", .list, .switchPane),
    ("backtab", .text, .switchPane),
  ])
  func theUnionOfWhatFingersKnow(spelling: String, context: KeyContext, command: Command) throws {
    let key = try #require(Key(spelling: spelling))
    #expect(Keymap.standard.command(for: key, in: context) == command)
  }

  @Test(arguments: KeyContext.allCases)
  func arrowsEnterEscAndTabReachTheOtherPaneAndBack(context: KeyContext) throws {
    for spelling in ["up", "down", "esc"] {
      let key = try #require(Key(spelling: spelling))
      #expect(Keymap.standard.command(for: key, in: context) != nil)
    }
  }
}
