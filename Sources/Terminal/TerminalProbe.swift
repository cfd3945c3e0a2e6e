import CNcurses
package import Screen

/// Asks the terminal where its cursor stands after each of some texts, and for its background.
package enum TerminalProbe {
  /// Why nothing is known.
  package enum Failure: Error, Equatable, Sendable {
    /// Standard input or output is no terminal, or another program has it.
    case nobodyToAsk
    /// The terminal is of a kind that would print the questions.
    case notAnsi
    /// It has said nothing, or not all, within the time.
    case noAnswer
  }

  /// How long to wait for something to come, and for all of it, in milliseconds.
  private static let patience: Int32 = 1_000
  private static let wholePatience: Int32 = 2_500

  /// How long to wait for more when so much time has gone by since the beginning; nil when for no more,
  /// however well it goes on: somebody waits for the reader.
  static func wait(after elapsed: Int32) -> Int32? {
    elapsed < wholePatience ? min(patience, wholePatience - max(elapsed, 0)) : nil
  }

  /// Asks, while the terminal is not taken.
  ///
  /// The terminal's line of the cursor is used, and blank afterwards.
  /// - Throws: `Failure`; the background may be known all the same, see `Answers`.
  package static func ask(about texts: [String]) throws(Failure) -> Answers {
    guard nr_describe(), let cup = nr_capability("cup"),
      String(cString: cup).hasPrefix("\u{1B}[")
    else { throw .notAnsi }
    let type = String(cString: nr_type())
    guard nr_begin_asking() else { throw .nobodyToAsk }
    var answers = Answers(count: texts.count)
    let question = question(
      about: texts, asksBackground: BackgroundQuestion.isWorthAsking(type: type))
    let isAsked = question.withUnsafeBufferPointer { nr_say($0.baseAddress, $0.count) }
    while isAsked, !answers.isOver, let wait = wait(after: nr_asking_time()), nr_wait(wait) {
      let bytes = read()
      guard !bytes.isEmpty else { break }
      answers.take(bytes)
    }
    // What comes too late is nobody's.
    nr_end_asking(!answers.isOver)
    guard answers.isOver else { throw .noAnswer }
    return answers
  }

  /// What to send: each text at the beginning of a line that is blank before and after, and in the end a
  /// question that every terminal answers.
  static func question(about texts: [String], asksBackground: Bool) -> [UInt8] {
    var text = asksBackground ? "\u{1B}]11;?\u{1B}\\" : ""
    for sample in texts { text += "\r\u{1B}[K\(sample)\u{1B}[6n" }
    return Array((text + "\r\u{1B}[K\u{1B}[c").utf8)
  }

  private static func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
      count = max(0, nr_read(buffer.baseAddress, buffer.count))
    }
  }

  /// What has been answered so far.
  package struct Answers: Equatable, Sendable {
    /// The terminal's background, if it has said so.
    package private(set) var background: RGB?
    /// Whether the last question has been answered, or the user is tired of waiting.
    private(set) var isOver = false
    private let count: Int
    private var places: [Point] = []
    private var decoder: Decoder

    /// - Parameter count: how many places were asked for.
    init(count: Int) {
      self.count = count
      decoder = Decoder()
    }

    /// The columns that each text took; nil when answers are missing, for nobody knows which.
    package var columns: [Int]? {
      places.count == count ? places.map(\.column) : nil
    }

    /// Takes in bytes from the terminal, among which may be keys.
    mutating func take(_ bytes: some Sequence<UInt8>) {
      let events = decoder.value.feed(bytes)
      for answer in decoder.value.takeAnswers() {
        switch answer {
        case .background(let colour): background = colour
        case .place(let place): if places.count <= count { places.append(place) }
        case .attributes: isOver = true
        case .coloursChanged: break
        }
      }
      if events.contains(.key(Key(.character("c"), control: true))) { isOver = true }
    }
  }

  /// A decoder is no value to be compared: what it has come to is.
  private struct Decoder: Equatable, Sendable {
    var value = InputDecoder(expectsPlaces: true)

    static func == (one: Decoder, other: Decoder) -> Bool { true }
  }
}
