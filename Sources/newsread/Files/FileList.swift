import Articles

/// Files of one folder, compactly: their names one after the other, and nothing on the heap for
/// each of them.
struct FileList: Sendable {
  let folder: FoundFolder
  /// The folder's descriptor, where one is at hand.
  let open: OpenFolder?
  /// The names, each with a zero behind it.
  private var names: [UInt8] = []
  private var files: [Place] = []
  /// The id of the only file, where its name in this folder does not make it, as with a link.
  private var givenID: ArticleID?

  /// Where a name stands, without its zero.
  private struct Place {
    var start: Int32
    var count: Int32
  }

  /// A list without files.
  init(of folder: FoundFolder, open: OpenFolder? = nil) {
    self.folder = folder
    self.open = open
  }

  /// A single file that has an id of its own.
  init(of folder: FoundFolder, only name: some Collection<UInt8>, id: ArticleID) {
    self.init(of: folder)
    Array(name).withUnsafeBufferPointer { append($0) }
    givenID = id
  }

  var count: Int { files.count }
  var isEmpty: Bool { files.isEmpty }

  /// Adds a file by its name in the folder.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    files.append(Place(start: Int32(clamping: names.count), count: Int32(clamping: name.count)))
    names.append(contentsOf: name)
    names.append(0)
  }

  /// Hands out the name of a file; a zero follows it in memory.
  func withName<Result, Failure: Error>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let place = files[index]
    return try names.withUnsafeBufferPointer { names throws(Failure) in
      try body(
        UnsafeBufferPointer(rebasing: names[Int(place.start)..<Int(place.start + place.count)]))
    }
  }

  /// Hands out the name of a file as the system takes it.
  func withCharacters<Result, Failure: Error>(
    at index: Int, _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = Int(files[index].start)
    return try names.withUnsafeBufferPointer { names throws(Failure) in
      guard let base = names.baseAddress else { return try body("") }
      return try body(UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self))
    }
  }

  /// The path by which a file is opened.
  func path(at index: Int) -> RawPath {
    withName(at: index) { folder.path.appending($0) }
  }

  /// Whether the file is one that its folder was not walked for: it may have been named, or be led to.
  var hasGivenID: Bool { givenID != nil }

  func id(at index: Int) -> ArticleID {
    givenID ?? withName(at: index) { folder.id(of: $0) }
  }

  /// Puts the files in the order of their names' bytes, or in the opposite one.
  ///
  /// - Complexity: O(*n* log *n*) comparisons, of which most look at the first eight bytes only.
  mutating func sort(lastFirst: Bool) {
    guard files.count > 1 else { return }
    names.withUnsafeBufferPointer { names in
      var keyed = files.map { (key: Self.key(of: $0, in: names), place: $0) }
      keyed.sort { left, right in
        let (first, second) = lastFirst ? (right, left) : (left, right)
        if first.key != second.key { return first.key < second.key }
        return Self.precedes(first.place, second.place, in: names)
      }
      for (index, file) in keyed.enumerated() { files[index] = file.place }
    }
  }

  /// The first eight bytes of a name as a number.
  private static func key(of place: Place, in names: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let start = Int(place.start)
    if start + 8 <= names.count, place.count >= 8 {
      let word = UnsafeRawBufferPointer(names).loadUnaligned(
        fromByteOffset: start, as: UInt64.self)
      return UInt64(bigEndian: word)
    }
    var key: UInt64 = 0
    for offset in 0..<8 {
      key = key << 8 | (offset < place.count ? UInt64(names[start + offset]) : 0)
    }
    return key
  }

  private static func precedes(
    _ left: Place, _ right: Place, in names: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let left = names[Int(left.start)..<Int(left.start + left.count)]
    return left.lexicographicallyPrecedes(
      names[Int(right.start)..<Int(right.start + right.count)])
  }

  /// Some of the files; the names are shared.
  func part(_ range: Range<Int>) -> FileList {
    var part = self
    part.files = Array(files[range])
    return part
  }
}
