/// Finds the places where lines can end in a text, one after the other.
///
/// Goes by `LineBreakRules`, and knows what those leave to taste: a dash begins no line, an address is
/// left whole if it can be, Hangul keeps its words, Thai its vowels. What is longer than a line may
/// end at a sign or anywhere between two clusters.
struct BreakScan: Equatable {
  /// The places found so far; the first is the start of the text.
  private(set) var places: [BreakPlace]
  /// Whether the end of the text has been reached, which is the last place then.
  private(set) var isComplete = false

  /// How many places are wanted, and how many columns behind the first.
  private var enough = Enough(places: 0, columns: 0)
  /// Where scanning goes on.
  private var position: Int
  private let firstWidth: Int
  private let narrowest: Int
  private let hyphenation: Hyphenation?
  /// Where the word that is being read may be parted, the last place first.
  private var points: [Int] = []

  private var rules = LineBreakRules()
  private var columns = 0
  private var hasContent = false
  private var contentEnd: Int
  private var contentColumns = 0
  /// The last scalar that was read, of what shows.
  private var lastScalar: UInt32 = 0
  /// What the last cluster is to the syllables beside it.
  private var lastPart = SyllablePart()
  private var hyphenFollowsLetter = false
  private var slashCount = 0
  private var isInAddress = false
  /// Columns from the start of the scan to that of the word, or of what no line has yet of it.
  private var wordColumns = 0
  /// Whether the word so far is longer than a line.
  private var isLong = false
  /// Which lines such a word fills.
  private var filling: LineFilling

  private struct Enough: Equatable {
    var places: Int
    var columns: Int
  }

  /// Starts at a position in UTF-8 bytes, with what the first line holds and any other does.
  init(from position: Int, firstWidth: Int, narrowest: Int, hyphenation: Hyphenation? = nil) {
    self.position = position
    self.firstWidth = firstWidth
    self.narrowest = narrowest
    self.hyphenation = hyphenation
    contentEnd = position
    filling = LineFilling(firstWidth: firstWidth, width: narrowest)
    places = [
      BreakPlace(end: position, endColumns: 0, next: position, nextColumns: 0, kind: .normal)
    ]
  }

  /// Goes on until there are so many places, or one so many columns behind the first, or no more text.
  mutating func extend(in text: String, toPlaces count: Int = .max, columns: Int = .max) {
    guard !isComplete else { return }
    enough = Enough(places: count, columns: columns)
    position = ClusterReader.read(Substring(text), from: position) { reader in
      while !hasEnough {
        guard let cluster = reader.next() else {
          finish(text.utf8.count)
          break
        }
        add(cluster, reader, text)
        reader.feedWords(to: &self)
      }
      return reader.position
    }
  }

  /// Whether there are as many places as were asked for.
  private var hasEnough: Bool {
    guard places.count < enough.places, let last = places.last else { return true }
    return last.endColumns - places[0].nextColumns > enough.columns
  }

  /// Columns from the first place to the last.
  var span: Int { (places.last?.endColumns ?? 0) - places[0].nextColumns }

  /// Forgets the places before one, which becomes the first.
  mutating func drop(_ count: Int) {
    let count = min(count, places.count - 1)
    places.removeFirst(count)
    filling.drop(count)
    wordColumns = max(wordColumns, places[0].nextColumns)
  }

  // MARK: - Clusters

  private mutating func finish(_ end: Int) {
    isComplete = true
    keepEndOfWord()
    places.append(
      BreakPlace(
        end: contentEnd, endColumns: contentColumns, next: end, nextColumns: columns, kind: .end))
  }

