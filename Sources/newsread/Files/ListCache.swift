import Articles
import Catalog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The list as it was at the end of the last load, kept in a file so that the next start can show it
/// before it has read anything.
///
/// A cache: every article's own file is read all the same and takes the place of what the list says.
/// A cache that is missing, damaged, written by someone else or half a program is no list, and one
/// that cannot be written is not there the next time; nobody need hear of it.
struct ListCache: Sendable {
  private let folder: RawPath
  private let file: RawPath
  private let key: UInt64

  /// A list this short is read from its articles as quickly.
  static let fewest = 256
  /// Lists of so many libraries are kept, those used last.
  private static let mostFiles = 16
  /// More than any list, about 150 bytes an article, needs.
  private static let mostBytes = 2 << 30
  private static let prefix = "list-"
  private static let suffix = ".cache"

  /// The cache for a library that is named by paths, in the user's folder of caches.
  init?(of paths: [RawPath], in caches: RawPath?) {
    guard let caches, !paths.isEmpty else { return nil }
    var name: [UInt8] = []
    for path in paths {
      // Articles are known by the path as it was named, which means one folder here, another there.
      name += path.bytes + [0] + (path.canonical?.bytes ?? []) + [0]
    }
    let id = ArticleID(path: name)
    key = id.rawValue
    folder = caches.appending(Array("newsread".utf8))
    file = folder.appending(Array("\(Self.prefix)\(id)\(Self.suffix)".utf8))
  }

  /// Where the list is kept and how large it is, in words.
  var state: String {
    do throws(SystemError) {
      let size = Int(clamping: try file.status().st_size)
      return "\(file.display), \((size + 1_023) / 1_024) KiB"
    } catch {
      return "\(file.display): \(Words.reason(error))"
    }
  }

  // MARK: - Reading

  /// Hands over the list as it was kept, in batches; nothing when it cannot be trusted.
  func read(_ each: (ArticleBatch) -> Void) {
    do throws(SystemError) {
      let descriptor = try Descriptor(reading: file, flags: O_NOFOLLOW)
      let status = try descriptor.status()
      let size = Int(clamping: status.st_size)
      guard FileKind(status) == .file, status.st_uid == geteuid(), size <= Self.mostBytes else {
        return
      }
      // Before memory is taken for all of it.
      let header = try Self.bytes(of: descriptor.number, count: min(size, ListImage.headerCount))
      guard let header, ListImage.isBeginning(header, ofCount: size),
        lseek(descriptor.number, 0, SEEK_SET) == 0,
        let image = try Self.bytes(of: descriptor.number, count: size)
      else { return }
      try? ListImage.decode(image, key: key, each: each)
    } catch {
      // It is not there, or not to be read: every article is read all the same.
    }
  }

  private static func bytes(of descriptor: Int32, count: Int) throws(SystemError) -> [UInt8]? {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let start = buffer.baseAddress {
        let result = Descriptor.fill(start + filled, upTo: count - filled, from: descriptor)
        if result > 0 {
          filled += result
        } else if result == 0 {
          return
        } else if errno != EINTR {
          failure = SystemError.last
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes.count == count ? bytes : nil
  }

  // MARK: - Writing

  /// Keeps a list for the next start; what was kept before stays if that fails.
  ///
  /// - Complexity: O(*n*) in the number of articles; for a thread that may take its time.
  func write(_ library: Library, _ list: ArticleList) {
    guard list.count >= Self.fewest else {
      _ = file.withCString { unlink($0) }
      return
    }
    let image = ListImage.encode(library, list.slots, key: key)
    guard !isKept(image) else {
      // It has been used.
      _ = file.withCString { utimensat(AT_FDCWD, $0, nil, 0) }
      return
    }
    makeFolders()
    let temporary = folder.appending(
      Array("\(Self.prefix)\(ArticleID(rawValue: key)).\(getpid()).\(MonotonicClock.now)".utf8))
    guard write(image, to: temporary) else {
      _ = temporary.withCString { unlink($0) }
      return
    }
    let isMoved = temporary.withCString { from in
      file.withCString { rename(from, $0) == 0 }
    }
    if !isMoved { _ = temporary.withCString { unlink($0) } }
    tidy()
  }

  /// Whether the file says this already, to the byte: it may have been damaged since it was read.
  private func isKept(_ image: [UInt8]) -> Bool {
    do throws(SystemError) {
      let descriptor = try Descriptor(reading: file, flags: O_NOFOLLOW)
      guard Int(clamping: try descriptor.status().st_size) == image.count else { return false }
      return try Self.bytes(of: descriptor.number, count: image.count) == image
    } catch {
      return false
    }
  }

  private func makeFolders() {
    let caches = folder.parent
    _ = caches.withCString { mkdir($0, 0o700) }
    _ = folder.withCString { mkdir($0, 0o700) }
  }

  private func write(_ image: [UInt8], to path: RawPath) -> Bool {
    let number = path.withCString {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard number >= 0 else { return false }
    let descriptor = Descriptor(owning: number)
    return image.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Descriptor.put(
          UnsafeRawBufferPointer(rebasing: rest), into: descriptor.number)
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if written == 0 || errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// Removes the lists that were used longest ago, and what programs that were killed left behind.
  private func tidy() {
    var files: [(path: RawPath, time: Int64)] = []
    guard let stream = folder.withCString({ opendir($0) }) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      guard name.hasPrefix(Self.prefix) else { continue }
      let path = folder.appending(Array(name.utf8))
      guard let status = try? path.status(followingLinks: false) else { continue }
      let modified = FileStamp(status).modifiedSeconds
      if name.hasSuffix(Self.suffix) {
        files.append((path, modified))
      } else if Int64(time(nil)) - modified > Self.abandonedSeconds {
        _ = path.withCString { unlink($0) }
      }
    }
    for old in files.sorted(by: { $0.time > $1.time }).dropFirst(Self.mostFiles) {
      _ = old.path.withCString { unlink($0) }
    }
  }

  private static let abandonedSeconds: Int64 = 3_600
}
