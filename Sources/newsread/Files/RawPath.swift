import Articles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The path of a file as the system knows it: bytes, which need not be text in any encoding.
struct RawPath: Hashable, Sendable {
  /// The bytes with the zero that ends them, so that a system call needs no copy.
  private let terminated: [UInt8]

  /// - Parameter bytes: What comes before the first zero, if there is one.
  init(_ bytes: some Sequence<UInt8>) {
    var terminated: [UInt8] = []
    terminated.reserveCapacity(bytes.underestimatedCount + 1)
    for byte in bytes {
      if byte == 0 { break }
      terminated.append(byte)
    }
    terminated.append(0)
    self.terminated = terminated
  }

  init(_ text: String) {
    self.init(text.utf8)
  }

  private init(terminated: [UInt8]) {
    self.terminated = terminated
  }

  var bytes: ArraySlice<UInt8> { terminated.dropLast() }
  var isEmpty: Bool { terminated.count == 1 }
  var isAbsolute: Bool { terminated.first == UInt8(ascii: "/") }

  /// The path of something in this folder; the current folder (`.`) is left unsaid.
  func appending(_ name: some Collection<UInt8>) -> RawPath {
    var result: [UInt8] = []
    result.reserveCapacity(terminated.count + name.count + 1)
    if terminated != [UInt8(ascii: "."), 0] {
      result += terminated
      result.removeLast()
      if let last = result.last, last != UInt8(ascii: "/") {
        result.append(UInt8(ascii: "/"))
      }
    }
    result += name
    result.append(0)
    return RawPath(terminated: result)
  }

  /// The part after the last slash, without slashes at the end; empty for the root.
  var lastComponent: ArraySlice<UInt8> {
    let slash = UInt8(ascii: "/")
    guard let end = bytes.lastIndex(where: { $0 != slash }) else { return [] }
    let start = bytes[...end].lastIndex(of: slash).map { $0 + 1 } ?? bytes.startIndex
    return bytes[start...end]
  }

  /// The folder that holds it; `.` where the path does not say.
  var parent: RawPath {
    let name = lastComponent
    guard name.startIndex > bytes.startIndex else { return RawPath(isAbsolute ? "/" : ".") }
    let folder = bytes[..<name.startIndex]
    let end = folder.lastIndex { $0 != UInt8(ascii: "/") }
    guard let end else { return RawPath("/") }
    return RawPath(folder[...end])
  }

  /// Whether this is the same path as another, or leads to something in that folder.
  func isOrIsBelow(_ folder: RawPath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    if bytes.count == folder.bytes.count { return true }
    let slash = UInt8(ascii: "/")
    return folder.bytes.last == slash || terminated[folder.bytes.count] == slash
  }

  /// Whether this is one of some paths, or leads to something in one of those folders.
  ///
  /// - Complexity: O(*d*) in the number of folders on the way.
  func isOrIsBelow(anyOf folders: Set<RawPath>) -> Bool {
    var path = self
    while !folders.contains(path) {
      let parent = path.parent
      guard parent != path, !path.isEmpty else { return false }
      path = parent
    }
    return true
  }

  /// The path for people: what is no UTF-8 is replaced, and nothing in it can fool a terminal.
  var display: String {
    CleanText.line(String(decoding: bytes, as: UTF8.self))
  }

  /// The folder for people, as what stands before the names in it: without a slash at the end, and
  /// empty for the current one.
  var displayAsFolder: String {
    let slash = UInt8(ascii: "/")
    if self == RawPath(".") { return "" }
    guard bytes.count > 1, bytes.last == slash else { return display }
    return RawPath(bytes.dropLast()).display
  }

  /// Whether what people see of a folder's path leads to the folder.
  var isDisplayedExactly: Bool {
    let shown = RawPath(displayAsFolder)
    return shown == self || self == RawPath(".")
      || bytes.elementsEqual(shown.bytes + [UInt8(ascii: "/")])
  }

  /// What stands before the last component, as a folder.
  var before: RawPath {
    let name = lastComponent
    return name.isEmpty ? self : RawPath(bytes[..<name.startIndex])
  }

  /// The path leniently as text, for the parser, which cleans it and looks for dates in it.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try terminated.withUnsafeBufferPointer { buffer throws(Failure) in
      guard let start = buffer.baseAddress else { return try body("") }
      return try body(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
    }
  }

  /// The absolute path without links, `.` and `..`; nil when there is nothing there.
  var canonical: RawPath? {
    withCString { path in
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return RawPath(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
    }
  }

  /// The canonical path, as far as it can be told of something that cannot be looked at.
  var likelyCanonical: RawPath {
    canonical ?? parent.canonical?.appending(lastComponent) ?? self
  }

  /// The id of the article at this canonical path.
  var articleID: ArticleID { ArticleID(path: bytes) }
}
