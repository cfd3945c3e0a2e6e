import Articles
import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that may be an article.
struct FoundFile: Equatable, Sendable {
  /// The path by which it was found, and by which it is opened.
  var path: RawPath
  /// Made from the canonical path, so the same file has the same id however it is reached.
  var id: ArticleID
  /// What it looked like, when the finder had to look.
  var stamp: FileStamp?
}

/// A folder, by the path it was found by and by the one it really has.
struct FoundFolder: Hashable, Sendable {
  var path: RawPath
  var canonical: RawPath

  func id(of name: some Collection<UInt8>) -> ArticleID {
    canonical.appending(name).articleID
  }
}

/// Something that cannot be shown, or not all of it.
struct FileProblem: Equatable, Sendable {
  var problem: LoadProblem
  /// Whether reading failed, rather than that what was read is no article.
  var isFailure: Bool

  init(_ path: RawPath, _ reason: String, isFailure: Bool = true) {
    self.problem = LoadProblem(path: path.display, reason: reason)
    self.isFailure = isFailure
  }
}

/// Walks folders and says what it finds.
///
/// Links are followed after everything else, so that a file reached both ways keeps its own path.
/// A folder is entered once, whatever leads to it, so links in circles end. The folders still to be
/// read are kept in a list, so no depth is too deep.
struct FileFinder {
  enum Finding {
    /// A folder that is about to be read.
    case folder(FoundFolder)
    /// A file that stands alone in a folder not walked, with its name there.
    case loneFile(FoundFile, in: RawPath, name: ArraySlice<UInt8>)
    case file(FoundFile)
    case problem(FileProblem, id: ArticleID)
  }

  /// Whether every file gets a stamp, to be compared with what was known before.
  let stampsFiles: Bool
  private let report: (Finding) -> Void
  private var visited: Set<FolderIdentity> = []
  private var folders: [FoundFolder] = []
  private var links: [RawPath] = []

  init(stampsFiles: Bool, report: @escaping (Finding) -> Void) {
    self.stampsFiles = stampsFiles
    self.report = report
  }

  /// Walks all of these, each a file or a folder.
  mutating func walk(_ roots: [RawPath]) {
    for root in roots {
      visit(root, isNamed: true)
      readFolders()
    }
    while !links.isEmpty {
      let found = links.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      links = []
      for link in found {
        visit(link, isNamed: false)
        readFolders()
      }
    }
  }

  private mutating func readFolders() {
    while let folder = folders.popLast() {
      read(folder)
    }
  }

  /// Looks at what a path leads to: one that was given by name, or a link.
  private mutating func visit(_ path: RawPath, isNamed: Bool) {
    do throws(SystemError) {
      let status = try path.status()
      guard let canonical = path.canonical else { throw SystemError.last }
      switch FileKind(status) {
      case .folder:
        folders.append(FoundFolder(path: path, canonical: canonical))
      case .file:
        let name = canonical.lastComponent
        if !isNamed, Self.isPassedOver(name) { return }
        let file = FoundFile(path: path, id: canonical.articleID, stamp: FileStamp(status))
        report(.loneFile(file, in: canonical.parent, name: name))
      case let kind:
        if isNamed {
          report(
            .problem(FileProblem(path, Words.reason(notReading: kind)), id: canonical.articleID))
        }
      }
    } catch {
      // A link to nothing is no failure to read something, as for grep -r.
      let isDangling = error.code == ENOENT && !isNamed
      let reason = isDangling ? Words.danglingLink : Words.reason(error)
      report(
        .problem(FileProblem(path, reason, isFailure: !isDangling), id: path.articleID))
    }
  }

  private mutating func read(_ folder: FoundFolder) {
    do throws(SystemError) {
      let descriptor = try Descriptor(reading: folder.path, flags: O_DIRECTORY)
      guard visited.insert(FolderIdentity(try descriptor.status())).inserted else { return }
      report(.folder(folder))
      guard let stream = fdopendir(descriptor.number) else { throw SystemError.last }
      let number = descriptor.release()
      defer { closedir(stream) }
      var subfolders: [FoundFolder] = []
      errno = 0
      while let entry = readdir(stream) {
        let kind = entry.pointee.d_type
        withUnsafePointer(to: &entry.pointee.d_name) { field in
          field.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
            let length = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
            let name = UnsafeBufferPointer(start: start, count: length)
            if !Self.isPassedOver(name) {
              take(name, kind: kind, of: folder, opened: number, subfolders: &subfolders)
            }
          }
        }
        errno = 0
      }
      let error = SystemError.last
      folders += subfolders.reversed()
      if error.code != 0 { throw error }
    } catch {
      report(
        .problem(FileProblem(folder.path, Words.reason(error)), id: folder.canonical.articleID))
    }
  }

  private mutating func take(
    _ name: UnsafeBufferPointer<UInt8>, kind: UInt8, of folder: FoundFolder, opened: Int32,
    subfolders: inout [FoundFolder]
  ) {
    let path = folder.path.appending(name)
    switch Int32(kind) {
    case Int32(DT_DIR):
      subfolders.append(FoundFolder(path: path, canonical: folder.canonical.appending(name)))
    case Int32(DT_LNK):
      links.append(path)
    case Int32(DT_REG) where !stampsFiles:
      report(.file(FoundFile(path: path, id: folder.id(of: name), stamp: nil)))
    case Int32(DT_REG), Int32(DT_UNKNOWN):
      var status = stat()
      let result = name.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { fstatat(opened, $0, &status, AT_SYMLINK_NOFOLLOW) } ?? -1
      }
      guard result == 0 else {
        report(.problem(FileProblem(path, Words.reason(.last)), id: folder.id(of: name)))
        return
      }
      switch FileKind(status) {
      case .file:
        report(
          .file(FoundFile(path: path, id: folder.id(of: name), stamp: FileStamp(status))))
      case .folder:
        subfolders.append(FoundFolder(path: path, canonical: folder.canonical.appending(name)))
      case .link: links.append(path)
      case .pipe, .socket, .device, .other: break
      }
    default: break
    }
  }

  /// Whether a name in a folder is hidden, a backup or half written; being given by name overrules it.
  static func isPassedOver(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = name.first, let last = name.last else { return true }
    if first == UInt8(ascii: ".") || last == UInt8(ascii: "~") { return true }
    if first == UInt8(ascii: "#"), last == UInt8(ascii: "#") { return true }
    return passedOverEndings.contains { ending in
      name.count > ending.count && name.suffix(ending.count).elementsEqual(ending)
    }
  }

  private static let passedOverEndings = [".bak", ".swp", ".tmp", ".part", ".orig"].map {
    Array($0.utf8)
  }
}
