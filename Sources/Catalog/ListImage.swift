import Articles

/// A list of articles as bytes, for a file that is read at the next start: all that a list shows of
/// them, without their texts.
///
/// It is a cache of what the articles' own files say, and is believed only as long as these have not
/// been read. Numbers are little-endian. A header of 48 bytes says how long everything is and has a
/// checksum of it all; then come the folders, each as its length and its path; then a record of fixed
/// size for each article; and then their headlines, places and names, one after the other.
package enum ListImage {
  /// What is wrong with bytes that are no image, or not the one that was wanted.
  package enum Failure: Error, Equatable, Sendable {
    case otherFormat, otherLibrary, damaged
  }

  static let magic: UInt64 = 0x3174_736c_7764_726e  // "nrdwlst1"
  /// How many bytes tell how long an image is.
  package static let headerCount = 48
  static let recordCount = 44
  /// More articles in one batch would hold up the keys, and the first of them.
  private static let batchCount = 4_096

  // MARK: - Writing

  /// The image of articles in an order, of those that can be found again by what they show.
  ///
  /// `key` says which library it is of.
  /// - Complexity: O(*n*); about 150 bytes an article.
  package static func encode(_ library: Library, _ slots: [Slot], key: UInt64) -> [UInt8] {
    var folders = FolderNumbers()
    var records = ByteWriter()
    var strings = ByteWriter()
    var count: UInt32 = 0
    for slot in slots {
      let isWritten = library.withRecord(at: Int(slot.index)) { record, bytes in
        write(record, bytes, library, &folders, &records, &strings)
      }
      if isWritten ?? false { count += 1 }
    }
    var image = ByteWriter()
    image.bytes.reserveCapacity(
      headerCount + folders.paths.bytes.count + records.bytes.count + strings.bytes.count)
    image.put(magic)
    image.put(key)
    image.put(count)
    image.put(folders.count)
    image.put(UInt64(folders.paths.bytes.count))
    image.put(UInt64(strings.bytes.count))
    image.put(UInt64(0))
    image.bytes += folders.paths.bytes
    image.bytes += records.bytes
    image.bytes += strings.bytes
    let sum = Checksum.of(image.bytes)
    image.put(sum, at: headerCount - 8)
    return image.bytes
  }

  private static func write(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>, _ library: Library,
    _ folders: inout FolderNumbers, _ records: inout ByteWriter, _ strings: inout ByteWriter
  ) -> Bool {
    let folder = library.folder(of: record)
    guard record.traits.contains(.isNamedExactly), !record.traits.contains(.awaitsText) else {
      return false
    }
    let outline = record.outline
    let headline = Array(ArticleParser.headline(of: bytes.span, outline).utf8)
    let place = Array((ArticleParser.place(of: bytes.span, outline) ?? "").utf8)
    let name = bytes[record.name]
    guard headline.count <= UInt16.max, place.count <= UInt16.max,
      CleanText.isPlain(headline.span), CleanText.isPlain(place.span)
    else { return false }
    records.put(record.id.rawValue)
    records.put(UInt64(bitPattern: outline.date?.secondsSinceEpoch ?? 0))
    records.put(UInt32(clamping: record.countedWords(bytes)))
    records.put(folders.number(of: record.folder, folder))
    records.put(UInt64(strings.bytes.count))
    records.put(UInt16(headline.count))
    records.put(UInt16(place.count))
    records.put(UInt16(name.count))
    records.put(dateOrigins.firstIndex(of: outline.date?.origin).map { UInt16($0) } ?? 0)
    records.put(UInt32(0))
    strings.bytes += headline
    strings.bytes += place
    strings.bytes += name
    return true
  }

  /// How a date is known, by number; 0 stands for no date.
  static let dateOrigins: [ArticleDate.Origin?] = [nil, .header, .path, .modification]

  // MARK: - Reading

  /// Whether bytes are the beginning of an image that is so many bytes long.
  package static func isBeginning(_ bytes: [UInt8], ofCount count: Int) -> Bool {
    Header(ByteReader(bytes: bytes))?.layout(in: count) != nil
  }

  /// Hands over the articles of an image, in batches that go quickly each; their texts are still to
  /// be read.
  ///
  /// Nothing is handed over of bytes that have been damaged; and whatever the bytes are, what comes
  /// out can do no harm.
  /// - Throws: `Failure`.
  /// - Complexity: O(*n*).
  package static func decode(
    _ image: [UInt8], key: UInt64, each: (ArticleBatch) -> Void
  ) throws(Failure) {
    let reader = ByteReader(bytes: image)
    guard let header = Header(reader) else { throw .otherFormat }
    guard header.key == key else { throw .otherLibrary }
    guard let layout = header.layout(in: image.count),
      Checksum.of(image, leavingOut: headerCount - 8..<headerCount) == header.checksum,
      let folders = Self.folders(reader, layout.folders, count: header.folders)
    else { throw .damaged }
    let strings = image[layout.strings]
    guard CleanText.isPlain(image.span.extracting(layout.strings)) else { throw .damaged }
    var part = ArticleBatch.Part(folders: folders)
    var next = 0
    for index in 0..<Int(header.articles) {
      let start = layout.records.lowerBound + index * recordCount
      // Each begins where the last one ends, so that they cannot be more than there are bytes.
      guard let record = record(reader, at: start, folders.count, strings.count),
        record.start == next
      else { throw .damaged }
      next += record.byteCount
      part.records.append(record)
      if part.records.count == batchCount {
        each(batch(part, strings))
        part.records.removeAll(keepingCapacity: true)
      }
    }
    if !part.records.isEmpty { each(batch(part, strings)) }
  }

  /// Records as a batch, with what is theirs of the strings in a chunk of its own, which goes as soon
  /// as their texts have been read.
  private static func batch(
    _ part: ArticleBatch.Part, _ strings: ArraySlice<UInt8>
  ) -> ArticleBatch {
    let start = part.records.first?.start ?? 0
    let end = part.records.last.map { $0.start + $0.byteCount } ?? start
    var part = part
    let chunk = TextChunk(byteCount: end - start)
    let first = strings.startIndex
    chunk.room(from: 0).copyBytes(from: strings[first + start..<first + end])
    part.chunks = [chunk]
    for index in part.records.indices { part.records[index].start -= start }
    return ArticleBatch(part)
  }

  private static func folders(
    _ reader: ByteReader, _ range: Range<Int>, count: UInt32
  ) -> [ArticleFolder]? {
    var folders: [ArticleFolder] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard let length = reader.uint32(at: place), Int(length) <= range.upperBound - place - 4
      else { return nil }
      let path = Array(reader.bytes[(place + 4)..<(place + 4 + Int(length))])
      guard CleanText.isPlain(path.span) else { return nil }
      folders.append(ArticleFolder(path: String(decoding: path, as: UTF8.self), isExact: true))
      place += 4 + Int(length)
    }
    return folders.count == Int(count) ? folders : nil
  }

  private static func record(
    _ reader: ByteReader, at start: Int, _ folders: Int, _ strings: Int
  ) -> ArticleRecord? {
    guard let id = reader.uint64(at: start), let date = reader.uint64(at: start + 8),
      let words = reader.uint32(at: start + 16), let folder = reader.uint32(at: start + 20),
      let place = reader.uint64(at: start + 24), let headlineCount = reader.uint16(at: start + 32),
      let placeCount = reader.uint16(at: start + 34), let nameCount = reader.uint16(at: start + 36),
      let origin = reader.uint16(at: start + 38), Int(folder) < folders,
      dateOrigins.indices.contains(Int(origin)), place <= UInt64(strings)
    else { return nil }
    let (head, tail) = (Int32(headlineCount), Int32(headlineCount) + Int32(placeCount))
    let count = Int(tail) + Int(nameCount)
    guard Int(place) + count <= strings, headlineCount > 0, nameCount > 0 else { return nil }
    let outline = ArticleOutline(
      headline: 0..<head, isHeadlineCut: false, bodyStart: 0, tagsStart: 0, place: head..<tail,
      date: dateOrigins[Int(origin)].map {
        ArticleDate(secondsSinceEpoch: Int64(bitPattern: date), origin: $0)
      })
    return ArticleRecord(
      id: ArticleID(rawValue: id), outline: outline, chunk: 0, folder: Int32(folder),
      start: Int(place), textCount: 0, extraCount: Int32(count), nameCount: nameCount,
      wordCount: Int32(clamping: words), encoding: .utf8,
      traits: [.awaitsText, .isNamedExactly, .hidesASCII])
  }
}

/// The folders of an image, numbered as they come.
private struct FolderNumbers {
  var paths = ByteWriter()
  private(set) var count: UInt32 = 0
  private var numbers: [Int32: UInt32] = [:]

  mutating func number(of index: Int32, _ folder: ArticleFolder) -> UInt32 {
    if let number = numbers[index] { return number }
    let path = Array(folder.path.utf8)
    paths.put(UInt32(clamping: path.count))
    paths.bytes += path
    numbers[index] = count
    count += 1
    return count - 1
  }
}
