package import Articles

/// What a builder must know of a file besides its name and its bytes.
package struct ArticleOrigin: Sendable {
  /// The id the article is to have.
  package var id: ArticleID
  /// The folder it lies in.
  package var folder: ArticleFolder
  /// When it was last written, in seconds since 1970 (UTC).
  package var modified: Int64?
  /// The size of the whole file when only its beginning was read.
  package var wholeSize: Int?

  package init(
    id: ArticleID, folder: ArticleFolder, modified: Int64? = nil, wholeSize: Int? = nil
  ) {
    self.id = id
    self.folder = folder
    self.modified = modified
    self.wholeSize = wholeSize
  }
}

/// Makes articles of files' bytes where these have been read to, in large pieces of memory.
///
/// A file that is clean text is neither copied nor allocated for; each worker has a builder of its
/// own and keeps it, so that no piece of memory is left half empty.
package struct BatchBuilder: ~Copyable, Sendable {
  private var part = ArticleBatch.Part()
  /// The chunk that small files share, and how much of it is taken.
  private var shared: TextChunk?
  private var used = 0
  /// Where the next text begins: in the shared chunk, or in one of its own.
  private var own: TextChunk?
  /// The path of the folder last used and a slash, then a file's name.
  private var path: [UInt8] = []
  private var pathFolder: ArticleFolder?
  private var pathFolderCount = 0

  /// Room that stays behind a text for the file's name: 255 bytes that may each become U+FFFD.
  private static let extraRoom = 1_024
  private static let firstSize = 1 << 18
  /// A longer text gets a chunk of its own.
  private static let longestShared = TextChunk.sharedSize / 16
  /// Far more than is read of any file, and little enough for the offsets of a record.
  private static let longestText = 1 << 30

  private var hasManyTexts = false
  private let sieve: TextSieve?

  /// A builder without articles; what a sieve rules out is not kept.
  package init(sieve: TextSieve? = nil) {
    self.sieve = sieve
  }

  /// How many articles there are to be taken.
  package var count: Int { part.records.count }

  // MARK: - Reading

  /// Room for a file of so many bytes, to be read into until the next call.
  package mutating func room(for count: Int) -> UnsafeMutableRawBufferPointer {
    let count = min(max(count, 0), Self.longestText)
    let needed = count + Self.extraRoom
    if count > Self.longestShared {
      let chunk = TextChunk(byteCount: needed)
      own = chunk
      return UnsafeMutableRawBufferPointer(rebasing: chunk.room(from: 0)[..<count])
    }
    own = nil
    let chunk = sharedChunk(with: needed)
    return UnsafeMutableRawBufferPointer(rebasing: chunk.room(from: used)[..<count])
  }

  /// Larger room for the same file, which keeps the bytes read already.
  package mutating func room(
    for count: Int, keeping kept: Int
  ) -> UnsafeMutableRawBufferPointer {
    let (before, start) = current
    let larger = room(for: max(count, kept))
    if let before {
      let bytes = before.bytes(from: start, count: min(kept, larger.count))
      // The same place, if there was room enough in the chunk.
      if larger.baseAddress.map(UnsafeRawPointer.init)
        != bytes.baseAddress.map(UnsafeRawPointer.init)
      {
        larger.copyBytes(from: bytes)
      }
    }
    return larger
  }

  private var current: (chunk: TextChunk?, start: Int) {
    own.map { ($0, 0) } ?? (shared, used)
  }

  private mutating func sharedChunk(with needed: Int) -> TextChunk {
    if let shared, shared.byteCount - used >= needed { return shared }
    // The first is smaller, so that a small library takes little.
    let size = hasManyTexts ? TextChunk.sharedSize : max(Self.firstSize, needed)
    let chunk = TextChunk(byteCount: size)
    hasManyTexts = true
    shared = chunk
    used = 0
    return chunk
  }

  /// Makes an article of the first bytes of the room that was given last.
  ///
  /// `name` is the file's name as it was found, in any encoding.
  /// There is none afterwards if the sieve rules the text out.
  /// - Throws: `ParseFailure` when the bytes are no text at all.
  package mutating func add(
    _ count: Int, named name: UnsafeBufferPointer<UInt8>, from origin: ArticleOrigin
  ) throws(ParseFailure) {
    let (chunk, start) = current
    guard let chunk else { throw .empty }
    let bytes = chunk.bytes(from: start, count: min(count, Self.longestText))
    let isCut = origin.wholeSize.map { $0 > bytes.count } ?? false
    let cutNotes: [RepairNote] =
      isCut ? [.truncated(read: bytes.count, of: origin.wholeSize ?? 0)] : []
    setPath(of: name, in: origin.folder)
    guard let repaired = try ArticleParser.repaired(bytes.span, isCut: isCut) else {
      if let sieve, !sieve.mayFind(bytes, named: name) {
        // The next file is read to the same place, which is still at hand.
        own = nil
        return
      }
      let outline = ArticleParser.outline(
        of: bytes.span, path: path.span, modified: origin.modified, isCut: isCut)
      addRecord(
        outline, of: bytes.count, in: chunk, from: start, named: name, origin, notes: cutNotes)
      return
    }
    let notes = repaired.notes + cutNotes
    let outline = ArticleParser.outline(
      of: repaired.text.span, path: path.span, modified: origin.modified, isCut: isCut)
    let room = room(for: repaired.text.count)
    room.copyBytes(from: repaired.text)
    let (place, offset) = current
    guard let place else { return }
    addRecord(
      outline, of: min(repaired.text.count, room.count), in: place, from: offset, named: name,
      origin, encoding: repaired.encoding, notes: notes)
  }

  private mutating func setPath(of name: UnsafeBufferPointer<UInt8>, in folder: ArticleFolder) {
    if pathFolder !== folder {
      pathFolder = folder
      path.removeAll(keepingCapacity: true)
      path.append(contentsOf: folder.path.utf8)
      if let last = path.last, last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
      pathFolderCount = path.count
    }
    path.removeLast(path.count - pathFolderCount)
    path.append(contentsOf: name)
  }

  /// Of longer texts the words are counted while they are read.
  private static let longText = 65_536

  // MARK: - Records

  /// Writes the name behind the text and takes both for good.
  private mutating func addRecord(
    _ outline: ArticleOutline, of count: Int, in chunk: TextChunk, from start: Int,
    named name: UnsafeBufferPointer<UInt8>, _ origin: ArticleOrigin,
    encoding: TextEncoding = .utf8, notes: [RepairNote] = []
  ) {
    let room = chunk.room(from: start + count)
    if Self.isPlainLine(name), name.count <= room.count {
      UnsafeMutableRawBufferPointer(rebasing: room[..<name.count]).copyBytes(from: name)
      finish(
        outline, of: count, in: chunk, from: start, nameCount: name.count, extraCount: name.count,
        id: origin.id, folder: origin.folder, encoding: encoding, notes: notes,
        traits: origin.folder.isExact ? .isNamedExactly : [])
      return
    }
    let cleaned = Array(CleanText.line(String(decoding: name, as: UTF8.self)).utf8)
      .prefix(room.count)
    room.copyBytes(from: cleaned)
    finish(
      outline, of: count, in: chunk, from: start, nameCount: cleaned.count,
      extraCount: cleaned.count, id: origin.id, folder: origin.folder, encoding: encoding,
      notes: notes,
      traits: origin.folder.isExact && cleaned.elementsEqual(name) ? .isNamedExactly : [])
  }

  private static func isPlainLine(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.first != 0x20 && name.last != 0x20 && name.allSatisfy { $0 &- 0x20 < 0x5F }
  }

  /// Adds an article made elsewhere: what is not in its text as it stands is put behind it.
  package mutating func add(_ article: Article) {
    let (folder, name) = ArticleFolder.split(article.path)
    var extra: [UInt8] = []
    func put(_ text: String) -> Range<Int32> {
      let start = article.text.count + extra.count
      extra += Array(text.utf8)
      return Int32(clamping: start)..<Int32(clamping: article.text.count + extra.count)
    }
    let count = article.text.count
    let tagsStart = min(max(article.tagsStart, 0), count)
    let outline = ArticleOutline(
      headline: put(article.headline), isHeadlineCut: false,
      bodyStart: Int32(clamping: min(max(article.bodyStart, 0), tagsStart)),
      tagsStart: Int32(clamping: tagsStart), place: put(article.place ?? ""), date: article.date)
    let nameStart = extra.count
    _ = put(String(decoding: Array(name.utf8).prefix(Int(UInt16.max)), as: UTF8.self))
    let room = room(for: count + extra.count)
    guard room.count == count + extra.count, let chunk = current.chunk else { return }
    room.copyBytes(from: article.text + extra)
    finish(
      outline, of: count, in: chunk, from: current.start, nameCount: extra.count - nameStart,
      extraCount: extra.count, id: article.id, folder: self.folder(at: folder),
      encoding: article.encoding, notes: article.notes)
  }

  /// The folder last used, if it has this path, else one made for it.
  private mutating func folder(at path: String) -> ArticleFolder {
    if let last = part.folders.last, last.path == path { return last }
    return ArticleFolder(path: path)
  }

  private mutating func finish(
    _ outline: ArticleOutline, of count: Int, in chunk: TextChunk, from start: Int,
    nameCount: Int, extraCount: Int, id: ArticleID, folder: ArticleFolder,
    encoding: TextEncoding, notes: [RepairNote], traits known: RecordTraits = []
  ) {
    if part.chunks.last !== chunk { part.chunks.append(chunk) }
    if part.folders.last !== folder { part.folders.append(folder) }
    let text = chunk.bytes(from: start, count: count)
    var traits = RecordTraits(of: text).union(known)
    if !notes.isEmpty {
      traits.insert(.hasNotes)
      part.notes[part.records.count] = notes
    }
    // Those of a long text take too long to be counted when it comes into sight.
    let words = count > Self.longText ? ArticleParser.wordCount(of: text.span, outline) : -1
    part.records.append(
      ArticleRecord(
        id: id, outline: outline, chunk: Int32(clamping: part.chunks.count - 1),
        folder: Int32(clamping: part.folders.count - 1), start: start,
        textCount: Int32(clamping: count), extraCount: Int32(clamping: extraCount),
        nameCount: UInt16(clamping: nameCount), wordCount: Int32(clamping: words),
        encoding: encoding, traits: traits))
    if own == nil { used = start + count + extraCount }
    own = nil
  }

  /// The articles so far, which are no longer the builder's; the memory goes on being used.
  package mutating func take() -> ArticleBatch {
    let taken = part
    part = ArticleBatch.Part()
    part.records.reserveCapacity(taken.records.count)
    return ArticleBatch(taken)
  }
}
