import Catalog
import Reader
import Screen
import State

/// The reader without a terminal: keys in, the last screen out.
struct Play: ~Copyable {
  private var state: AppState
  private let mailbox: Mailbox
  private let loader: Loader
  /// What is marked is kept for as long as the play goes on, and what the user has marked is not looked at.
  private var marks = StateStore(in: nil)

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
      if handIn(.terminal(event)) { break }
      waitUntilQuiet()
    }
    return state.render()
  }

  /// Hands in one event and does what follows from it; true when it quits.
  @discardableResult
  private mutating func handIn(_ event: Event) -> Bool {
    var quits = false
    for effect in state.update(event) {
      switch effect {
      case .quit: quits = true
      case .reload:
        loader.reload()
        take(mailbox.wait())
      case .compare(let comparison): handIn(.compared(comparison, comparison.difference()))
      case .prepare(let text):
        handIn(.text(PreparedText(text.article(), isFromFile: false)))
      case .examine:
        handIn(.examined(SelfTest(sections: [], measure: .notAsked(Words.noTerminal))))
      case .mark(let set):
        _ = try? marks.perform(set)
        handInMarks()
      case .undoMarks: reverse(again: false)
      case .redoMarks: reverse(again: true)
      case .visit(let visit):
        try? marks.record([visit])
        handInMarks()
      case .gather(let extract): handIn(.gathered(CopiedText(extract)))
      case .run(let call): handIn(.programEnded(call, ProgramRun(call).output()))
      case .leave, .suspend, .redraw, .read, .readMore, .letGo, .ask, .stopAsking, .index, .keep,
        .readSearches,
        .open, .copy, .stopProgram, .edit:
        break
      }
    }
    return quits
  }

  private mutating func reverse(again: Bool) {
    let reversal = again ? try? marks.redo() : try? marks.undo()
    handIn(.reversed(reversal ?? nil, again: again))
    handInMarks()
  }

  private mutating func handInMarks() {
    handIn(.marks(marks.table, upTo: .max, changed: nil))
  }

  /// Waits until everything is loaded and found.
  private mutating func waitUntilQuiet() {
    take(mailbox.take())
    while state.isLoading { take(mailbox.wait()) }
    while state.hasWork { handIn(.idle) }
  }

  private mutating func take(_ mail: [Mail]) {
    for case .event(let event) in mail { handIn(event) }
  }
}
