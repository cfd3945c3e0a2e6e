/// The levels of the shortest terms, for every article: of parts of words that so many words have that
/// adding up their lists would take too long for someone who types.
struct FrequentParts: Sendable {
  private let articleCount: Int
  /// The parts and the order of their levels.
  private var numbers = PartTable.none
  private var levels: [UInt8] = []

  /// A part is frequent when the lists of the words that have it hold more than so many articles for
  /// each article there is.
  private static let limit = 4
  /// Parts of more characters are not looked at.
  private static let longest = 3
  /// Words in fewer articles than one in so many do not make a part frequent.
  private static let rareness = 4_096

  /// In longer words parts are kept, so as to tell which have been met.
  private static let longestSearched = 64

  /// How many bytes it takes in memory.
  var byteCount: Int { levels.count + numbers.byteCount }

  /// Finds the frequent parts of words, and adds up their levels.
  init(of dictionary: WordDictionary, _ lists: PostingLists) {
    articleCount = lists.articleCount
    guard dictionary.count > 0 else { return }
    var totals = PartTable()
    let least = UInt32(clamping: articleCount / Self.rareness)
    dictionary.forEachWord { word, bytes in
      let count = Int32(clamping: lists.counts[word])
      guard lists.counts[word] > least else { return }
      Self.forEachPart(of: bytes) { key, _ in totals[key] += count }
    }
    var count: Int32 = 0
    numbers = PartTable()
    totals.forEach { key, total in
      guard Int(total) > Self.limit * articleCount else { return }
      count += 1
      numbers[key] = count
    }
    guard count > 0 else {
      numbers = .none
      return
    }
    levels = Array(repeating: 0, count: Int(count) * articleCount)
    fill(from: dictionary, lists)
  }

  private mutating func fill(from dictionary: WordDictionary, _ lists: PostingLists) {
    let numbers = numbers
    let articleCount = articleCount
    // Each list is read once, for all the parts that its word has.
    var postings: [Posting] = []
    levels.withUnsafeMutableBufferPointer { levels in
      TermLevel.tables.withUnsafeBufferPointer { tables in
        dictionary.forEachWord { word, bytes in
          postings.removeAll(keepingCapacity: true)
          Self.forEachPart(of: bytes) { key, kind in
            let number = Int(numbers[key])
            guard number > 0 else { return }
            if postings.isEmpty {
              lists.forEach(of: word) { postings.append(Posting(article: $0, use: $1)) }
            }
            let start = (number - 1) * articleCount
            Self.add(postings, kind, tables, to: levels, from: start)
          }
        }
      }
    }
  }

  /// What a word's list says of one article.
  private struct Posting {
    private let rawValue: UInt32

    init(article: Int, use: UInt8) {
      rawValue = UInt32(truncatingIfNeeded: article) << 8 | UInt32(use)
    }

    @inline(__always)
    var article: Int { Int(rawValue >> 8) }
    @inline(__always)
    var use: Int { Int(rawValue & 0xff) }
  }

  @inline(__always)
  private static func add(
    _ postings: [Posting], _ kind: WordKind, _ tables: UnsafeBufferPointer<UInt8>,
    to levels: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) {
    guard let levels = levels.baseAddress?.advanced(by: start),
      let table = tables.baseAddress?.advanced(by: kind.rawValue << 8)
    else { return }
    postings.withUnsafeBufferPointer { postings in
      for posting in postings {
        levels[posting.article] = TermLevel.sum(levels[posting.article], table[posting.use])
      }
    }
  }

  /// Hands over the level of a part in each article; nil when it is not frequent.
  func withLevels<Result>(
    of piece: TermLookup.Piece, isUnspaced: Bool,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    // A single character of a script without spaces is found as what words begin with.
    guard isUnspaced ? piece.beginsWord && !piece.endsWord : piece.isAnywhere,
      let key = Self.key(of: piece.bytes[...]), numbers[key] > 0
    else { return nil }
    let number = Int(numbers[key]) - 1
    return levels.withUnsafeBufferPointer {
      body(
        UnsafeBufferPointer(rebasing: $0[number * articleCount..<(number + 1) * articleCount]))
    }
  }

