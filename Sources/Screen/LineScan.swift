/// Looks for the end of one line: takes in clusters until one does not fit.
struct LineScan {
  /// A place where the line can end.
  struct Break {
    /// The end of what is drawn.
    var end: Int
    /// Columns up to there, with the hyphen that is drawn behind it, if one is.
    var columns: Int
    /// Where the next line starts.
    var next: Int
    var endsInSoftHyphen = false
  }

  /// Where the line starts: behind leading spaces, if those alone fill it.
  private(set) var start: Int
  private let available: Int
  private var columns = 0
  private var hasContent = false
  private var contentEnd: Int
  private var contentColumns = 0

  private var lastBreak: Break?
  /// A break within a word, for a word that is longer than the line.
  private var lastBreakInWord: Break?

  private var previous: BreakTraits = []
  private var previousScalar: UInt32 = 0
  private var hyphenFollowsLetter = false
  private var slashCount = 0
  private var isInAddress = false

  /// Starts a line of `available` columns, at least one.
  init(start: Int, available: Int) {
    self.start = start
    self.available = available
    self.contentEnd = start
  }

  /// The end of the line if the text ends here.
  var atEndOfText: Break {
    Break(end: contentEnd, columns: contentColumns, next: contentEnd)
  }

  /// Takes in a cluster; returns the end of the line if the cluster does not fit.
  mutating func add(_ cluster: ClusterReader.Cluster) -> Break? {
    let traits = BreakTraits.of(cluster.first)
    if continuesWord(cluster, traits) {
      columns += cluster.columns
      contentEnd = cluster.end
      contentColumns = columns
      previousScalar = cluster.first
      return nil
    }
    defer {
      previous = traits
      previousScalar = cluster.first
    }
    // A space with a mark over it shows.
    if traits.contains(.space) && cluster.isSingle {
      addSpace(cluster)
      return nil
    }
    if hasContent {
      noteBreak(before: cluster, traits)
    }
    if cluster.columns > 0 && columns + cluster.columns > available {
      if hasContent {
        return lastBreak ?? lastBreakInWord
          ?? Break(end: contentEnd, columns: contentColumns, next: cluster.start)
      }
      if columns > 0 {
        start = cluster.start
        columns = 0
      }
    }
    addContent(cluster, traits)
    return nil
  }

  /// Takes in ASCII words and the spaces between them, as long as they fit and no line can end within
  /// a word; returns where it has stopped.
  ///
  /// Does what `add` would do, cluster by cluster; most of a text is read here.
  mutating func addWords(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard hasContent, previous.isSubset(of: Self.withinWords) else { return start }
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      // What follows may join it.
      guard position + 1 == bytes.count || bytes[position + 1] < 0x80 else { break }
      if byte == 0x20 {
        columns += 1
        isInAddress = false
        lastBreak = Break(end: contentEnd, columns: contentColumns, next: position + 1)
        previous = .space
      } else {
        let traits = Self.traitsWithinWord(byte)
        guard let traits, columns < available else { break }
        columns += 1
        contentEnd = position + 1
        contentColumns = columns
        previous = traits
      }
      previousScalar = UInt32(byte)
      position += 1
    }
    return position
  }

  /// What may stand before a letter without a break between them, or is the usual break itself.
  private static let withinWords: BreakTraits = [.space, .neverFirst, .neverLast]

  /// The traits of a letter, digit or sign of ASCII; nil where a line may end before or after it.
  @inline(__always)
  private static func traitsWithinWord(_ byte: UInt8) -> BreakTraits? {
    if (byte | 0x20) &- 0x61 < 26 { return [] }
    guard 0x21..<0x7F ~= byte else { return nil }
    let traits = BreakTraits.of(UInt32(byte))
    return traits.isDisjoint(with: [.hyphen, .slash]) ? traits : nil
  }

  /// Whether no rule is about this cluster or the one before: most of a text goes this short way.
  private func continuesWord(
    _ cluster: ClusterReader.Cluster, _ traits: BreakTraits
  ) -> Bool {
    traits.isEmpty && previous.isEmpty && hasContent && cluster.columns > 0
      && columns + cluster.columns <= available
  }

  private mutating func addSpace(_ cluster: ClusterReader.Cluster) {
    columns += cluster.columns
    isInAddress = false
    slashCount = 0
    if hasContent {
      lastBreak = Break(end: contentEnd, columns: contentColumns, next: cluster.end)
    }
  }

  private mutating func addContent(_ cluster: ClusterReader.Cluster, _ traits: BreakTraits) {
    // What does not show leaves the spaces before it at the end of the line.
    guard cluster.columns > 0 || cluster.start == contentEnd else { return }
    columns += cluster.columns
    contentEnd = cluster.end
    contentColumns = columns
    hasContent = hasContent || cluster.columns > 0
    if traits.contains(.softHyphen) && hasContent && columns < available {
      lastBreak = Break(
        end: cluster.end, columns: columns + 1, next: cluster.end, endsInSoftHyphen: true)
    }
    if traits.contains(.hyphen) && !previous.contains(.hyphen) {
      hyphenFollowsLetter = Self.isLetter(previousScalar)
    }
    slashCount = traits.contains(.slash) ? slashCount + 1 : 0
    isInAddress = isInAddress || slashCount > 1
  }

  /// Notes a break between the cluster before and this one, where the rules allow one.
  private mutating func noteBreak(before cluster: ClusterReader.Cluster, _ traits: BreakTraits) {
    guard !previous.contains(.neverLast), !traits.contains(.neverFirst) else { return }
    let here = Break(end: contentEnd, columns: contentColumns, next: cluster.start)
    if previous.contains(.ideographic) || traits.contains(.ideographic)
      || previous.contains(.dash)
    {
      lastBreak = here
    } else if previous.contains(.hyphen) {
      guard hyphenFollowsLetter, Self.isLetter(cluster.first) else { return }
      // The reader of an address cannot tell whether a hyphen at the end of a line is part of it.
      if isInAddress {
        noteBreakInWord(here)
      } else {
        lastBreak = here
      }
    } else if previous.contains(.slash) && slashCount == 1 {
      noteBreakInWord(here)
    }
  }

  /// Notes a break within a word, unless it would leave most of the line empty.
  private mutating func noteBreakInWord(_ here: Break) {
    if here.columns > available / 2 {
      lastBreakInWord = here
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
  }
}
