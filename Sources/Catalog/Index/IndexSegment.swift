/// The index of the articles in a range of slots, as they were when it was built.
///
/// It never changes, so it can be handed from thread to thread and shared by copies of the index.
package final class IndexSegment: Sendable {
  /// The slots it covers, also those that hold no article.
  let slots: Range<Int>
  let traits: [ArticleTraits]
  let prints: [StoryPrint]
  /// How many words each article has, as `ArticleRecord.countedWords` counts them.
  let wordCounts: [UInt32]
  let dictionary: WordDictionary
  let lists: PostingLists
  private let frequent: FrequentParts

  /// Without frequent parts it is built sooner, and takes longer to be asked for parts of words.
  init(
    slots: Range<Int>, dictionary: WordDictionary, lists: PostingLists, traits: [ArticleTraits],
    prints: [StoryPrint], wordCounts: [UInt32], hasFrequentParts: Bool
  ) {
    self.slots = slots
    self.dictionary = dictionary
    self.lists = lists
    self.traits = traits
    self.prints = prints
    self.wordCounts = wordCounts
    frequent = FrequentParts(
      of: hasFrequentParts ? dictionary : WordDictionary([WordDictionary.separator]), lists)
  }

  /// How many bytes it takes in memory.
  package var byteCount: Int {
    dictionary.byteCount + lists.byteCount + frequent.byteCount + 24 * traits.count
  }

  /// How many different words it has.
  var wordCount: Int { dictionary.count }

  // MARK: - Whole words

  /// How many of the articles have a word.
  func count(of word: [UInt8]) -> Int {
    dictionary.number(of: word).map { Int(lists.counts[$0]) } ?? 0
  }

  /// Adds to a score for each article that has a word: what `worths` has for its use there.
  func add(_ word: [UInt8], by worths: [UInt32], to scores: inout [UInt32]) {
    guard let number = dictionary.number(of: word), worths.count > 255 else { return }
    scores.withUnsafeMutableBufferPointer { scores in
      worths.withUnsafeBufferPointer { worths in
        lists.forEach(of: number) { article, use in
          scores[article] &+= worths[Int(use)]
        }
      }
    }
  }

  // MARK: - Looking up

  /// Writes the level of a clause in each article; `levels` has a byte for each slot, 0 at first.
  ///
  /// - Complexity: O(*n*) in the length of the dictionary, and in the articles that have such words.
  func addLevels(
    of clause: SearchPlan.Clause, to levels: UnsafeMutableBufferPointer<UInt8>,
    using scratch: inout LevelScratch
  ) {
    for lookup in clause.lookups {
      if lookup.pieces.count == 1, let piece = lookup.pieces.first {
        addLevels(of: piece, isUnspaced: lookup.isUnspaced, to: levels)
      } else {
        addLevels(ofAll: lookup, to: levels, using: &scratch)
      }
    }
  }

  /// The same for a term that is made of several pieces, or of none.
  private func addLevels(
    ofAll lookup: TermLookup, to levels: UnsafeMutableBufferPointer<UInt8>,
    using scratch: inout LevelScratch
  ) {
    scratch.joint.removeAll(keepingCapacity: true)
    scratch.joint.append(contentsOf: repeatElement(TermLevel.anywhere.rawValue, count: slots.count))
    for (number, piece) in lookup.pieces.enumerated() {
      scratch.piece.removeAll(keepingCapacity: true)
      scratch.piece.append(contentsOf: repeatElement(0, count: slots.count))
      scratch.piece.withUnsafeMutableBufferPointer { one in
        addLevels(of: piece, isUnspaced: lookup.isUnspaced, to: one)
        scratch.joint.withUnsafeMutableBufferPointer { joint in
          for index in joint.indices {
            joint[index] =
              number == 0 ? one[index] : TermLevel.both(joint[index], one[index])
          }
        }
      }
    }
    scratch.joint.withUnsafeBufferPointer { joint in
      for index in joint.indices where traits[index] != .absent {
        levels[index] = TermLevel.sum(levels[index], joint[index])
      }
    }
  }

  func addLevels(
    of piece: TermLookup.Piece, isUnspaced: Bool, to levels: UnsafeMutableBufferPointer<UInt8>
  ) {
    let isFrequent: Void? = frequent.withLevels(of: piece, isUnspaced: isUnspaced) { known in
      for index in known.indices { levels[index] = TermLevel.sum(levels[index], known[index]) }
    }
    guard isFrequent == nil else { return }
    TermLevel.tables.withUnsafeBufferPointer { tables in
      dictionary.forEachWord(with: piece) { word, kind in
        let kind = isUnspaced ? WordKind.whole : kind
        lists.add(
          word,
          by: UnsafeBufferPointer(rebasing: tables[kind.rawValue << 8..<(kind.rawValue + 1) << 8]),
          to: levels)
      }
    }
  }

  /// Memory that looking up terms of several words uses again and again.
  struct LevelScratch {
    fileprivate var joint: [UInt8] = []
    var piece: [UInt8] = []
  }
}
