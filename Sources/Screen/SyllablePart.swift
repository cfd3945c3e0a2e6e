/// What a cluster of Thai, Lao, Khmer or Burmese is to the syllables beside it.
///
/// No dictionary says where words end there; but what would be half a syllable stands at no end of a line.
struct SyllablePart: Equatable {
  /// Whether what follows belongs to it.
  private var goesOn = false
  /// Whether it belongs to what is before it.
  private var ends = false
  /// Whether a syllable surely begins with it, or is over with it, as far as its script shows that.
  private var isSureStart = false
  private var isSureEnd = false
  /// Whether the script has signs that show where syllables begin: vowels before the consonant.
  private var showsStarts = false

  /// What a line breaks that ends before another cluster; nil where none should end.
  ///
  /// Where Thai and Lao do not show that a syllable is over, a consonant may as well close the one before it.
  func kind(before next: SyllablePart) -> BreakPlace.Kind? {
    if goesOn || next.ends { return nil }
    return isSureEnd || next.isSureStart || !showsStarts ? .syllable : .inWord
  }

  /// Takes in a scalar of the cluster.
  mutating func take(_ scalar: UInt32) {
    showsStarts = showsStarts || 0x0E00...0x0EFF ~= scalar
    switch scalar {
    // Vowels that are written before their consonant.
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4: (goesOn, isSureStart) = (true, true)
    // Vowels that a consonant has to follow.
    case 0x0E31, 0x0E37, 0x0E47, 0x0EB1, 0x0EBB, 0x0EBD, 0x17D0: goesOn = true
    // Signs that stack what follows; in Burmese it is the next syllable, which this one closes.
    case 0x17D2, 0x1A60: goesOn = true
    case 0x1039: (goesOn, ends) = (true, true)
    // Vowels that no consonant follows; the first are clusters by themselves, the others part of one.
    case 0x0E30, 0x0EB0: (ends, isSureEnd) = (true, true)
    case 0x0E33, 0x0EB3: isSureEnd = true
    // Other vowels that are written behind their consonant.
    case 0x0E32, 0x0E45, 0x0EB2: ends = true
    // Repetition and abbreviation.
    case 0x0E2F, 0x0E46, 0x0EAF, 0x0EC6: (ends, isSureEnd) = (true, true)
    // Signs over a consonant that is silent or closes a syllable.
    case 0x0E4C, 0x0ECC: (ends, isSureEnd) = (true, true)
    case 0x17CB, 0x17CD, 0x103A: ends = true
    case 0x17D4...0x17DA, 0x104A, 0x104B: ends = true
    default: break
    }
  }
}
