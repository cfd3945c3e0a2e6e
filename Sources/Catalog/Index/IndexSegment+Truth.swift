extension IndexSegment {
  /// More postings than so many for each article are not gone through to tell the fields of a term: that
  /// would take longer than someone who types may wait.
  private static let mostPostings = 32

  /// Which articles have a term in a field; nil stands for any.
  ///
  /// - Complexity: O(*n*) in the length of the dictionary, and in the articles that have such words.
  func truth(
    of lookup: TermLookup, in field: QueryField?, using scratch: inout LevelScratch
  ) -> SlotTruth {
    var truth = SlotTruth(lookup.pieces.isEmpty ? nil : true, count: slots.count)
    for piece in lookup.pieces {
      var isDecisive = lookup.isDecisive && WordUse.tells(field)
      scratch.piece.removeAll(keepingCapacity: true)
      scratch.piece.append(contentsOf: repeatElement(0, count: slots.count))
      let bits = scratch.piece.withUnsafeMutableBufferPointer { bytes in
        var mask = WordUse.mask(of: field)
        if field == nil || !addUses(of: piece, to: bytes) {
          addLevels(of: piece, isUnspaced: lookup.isUnspaced, to: bytes)
          mask = .max
          isDecisive = isDecisive && field == nil
        }
        return SlotTruth.bits(of: UnsafeBufferPointer(bytes), mask: mask)
      }
      truth.formAll(with: SlotTruth(possible: bits, isDecisive: isDecisive))
    }
    return truth
  }

  /// Adds up the uses of all words that have a piece; false when there are too many.
  private func addUses(
    of piece: TermLookup.Piece, to uses: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    var words: [Int] = []
    var total = 0
    dictionary.forEachWord(with: piece) { word, _ in
      words.append(word)
      total += Int(lists.counts[word])
    }
    guard total <= Self.mostPostings * slots.count else { return false }
    for word in words { lists.forEach(of: word) { uses[$0] |= $1 } }
    return true
  }

  /// Hands over, for each article, the uses of all words in it that are spelled nearly as a word is.
  ///
  /// - Complexity: O(*n*) in the length of the dictionary, and in the articles that have such words.
  func withUses<Result>(
    near word: FuzzyWord, using scratch: inout LevelScratch,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    scratch.piece.removeAll(keepingCapacity: true)
    scratch.piece.append(contentsOf: repeatElement(0, count: slots.count))
    return scratch.piece.withUnsafeMutableBufferPointer { uses in
      dictionary.forEachWord(near: word) { word in
        lists.forEach(of: word) { uses[$0] |= $1 }
      }
      return body(UnsafeBufferPointer(uses))
    }
  }
}
