/// A program in a terminal of its own, whose every byte is timed.
struct TerminalSession: ~Copyable {
  /// Just before the program was started.
  let start: Int64
  let child: ChildProcess
  private(set) var screen: ScreenModel
  /// Whether the program has gone.
  private(set) var isClosed = false
  /// When the last bytes came.
  private var lastAt: Int64

  private let terminal: PseudoTerminal
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Starts a program in a terminal of 80 columns and 24 rows.
  ///
  /// - Throws: What the system said.
  init(
    _ command: [String], environment: [String], columns: Int = 80, rows: Int = 24
  ) throws(Failure) {
    let terminal = try PseudoTerminal(columns: columns, rows: rows)
    let start = Clock.now
    self.child = try ChildProcess(
      command, environment: environment, streams: .terminal(terminal.name))
    self.start = start
    self.lastAt = start
    self.terminal = terminal
    self.screen = ScreenModel(columns: columns, rows: rows)
  }

  deinit {
    child.kill()
  }

  /// Reads what there is; gives when it came, or nil if nothing came in that time.
  private mutating func take(waiting nanoseconds: Int64) -> (bytes: Int, at: Int64)? {
    guard !isClosed, !Interruption.isAsked else { return nil }
    switch terminal.read(into: &buffer, waiting: nanoseconds) {
    case .bytes(let count, let at):
      lastAt = at
      screen.feed(buffer[..<count])
      return (count, at)
    case .nothing: return nil
    case .closed:
      isClosed = true
      return nil
    }
  }

  /// Waits until the screen is as it should be; gives when the bytes came that made it so.
  ///
  /// - Throws: When that has not happened in time; `what` says what was waited for.
  mutating func wait(
    for what: String, seconds: Double, until isSo: (ScreenModel) -> Bool
  ) throws(Failure) -> Int64 {
    let end = Clock.now + Int64(seconds * 1e9)
    if isSo(screen) { return lastAt }
    while true {
      guard let (_, at) = take(waiting: end - Clock.now) else {
        try Interruption.check()
        throw Failure(
          isClosed ? "it ended before \(what)" : "no \(what) in \(Number.short(seconds)) s")
      }
      if isSo(screen) { return at }
      if at > end { throw Failure("no \(what) in \(Number.short(seconds)) s") }
    }
  }

  /// Takes output until none has come for so long; gives when the last came, if any did.
  @discardableResult
  mutating func settle(silence: Int64, atMost: Int64 = 10 * Clock.second) -> Int64? {
    let end = Clock.now + atMost
    var last: Int64?
    while let (_, at) = take(waiting: silence) {
      last = at
      if at > end { break }
    }
    return last
  }

  /// Takes output until the program has nothing more to do: until it has used no processor for a
  /// while.
  mutating func rest(atMost: Int64 = 20 * Clock.second) {
    let end = Clock.now + atMost
    var used = child.cpuNanoseconds
    while Clock.now < end {
      settle(silence: 100 * Clock.millisecond)
      let now = child.cpuNanoseconds
      if now == used { return }
      used = now
    }
  }

  /// Presses the key that ends the program, and gives it some time to end by itself.
  mutating func leave(by key: Keystroke) {
    _ = send(key)
    let end = Clock.now + 20 * Clock.second
    while !isClosed, Clock.now < end { _ = take(waiting: end - Clock.now) }
  }

  /// What came back for a key.
  struct Answer {
    /// From before the key was written until the last byte was there.
    var nanoseconds: Int64
    var bytes: Int
  }

  /// How an answer is told from what comes later.
  struct Patience {
    /// How long to wait for the first byte.
    var first = Clock.second
    /// How long nothing has to come for the answer to be over; not counted.
    var silence = 12 * Clock.millisecond
    /// What the screen shows while more is to come.
    var isBusy: (ScreenModel) -> Bool = { _ in false }

    /// The same for an answer that comes in several parts, by more than one program perhaps.
    var quieter: Patience {
      Patience(first: first, silence: 250 * Clock.millisecond, isBusy: isBusy)
    }
  }

  /// Writes keys and waits for all of the answer; nil when there was none.
  mutating func press(_ keys: [UInt8], _ patience: Patience = Patience()) -> Answer? {
    let start = Clock.now
    guard terminal.write(keys) else { return nil }
    var answer: Answer?
    while true {
      let wait = answer == nil ? patience.first : patience.silence
      guard let (count, at) = take(waiting: wait) else {
        if answer != nil, !isClosed, patience.isBusy(screen),
          Clock.now - start < Self.longestAnswer
        {
          continue
        }
        return answer
      }
      answer = Answer(nanoseconds: at - start, bytes: (answer?.bytes ?? 0) + count)
      if at - start > Self.longestAnswer { return answer }
    }
  }

  /// Writes a key by its name.
  mutating func press(_ key: Keystroke, _ patience: Patience = Patience()) -> Answer? {
    press(key.bytes(application: screen.usesApplicationKeys), patience)
  }

  /// Writes a key so many times at once.
  mutating func press(
    _ key: Keystroke, times: Int, _ patience: Patience = Patience().quieter
  ) -> Answer? {
    let bytes = key.bytes(application: screen.usesApplicationKeys)
    return press(Array(repeatElement(bytes, count: max(0, times)).joined()), patience)
  }

  /// Writes keys and waits for nothing; gives when that was.
  mutating func send(_ keys: Keystroke...) -> Int64 {
    send(keys)
  }

  mutating func send(_ keys: [Keystroke]) -> Int64 {
    let now = Clock.now
    _ = terminal.write(keys.flatMap { $0.bytes(application: screen.usesApplicationKeys) })
    return now
  }

  /// Waits for the next picture: output, and a lull after it; gives when its last byte came.
  mutating func nextFrame(waiting nanoseconds: Int64) -> Int64? {
    guard var last = take(waiting: nanoseconds)?.at else { return nil }
    while let (_, at) = take(waiting: Clock.millisecond) { last = at }
    return last
  }

  private static let longestAnswer = 60 * Clock.second
}
