import CNcurses
package import Screen

/// Why a terminal cannot be used, in a form the caller can put into words.
package enum TerminalFailure: Error, Equatable, Sendable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// The environment does not say which terminal it is.
  case typeUnset
  /// The terminal database does not know this type.
  case unknownType(String)
  /// The terminal cannot move its cursor.
  case tooSimple(String)
}

/// The terminal, taken as long as this value lives; it gives itself back.
///
/// Curses draws, and reads nothing: keys are read and decoded here, so that a wait for input is a
/// plain wait on a descriptor, and the bytes of a hostile paste meet no decoder but our own. There
/// is one terminal per process; signals are the caller's business.
package struct CursesTerminal: ~Copyable {
  /// The most bytes taken by one call of `readEvents`, so that an endless paste cannot hold it.
  private static let readLimit = 65_536

  /// The part of the terminal that is used.
  package private(set) var size: Size
  /// How many colours it shows; `monochrome` when colours are not wanted.
  package let colours: ColourDepth
  /// Whether the terminal is gone: its input has ended.
  package private(set) var isClosed = false

  /// What the terminal says its background is, in answer to `askBackground`.
  package private(set) var background: RGB?
  /// Whether it has said that its colours are others now, since it was last asked for them.
  package private(set) var haveColoursChanged = false
  /// Whether it has been asked and has not answered yet.
  package var awaitsAnswer: Bool { questions > 0 }

  /// How many questions have not been answered.
  private var questions = 0
  private var decoder: InputDecoder
  private var pairs: ColourPairs
  /// What curses has been handed, unless that has to be painted anew.
  private var drawn: Frame?
  /// Whether some of that has not been sent yet.
  private var isAhead = false
  /// The row being painted, kept so that its memory is.
  private var line: [nr_cell] = []

  /// Takes the terminal: alternate screen, raw keys, colours as far as it has them.
  ///
  /// - Parameter noColour: whether to do without colours, as NO_COLOR asks.
  /// - Throws: `TerminalFailure`, before anything has been sent or changed.
  package init(noColour: Bool) throws(TerminalFailure) {
    switch nr_take(!noColour) {
    case NR_TAKEN: break
    case NR_NOT_A_TERMINAL: throw .notATerminal
    case NR_TYPE_UNSET: throw .typeUnset
    case NR_TOO_SIMPLE: throw .tooSimple(String(cString: nr_type()))
    default: throw .unknownType(String(cString: nr_type()))
    }
    let mixing = ColourPairs.Mixing(.current)
    colours =
      noColour ? .monochrome : .offered(colours: Int(nr_colour_count()), mixing: mixing)
    pairs = ColourPairs(depth: colours, mixing: mixing, available: Int(nr_pair_count()))
    decoder = InputDecoder(terminalKeys: TerminalKeys.all)
    size = Self.askSize()
  }

  deinit {
    nr_give_back()
  }

  // MARK: Input

  /// The descriptor to wait on for input.
  package var inputDescriptor: Int32 { 0 }

  /// Whether the bytes read so far end within a key, so that only time can tell which it was.
  package var isMidKey: Bool { decoder.isMidKey }

  /// Whether a paste has begun and not ended.
  ///
  /// Its end can be long in coming over a slow line, and never comes from a broken terminal:
  /// `finishKey` after a second or two of silence gives the keyboard back.
  package var isMidPaste: Bool { decoder.isMidPaste }

  /// Reads what has arrived, without waiting.
  package mutating func readEvents() -> [TerminalEvent] {
    guard !isClosed else { return [] }
    var events: [TerminalEvent] = []
    var hasEnded = false
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
      var total = 0
      while total < Self.readLimit {
        let count = nr_read(buffer.baseAddress, buffer.count)
        hasEnded = count < 0
        guard count > 0 else { return }
        events += decoder.feed(buffer[..<count])
        for answer in decoder.takeAnswers() { take(answer) }
        total += count
        // A terminal hands over all it has; what comes now wakes whoever waits for it.
        guard count == buffer.count else { return }
      }
    }
    isClosed = hasEnded
    return events
  }

  /// Takes the bytes of an unfinished key for what they are, after a short wait: a bare Escape.
  package mutating func finishKey() -> [TerminalEvent] {
    decoder.finish(awaitsAnswer: awaitsAnswer)
  }

  /// Whether nothing but an ESC is held, which is most likely the Escape key.
  package var isLoneEscape: Bool { decoder.isLoneEscape }

  private mutating func take(_ answer: TerminalAnswer) {
    switch answer {
    case .background(let colour) where awaitsAnswer: background = colour
    case .attributes: questions = max(0, questions - 1)
    case .coloursChanged: haveColoursChanged = true
    case .background, .place: break
    }
  }

  /// Whether the bytes so far are the beginning of what no key sends, and may be long in coming.
  package var isMidAnswer: Bool { decoder.isMidAnswer }

  /// Asks the terminal for its background; what it answers, if it does, is read with its keys.
  ///
  /// Nothing is asked of terminals that may not understand, and nothing waits for the answer.
  package mutating func askBackground() {
    haveColoursChanged = false
    guard colours != .monochrome, !isClosed,
      BackgroundQuestion.isWorthAsking(type: String(cString: nr_type()))
    else { return }
    questions += 1
    nr_ask_background()
  }

  /// Takes no answer any more.
  package mutating func stopAwaiting() {
    questions = 0
  }

  /// Reads the answer that is still to come, for a moment, lest whoever has the terminal next gets it.
  private mutating func swallowAnswer() {
    var rounds = 0
    while awaitsAnswer, !isClosed, rounds < 16, nr_wait(Self.answerPatience) {
      _ = readEvents()
      rounds += 1
    }
    questions = 0
  }

  /// In milliseconds; a terminal at the other end of the world has answered by then.
  private static let answerPatience: Int32 = 150

  // MARK: Output

  /// Asks for the size again, after SIGWINCH; the next frame is painted whole.
  package mutating func updateSize() -> Size {
    size = Self.askSize()
    drawn = nil
    return size
  }

  /// Shows a frame; only what differs from the last one is sent, and nothing when nothing does.
  ///
  /// Of a frame for another size, as one can be just after a change, the part that fits is shown.
  package mutating func show(_ frame: Frame) {
    let before = drawn
    draw(frame)
    if let before, !isAhead, frame.cursor == before.cursor, frame.wantsMouse == before.wantsMouse {
      return
    }
    let cursor = frame.cursor
    nr_place_cursor(
      Int32(clamping: cursor?.row ?? -1), Int32(clamping: cursor?.column ?? -1), cursor != nil)
    nr_report_mouse(frame.wantsMouse)
    nr_update()
    isAhead = false
  }

  /// Hands curses a frame that is likely to be shown next, and sends nothing: showing it is quicker
  /// then, and showing another one no slower.
  package mutating func prepare(_ frame: Frame) {
    draw(frame)
    // The cursor is where it was; showing the frame has to place it.
    isAhead = true
  }

  /// Hands curses what differs from what it has.
  private mutating func draw(_ frame: Frame) {
    var outcome = paint(frame, over: drawn)
    if !outcome.hasPairs {
      // Every pair is given out: start over, where the rows that keep their text need it too.
      pairs.removeAll()
      nr_forget_colours()
      outcome = paint(frame, over: nil)
    }
    if outcome.hasChanged { isAhead = true }
    drawn = frame
  }

  /// Forgets what is on the screen, so that the next frame is painted whole.
  package mutating func invalidate() {
    nr_repaint()
    drawn = nil
  }

  /// Asks the terminal to put a text on the clipboard; false when the text is too long for that, or the
  /// terminal too simple.
  ///
  /// Whether it does so it does not tell.
  package mutating func copy(_ text: String) -> Bool {
    guard let bytes = ClipboardSequence.bytes(for: text) else { return false }
    return nr_send(bytes, bytes.count)
  }

  // MARK: Giving back

  /// Gives the terminal back for a while; `resume` takes it again.
  package mutating func suspend() {
    swallowAnswer()
    nr_suspend()
    drawn = nil
  }

  /// Takes the terminal again after `suspend`; the next frame is painted whole.
  ///
  /// The size may have changed meanwhile, and no signal tells of it: see `size`.
  package mutating func resume() {
    nr_resume()
    _ = updateSize()
  }

  /// Restores the terminal as far as that goes in a second, for a process that ends by force.
  ///
  /// From any thread; the terminal must not be used any more.
  package static func rescue() {
    nr_rescue()
  }

  /// Has a crash leave a report: `head`, the signal, what was noted last and the frames of the stack, in a new file
  /// that only the user can read.
  ///
  /// A crash cannot be caught, but what POSIX allows within a handler can be done before it ends the process.
  /// False when a path is too long.
  package static func reportCrashes(in folder: String, at path: String, head: String) -> Bool {
    nr_report_crashes(folder, path, head)
  }

  /// Keeps what a report says of where the reader was: sizes and names of pages, and nothing of an article.
  package static func note(_ words: String) {
    nr_note(words)
  }

  /// Gives the terminal back for good.
  ///
  /// Also done when the value ends; done twice, it does nothing.
  package mutating func giveBack() {
    swallowAnswer()
    nr_give_back()
    drawn = nil
  }

  // MARK: Parts

  private static func askSize() -> Size {
    var width: Int32 = 0
    var height: Int32 = 0
    nr_window_size(&width, &height)
    let size = Size(columns: Int(width), rows: Int(height)).clamped
    nr_resize(Int32(clamping: size.columns), Int32(clamping: size.rows))
    return size
  }

  /// How painting went.
  private struct Outcome {
    /// Whether there was anything to paint.
    var hasChanged = false
    /// Whether there were pairs of colours enough.
    var hasPairs = true
  }

  /// Hands curses the part of each row that differs.
  private mutating func paint(_ frame: Frame, over before: Frame?) -> Outcome {
    var outcome = Outcome()
    if let before, before.size == frame.size {
      if before.hasSameCells(as: frame) { return outcome }
      for row in 0..<min(size.rows, frame.size.rows) {
        guard let columns = frame.changedColumns(ofRow: row, since: before) else { continue }
        outcome.hasChanged = true
        paint(frame, row: row, columns: columns, &outcome)
      }
    } else {
      outcome.hasChanged = true
      for row in 0..<size.rows {
        paint(frame, row: row, columns: 0..<size.columns, &outcome)
      }
    }
    return outcome
  }

  /// Hands curses a part of a row; what the frame does not have is blank.
  private mutating func paint(
    _ frame: Frame, row: Int, columns: Range<Int>, _ outcome: inout Outcome
  ) {
    if line.count < columns.count {
      line = Array(repeating: nr_cell(.blank, pair: 0), count: columns.count)
    }
    let hasPairs = Self.translate(frame, row: row, columns: columns, into: &line, &pairs)
    outcome.hasPairs = outcome.hasPairs && hasPairs
    line.withUnsafeBufferPointer { line in
      nr_paint(
        Int32(clamping: row), Int32(clamping: columns.lowerBound), line.baseAddress,
        Int32(clamping: columns.count))
    }
  }

  /// Puts a part of a row into `line` as curses wants it; false when it ran out of pairs of colours.
  private static func translate(
    _ frame: Frame, row: Int, columns: Range<Int>, into line: inout [nr_cell],
    _ pairs: inout ColourPairs
  ) -> Bool {
    let cells = frame.cells.span
    let start = row * frame.size.columns
    let width = row < frame.size.rows ? frame.size.columns : 0
    var line = line.mutableSpan
    var hasPairs = true
    var style = Style.plain
    var pair: Int16 = 0
    for column in columns {
      let cell = column < width ? cells[start + column] : .blank
      if cell.style != style {
        style = cell.style
        let number = pairs.number(for: style, define: define)
        hasPairs = hasPairs && number != nil
        pair = number ?? 0
      }
      line[column - columns.lowerBound] = nr_cell(cell, pair: pair)
    }
    return hasPairs
  }
}

/// Tells curses of a pair or a colour.
private func define(_ definition: ColourPairs.Definition) {
  switch definition {
  case .pair(let number, let pair):
    nr_define_pair(Int32(number), pair.foreground, pair.background)
  case .standIn(let index, let colour):
    nr_define_colour(index, colour.red, colour.green, colour.blue)
  }
}

extension ColourPairs.Mixing.Signs {
  /// What is known of the terminal that has been taken.
  static var current: Self {
    Self(
      colourTerm: String(cString: nr_variable("COLORTERM")), type: String(cString: nr_type()),
      isTmux: !String(cString: nr_variable("TMUX")).isEmpty, hasRGB: nr_has_flag("RGB"),
      hasTc: nr_has_flag("Tc"), colours: Int(nr_colour_count()), canStandIn: nr_can_mix())
  }
}

extension nr_cell {
  /// A cell as curses wants it; the attributes are the same bits on both sides.
  fileprivate init(_ cell: Cell, pair: Int16) {
    self.init(
      scalar: cell.scalar, marks: cell.marks, pair: pair, width: cell.width,
      attributes: cell.style.attributes.rawValue)
  }
}
