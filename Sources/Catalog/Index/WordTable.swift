/// The different words of the articles that a segment is built of, and where each of them occurs.
///
/// A table with open addressing, keyed by the words themselves where they have up to eight bytes and
/// by a hash where they have more. What is found of a word is written to chunks of memory that get
/// longer the more there is, so nothing is allocated for a word or an article.
///
/// The memory is reached by pointer: that is what makes a word cost a few nanoseconds. All of it is
/// owned by the value, which cannot be copied and frees it in the end.
struct WordTable: ~Copyable {
  /// Where one word has been found so far.
  private struct Word {
    /// The article that the word was last met in, its use there, and the one before it.
    var article: UInt32
    var before: UInt32 = 0
    var use: WordUse
    var chunkSize: UInt16 = 0
    /// How many articles have the word.
    var count: UInt32 = 1
    /// Positions in the chunks: of the first one, of the next byte to be written, of the chunk's end.
    var first: UInt32 = 0
    var next: UInt32 = 0
    var end: UInt32 = 0
  }

  private struct Entry {
    /// 0 when there is none.
    var key: UInt64
    var word: UInt32
    /// Where in the dictionary the word begins.
    var start: UInt32
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var bits: UInt64 = 15
  private var words: UnsafeMutablePointer<Word>
  private var wordCapacity = 1 << 14
  private(set) var count = 0
  private var text: UnsafeMutablePointer<UInt8>
  private var textCapacity = 1 << 18
  /// The first separator.
  private var textCount = 1
  private var chunks = PostingChunks()
  /// Of no meaning but that what it is made of has to be looked at.
  private var lastTouched: UInt32 = 0

  init() {
    entries = .allocate(capacity: 1 << bits)
    entries.initialize(repeating: Entry(key: 0, word: 0, start: 0), count: 1 << bits)
    words = .allocate(capacity: wordCapacity)
    // An empty entry names the first word, which is looked at before there is one.
    words.initialize(to: Word(article: 0, use: .none))
    text = .allocate(capacity: textCapacity)
    text.initialize(to: WordDictionary.separator)
  }

  deinit {
    entries.deallocate()
    words.deallocate()
    text.deallocate()
  }

  // MARK: - Adding

  /// A word of a folded text.
  struct Occurrence {
    let key: UInt64
    let start: UInt32
    let end: UInt32
    let use: WordUse
  }

  /// Notes the words of an article; articles come in ascending order.
  ///
  /// The table is larger than the processor's caches. All its entries that will be needed are looked at
  /// first, one after the other without waiting, which is what takes a third off the time.
  mutating func add(
    _ occurrences: [Occurrence], of bytes: UnsafeBufferPointer<UInt8>, in article: UInt32
  ) {
    var touched: UInt32 = 0
    for occurrence in occurrences {
      let entry = entries[Int(truncatingIfNeeded: Self.place(of: occurrence.key, bits: bits))]
      touched ^= words[Int(entry.word)].article
    }
    lastTouched = touched
    for occurrence in occurrences {
      add(
        occurrence.key, bytes, from: Int(occurrence.start), to: Int(occurrence.end),
        occurrence.use, in: article)
    }
  }

  /// Notes an occurrence of the word between two places of a folded text, whose key is given.
  @inline(__always)
  private mutating func add(
    _ key: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    _ occurrence: WordUse, in article: UInt32
  ) {
    var index = Self.place(of: key, bits: bits)
    let mask = 1 &<< bits &- 1
    while true {
      let entry = entries[Int(truncatingIfNeeded: index)]
      if entry.key == key, isWord(entry, bytes, from: start, to: end) {
        note(occurrence, of: Int(entry.word), in: article)
        return
      }
      if entry.key == 0 { break }
      index = (index &+ 1) & mask
    }
    insert(key, at: index, bytes, from: start, to: end, occurrence, article)
  }

  /// Words of up to 8 bytes are their own keys; others have a first byte that no word ends with.
  @inline(__always)
  static func key(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = end &- start
    guard start &+ 8 <= raw.count else {
      var key: UInt64 = 0
      for index in 0..<count { key |= UInt64(raw[start + index]) << UInt64(8 * index) }
      return key
    }
    var key = UInt64(
      littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    guard count > 8 else {
      return key & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count))
    }
    var place = start &+ 8
    while place &+ 8 <= end {
      let next = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      key = mixed(key ^ UInt64(littleEndian: next))
      place &+= 8
    }
    // The last 8 bytes, of which some may have been taken already.
    let last = raw.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
    key = mixed(key ^ UInt64(littleEndian: last) &+ UInt64(truncatingIfNeeded: count))
    return key &>> 8 | 1 &<< 56
  }

  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 {
    let (high, low) = key.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return high ^ low
  }