  private mutating func add(
    _ cluster: ClusterReader.Cluster, _ reader: borrowing ClusterReader, _ text: String
  ) {
    let next = LineBreakClass.of(cluster.first)
    let last = rules.previous
    let following = Self.needsFollowing(last, next) ? reader.peek().map(LineBreakClass.of) : nil
    var mayEnd = rules.takes(next, followedBy: following)
    var lastOfCluster = cluster.first
    var part = SyllablePart()
    if next == .southEastAsian { part.take(cluster.first) }
    if !cluster.isSingle {
      reader.forEachLaterScalar(of: cluster) {
        _ = rules.takes(.of($0), followedBy: nil)
        if next == .southEastAsian { part.take($0) }
        lastOfCluster = $0
      }
    }
    // A space with a mark over it shows.
    if cluster.isSingle, Self.isBlank(cluster.first) {
      columns += cluster.columns
      isInAddress = false
      slashCount = 0
      return
    }
    let hasBlank = contentEnd != cluster.start
    if hasBlank, hasContent, let following {
      // A sign that belongs to the word behind it begins a line with that, another ends one.
      if next == .slash || next == .infix { mayEnd = mayEnd || !Self.isGap(following) }
      if next == .breakBoth { mayEnd = mayEnd && !Self.isGap(following) }
    }
    var kind: BreakPlace.Kind? = last.flatMap {
      self.kind(from: $0, to: next, cluster, part, mayEnd: mayEnd, hasBlank: hasBlank)
    }
    if let hyphenation, hasBlank || !hasContent {
      points = hyphenation.points(in: text, from: cluster.start).reversed()
    }
    while let point = points.last, point <= cluster.start {
      if point == cluster.start, kind == nil { kind = .drawnHyphen }
      points.removeLast()
    }
    if hasContent, let kind {
      note(kind, before: cluster, text)
    } else {
      watchLength(cluster, text)
    }
    addContent(cluster, next, last: hasBlank ? nil : last, lastOfCluster)
    lastPart = part
  }

  private mutating func addContent(
    _ cluster: ClusterReader.Cluster, _ next: LineBreakClass, last: LineBreakClass?,
    _ lastOfCluster: UInt32
  ) {
    // What does not show leaves the spaces before it at the end of the line.
    guard cluster.columns > 0 || cluster.start == contentEnd else { return }
    if !hasContent, cluster.columns > 0, columns > 0, columns + cluster.columns > firstWidth {
      // Spaces alone fill the first line.
      places[0].next = cluster.start
      places[0].nextColumns = columns
    }
    columns += cluster.columns
    contentEnd = cluster.end
    contentColumns = columns
    hasContent = hasContent || cluster.columns > 0
    if Self.isHyphen(cluster.first), !Self.isHyphen(lastScalar) || last == nil {
      hyphenFollowsLetter = last?.isLetter ?? false
    }
    slashCount = next == .slash ? slashCount + 1 : 0
    isInAddress = isInAddress || slashCount > 1
    lastScalar = lastOfCluster
  }

  /// Whether what follows a scalar decides whether a line may end before it.
  private static func needsFollowing(_ last: LineBreakClass?, _ next: LineBreakClass) -> Bool {
    last == .prefix || last == .postfix || next == .slash || next == .infix || next == .breakBoth
  }

  private static func isGap(_ one: LineBreakClass) -> Bool {
    one == .space || one == .zeroWidthSpace || one == .breakAfter
  }

