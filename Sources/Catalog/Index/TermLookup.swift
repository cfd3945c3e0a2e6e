/// How a term is looked for in an index: by the words that have to be in an article for the term to be
/// in it.
struct TermLookup: Equatable, Sendable {
  /// A part of a term that lies within one word.
  struct Piece: Equatable, Sendable {
    let bytes: [UInt8]
    /// Whether the word has to begin, or end, with the piece.
    let beginsWord: Bool
    let endsWord: Bool
    /// The piece as it stands in a dictionary, where a separator is before and behind each word.
    let needle: Needle
    /// The piece as it stands in a text.
    let textNeedle: Needle
    /// The rarest run of letters and digits of ASCII in the piece; nil when there is none.
    private let plainRun: PlainRun?

    init(_ bytes: ArraySlice<UInt8>, beginsWord: Bool, endsWord: Bool) {
      self.bytes = Array(bytes)
      self.beginsWord = beginsWord
      self.endsWord = endsWord
      textNeedle = Needle(self.bytes)
      plainRun = PlainRun(rarestIn: self.bytes)
      let separator = WordDictionary.separator
      needle = Needle(
        (beginsWord ? [separator] : []) + Array(bytes) + (endsWord ? [separator] : []))
    }

    /// Whether any word with the piece in it will do.
    var isAnywhere: Bool { !beginsWord && !endsWord }

    /// Whether the piece may be in a text as it was read; never wrong when it says no.
    func mayOccur(
      in text: UnsafeBufferPointer<UInt8>, _ traits: RecordTraits, using folding: inout Folding
    ) -> Bool {
      guard let plainRun else { return !traits.contains(.isASCII) || textNeedle.isASCII }
      return plainRun.mayOccur(in: text)
        || traits.contains(.hidesASCII)
          && plainRun.hiddenWords.holdRun(in: text, using: &folding)
    }
  }

  /// Every article that has the term has a word for each of these; empty when all may have it.
  let pieces: [Piece]
  /// Whether an article that has words for the pieces always has the term, and their uses say all that
  /// there is to know of it.
  let isDecisive: Bool
  /// Whether the term is letters of a script without spaces, for which a word in the index is no word.
  let isUnspaced: Bool

  /// A lookup for folded text that any case and marks will do for, or not.
  init(_ folded: [UInt8], isExact: Bool) {
    var words: [Range<Int>] = []
    var isUnspaced = false
    folded.withUnsafeBufferPointer { bytes in
      WordSplitter.forEachWord(in: bytes) { words.append($0..<$1) }
      isUnspaced = !words.isEmpty && WordCharacters.kind(at: 0, in: bytes).kind == .unspaced
    }
    let isOneRun = words.first?.lowerBound == 0 && words.last?.upperBound == folded.count
    if isUnspaced, isOneRun, Self.isUnspacedRun(folded) {
      // The last character stands alone at a run's end only; elsewhere it begins a pair.
      let pairs = words.count > 1 ? Array(words.dropLast()) : words
      pieces = Self.distinct(
        pairs.map {
          Piece(folded[$0], beginsWord: true, endsWord: words.count > 1)
        })
      isDecisive = words.count <= 2 && !isExact
      self.isUnspaced = true
      return
    }
    pieces = Self.telling(Self.distinct(Self.pieces(of: folded, words)))
    isDecisive = !isExact && words == [0..<folded.count]
    self.isUnspaced = false
  }

  private static func isUnspacedRun(_ folded: [UInt8]) -> Bool {
    folded.withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        let (kind, length) = WordCharacters.kind(at: place, in: bytes)
        guard kind == .unspaced else { return false }
        place += length
      }
      return true
    }
  }

  /// The words of mixed text: those inside it are whole, the first may be the end of a longer one, the
  /// last the beginning.
  private static func pieces(of folded: [UInt8], _ words: [Range<Int>]) -> [Piece] {
    folded.withUnsafeBufferPointer { bytes in
      words.enumerated().compactMap { index, word in
        guard WordCharacters.kind(at: word.lowerBound, in: bytes).kind == .unspaced else {
          return Piece(
            folded[word], beginsWord: word.lowerBound > 0, endsWord: word.upperBound < bytes.count)
        }
        // A character that the pair before it holds already, and one that may go on.
        let isSingle = index > 0 && words[index - 1].upperBound == word.upperBound
        return isSingle
          ? nil
          : Piece(folded[word], beginsWord: true, endsWord: Self.isPair(word, in: bytes))
      }
    }
  }

  /// Without the short ends of words, which so many words have that they would take longer to look up than
  /// they save.
  private static func telling(_ pieces: [Piece]) -> [Piece] {
    let telling = pieces.filter { $0.beginsWord && $0.endsWord || $0.bytes.count > 2 }
    guard telling.isEmpty else { return telling }
    return Array(pieces.prefix(1))
  }

  private static func isPair(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count > WordCharacters.kind(at: word.lowerBound, in: bytes).length
  }

  private static func distinct(_ pieces: [Piece]) -> [Piece] {
    var seen: [Piece] = []
    for piece in pieces where !seen.contains(piece) { seen.append(piece) }
    return seen
  }
}

extension TermLookup {
  init(_ term: Term) {
    self.init(term.needle.bytes, isExact: term.hasCapitals || term.isExact)
  }
}
