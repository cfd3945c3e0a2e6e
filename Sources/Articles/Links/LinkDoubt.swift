/// Why a link may not lead where it seems to.
package enum LinkDoubt: Hashable, Sendable {
  /// Letters of several alphabets stand in one word that are not written together, so that some may be taken
  /// for others.
  case mixedLetters
  /// A word has Latin letters that look like those of ASCII, or is all of letters that look like Latin ones.
  case lookalike
  /// A word has letters of an alphabet that few people know.
  case rareLetters
  /// What seems to be the host is the name of a user before the true one.
  case userInfo

  /// What is doubtful about one label of a host; `underLatin` says whether the host ends in a name of
  /// Latin letters, as `com` is.
  init?(label: String, underLatin: Bool) {
    guard !label.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
    var alphabets: Set<HostAlphabet> = []
    var areAllAlike = true
    var hasAlike = false
    var last: Unicode.Scalar = "-"
    for scalar in label.unicodeScalars {
      let alphabet = HostAlphabet(of: scalar)
      // A dot over what has one already, or whose own is hidden by it, is not seen.
      if scalar.value == 0x0307, last.properties.isSoftDotted || last == "\u{131}" {
        hasAlike = true
      }
      last = scalar
      guard alphabet != .none else { continue }
      alphabets.insert(alphabet == .rareLatin ? .latin : alphabet)
      hasAlike = hasAlike || alphabet == .rareLatin
      areAllAlike = areAllAlike && HostLookalikes.isLikeASCII(scalar)
    }
    if alphabets.count > 1, !HostAlphabet.companies.contains(where: alphabets.isSubset) {
      self = .mixedLetters
    } else if hasAlike || (underLatin && areAllAlike && !alphabets.isEmpty) {
      self = .lookalike
    } else if alphabets.contains(.rare) {
      self = .rareLetters
    } else {
      return nil
    }
  }
}
