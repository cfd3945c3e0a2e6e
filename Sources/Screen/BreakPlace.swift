/// A place where a line can end and the next one begin.
struct BreakPlace: Equatable {
  /// What a line that ends there would break, from nothing to what should stay whole.
  enum Kind: UInt8 {
    /// A space, the end of an East Asian character, a dash.
    case normal
    /// Behind a hyphen that the text has.
    case hyphen
    /// Within a word, where a hyphen has to be drawn.
    case drawnHyphen
    /// Within a word of Hangul, or of a script without spaces whose words nobody has told us.
    case syllable
    /// Within an address or what looks like one.
    case inWord
    /// Behind a hyphen there, which cannot be told from a drawn one.
    case hyphenInWord
    /// At a sign in a word that is too long for a line.
    case sign
    /// Between any two clusters.
    case cluster
    /// The end of the text.
    case end

    /// Whether it breaks a word at a place where nothing in the text says that it may be.
    var isInWord: Bool {
      switch self {
      case .inWord, .hyphenInWord, .sign, .cluster: true
      case .normal, .hyphen, .drawnHyphen, .syllable, .end: false
      }
    }
  }

  /// The end of what is drawn, in UTF-8 bytes.
  var end: Int
  /// Columns from the start of the scan up to there.
  var endColumns: Int
  /// Where the next line begins.
  var next: Int
  /// Columns from the start of the scan up to there.
  var nextColumns: Int
  var kind: Kind

  /// Columns of a line that begins at another place and ends here.
  func columns(from start: BreakPlace) -> Int {
    endColumns - start.nextColumns + (kind == .drawnHyphen ? 1 : 0)
  }
}
