import Articles
import Catalog
import Reader
import Screen
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loop of the reader: whatever happens goes into the state, and what it looks like comes out.
///
/// All input and mail that waits is taken before anything is drawn, so a held key never runs behind.
/// Nothing runs while nothing happens.
///
/// There is one of it, and it holds the terminal. As a struct that cannot be copied it took the compiler minutes,
/// which follows each part of the state through each function of such a struct.
final class EventLoop {
  private var terminal: CursesTerminal
  private var state: AppState
  private let mailbox: Mailbox
  private let loader: Loader
  private let cache: ListCache?
  private let keeper: SearchKeeper?
  private var checkup: Checkup
  private let runner: ProgramRunner
  private let asker: IndexAsker?
  private let marks: StateKeeper?
  private var clicks = ClickCounter()
  private var ending: Ending?
  /// The key that was pressed last, when nothing else has happened since.
  private var lastKey: Key?
  private var foresight: Foresight?
  /// The state before the last change, for the time until that is painted: to let go of it takes a
  /// while.
  private var retired: AppState?
  /// Whether the results of the search under way are on the screen.
  private var showsResults = true
  /// Where the report of a crash would say that the reader was.
  private var noted: Situation?
  /// What is let go of on another thread, once nothing else holds on to it.
  private var outgoing: [Discarded] = []
  /// What the state looks like, when that is known already.
  private var readyFrame: Frame?
  /// When the oldest change that is not on the screen was made.
  private var changedAt: Int64?
  /// When the unfinished key or paste came in.
  private var unfinishedSince: Int64?
  private var lingering = Lingering()
  /// When the terminal was last asked for its background.
  private var askedAt: Int64?
  /// When the terminal was last taken again after the program had stopped itself.
  private var resumedAt: Int64?

  init(
    terminal: consuming CursesTerminal, settings: Settings, mailbox: Mailbox, loader: Loader,
    cache: ListCache?, searches: SavedSearchFile?, marks: StateKeeper.Home, checkup: Checkup
  ) {
    self.state = AppState(size: terminal.size, settings: settings)
    self.terminal = terminal
    self.mailbox = mailbox
    self.loader = loader
    self.cache = cache
    self.checkup = checkup
    runner = ProgramRunner { mailbox.post(.event(.programEnded($0, $1))) }
    self.marks = StateKeeper(marks) { report in
      mailbox.post(.event(Event(report)))
    }
    asker = Worker.coreCount > 1 ? IndexAsker(into: mailbox) : nil
    keeper = searches.flatMap { SearchKeeper($0, into: mailbox) }
  }

  /// Runs until the reader is left; the terminal is given back by then.
  func run() -> Ending {
    takeMail()
    paint()
    askBackground()
    loader.start()
    keeper?.read()
    if marks?.start() != true { mailbox.post(.event(.notice(Words.noThreads))) }
    while true {
      takeWhatWaits(milliseconds: waitingTime)
      if let ending {
        for effect in state.leave() { carryOut(effect) }
        terminal.giveBack()
        runner.stop()
        marks?.finish()
        keeper?.finish()
        return ending
      }
      paintIfDue()
    }
  }

  /// How long nothing needs to be done if nothing happens; -1 for ever.
  private var waitingTime: Int32 {
    if state.hasWork || changedAt != nil || lastKey != nil { return 0 }
    guard let next = [finishAt, lingering.dueAt].compactMap({ $0 }).min() else { return -1 }
    return Int32(clamping: (next - MonotonicClock.now) / MonotonicClock.millisecond + 1)
      .clamped(to: 0...10_000)
  }