  // MARK: - Parts

  /// Up to 8 bytes as a number.
  private static func key(of bytes: some Collection<UInt8>) -> UInt64? {
    guard bytes.count <= 8 else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Calls back for each short part of a word, once for each, and how the word has it.
  private static func forEachPart(
    of word: UnsafeBufferPointer<UInt8>, _ body: (UInt64, WordKind) -> Void
  ) {
    if WordCharacters.kind(at: 0, in: word).kind == .unspaced {
      let length = WordCharacters.kind(at: 0, in: word).length
      if let key = key(of: word.prefix(length)) { body(key, .whole) }
      return
    }
    // In a long word to look back at all of it would take too long.
    var met: Set<UInt64>? = word.count > longestSearched ? [] : nil
    var start = 0
    while start < word.count {
      var end = start
      var key: UInt64 = 0
      for _ in 0..<longest where end < word.count {
        let next = end + WordCharacters.kind(at: end, in: word).length
        guard next <= word.count, next - start <= 8 else { break }
        for place in end..<next { key |= UInt64(word[place]) << UInt64(8 * (place - start)) }
        end = next
        let isNew =
          met?.insert(key).inserted ?? !occurs(key, count: end - start, in: word, before: start)
        if isNew {
          let kind = WordKind(
            begins: start == 0, rest: word.count - end, first: end < word.count ? word[end] : 0)
          body(key, kind)
        }
      }
      start += WordCharacters.kind(at: start, in: word).length
    }
  }

  /// Whether a part has been met further to the front.
  private static func occurs(
    _ key: UInt64, count: Int, in word: UnsafeBufferPointer<UInt8>, before limit: Int
  ) -> Bool {
    let first = UInt8(truncatingIfNeeded: key)
    for place in 0..<limit where word[place] == first {
      var index = 1
      while index < count,
        word[place + index] == UInt8(truncatingIfNeeded: key >> UInt64(8 * index))
      { index += 1 }
      if index == count { return true }
    }
    return false
  }
}

/// A number for each short part of a word, 0 for those that have none.
private struct PartTable: Sendable {
  /// By the letters and digits of ASCII that a part of up to three of them is made of.
  private var plain: [Int32]
  private var others: [UInt64: Int32] = [:]

  private static let side = 37

  /// Of no part.
  static let none = PartTable(plain: [])

  init() {
    self.init(plain: [Int32](repeating: 0, count: Self.side * Self.side * Self.side))
  }

  private init(plain: [Int32]) {
    self.plain = plain
  }

  var byteCount: Int { 4 * plain.count + 24 * others.capacity }

  subscript(key: UInt64) -> Int32 {
    get {
      guard !plain.isEmpty else { return 0 }
      return Self.place(of: key).map { plain[$0] } ?? others[key] ?? 0
    }
    set {
      if let place = Self.place(of: key) { plain[place] = newValue } else { others[key] = newValue }
    }
  }

  /// Calls back for each part that has a number, in an order that is always the same.
  func forEach(_ body: (UInt64, Int32) -> Void) {
    for place in plain.indices where plain[place] != 0 { body(Self.key(at: place), plain[place]) }
    for key in others.keys.sorted() { body(key, others[key] ?? 0) }
  }

  private static func place(of key: UInt64) -> Int? {
    guard key >> 24 == 0 else { return nil }
    var place = 0
    for index in 0..<3 {
      let byte = UInt8(truncatingIfNeeded: key >> UInt64(8 * (2 - index)))
      guard byte == 0 || WordCharacters.isPlain(byte) else { return nil }
      let digit = byte == 0 ? 0 : byte < 0x40 ? Int(byte) - 0x30 + 1 : Int(byte) - 0x61 + 11
      place = place * side + digit
    }
    return place
  }

  private static func key(at place: Int) -> UInt64 {
    var key: UInt64 = 0
    var rest = place
    for index in 0..<3 {
      let digit = rest % side
      rest /= side
      let byte = digit == 0 ? 0 : digit < 11 ? 0x30 + digit - 1 : 0x61 + digit - 11
      key |= UInt64(byte) << UInt64(8 * index)
    }
    return key
  }
}
