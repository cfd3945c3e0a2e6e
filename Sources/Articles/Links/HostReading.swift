/// The name of a host as it stands in a text, and where it ends.
struct HostReading {
  let host: LinkHost
  /// The offset behind it.
  let end: Int
  /// How many words its dots part.
  let labels: Int
  /// Whether its last word is more than a number or a single letter, as every name of the net's is.
  let isNamed: Bool

  /// Reads a host that begins at an index; nil when none does.
  ///
  /// - Complexity: O(*n*) in its length, of which no more than a host may have is looked at.
  init?(_ bytes: Span<UInt8>, from start: Int) {
    if start < bytes.count, bytes[start] == UInt8(ascii: "[") {
      guard let end = Self.endOfNumber(in: bytes, from: start) else { return nil }
      host = LinkHost(bracketed: bytes.string(start..<end))
      self.end = end
      labels = 1
      isNamed = false
      return
    }
    var found: [Range<Int>] = []
    var index = start
    while true {
      let stop = Self.endOfLabel(in: bytes, from: index)
      guard stop > index, stop - start <= Self.longest else { break }
      found.append(index..<stop)
      guard stop < bytes.count, bytes[stop] == UInt8(ascii: ".") else { break }
      index = stop + 1
    }
    guard let last = found.popLast() else { return nil }
    let trimmed = Self.trimmed(last, isOnly: found.isEmpty, in: bytes)
    guard !trimmed.isEmpty else { return nil }
    found.append(trimmed)
    let words = found.map { bytes.string($0) }
    guard !Self.isCut(bytes, at: trimmed.upperBound), let host = LinkHost(labels: words) else {
      return nil
    }
    self.host = host
    end = trimmed.upperBound
    labels = words.count
    let scalars = words.last?.unicodeScalars
    isNamed = (scalars?.count ?? 0) > 1 && !(0x30...0x39 ~= scalars?.first?.value ?? 0x30)
  }

  /// More bytes than the longest host has, in whatever script.
  private static let longest = 1_024

  /// Where a label ends that begins at an index; the index itself when none does.
  private static func endOfLabel(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, index - start <= LinkHost.longestLabel * 4 {
      let (scalar, length) = UTF8Scalars.read(bytes, at: index)
      let isSign = scalar == 0x2D || scalar == 0x5F
      guard LinkFinder.isAlphanumeric(scalar) || isLetter(scalar) || isSign else { break }
      // A sign joins letters, and a mark stands on one.
      if index == start, isSign || isMark(scalar) { break }
      index += length
    }
    return index
  }

  /// The last label, without what cannot end it: signs, and the words of a script without spaces that go
  /// on directly behind `com` or the like.
  private static func trimmed(_ label: Range<Int>, isOnly: Bool, in bytes: Span<UInt8>) -> Range<
    Int
  > {
    var end = label.upperBound
    if !isOnly, LinkFinder.isAlphanumeric(UInt32(bytes[label.lowerBound])) {
      var index = label.lowerBound
      while index < end {
        let (scalar, length) = UTF8Scalars.read(bytes, at: index)
        if Scripts.isUnspaced(scalar) || Scripts.isUnspacedAlphabet(scalar) {
          end = index
          break
        }
        index += length
      }
    }
    while end > label.lowerBound, bytes[end - 1] == 0x2D || bytes[end - 1] == 0x5F { end -= 1 }
    return label.lowerBound..<end
  }

  /// Where a number in brackets ends; nil when it is none.
  private static func endOfNumber(in bytes: Span<UInt8>, from bracket: Int) -> Int? {
    var index = bracket + 1
    var colons = 0
    while index < bytes.count, index - bracket < 46 {
      switch bytes[index] {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2E: index += 1
      case 0x3A:
        colons += 1
        index += 1
      case 0x5D: return colons > 1 ? index + 1 : nil
      default: return nil
      }
    }
    return nil
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x80, let scalar = Unicode.Scalar(scalar) else { return false }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark
  }

  /// Whether a scalar beyond ASCII may stand in the name of a host (RFC 5892).
  ///
  /// What is only another form of a letter, such as a wide or a mathematical one, may not, nor what is not
  /// seen or looks like a sign of an address.
  static func isLetter(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x80, !HostLookalikes.isSign(scalar), let scalar = Unicode.Scalar(scalar) else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return !scalar.properties.isDefaultIgnorableCodePoint && isOwnForm(scalar)
    default: return false
    }
  }

  /// Whether a letter, or the small one of a capital, is not written as another, as `ﬁ` is as `fi`.
  private static func isOwnForm(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.changesWhenNFKCCaseFolded else { return true }
    return scalar.properties.lowercaseMapping.unicodeScalars.allSatisfy {
      // The sharp s and the last sigma are letters of their own in names (RFC 5892, 2.6).
      !$0.properties.changesWhenNFKCCaseFolded || $0 == "ß" || $0 == "ς"
    }
  }

  // MARK: What follows

  /// Whether a host that seems to end at an index goes on there with what no host has: whoever sees the
  /// whole would take it for another host.
  static func isCut(_ bytes: Span<UInt8>, at end: Int) -> Bool {
    var index = end
    while index < bytes.count, ".-_".utf8.contains(bytes[index]) { index += 1 }
    guard index < bytes.count else { return false }
    let (scalar, length) = UTF8Scalars.read(bytes, at: index)
    if index > end, goesOn(bytes, at: index) { return true }
    if scalar < 0x80 {
      switch bytes[index] {
      case UInt8(ascii: "%"): return true
      case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "^"):
        return goesOn(bytes, at: index + 1)
      default: return false
      }
    }
    guard !isLetter(scalar) else { return false }
    if HostLookalikes.isDot(scalar) { return goesOn(bytes, at: index + length) }
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return false
    case .format, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return goesOn(bytes, at: index + length)
    default: return true
    }
  }

  /// Whether at an index something stands that goes on with a host: letters or a dot, but not the words of a
  /// script without spaces, and no space, end or other punctuation.
  private static func goesOn(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    var index = start
    while index < bytes.count, ".-_".utf8.contains(bytes[index]) { index += 1 }
    guard index < bytes.count else { return false }
    let (scalar, _) = UTF8Scalars.read(bytes, at: index)
    if LinkFinder.isAlphanumeric(scalar) { return true }
    guard scalar >= 0x80, !Scripts.isUnspaced(scalar), !Scripts.isUnspacedAlphabet(scalar) else {
      return false
    }
    guard let value = Unicode.Scalar(scalar) else { return false }
    return value.properties.isAlphabetic || isMark(scalar)
      || value.properties.numericType != nil || value.properties.isDefaultIgnorableCodePoint
  }
}
