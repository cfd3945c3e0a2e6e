import Articles
import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Walks folders and says what it finds.
///
/// Links are followed after everything else, so that a file reached both ways keeps its own path.
/// A folder is entered once, whatever leads to it, so links in circles end. The folders still to be
/// read are kept in a list, so no depth is too deep. Files are told of in lists, while a large folder
/// is still being read.
struct FileFinder {
  enum Finding {
    /// A folder that is about to be read, and the number of the device it is on.
    case folder(FoundFolder, device: UInt64)
    /// Files of one folder.
    case files(FileList)
    /// A file that stands alone in a folder not walked, with its true name there.
    case loneFile(FileList, in: RawPath, name: ArraySlice<UInt8>)
    case problem(FileReason, of: FileList)
    /// A folder, or what may be one, of which it cannot be told what is in it; by its canonical path.
    case unread(RawPath)
    /// Everything has been walked but for links.
    case links
  }

  /// The folders of the last walk over everything by the path they were found by: the same folder
  /// stays the same object.
  private(set) var book: [RawPath: FoundFolder]
  /// Whether the list shows first what comes last by name, as it does when the newest come first.
  private let lastFirst: Bool
  private let allowance: Allowance
  private let report: (Finding) -> Void
  private var met: [RawPath: FoundFolder] = [:]
  private var visited: Set<FolderIdentity> = []
  private var folders: [FoundFolder] = []
  private var links: [Link] = []

  private struct Link {
    var folder: FoundFolder
    var path: RawPath
  }

  /// Prepares to walk; the allowance says how many folders may be held open for those who read.
  init(
    lastFirst: Bool = true, book: [RawPath: FoundFolder] = [:],
    allowance: Allowance = Allowance(0), report: @escaping (Finding) -> Void
  ) {
    self.lastFirst = lastFirst
    self.book = book
    self.allowance = allowance
    self.report = report
  }

  /// Walks all of these, each a file or a folder, and follows the links that it finds.
  mutating func walk(_ roots: [RawPath]) {
    for root in roots {
      visit(root, in: nil)
      readFolders()
    }
    while !links.isEmpty {
      report(.links)
      let found = links.sorted { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
      links = []
      for link in found {
        visit(link.path, in: link.folder)
        readFolders()
      }
    }
    book = met
  }

  /// Walks these folders if they are there, without following links.
  ///
  /// Says `links` when there are some.
  mutating func walkAgain(_ places: [FolderPlace]) {
    for place in places {
      do throws(SystemError) {
        switch FileKind(try place.path.status(followingLinks: false)) {
        case .folder: folders.append(folder(at: place.path, canonical: place.canonical))
        case .link: links.append(Link(folder: FoundFolder(path: place.path), path: place.path))
        case .file, .pipe, .socket, .device, .other: break
        }
      } catch {
        if error.code != ENOENT { fail(error, at: place.path, canonical: place.canonical) }
      }
      readFolders()
    }
    if !links.isEmpty { report(.links) }
  }

  private mutating func readFolders() {
    while let folder = folders.popLast() {
      read(folder)
    }
  }

  /// Looks at what a path leads to: one that was given by name, or a link in a folder.
  private mutating func visit(_ path: RawPath, in linkFolder: FoundFolder?) {
    do throws(SystemError) {
      let status = try path.status()
      guard let canonical = path.canonical else { throw SystemError.last }
      switch FileKind(status) {
      case .folder:
        folders.append(folder(at: path, canonical: canonical))
      case .file:
        let name = canonical.lastComponent
        if linkFolder != nil, Self.isPassedOver(name) { return }
        report(
          .loneFile(
            alone(path, in: linkFolder, id: canonical.articleID), in: canonical.parent, name: name))
      case let kind:
        if linkFolder == nil {
          tell(.unread(.special(kind)), of: path, id: canonical.articleID)
        }
      }
    } catch {
      // A link to nothing is no failure to read something, as for grep -r.
      if error.code == ENOENT, linkFolder != nil {
        tell(.danglingLink, of: path, id: path.articleID)
      } else {
        fail(error, at: path, canonical: book[path]?.canonical ?? path.likelyCanonical)
      }
    }
  }

  /// Tells what is wrong with something that may be a folder.
  private func fail(_ error: SystemError, at path: RawPath, canonical: RawPath) {
    // It lies where its path says, unless that leads through a link at its end.
    let isPlain = path.lastComponent == canonical.lastComponent
    let parent = isPlain ? FoundFolder(path: path.before, canonical: canonical.parent) : nil
    report(.problem(.system(error), of: alone(path, in: parent, id: canonical.articleID)))
    if error.isTrouble { report(.unread(canonical)) }
  }

  private func tell(_ reason: FileReason, of path: RawPath, id: ArticleID) {
    report(.problem(reason, of: alone(path, in: nil, id: id)))
  }

  /// A file by its whole path; in its folder, if that was walked.
  private func alone(_ path: RawPath, in folder: FoundFolder?, id: ArticleID) -> FileList {
    let name = path.lastComponent
    // A path that ends in a slash must keep it.
    guard name.endIndex == path.bytes.endIndex else {
      return FileList(of: FoundFolder(path: RawPath("")), only: path.bytes, id: id)
    }
    return FileList(of: folder ?? FoundFolder(path: path.before), only: name, id: id)
  }

  private mutating func folder(at path: RawPath, canonical: RawPath) -> FoundFolder {
    if let known = met[path] ?? book[path], known.canonical == canonical {
      met[path] = known
      return known
    }
    let folder = FoundFolder(path: path, canonical: canonical)
    met[path] = folder
    return folder
  }

  // MARK: - Folders

  private mutating func read(_ folder: FoundFolder) {
    do throws(SystemError) {
      let descriptor = try Descriptor(reading: folder.path, flags: O_DIRECTORY)
      let identity = FolderIdentity(try descriptor.status())
      guard visited.insert(identity).inserted else { return }
      report(.folder(folder, device: identity.device))
      let open = OpenFolder(duplicating: descriptor.number, within: allowance)
      guard let stream = fdopendir(descriptor.number) else { throw SystemError.last }
      let number = descriptor.release()
      defer { closedir(stream) }
      var content = Content(files: FileList(of: folder, open: open))
      errno = 0
      while let entry = readdir(stream) {
        let kind = entry.pointee.d_type
        withUnsafePointer(to: &entry.pointee.d_name) { field in
          let start = UnsafeRawPointer(field).assumingMemoryBound(to: UInt8.self)
          let length = strlen(UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self))
          let name = UnsafeBufferPointer(start: start, count: length)
          if !Self.isPassedOver(name) {
            take(name, kind: kind, of: folder, opened: number, into: &content)
          }
        }
        if content.files.count >= Self.longestList { hand(&content.files) }
        errno = 0
      }
      let error = SystemError.last
      hand(&content.files)
      push(content.subfolders)
      if error.code != 0 { throw error }
    } catch {
      fail(error, at: folder.path, canonical: folder.canonical)
    }
  }

