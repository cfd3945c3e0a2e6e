/// One word or phrase of a query.
///
/// Smart case, term by term. Without a capital letter a term finds every case, with marks or
/// without, whatever marks it has itself. With a capital letter case has to agree; and if it has
/// marks too, those also.
struct Term: Equatable, Sendable {
  let needle: Needle
  /// The rarest run of letters and digits of ASCII in the needle; nil when there is none.
  private let plainRun: PlainRun?
  /// Which bytes come from capitals, as in `FoldedText`; empty when any case will do.
  private let capitals: [UInt64]
  /// What the source has to say where marks have to agree.
  private let exactForm: String?

  /// Whether a match has to be compared with the source, which folding has made unlike.
  var isExact: Bool { exactForm != nil }

  /// A term as it was typed; nil when nothing of it can be searched for.
  init?(_ typed: String) {
    let folded = Folding.fold(typed)
    guard !folded.bytes.isEmpty else { return nil }
    needle = Needle(folded.bytes)
    plainRun = PlainRun(rarestIn: folded.bytes)
    capitals = folded.capitals
    exactForm =
      folded.hasMarks && !folded.capitals.isEmpty ? ExactForm.of(Array(typed.utf8)[...]) : nil
  }

  /// Whether any byte of the term comes from a capital letter, so that capitals have to be known.
  var hasCapitals: Bool { !capitals.isEmpty }

  /// Whether a byte of the needle comes from a capital letter.
  func isCapital(at index: Int) -> Bool {
    let word = index >> 6
    return word < capitals.count && capitals[word] >> UInt64(index & 63) & 1 != 0
  }

  /// Whether the term may be in a text as it was read; never wrong when it says no.
  ///
  /// `folding` is used to fold single words.
  /// - Complexity: O(*n*), at the speed of memory where it is not.
  func mayOccur(
    in text: UnsafeBufferPointer<UInt8>, _ traits: RecordTraits, using folding: inout Folding
  ) -> Bool {
    guard let plainRun else { return !traits.contains(.isASCII) || needle.isASCII }
    return plainRun.mayOccur(in: text)
      || traits.contains(.hidesASCII)
        && plainRun.hiddenWords.holdRun(in: text, using: &folding)
  }

  /// Whether the term is in a text as it was read, as far as that can be told without folding it; never
  /// wrong when it says yes.
  func surelyOccurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !hasCapitals, let plainRun else { return false }
    return plainRun.surelyOccurs(in: text)
  }

  /// Where the term next begins in a text, at or after a position.
  ///
  /// With a source, the text must know its offsets in it, and marks are compared if need be.
  func next(in text: FoldedText, source: [UInt8]? = nil, from start: Int) -> Int? {
    guard let exactForm, let source else {
      return text.withBytes { next(in: $0, from: start) }
    }
    var start = start
    while let place = text.withBytes({ next(in: $0, from: start) }) {
      let range = text.sourceRange(place, place + needle.bytes.count)
      if ExactForm.of(source[range.clamped(to: 0..<source.count)]) == exactForm { return place }
      start = place + 1
    }
    return nil
  }

  /// The same, without comparing marks.
  func next(in text: FoldedBytes, from start: Int) -> Int? {
    var start = start
    while let place = needle.first(in: text.bytes, from: start) {
      if capitals.isEmpty || agrees(with: text, at: place) { return place }
      start = place + 1
    }
    return nil
  }

  /// Whether capitals stand where the term has them and nowhere else.
  private func agrees(with text: FoldedBytes, at place: Int) -> Bool {
    var offset = 0
    for word in capitals {
      let count = min(64, needle.bytes.count - offset)
      if text.capitals(at: place + offset, count: count) != word { return false }
      offset += count
    }
    return true
  }
}

/// Text with its case and its marks, but without what no one types: curly quotes, the many dashes,
/// wide spaces, invisible characters.
enum ExactForm {
  /// Swift's own comparison of strings sees to canonical equivalence, so that composed and
  /// decomposed letters are alike.
  static func of(_ bytes: ArraySlice<UInt8>) -> String {
    let map = FoldMap.shared
    var form = String.UnicodeScalarView()
    var endsInSpace = true
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.value <= 0x20 {
        if !endsInSpace { form.append(" ") }
        endsInSpace = true
        continue
      }
      let entry = map.entry(of: scalar.value)
      guard !entry.isAbsent, !entry.isMarked else {
        form.append(scalar)
        endsInSpace = false
        continue
      }
      let folded = map.folded(entry)
      if folded.allSatisfy(isPunctuationOrSpace) {
        for byte in folded where byte != 0x20 || !endsInSpace {
          form.append(Unicode.Scalar(byte))
          endsInSpace = byte == 0x20
        }
      } else {
        form.append(scalar)
        endsInSpace = false
      }
    }
    if form.last == " " { form.removeLast() }
    return String(form)
  }

  private static func isPunctuationOrSpace(_ byte: UInt8) -> Bool {
    byte < 0x30 || (0x3a...0x40).contains(byte)
  }
}
