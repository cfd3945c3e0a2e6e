#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What tells one state of a file from another without reading it.
struct FileStamp: Equatable, Sendable {
  var size: Int64
  /// When it was last written: whole seconds since 1970, rounded down.
  var modifiedSeconds: Int64
  /// And the rest, apart: together they would not reach beyond the year 2262.
  var modifiedNanoseconds: Int32
  var inode: UInt64

  init(_ status: stat) {
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    self.size = Int64(status.st_size)
    self.modifiedSeconds = Int64(time.tv_sec)
    self.modifiedNanoseconds = Int32(truncatingIfNeeded: time.tv_nsec)
    self.inode = UInt64(status.st_ino)
  }

  init(size: Int64, modifiedSeconds: Int64, modifiedNanoseconds: Int32, inode: UInt64) {
    self.size = size
    self.modifiedSeconds = modifiedSeconds
    self.modifiedNanoseconds = modifiedNanoseconds
    self.inode = inode
  }
}

extension FileStamp {
  /// The stamp as one number, never 0, to be kept for each of a million files.
  ///
  /// Two stamps have the same only by a chance of one in 2^64.
  var print: UInt64 {
    var mixed: UInt64 = 0x9e37_79b9_7f4a_7c15
    for part in [
      UInt64(bitPattern: size), UInt64(bitPattern: modifiedSeconds),
      UInt64(bitPattern: Int64(modifiedNanoseconds)), inode,
    ] {
      // The steps of SplitMix64, in which every bit of what goes in reaches every bit of what comes out.
      mixed = (mixed ^ part) &+ 0x9e37_79b9_7f4a_7c15
      mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      mixed ^= mixed >> 31
    }
    return max(mixed, 1)
  }
}

/// A folder's identity, whatever path it was reached by.
struct FolderIdentity: Hashable {
  var device: UInt64
  var inode: UInt64

  init(_ status: stat) {
    self.device = UInt64(truncatingIfNeeded: status.st_dev)
    self.inode = UInt64(status.st_ino)
  }
}

/// What a path leads to.
enum FileKind: UInt16, Sendable {
  case file, folder, link, pipe, socket, device, other

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .other
    }
  }
}

extension RawPath {
  /// Asks the system about the path, following links or not.
  ///
  /// - Throws: The system's error number.
  func status(followingLinks: Bool = true) throws(SystemError) -> stat {
    var status = stat()
    let result = withCString { followingLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { throw SystemError.last }
    return status
  }
}

extension FileStamp {
  /// That of a file that cannot be looked at; like no other.
  static let unknown = FileStamp(
    size: -2, modifiedSeconds: 0, modifiedNanoseconds: 0, inode: 0)

  /// Looks at something in an open folder, without following links.
  ///
  /// - Throws: The system's error number.
  static func status(
    of name: UnsafePointer<CChar>, in folder: Int32
  ) throws(SystemError) -> stat {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw SystemError.last }
    return status
  }
}

/// An error number of the system.
struct SystemError: Error, Equatable, Sendable {
  var code: Int32

  /// What the last failed call left behind.
  static var last: SystemError { SystemError(code: errno) }
}

extension SystemError {
  /// Whether there is nothing at the path.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether it says nothing of what is at the path, as when a disk or a network fails: what is known
  /// from before may still be so.
  var isTrouble: Bool {
    !isAbsence && ![EACCES, EPERM, ELOOP, ENAMETOOLONG].contains(code)
  }
}