  /// Takes all input and mail that waits, then does a slice of work if nothing did.
  private func takeWhatWaits(milliseconds: Int32) {
    var milliseconds = milliseconds
    let start = MonotonicClock.now
    while ending == nil {
      let answers = Poll.wait(
        for: [terminal.inputDescriptor, mailbox.descriptor], milliseconds: milliseconds)
      let keyboard = answers.first ?? Poll.Answer()
      let hasMail = answers.last?.isReadable ?? false
      if keyboard.isReadable || keyboard.isHungUp { takeInput(isHungUp: keyboard.isHungUp) }
      if hasMail { takeMail() }
      finishKeyIfDue()
      lingerIfDue()
      if !keyboard.isReadable && !hasMail { break }
      // Input and mail without end must not keep the screen from being drawn, or work from being done.
      if MonotonicClock.now - start > Self.longestWithoutFrame { break }
      milliseconds = 0
    }
    guard ending == nil else { return }
    if state.hasWork {
      handle(.idle)
    } else if changedAt == nil, let key = lastKey {
      foresight = Foresight(of: key, in: state)
      if let foresight { terminal.prepare(foresight.frame) }
      lastKey = nil
    }
  }

  private func takeInput(isHungUp: Bool) {
    let known = terminal.background
    if let askedAt, MonotonicClock.now - askedAt > InputPatience.answer { terminal.stopAwaiting() }
    let events = terminal.readEvents()
    if let background = terminal.background, background != known { handle(.background(background)) }
    if terminal.haveColoursChanged { askBackground() }
    unfinishedSince = terminal.isMidKey || terminal.isMidPaste ? MonotonicClock.now : nil
    if let today = LocalDay.today, today != state.today { handle(.day(today)) }
    takeAll(events)
    if terminal.isClosed || (isHungUp && events.isEmpty) { ending = .signal(SIGHUP) }
  }

  /// Takes events one after the other; what is typed into a prompt faster than it can be answered is taken
  /// together, or each letter of a long line would have the whole line read anew.
  private func takeAll(_ events: [TerminalEvent]) {
    var next = 0
    while next < events.count {
      var typed = ""
      var end = next
      while state.takesText, end < events.count, let character = events[end].typedCharacter {
        typed.append(character)
        end += 1
      }
      if end > next + 1 {
        handle(.terminal(.paste(typed)))
        next = end
      } else {
        handle(.terminal(counted(events[next])))
        next += 1
      }
    }
  }

  /// A press of the mouse's button as the double or triple click that it may be.
  private func counted(_ event: TerminalEvent) -> TerminalEvent {
    guard case .mouse(let mouse) = event else { return event }
    return .mouse(clicks.counted(mouse, at: MonotonicClock.now))
  }

  /// When the bytes of an unfinished key or paste are taken for what they are.
  private var finishAt: Int64? {
    guard let unfinishedSince else { return nil }
    return InputPatience.end(
      unfinishedSince: unfinishedSince, isMidKey: terminal.isMidKey && !terminal.isMidAnswer,
      isLoneEscape: terminal.isLoneEscape, askedAt: terminal.awaitsAnswer ? askedAt : nil)
  }

  /// Asks the terminal for its background, which may choose the theme when it comes.
  private func askBackground() {
    terminal.askBackground()
    askedAt = MonotonicClock.now
  }

  private func finishKeyIfDue() {
    guard let finishAt, MonotonicClock.now >= finishAt else { return }
    unfinishedSince = nil
    for event in terminal.finishKey() { handle(.terminal(event)) }
  }

  private func lingerIfDue() {
    if lingering.takeIfDue(at: MonotonicClock.now) { handle(.lingered) }
  }

  private func takeMail() {
    for mail in mailbox.take() {
      switch mail {
      // A key that came meanwhile has asked for something else.
      case .event(.answered(let answer)) where !state.awaits(answer): break
      case .event(let event):
        handle(event)
        if case .loadingFinished = event { keepList() }
        if case .loaded = event { answerKeys() }
      case .signal(let number): handleSignal(number)
      }
    }
  }

  /// Answers keys between two batches of articles: many may be waiting.
  private func answerKeys() {
    let keyboard = Poll.wait(for: [terminal.inputDescriptor], milliseconds: 0).first
    guard let keyboard, keyboard.isReadable else { return }
    takeInput(isHungUp: keyboard.isHungUp)
    paint()
  }

