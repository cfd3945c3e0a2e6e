/// Makes articles, each from its number alone, so that any order and any number of threads make the
/// same ones.
///
/// About 27 in 100 have curly quotes, dashes and accents, 2 are in Cyrillic and 1 in Chinese.
struct ArticleMaker {
  /// The article made last, as it stands in a file.
  private(set) var text: [UInt8] = []
  /// The number of bytes of its headline.
  private(set) var headlineLength = 0
  /// The name of its file, in the folder of its month.
  private(set) var name: [UInt8] = []

  private let vocabulary: Vocabulary
  private var dice = Dice(seed: 0)
  private var script = Script.plain
  private var plants: [Plant] = []

  private enum Script {
    case plain, typographic, cyrillic, han
  }

  private struct Plant {
    var words: String
    var paragraph: Int
    var afterWord: Int
  }

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    text.reserveCapacity(16_384)
  }

  /// Makes an article; the properties say what it is.
  mutating func make(_ number: Int) {
    dice = Dice(seed: Dice.mixed(UInt64(truncatingIfNeeded: number) &+ 0xA57_1C1E))
    text.removeAll(keepingCapacity: true)
    switch dice.below(100) {
    case 0..<70: script = .plain
    case 70..<97: script = .typographic
    case 97..<99: script = .cyrillic
    default: script = .han
    }
    appendWords(dice.within(6...11), paragraph: -1)
    headlineLength = text.count
    text += Array("\n\n".utf8)
    text += vocabulary.places.draw(&dice)
    text += Array(": ".utf8)
    let paragraphs = dice.within(4...12)
    plants = Planting.words(in: number).map {
      Plant(words: $0, paragraph: dice.below(paragraphs), afterWord: dice.below(12))
    }
    for paragraph in 0..<paragraphs {
      appendWords(dice.within(24...72), paragraph: paragraph)
      text += Array("\n\n".utf8)
    }
    text += Array("Tags:".utf8)
    for tag in 0..<dice.below(4) {
      text += Array(tag == 0 ? " ".utf8 : ", ".utf8)
      text += vocabulary.tags.draw(&dice)
    }
    text.append(UInt8(ascii: "\n"))
    makeName(number)
  }

  /// The folder of an article under that of the corpus.
  static func folder(of number: Int) -> String {
    let month = number % 12 + 1
    return "\(2023 + number / 12 % 3)/\(month < 10 ? "0" : "")\(month)"
  }

  /// All folders that articles stand in.
  static let folders = (0..<folderCount).map { folder(of: $0) }

  /// How many months there are; the article of a number stands in the one of that number.
  static let folderCount = 36

  /// `DD-slug-000123.txt`.
  private mutating func makeName(_ number: Int) {
    name.removeAll(keepingCapacity: true)
    appendNumber(dice.within(1...28), digits: 2)
    for _ in 0..<3 {
      name.append(UInt8(ascii: "-"))
      name += vocabulary.latin.draw(&dice)
    }
    name.append(UInt8(ascii: "-"))
    appendNumber(number, digits: 6)
    name += Array(".txt".utf8)
  }

  private mutating func appendNumber(_ number: Int, digits: Int) {
    let spelled = Array(String(number).utf8)
    name += repeatElement(UInt8(ascii: "0"), count: max(0, digits - spelled.count))
    name += spelled
  }

  // MARK: Sentences

  /// Appends sentences; the headline, which is paragraph -1, is one without a full stop.
  private mutating func appendWords(_ count: Int, paragraph: Int) {
    var word = 0
    while word < count {
      let rest = count - word
      let length = paragraph < 0 ? count : min(rest, dice.within(6...22))
      let isQuoted = paragraph >= 0 && dice.oneIn(7)
      if word > 0 && script != .han { text.append(UInt8(ascii: " ")) }
      if isQuoted { append(script == .plain ? "\"" : "“") }
      appendSentence(length, from: word, paragraph: paragraph)
      if paragraph >= 0 { append(script == .han ? "。" : ".") }
      if isQuoted { append(script == .plain ? "\"" : "”") }
      word += length
    }
  }

  private mutating func appendSentence(_ length: Int, from first: Int, paragraph: Int) {
    for index in 0..<length {
      if index > 0 && script != .han { text.append(UInt8(ascii: " ")) }
      let start = text.count
      appendWord()
      if index == 0 { capitalise(from: start) }
      appendPlants(paragraph: paragraph, afterWord: first + index)
      if index + 1 < length, paragraph >= 0, dice.oneIn(14) {
        append(script == .han ? "，" : script == .typographic && dice.oneIn(4) ? " –" : ",")
      }
    }
  }

  private mutating func appendPlants(paragraph: Int, afterWord word: Int) {
    for plant in plants where plant.paragraph == paragraph && plant.afterWord == word {
      append(" \(plant.words)")
      if script == .han { append(" ") }
    }
  }

  private mutating func appendWord() {
    switch script {
    case .plain:
      text += vocabulary.latin.draw(&dice)
    case .typographic:
      if dice.oneIn(10) {
        text += vocabulary.accented.draw(&dice)
      } else {
        text += vocabulary.latin.draw(&dice)
        if dice.oneIn(40) { append("’s") }
      }
    case .cyrillic:
      text += vocabulary.cyrillic.draw(&dice)
    case .han:
      text += vocabulary.han.draw(&dice)
    }
  }

  /// Capitals for plain letters and for the Cyrillic ones, which come in the same order.
  private mutating func capitalise(from start: Int) {
    guard start < text.count else { return }
    switch text[start] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): text[start] -= 32
    case 0xD0 where start + 1 < text.count && text[start + 1] >= 0xB0:
      text[start + 1] -= 32
    case 0xD1 where start + 1 < text.count:
      text[start] = 0xD0
      text[start + 1] += 32
    default: break
    }
  }

  private mutating func append(_ characters: String) {
    text += characters.utf8
  }
}
