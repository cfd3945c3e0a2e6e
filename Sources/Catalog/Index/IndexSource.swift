import Articles

/// Some articles that are to be indexed: all that it takes, so that the work can be done on any
/// thread while the library goes on.
package struct IndexSource: Equatable, Sendable {
  /// The slots of the articles.
  let slots: Range<Int>
  /// The records of the slots, in the blocks that the library keeps them in.
  let records: RecordStore.Part
  /// The chunks that the records' texts lie in, by their numbers.
  let chunks: [TextChunk?]

  /// Whether they are of the same slots.
  package static func == (left: IndexSource, right: IndexSource) -> Bool {
    left.slots == right.slots
  }

  /// How many articles there are, about.
  package var count: Int { slots.count }

  /// Builds the index of the articles.
  ///
  /// - Complexity: O(*n*) in the length of their texts, a few microseconds for a text of 2 KB.
  package func build() -> IndexSegment { build(hasFrequentParts: true) }

  func build(hasFrequentParts: Bool) -> IndexSegment {
    var words = WordTable()
    var occurrences: [WordTable.Occurrence] = []
    var text = SearchText(marksCapitals: false)
    var traits = [ArticleTraits](repeating: .absent, count: slots.count)
    var prints = [StoryPrint](repeating: .none, count: slots.count)
    var wordCounts = [UInt32](repeating: 0, count: slots.count)
    for index in slots.indices {
      let record = records[index]
      guard !record.isEmpty, chunks.indices.contains(Int(record.chunk)),
        let chunk = chunks[Int(record.chunk)]
      else { continue }
      let place = index - slots.lowerBound
      guard let article = UInt32(exactly: place) else { break }
      traits[place] = ArticleTraits(record)
      withExtendedLifetime(chunk) {
        let bytes = chunk.bytes(from: record.start, count: record.byteCount)
        text.fold(record, bytes)
        wordCounts[place] = UInt32(clamping: record.countedWords(bytes))
      }
      prints[place] = text.withFolded { folded, ends in
        Self.add(folded.bytes, ends, of: article, to: &words, using: &occurrences)
      }
    }
    let (dictionary, lists) = words.finish(articleCount: slots.count)
    return IndexSegment(
      slots: slots, dictionary: dictionary, lists: lists, traits: traits, prints: prints,
      wordCounts: wordCounts, hasFrequentParts: hasFrequentParts)
  }

  /// Adds the words of one article, and says what it looks like as a whole.
  private static func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: SearchText.Ends, of article: UInt32,
    to words: inout WordTable, using occurrences: inout [WordTable.Occurrence]
  ) -> StoryPrint {
    occurrences.removeAll(keepingCapacity: true)
    var print = StoryPrint.Maker()
    var occurrence = WordUse.none
    var isBody = false
    var partEnd = 0
    WordSplitter.forEachWord(in: bytes) { start, end in
      if start >= partEnd {
        let part = ends.part(at: start)
        partEnd = part.end
        occurrence = WordUse.once(in: part.field)
        isBody = part.field == .body || part.field == .standfirst
      }
      let key = WordTable.key(of: bytes, from: start, to: end)
      if isBody { print.add(key) }
      occurrences.append(
        WordTable.Occurrence(
          key: key, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
          use: occurrence))
    }
    words.add(occurrences, of: bytes, in: article)
    return print.print
  }
}