  /// What has been found in a folder and not been told yet.
  private struct Content {
    var files: FileList
    var subfolders: [FoundFolder] = []
  }

  private func hand(_ files: inout FileList) {
    guard !files.isEmpty else { return }
    var list = files
    files = FileList(of: list.folder, open: list.open)
    list.sort(lastFirst: lastFirst)
    report(.files(list))
  }

  /// Puts folders where the one to be read first is taken first.
  private mutating func push(_ subfolders: [FoundFolder]) {
    let named = subfolders.map { (name: $0.path.lastComponent, folder: $0) }
    let sorted = named.sorted { left, right in
      lastFirst
        ? PathOrder.precedes(left.name, right.name)
        : PathOrder.precedes(right.name, left.name)
    }
    folders += sorted.map(\.folder)
  }

  private mutating func take(
    _ name: UnsafeBufferPointer<UInt8>, kind: UInt8, of folder: FoundFolder, opened: Int32,
    into content: inout Content
  ) {
    switch Int32(kind) {
    case Int32(DT_REG): content.files.append(name)
    case Int32(DT_DIR): content.subfolders.append(subfolder(name, of: folder))
    case Int32(DT_LNK): links.append(Link(folder: folder, path: folder.path.appending(name)))
    case Int32(DT_UNKNOWN):
      do throws(SystemError) {
        guard let start = name.baseAddress else { return }
        let characters = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
        switch FileKind(try FileStamp.status(of: characters, in: opened)) {
        case .file: content.files.append(name)
        case .folder: content.subfolders.append(subfolder(name, of: folder))
        case .link: links.append(Link(folder: folder, path: folder.path.appending(name)))
        case .pipe, .socket, .device, .other: break
        }
      } catch {
        report(
          .problem(.system(error), of: FileList(of: folder, only: name, id: folder.id(of: name))))
        if error.isTrouble { report(.unread(folder.canonical.appending(name))) }
      }
    default: break
    }
  }

  private mutating func subfolder(
    _ name: UnsafeBufferPointer<UInt8>, of parent: FoundFolder
  ) -> FoundFolder {
    folder(at: parent.path.appending(name), canonical: parent.canonical.appending(name))
  }

  /// So many files of one folder are told of at once, in their order.
  private static let longestList = 16_384
}

/// A folder by the path it would be found by, and the one it would really have.
struct FolderPlace: Hashable, Sendable {
  var path: RawPath
  var canonical: RawPath
}

extension FileFinder {
  /// Whether a name in a folder is hidden, a backup or half written; being given by name overrules it.
  static func isPassedOver(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = name.first, let last = name.last else { return true }
    if first == UInt8(ascii: ".") || last == UInt8(ascii: "~") { return true }
    if first == UInt8(ascii: "#"), last == UInt8(ascii: "#") { return true }
    // Most names end in another letter, so the endings need not be looked at.
    switch last {
    case UInt8(ascii: "k"): return ends(name, in: ".bak")
    case UInt8(ascii: "p"): return ends(name, in: ".swp") || ends(name, in: ".tmp")
    case UInt8(ascii: "t"): return ends(name, in: ".part")
    case UInt8(ascii: "g"): return ends(name, in: ".orig")
    default: return false
    }
  }

  private static func ends(
    _ name: some BidirectionalCollection<UInt8>, in ending: StaticString
  ) -> Bool {
    ending.withUTF8Buffer { ending in
      name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
    }
  }
}
