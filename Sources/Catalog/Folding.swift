import Articles

/// Folds text for search: the one place that says which texts are alike.
///
/// Full case folding; letters without their marks, in canonically or compatibly decomposed form as
/// `FoldTable` has them; curly quotes, dashes and digits as ASCII has them; letters that Arabic, Persian
/// and Urdu type in different ways alike; runs of white space as one space,
/// none at either end of a field; invisible characters dropped; jamo joined into syllables. Broken
/// UTF-8 becomes U+FFFD. Text in ASCII takes a path that does 16 bytes at a time.
///
/// A value keeps its memory for the next text, so that folding many texts allocates nothing.
struct Folding: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capitals: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private(set) var count = 0
  private var hasCapitals = false
  private var hasMarks = false
  private var endsInSpace = true
  private var sourceCount = 0
  private let tracksOffsets: Bool
  private let marksCapitals: Bool
  private var offsets: [Int] = []
  private let map = FoldMap.shared

  /// More than one step writes: 16 bytes of ASCII or the 31 of the longest form.
  private static let slack = 64

  /// Room for about so many bytes; with `tracksOffsets` it also says where each byte came from.
  ///
  /// Without `marksCapitals` no byte is said to come from a capital letter.
  init(expecting expected: Int, tracksOffsets: Bool = false, marksCapitals: Bool = true) {
    capacity = (max(expected, 0) + Self.slack + 63) & ~63
    bytes = .allocate(capacity: capacity)
    capitals = .allocate(capacity: capacity / 64 + 1)
    capitals.initialize(repeating: 0, count: capacity / 64 + 1)
    self.tracksOffsets = tracksOffsets
    self.marksCapitals = marksCapitals
    if tracksOffsets { offsets.reserveCapacity(capacity) }
  }

  deinit {
    bytes.deallocate()
    capitals.deallocate()
  }

  /// The folded form of one text.
  static func fold(_ text: String, tracksOffsets: Bool = false) -> FoldedText {
    var folding = Folding(expecting: text.utf8.count, tracksOffsets: tracksOffsets)
    folding.append(text)
    return folding.finish()
  }

  /// Hands over the folded form of one text, which is not kept.
  static func withFolded<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var folding = Folding(expecting: text.count, marksCapitals: false)
    folding.append(text)
    return folding.withFolded { body($0.bytes) }
  }

  mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      append(Array(text.utf8)[...])
    }
  }

  mutating func append(_ source: ArraySlice<UInt8>) {
    source.withUnsafeBufferPointer { append($0) }
  }

  /// Ends a field: what follows never makes one match with what came before.
  mutating func endField() {
    let end = trimSpace()
    makeRoom()
    put(FoldedText.fieldSeparator, isCapital: false, from: end)
    endsInSpace = true
  }

  /// What has been folded, in memory that is no larger than it must be.
  consuming func finish() -> FoldedText {
    let end = trimSpace()
    if tracksOffsets { offsets.append(end) }
    return FoldedText(
      bytes: Array(UnsafeBufferPointer(start: bytes, count: count)),
      capitals: hasCapitals
        ? Array(UnsafeBufferPointer(start: capitals, count: (count + 63) >> 6)) : [],
      hasMarks: hasMarks, offsets: offsets)
  }

  /// Hands over what has been folded, where it stands.
  ///
  /// Nothing is to be appended afterwards before `removeAll`.
  mutating func withFolded<Result>(_ body: (FoldedBytes) -> Result) -> Result {
    _ = trimSpace()
    return body(
      FoldedBytes(
        bytes: UnsafeBufferPointer(start: bytes, count: count),
        capitals: UnsafeBufferPointer(
          start: capitals, count: hasCapitals ? (count + 63) >> 6 : 0)))
  }

  /// Forgets what has been folded and keeps the memory.
  mutating func removeAll() {
    // Marks may stand a little beyond the end: of bytes written and taken back.
    if hasCapitals { capitals.update(repeating: 0, count: min(count >> 6 + 2, capacity / 64 + 1)) }
    count = 0
    sourceCount = 0
    hasCapitals = false
    hasMarks = false
    endsInSpace = true
    offsets.removeAll(keepingCapacity: true)
  }

  // MARK: - ASCII

  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < source.count {
      makeRoom(for: source.count &- position)
      position = foldPlain(source, from: position)
      // White space after white space says nothing more.
      while position < source.count, source[position] <= 0x20 { position &+= 1 }
      position =
        tracksOffsets
        ? foldTracking(source, from: position) : foldCharacters(of: source, from: position)
    }
    sourceCount += source.count
  }

  /// Folds 16 bytes at a time up to the next that needs a closer look, one outside ASCII or white
  /// space after white space, and says where that is.
  ///
  /// There has to be room for the rest of the source.
  @inline(__always)
  private mutating func foldPlain(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = UnsafeRawPointer(source.baseAddress) else { return source.count }
    let target = UnsafeMutableRawPointer(bytes)
    var position = start
    var end = count
    var spaceBefore: UInt64 = endsInSpace ? 1 : 0
    while source.count &- position >= 16 {
      let chunk = PlainChunk(
        base.loadUnaligned(fromByteOffset: position, as: SIMD2<UInt64>.self))
      target.storeBytes(of: chunk.folded, toByteOffset: end, as: SIMD2<UInt64>.self)
      let stops = chunk.stops(after: spaceBefore)
      // That a chunk is taken whole is guessed early by the processor, how much of it cannot be.
      let good = stops.isEmpty ? 16 : stops.first
      if marksCapitals { markCapitals(chunk.capitals, count: good, at: end) }
      if tracksOffsets { trackOffsets(from: position, count: good) }
      guard stops.isEmpty else {
        count = end &+ good
        if good > 0 {
          endsInSpace = chunk.isSpace(at: good &- 1)
        } else {
          endsInSpace = spaceBefore != 0
        }
        return position &+ good
      }
      spaceBefore = chunk.endsInSpace
      end = end &+ 16
      position = position &+ 16
    }
    count = end
    endsInSpace = spaceBefore != 0
    return foldRest(source, from: position)
  }

  /// Does the same for the last bytes of the source, fewer than 16.
  private mutating func foldRest(_ source: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    let left = source.count &- position
    guard left > 0 else { return position }
    let chunk = PlainChunk(lastOf: source, count: left)
    UnsafeMutableRawPointer(bytes)
      .storeBytes(of: chunk.folded, toByteOffset: count, as: SIMD2<UInt64>.self)
    let stops = chunk.stops(after: endsInSpace ? 1 : 0)
    let good = min(stops.isEmpty ? 16 : stops.first, left)
    if marksCapitals { markCapitals(chunk.capitals, count: good, at: count) }
    if tracksOffsets { trackOffsets(from: position, count: good) }
    count &+= good
    if good > 0 { endsInSpace = chunk.isSpace(at: good &- 1) }
    return position &+ good
  }

  private mutating func trackOffsets(from position: Int, count: Int) {
    for lane in 0..<count { offsets.append(sourceCount + position + lane) }
  }

  /// Notes which of the first bytes of a chunk came from capital letters.
  @inline(__always)
  private mutating func markCapitals(_ gathered: UInt64, count good: Int, at end: Int) {
    let bits = gathered & (1 &<< UInt64(truncatingIfNeeded: good) &- 1)
    guard bits != 0 else { return }
    hasCapitals = true
    let shift = UInt64(truncatingIfNeeded: end & 63)
    capitals[end &>> 6] |= bits &<< shift
    if shift > 48 { capitals[end &>> 6 &+ 1] |= bits &>> (64 &- shift) }
  }

  // MARK: - Beyond ASCII

  /// Folds characters outside ASCII, and single ones of ASCII between them, up to the next that is
  /// ASCII, and says where that is.
  ///
  /// What changes with each character is kept in local variables; an entry that is not put by a
  /// plain copy is left to `putByBytes`.
  @inline(__always)
  private mutating func foldCharacters(
    of source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let map = map
    let special = FoldEntry.specialBits(withCapitals: marksCapitals)
    var position = start
    var end = count
    var inSpace = endsInSpace
    var flags: UInt32 = 0
    while position < source.count {
      let left = source.count &- position
      if capacity &- end < left &+ Self.slack {
        count = end
        grow(for: left)
      }
      let first = source[position]
      if first < 0x80 {
        guard left > 1, source[position &+ 1] >= 0x80, first &- 0x41 >= 26 else { break }
        position &+= 1
        if first > 0x20 || !inSpace {
          bytes[end] = max(first, 0x20)
          end &+= 1
        }
        inSpace = first <= 0x20
        continue
      }
      let (scalar, length) = UTF8Scalars.readQuickly(source, at: position)
      let entry = map.entry(of: scalar)
      if entry.isAbsent {
        let joined = Hangul.syllable(from: scalar, in: source, after: position &+ length)
        end &+= Self.store(joined?.syllable ?? scalar, to: bytes + end)
        position &+= joined?.taken ?? 0
        inSpace = false
      } else if entry.rawValue & special == 0 {
        Self.store(entry, to: bytes + end)
        end &+= entry.count
        inSpace = inSpace && entry.count == 0
      } else {
        (count, endsInSpace) = (end, inSpace)
        putByBytes(entry, from: 0)
        (end, inSpace) = (count, endsInSpace)
      }
      flags |= entry.rawValue
      position &+= length
    }
    count = end
    endsInSpace = inSpace
    if FoldEntry.isMarked(flags) { hasMarks = true }
    return position
  }

  /// The same, which notes where each byte came from.
  private mutating func foldTracking(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var position = start
    while position < source.count, source[position] >= 0x80 {
      makeRoom(for: source.count &- position)
      let origin = sourceCount + position
      let (scalar, length) = UTF8Scalars.readQuickly(source, at: position)
      let entry = map.entry(of: scalar)
      position += length
      if entry.isAbsent {
        let joined = Hangul.syllable(from: scalar, in: source, after: position)
        let stored = Self.store(joined?.syllable ?? scalar, to: bytes + count)
        for _ in 0..<stored { offsets.append(origin) }
        count += stored
        position += joined?.taken ?? 0
        endsInSpace = false
      } else {
        if entry.isMarked { hasMarks = true }
        putByBytes(entry, from: origin)
      }
    }
    return position
  }

  @inline(__always)
  private static func store(_ entry: FoldEntry, to target: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target)
      .storeBytes(of: entry.rawValue.littleEndian, as: UInt32.self)
  }

  /// Writes what a character becomes, whatever it is.
  private mutating func putByBytes(_ entry: FoldEntry, from origin: Int) {
    if entry.isSpace, endsInSpace { return }
    if entry.isLong {
      for byte in map.longForm(of: entry) { put(byte, isCapital: entry.isCapital, from: origin) }
      endsInSpace = false
    } else {
      for index in 0..<entry.count {
        let byte = UInt8(truncatingIfNeeded: entry.rawValue >> UInt32(8 * index))
        put(byte, isCapital: entry.isCapital, from: origin)
      }
      if entry.count > 0 { endsInSpace = entry.isSpace }
    }
  }

  /// Writes a character outside ASCII as UTF-8, of which 4 bytes are written always, and says how
  /// many it takes.
  @inline(__always)
  private static func store(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let low = 0x80 | scalar & 0x3f
    let middle = 0x80 | scalar &>> 6 & 0x3f
    let encoded: UInt32
    let length: Int
    if scalar < 0x800 {
      encoded = 0xc0 | scalar &>> 6 | low &<< 8
      length = 2
    } else if scalar < 0x10000 {
      encoded = 0xe0 | scalar &>> 12 | middle &<< 8 | low &<< 16
      length = 3
    } else {
      encoded =
        0xf0 | scalar &>> 18 | (0x80 | scalar &>> 12 & 0x3f) &<< 8 | middle &<< 16 | low &<< 24
      length = 4
    }
    UnsafeMutableRawPointer(target).storeBytes(of: encoded.littleEndian, as: UInt32.self)
    return length
  }

  // MARK: - Memory

  private mutating func put(_ byte: UInt8, isCapital: Bool, from origin: Int) {
    bytes[count] = byte
    if isCapital, marksCapitals {
      hasCapitals = true
      capitals[count >> 6] |= 1 << UInt64(count & 63)
    }
    if tracksOffsets { offsets.append(origin) }
    count += 1
  }

  /// Takes white space off the end and says where in the source the rest ends.
  private mutating func trimSpace() -> Int {
    guard count > 0, bytes[count - 1] == 0x20 else { return sourceCount }
    count -= 1
    return offsets.popLast() ?? sourceCount
  }

  /// Makes room for so many bytes, and for one step more.
  @inline(__always)
  private mutating func makeRoom(for more: Int = 0) {
    if capacity - count < more + Self.slack { grow(for: more) }
  }

  private mutating func grow(for more: Int) {
    let larger = (count + max(capacity, more) + 2 * Self.slack + 63) & ~63
    let newBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    newBytes.update(from: bytes, count: count)
    let newCapitals = UnsafeMutablePointer<UInt64>.allocate(capacity: larger / 64 + 1)
    newCapitals.initialize(repeating: 0, count: larger / 64 + 1)
    newCapitals.update(from: capitals, count: capacity / 64 + 1)
    bytes.deallocate()
    capitals.deallocate()
    (bytes, capitals, capacity) = (newBytes, newCapitals, larger)
  }
}