  @inline(__always)
  static func place(of key: UInt64, bits: UInt64) -> UInt64 {
    ((key ^ key &>> 32) &* 0x9e37_79b9_7f4a_7c15) &>> (64 &- bits)
  }

  @inline(__always)
  private func isWord(
    _ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Bool {
    let count = end &- start
    guard count > 8 else { return true }
    let known = text + Int(entry.start)
    // Behind each word stands a separator, so a longer word than the known one is told by it.
    for index in 0..<count where known[index] != bytes[start &+ index] { return false }
    return known[count] == WordDictionary.separator
  }

  @inline(__always)
  private mutating func note(_ occurrence: WordUse, of index: Int, in article: UInt32) {
    if words[index].article == article {
      words[index].use.add(occurrence)
      return
    }
    emit(index)
    words[index].article = article
    words[index].use = occurrence
    words[index].count &+= 1
  }

  /// Writes what is known of the word in the article it was last met in.
  @inline(__always)
  private mutating func emit(_ index: Int) {
    let word = words + index
    if word.pointee.end &- word.pointee.next < UInt32(Posting.longest) {
      (word.pointee.next, word.pointee.end) = chunks.extend(
        &word.pointee.first, from: word.pointee.next, of: word.pointee.end,
        &word.pointee.chunkSize)
    }
    let target = chunks.pointer(to: word.pointee.next)
    word.pointee.next &+= UInt32(
      truncatingIfNeeded: Posting.write(
        word.pointee.article &- word.pointee.before, word.pointee.use, to: target))
    word.pointee.before = word.pointee.article
  }

  @inline(never)
  private mutating func insert(
    _ key: UInt64, at index: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    to end: Int, _ occurrence: WordUse, _ article: UInt32
  ) {
    guard let word = UInt32(exactly: count), let place = UInt32(exactly: textCount) else { return }
    entries[Int(index)] = Entry(key: key, word: word, start: place)
    if count == wordCapacity { growWords() }
    (words + count).initialize(to: Word(article: article, use: occurrence))
    count += 1
    let length = end - start
    if textCount + length + 1 > textCapacity { growText(for: length + 1) }
    for offset in 0..<length { text[textCount + offset] = bytes[start + offset] }
    text[textCount + length] = WordDictionary.separator
    textCount += length + 1
    if count * 2 > 1 << bits { rehash() }
  }

  // MARK: - Memory

  private mutating func growWords() {
    let larger = UnsafeMutablePointer<Word>.allocate(capacity: 2 * wordCapacity)
    larger.moveInitialize(from: words, count: count)
    words.deallocate()
    (words, wordCapacity) = (larger, 2 * wordCapacity)
  }

  private mutating func growText(for more: Int) {
    let capacity = max(2 * textCapacity, textCount + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: text, count: textCount)
    text.deallocate()
    (text, textCapacity) = (larger, capacity)
  }

  private mutating func rehash() {
    let old = UnsafeBufferPointer(start: entries, count: 1 << bits)
    bits += 1
    entries = .allocate(capacity: 1 << bits)
    entries.initialize(repeating: Entry(key: 0, word: 0, start: 0), count: 1 << bits)
    let mask: UInt64 = 1 << bits - 1
    for entry in old where entry.key != 0 {
      var index = Self.place(of: entry.key, bits: bits)
      while entries[Int(index)].key != 0 { index = (index + 1) & mask }
      entries[Int(index)] = entry
    }
    old.deallocate()
  }

  // MARK: - The end

  /// Hands over the words, and what was found of them in so many articles.
  mutating func finish(articleCount: Int) -> (WordDictionary, PostingLists) {
    var lists = PostingLists(articleCount: articleCount)
    for index in 0..<count { emit(index) }
    let total = (0..<count).reduce(0) { total, index in
      total
        + (lists.isDense(words[index].count)
          ? articleCount : chunks.byteCount(from: words[index].first, to: words[index].next))
    }
    lists.reserve(words: count, bytes: total)
    for index in 0..<count {
      let word = words[index]
      lists.append(count: word.count) { add in
        chunks.forEachPart(from: word.first, to: word.next, add)
      }
    }
    let dictionary = WordDictionary(Array(UnsafeBufferPointer(start: text, count: textCount)))
    return (dictionary, lists)
  }
}
