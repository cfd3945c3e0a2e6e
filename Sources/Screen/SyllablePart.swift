/// What a cluster of Thai, Lao, Khmer or Burmese is to the syllables beside it.
///
/// No dictionary says where words end there; but what would be half a syllable stands at no end of a line.
struct SyllablePart: Equatable {
  /// Whether what follows belongs to it.
  private(set) var goesOn = false
  /// Whether it belongs to what is before it.
  private(set) var ends = false

  /// Takes in a scalar of the cluster.
  mutating func take(_ scalar: UInt32) {
    switch scalar {
    // Vowels that are written before their consonant.
    case 0x0E40...0x0E44, 0x0EC0...0x0EC4: goesOn = true
    // Vowels that a consonant has to follow.
    case 0x0E31, 0x0E37, 0x0E47, 0x0EB1, 0x0EBB, 0x0EBD, 0x17D0: goesOn = true
    // Signs that stack what follows; in Burmese it is the next syllable, which this one closes.
    case 0x17D2, 0x1A60: goesOn = true
    case 0x1039: (goesOn, ends) = (true, true)
    // Vowels that are written behind their consonant, repetition and abbreviation.
    case 0x0E2F, 0x0E30, 0x0E32, 0x0E33, 0x0E45, 0x0E46, 0x0EAF, 0x0EB0, 0x0EB2, 0x0EB3, 0x0EC6:
      ends = true
    // Signs over the consonant that closes a syllable, or over one that is silent.
    case 0x0E4C, 0x0ECC, 0x17CB, 0x17CD, 0x103A: ends = true
    case 0x17D4...0x17DA, 0x104A, 0x104B: ends = true
    default: break
    }
  }
}
