/// A run of letters and digits of ASCII within a term, by which most texts can be ruled out as they
/// are.
struct PlainRun: Equatable, Sendable {
  /// The run itself; other letters and digits may stand on neither side of it in the term.
  let needle: Needle
  /// To look for the run where it is not in the text as such.
  let hiddenWords: HiddenWords
  /// What the term has before the run, the last byte first, and after it.
  private let before: [UInt8]
  private let after: [UInt8]

  /// More places than one in so many bytes are not looked at: folding the text is cheaper.
  private static let sparseness = 32

  /// The rarest run in folded text; nil when there is none.
  init?(rarestIn folded: [UInt8]) {
    let runs = folded.split { !WordCharacters.isPlain($0) }.map { (slice: $0, Needle(Array($0))) }
    guard let rarest = runs.max(by: { $0.1.rarity < $1.1.rarity }) else { return nil }
    needle = rarest.1
    hiddenWords = HiddenWords(needle)
    before = folded[..<rarest.slice.startIndex].reversed()
    after = Array(folded[rarest.slice.endIndex...])
  }

  /// Whether the run is in a text as it is, with what the term has around it as far as that is ASCII.
  ///
  /// - Complexity: O(*n*), at the speed of memory.
  func mayOccur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !before.isEmpty || !after.isEmpty else { return needle.first(inAnyCase: text) != nil }
    var start = 0
    var patience = text.count / Self.sparseness + 16
    while let place = needle.first(inAnyCase: text, from: start) {
      patience -= 1
      let end = place + needle.bytes.count
      if patience == 0
        || Self.mayFit(after, from: end, in: text, by: 1)
          && Self.mayFit(before, from: place - 1, in: text, by: -1)
      {
        return true
      }
      start = place + 1
    }
    return false
  }

  /// Whether the whole term is in a text as it is, in any case and with any white space between words; it
  /// may be there otherwise when this says no.
  ///
  /// - Complexity: O(*n*), at the speed of memory.
  func surelyOccurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    var patience = text.count / Self.sparseness + 16
    while patience > 0, let place = needle.first(inAnyCase: text, from: start) {
      let end = place + needle.bytes.count
      if Self.fits(needle.bytes, from: place, in: text, by: 1)
        && Self.fits(after, from: end, in: text, by: 1)
        && Self.fits(before, from: place - 1, in: text, by: -1)
      {
        return true
      }
      patience -= 1
      start = place + 1
    }
    return false
  }

  /// Whether folded bytes follow in a text as it is, as ASCII.
  private static func fits(
    _ folded: [UInt8], from start: Int, in text: UnsafeBufferPointer<UInt8>, by step: Int
  ) -> Bool {
    fit(folded, from: start, in: text, by: step, otherwise: false)
  }

  /// Whether folded bytes may follow in a text as it is from a position on, in one direction or the
  /// other; what is not ASCII may be anything.
  private static func mayFit(
    _ folded: [UInt8], from start: Int, in text: UnsafeBufferPointer<UInt8>, by step: Int
  ) -> Bool {
    fit(folded, from: start, in: text, by: step, otherwise: true)
  }

  /// Whether folded bytes follow, as far as there is only ASCII; what is known otherwise is given.
  private static func fit(
    _ folded: [UInt8], from start: Int, in text: UnsafeBufferPointer<UInt8>, by step: Int,
    otherwise: Bool
  ) -> Bool {
    var place = start
    for byte in folded {
      guard text.indices.contains(place) else { return false }
      let found = text[place]
      guard found < 0x80 else { return otherwise }
      if found <= 0x20 {
        guard byte == 0x20 else { return false }
        // Any white space is one space.
        while text.indices.contains(place), text[place] <= 0x20 { place += step }
        continue
      }
      guard byte == found || byte == found | 0x20 && found &- 0x41 < 26 else { return false }
      place += step
    }
    return true
  }
}