  /// Spaces that end a line and are not drawn there; those without a break are none.
  private static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200B, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The letters of Hangul that stand for none and leave their place empty.
  private static func isFiller(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x115F, 0x1160, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func isHyphen(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2010 || scalar == 0x2013
  }

  // MARK: - Words of ASCII

  /// Takes in words of ASCII and the spaces between them, as long as no rule is about anything but
  /// those; returns where it has stopped.
  ///
  /// Does what `add` would do, cluster by cluster; most of a text is read here.
  mutating func addWords(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard hasContent, hyphenation == nil, !rules.hasSpaces, contentEnd == start,
      rules.previous == .alphabetic || rules.previous == .numeric, !rules.isJoined
    else { return start }
    if isLong { return addLongWord(of: bytes, from: start) }
    var position = start
    while true {
      var end = position
      let room = narrowest - (columns - wordColumns)
      let last = position + min(bytes.count - position, max(0, room))
      while end < last, WordByte.isWord(bytes[end]) { end += 1 }
      // What follows may join the last letter.
      if end > position, end < bytes.count, bytes[end] >= 0x80 { end -= 1 }
      if end > position {
        columns += end - position
        rules.takesWord(endingInDigit: bytes[end - 1] < 0x40)
        lastScalar = UInt32(bytes[end - 1])
        slashCount = 0
      }
      // A comma or a full stop keeps to its word.
      if end + 1 < last, end > position, WordByte.isStop(bytes[end]), bytes[end + 1] == 0x20,
        beginsWord(bytes, at: end + 2)
      {
        lastScalar = UInt32(bytes[end])
        end += 1
        columns += 1
      }
      contentEnd = end
      contentColumns = columns
      guard end < bytes.count, bytes[end] == 0x20, beginsWord(bytes, at: end + 1) else {
        return end
      }
      // What came before this call may have broken the word that ends here.
      if position == start { keepEndOfWord() }
      columns += 1
      isInAddress = false
      position = end + 1
      places.append(
        BreakPlace(
          end: contentEnd, endColumns: contentColumns, next: position, nextColumns: columns,
          kind: .normal))
      wordColumns = columns
      if hasEnough { return position }
    }
  }

  /// Takes in letters and digits of ASCII of a long word; returns where it has stopped.
  private mutating func addLongWord(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard lastScalar < 0x80, WordByte.isWord(UInt8(truncatingIfNeeded: lastScalar)) else {
      return start
    }
    var position = start
    while !hasEnough {
      let room = filling.room(places, from: columns)
      var end = position
      let last = position + min(bytes.count - position, max(1, room))
      while end < last, WordByte.isWord(bytes[end]) { end += 1 }
      // What follows may join the last letter.
      if end > position, end < bytes.count, bytes[end] >= 0x80 { end -= 1 }
      guard end > position else { break }
      for next in max(position, room > 0 ? end - LineFilling.remembered : position)..<end {
        let before = columns + next - position
        let place = BreakPlace(
          end: next, endColumns: before, next: next, nextColumns: before, kind: .cluster)
        notePart(place, clusterEnd: before + 1)
      }
      columns += end - position
      position = end
      contentEnd = end
      contentColumns = columns
      rules.takesWord(endingInDigit: bytes[end - 1] < 0x40)
      lastScalar = UInt32(bytes[end - 1])
      slashCount = 0
    }
    return position
  }

  /// Whether a letter or digit stands at a position that no mark follows.
  private func beginsWord(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    position < bytes.count && WordByte.isWord(bytes[position])
      && (position + 1 == bytes.count || bytes[position + 1] < 0x80)
  }

  // MARK: - Places

  /// What breaking between two clusters would break; nil where no line should end.
  private func kind(
    from last: LineBreakClass, to next: LineBreakClass, _ cluster: ClusterReader.Cluster,
    _ part: SyllablePart, mayEnd: Bool, hasBlank: Bool
  ) -> BreakPlace.Kind? {
    if last == .southEastAsian, next == .southEastAsian, !hasBlank {
      return lastPart.kind(before: part)
    }
    // LB21a of Unicode 15 is about hyphens that show; later versions let Hebrew be parted, too.
    if lastScalar == 0xAD, last == .breakAfter, next == .hebrew, !hasBlank { return .drawnHyphen }
    guard mayEnd else { return nil }
    // What is not seen would make the beginning of a host look like all of it.
    if isInAddress, !hasBlank, Self.isFiller(lastScalar) || Self.isFiller(cluster.first) {
      return nil
    }
    if hasBlank || last == .zeroWidthSpace { return .normal }
    // A dash ends a line and begins none.
    if next == .breakBoth { return nil }
    if lastScalar == 0xAD { return .drawnHyphen }
    if Self.isHyphen(lastScalar) {
      guard hyphenFollowsLetter, next.isLetter else { return nil }
      return isInAddress ? .hyphenInWord : .hyphen
    }
    if last == .slash { return slashCount == 1 ? .inWord : nil }
    if last.isHangul || next.isHangul { return .syllable }
    if last != .breakBoth, lastScalar < 0x80, cluster.first < 0x80 { return .inWord }
    return .normal
  }

  private var segmentColumns: Int { places.last?.nextColumns ?? 0 }

  private mutating func note(
    _ kind: BreakPlace.Kind, before cluster: ClusterReader.Cluster, _ text: String
  ) {
    var kind = kind
    if kind == .normal { keepEndOfWord() }
    if kind == .drawnHyphen, contentColumns + 1 - segmentColumns > narrowest { kind = .cluster }
    let isWithinLong = isLong && kind.isInWord
    if isWithinLong { filling.pass(places, until: columns + cluster.columns) }
    places.append(
      BreakPlace(
        end: contentEnd, endColumns: contentColumns, next: cluster.start, nextColumns: columns,
        kind: kind))
    if isWithinLong { return }
    if !kind.isInWord { beginWord() }
    watchLength(cluster, text)
  }

  /// The next word begins here.
  private mutating func beginWord() {
    isLong = false
    wordColumns = columns
  }

  /// Notes places between the clusters of a word that becomes longer than a line.
  private mutating func watchLength(_ cluster: ClusterReader.Cluster, _ text: String) {
    guard cluster.columns > 0 else { return }
    if !isLong {
      guard hasContent, columns + cluster.columns - wordColumns > narrowest else { return }
      isLong = true
      noteWord(until: cluster.start, text)
    }
    let place = BreakPlace(
      end: contentEnd, endColumns: contentColumns, next: cluster.start, nextColumns: columns,
      kind: Self.partKind(between: lastScalar, and: cluster.first, slashes: slashCount))
    notePart(place, clusterEnd: columns + cluster.columns)
  }

  /// Notes the places between the clusters of the word so far; those that are known stay.
  private mutating func noteWord(until end: Int, _ text: String) {
    let index = places.lastIndex { !$0.kind.isInWord } ?? 0
    let start = places[index]
    var known = places[(index + 1)...]
    places.removeLast(known.count)
    filling.begin(places)
    ClusterReader.read(Substring(text), from: start.next) { reader in
      var columns = start.nextColumns
      var contentEnd = start.next
      var contentColumns = columns
      var last: UInt32 = 0
      var slashes = 0
      while reader.position < end, let one = reader.next(), one.end <= end {
        if one.isSingle, Self.isBlank(one.first) {
          columns += one.columns
          continue
        }
        if let place = known.first, place.next <= one.start {
          filling.pass(places, until: columns + one.columns)
          places.append(place)
          known.removeFirst()
        } else if one.columns > 0, mayPart(columns - start.nextColumns) {
          let kind = Self.partKind(between: last, and: one.first, slashes: slashes)
          let place = BreakPlace(
            end: contentEnd, endColumns: contentColumns, next: one.start, nextColumns: columns,
            kind: kind)
          notePart(place, clusterEnd: columns + one.columns)
        }
        guard one.columns > 0 || one.start == contentEnd else { continue }
        last = one.first
        slashes = last == 0x2F ? slashes + 1 : 0
        columns += one.columns
        contentEnd = one.end
        contentColumns = columns
      }
    }
    // What is noted just before what follows.
    places += known
  }

  /// Notes a place between two clusters of a long word where a sign is, or where a line may be full, since
  /// the one behind it ends at so many columns.
  private mutating func notePart(_ place: BreakPlace, clusterEnd: Int) {
    guard place.endColumns > segmentColumns else {
      // Spaces behind what does not show would take the place of what does.
      if clusterEnd - segmentColumns > narrowest {
        places[places.count - 1].next = place.next
        places[places.count - 1].nextColumns = place.nextColumns
      }
      return
    }
    let isFull = filling.pass(places, until: clusterEnd)
    if isFull || place.kind != .cluster { places.append(place) }
    filling.note(place)
  }

  /// So few columns of a word are not parted from the rest of it.
  static let fewestParted = 3

  /// Whether lines are long enough to choose where a word is broken.
  private var hasChoice: Bool { narrowest >= 2 * Self.fewestParted }

  /// Whether so many columns at the beginning of a word may stand alone.
  private func mayPart(_ columns: Int) -> Bool { !hasChoice || columns >= Self.fewestParted }

  /// Forgets places that would leave little of the word that ends here alone on a line, as long as a line
  /// holds what stands before the place with it; a long word ends a little before instead.
  private mutating func keepEndOfWord() {
    guard hasChoice else { return }
    var earlier = isLong ? filling.lastPlace(before: contentColumns - Self.fewestParted) : nil
    if let place = earlier, contentColumns - place.nextColumns > narrowest { earlier = nil }
    let count = places.count
    while places.count > 1, let last = places.last, last.kind.isInWord,
      0..<Self.fewestParted ~= contentColumns - last.nextColumns,
      earlier != nil || contentColumns - places[places.count - 2].nextColumns <= narrowest
    {
      places.removeLast()
    }
    guard places.count < count, let earlier, let last = places.last, earlier.next > last.next
    else { return }
    places.append(earlier)
  }

  /// What is broken between two clusters of a word that is too long for a line, before the second of which
  /// so many slashes stand.
  private static func partKind(
    between last: UInt32, and next: UInt32, slashes: Int
  ) -> BreakPlace.Kind {
    guard last < 0x80, next < 0x80, slashes < 2 else { return .cluster }
    let last = UInt8(truncatingIfNeeded: last)
    let next = UInt8(truncatingIfNeeded: next)
    if WordByte.isWord(next) { return WordByte.endsPart(last) ? .sign : .cluster }
    return WordByte.isWord(last) && WordByte.beginsPart(next) ? .sign : .cluster
  }
}