  /// Keeps the list for the next start, on a thread of its own.
  private func keepList() {
    guard let cache else { return }
    let (library, list) = (state.library, state.all)
    _ = Worker.start { cache.write(library, list) }
  }

  private func handle(_ event: Event) {
    let wasSearching = state.isSearching
    let wasFindingPlace = state.isFindingPlace
    let effects = take(event)
    lingering.note(event, showing: state.articleInSight, at: MonotonicClock.now)
    // Of another order nothing is seen until it is there.
    let isUnseen =
      switch event {
      case .idle: !wasSearching && state.hasWork && wasFindingPlace == state.isFindingPlace
      case .answered: true
      default: false
      }
    if changedAt == nil, !isUnseen { changedAt = MonotonicClock.now }
    for effect in effects { carryOut(effect) }
  }

  /// Lets an event change the state, or takes what is known already of what it does.
  private func take(_ event: Event) -> [Effect] {
    let foreseen = foresight
    foresight = nil
    readyFrame = nil
    switch event {
    // What comes of a key by itself, such as that its article is kept as read, is no reason not to expect it again.
    case .marks, .idle: lastKey = foreseen?.key ?? lastKey
    default: lastKey = nil
    }
    retired = nil
    guard case .terminal(.key(let key)) = event else { return state.update(event) }
    lastKey = key
    showsResults = false
    guard let foreseen, foreseen.key == key else { return state.update(event) }
    retired = state
    state = foreseen.state
    readyFrame = foreseen.frame
    return foreseen.effects
  }

