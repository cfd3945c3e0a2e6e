import Catalog
import Reader
import Screen

/// The reader without a terminal: keys in, the last screen out.
struct Play {
  private var state: AppState
  private let mailbox: Mailbox
  private let loader: Loader

  init(size: Size, settings: Settings, mailbox: Mailbox, loader: Loader) {
    self.state = AppState(size: size, settings: settings)
    self.mailbox = mailbox
    self.loader = loader
  }

  /// Loads, presses the keys, and says what is on the screen then.
  ///
  /// Before each key, loading and searching have settled; the key that quits is the last.
  mutating func run(_ script: [TerminalEvent]) -> Frame {
    loader.start()
    waitUntilQuiet()
    for event in script {
      if press(event) { break }
      waitUntilQuiet()
    }
    return state.render()
  }

  /// Hands in one event; true when it quits.
  private mutating func press(_ event: TerminalEvent) -> Bool {
    for effect in state.update(.terminal(event)) {
      switch effect {
      case .quit: return true
      case .reload:
        loader.reload()
        take(mailbox.wait())
      case .compare(let comparison):
        _ = state.update(.compared(comparison, comparison.difference()))
      case .prepare(let text): prepare(text)
      case .examine:
        _ = state.update(.examined(SelfTest(sections: [], measure: .notAsked(Words.noTerminal))))
      case .suspend, .redraw, .read, .readMore, .letGo, .ask, .index, .keep, .readSearches,
        .open, .copy, .stopProgram, .edit:
        break
      case .run(let call): _ = state.update(.programEnded(call, ProgramRun(call).output()))
      }
    }
    return false
  }

  /// Waits until everything is loaded and found.
  private mutating func waitUntilQuiet() {
    take(mailbox.take())
    while state.isLoading { take(mailbox.wait()) }
    while state.hasWork { take([.event(.idle)]) }
  }

  private mutating func take(_ mail: [Mail]) {
    for case .event(let event) in mail {
      for case .prepare(let text) in state.update(event) { prepare(text) }
    }
  }

  private mutating func prepare(_ text: KeptText) {
    _ = state.update(.text(PreparedText(text.article(), isFromFile: false)))
  }
}