  // MARK: Effects and signals

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .quit: ending = ending ?? .status(.found)
    case .suspend: suspend(wholeGroup: true)
    case .redraw: terminal.invalidate()
    case .examine: examine()
    case .reload: loader.reload()
    case .index(let source): build(source)
    case .readSearches: keeper?.read()
    case .keep(let change):
      if keeper?.keep(change) != true { mailbox.post(.event(.message(Words.noFolderForSearches))) }
    case .mark(let set): marks?.add(.perform(set))
    case .undoMarks: marks?.add(.undo)
    case .redoMarks: marks?.add(.redo)
    case .visit(let visit): marks?.add(.record([visit]))
    case .leave(let bookmark): marks?.add(.leave(bookmark))
    case .compare(let comparison): compare(comparison)
    case .open(let target): open(target)
    case .gather(let extract): gather(extract)
    case .copy(let text): copy(text)
    case .run(let call): runner.run(call)
    case .stopProgram: runner.stop()
    case .edit(let id, let path): edit(id, path)
    case .read(let id, let path): loader.read(id, at: RawPath(path))
    case .prepare(let text): loader.prepare(text)
    case .letGo(let discarded): outgoing.append(discarded)
    case .ask(let question): asker?.ask(question)
    case .stopAsking: asker?.stop()
    case .readMore(let id, let path): loader.readMore(of: id, at: RawPath(path))
    }
  }

  /// Tests the terminal, which is given back for as long as that takes.
  private func examine() {
    terminal.suspend()
    checkup.theme = state.themeChoice
    let report = checkup.perform()
    takeBack()
    handle(.examined(report))
  }

  /// Builds a piece of the index on a thread of its own, behind everything that somebody waits for.
  private func build(_ source: IndexSource) {
    let mailbox = mailbox
    _ = Worker.start {
      Worker.yieldToOthers()
      mailbox.post(.event(.indexed(source.build())))
    }
  }

  /// Compares two articles on a thread of its own.
  private func compare(_ comparison: ArticleComparison) {
    let mailbox = mailbox
    _ = Worker.start { mailbox.post(.event(.compared(comparison, comparison.difference()))) }
  }

  /// Has a link opened on a thread of its own, or in the terminal by a program that needs it.
  private func open(_ target: LinkTarget) {
    let browsers = Environment.desktop.browsers
    if let first = browsers.first, first.needsTerminal {
      terminal.suspend()
      let failure = first.openInTerminal(target)
      takeBack()
      resumedAt = MonotonicClock.now
      handle(failure.map { .notOpened(target, why: $0) } ?? .shown(target))
      return
    }
    let mailbox = mailbox
    let isStarted = Worker.start {
      guard let failure = browsers.open(target) else { return }
      mailbox.post(.event(.notOpened(target, why: failure)))
    }
    if !isStarted { handle(.notOpened(target, why: Words.noThreads)) }
  }

  /// Puts a long text together on a thread of its own.
  private func gather(_ extract: TextExtract) {
    let mailbox = mailbox
    _ = Worker.start { mailbox.post(.event(.gathered(CopiedText(extract)))) }
  }

  /// Copies a text by way of the terminal, and by the programs that are there for it.
  private func copy(_ text: String) {
    let isSent = !Environment.isConsole && terminal.copy(text)
    let tools = Environment.desktop.clipboards
    let mailbox = mailbox
    let isStarted = Worker.start {
      let isCopied = tools.copy(text)
      if !isCopied, !isSent { mailbox.post(.event(.message(Words.notCopied))) }
    }
    if !isStarted, !isSent { handle(.message(Words.notCopied)) }
  }

  private func handleSignal(_ number: Int32) {
    switch number {
    case SIGWINCH: handle(.terminal(.resize(terminal.updateSize())))
    case SIGTSTP: suspend(wholeGroup: false)
    case SIGCONT:
      // The signal that ended our own stop comes as mail as well.
      if let resumedAt, MonotonicClock.now - resumedAt < Self.continuePatience { break }
      // Stopped by force and continued: the shell has had the terminal meanwhile.
      terminal.suspend()
      takeBack()
    default: ending = ending ?? .signal(number)
    }
  }

  private func suspend(wholeGroup: Bool) {
    terminal.suspend()
    Signals.stop(wholeGroup: wholeGroup)
    takeBack()
    resumedAt = MonotonicClock.now
  }

  /// Hands the terminal to the user's editor until that ends; the file is read again then.
  private func edit(_ id: ArticleID, _ path: String?) {
    guard let file = loader.path(of: id) ?? path.map({ RawPath($0) }) else {
      handle(.message(Words.noFileToEdit))
      return
    }
    terminal.suspend()
    let failure = Editor.run(on: file)
    takeBack()
    resumedAt = MonotonicClock.now
    loader.read(id, at: file)
    if let failure { handle(.message(failure)) }
  }

  /// Takes the terminal again, which may have another size by now.
  private func takeBack() {
    terminal.resume()
    askBackground()
    handle(.terminal(.resize(terminal.size)))
  }

  // MARK: Painting

  /// Paints at once; while a search looks, when it is done, or often enough to show that it goes on.
  private func paintIfDue() {
    guard let changedAt else { return }
    let areNew = state.hasResults && !showsResults
    let isDue = MonotonicClock.now - changedAt >= Self.frameTime
    if isDue, !state.hasResults { handle(.frameDue) }
    if areNew || !state.isSearching || isDue { paint() }
  }

  private func paint() {
    let situation = state.situation
    if situation != noted {
      noted = situation
      CursesTerminal.note(situation.words)
    }
    terminal.show(readyFrame ?? state.render())
    readyFrame = nil
    retired = nil
    changedAt = nil
    showsResults = state.hasResults
    letGo()
  }

  private func letGo() {
    guard !outgoing.isEmpty else { return }
    let discarded = outgoing
    outgoing = []
    _ = Worker.start {
      Worker.yieldToOthers()
      withExtendedLifetime(discarded) {}
    }
  }

  private static let frameTime = 16 * MonotonicClock.millisecond
  private static let longestWithoutFrame = 50 * MonotonicClock.millisecond
  private static let continuePatience = 200 * MonotonicClock.millisecond
}

extension Comparable {
  fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
