#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files that are always whole: the new one takes the place of the old when all of it is on the disk.
enum ReplacedFile {
  /// Replaces what a file says, or makes it, for its owner alone; a link stays and what it leads to is
  /// replaced.
  ///
  /// - Throws: The system's error; the file is then as it was.
  static func write(_ bytes: [UInt8], to path: RawPath) throws(SystemError) {
    let resolved = path.canonical
    // A link that leads nowhere is somebody's mistake, and not to be lost.
    if resolved == nil, let status = try? path.status(followingLinks: false),
      status.st_mode & S_IFMT == S_IFLNK
    {
      throw SystemError(code: ENOENT)
    }
    let target = resolved ?? path
    let folder = target.parent
    let temporary = folder.appending(
      Array(".newsread.\(getpid()).\(MonotonicClock.now)".utf8))
    do throws(SystemError) {
      try put(bytes, into: temporary)
      let isMoved = temporary.withCString { from in target.withCString { rename(from, $0) == 0 } }
      guard isMoved else { throw SystemError.last }
    } catch {
      _ = temporary.withCString { unlink($0) }
      throw error
    }
    // The name, too, has to reach the disk.
    guard let descriptor = try? Descriptor(reading: folder, flags: O_DIRECTORY) else { return }
    _ = fsync(descriptor.number)
  }

  private static func put(_ bytes: [UInt8], into path: RawPath) throws(SystemError) {
    let number = path.withCString {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard number >= 0 else { throw SystemError.last }
    let descriptor = Descriptor(owning: number)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Descriptor.put(UnsafeRawBufferPointer(rebasing: $0[written...]), into: descriptor.number)
      }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        throw count == 0 ? SystemError(code: ENOSPC) : SystemError.last
      }
    }
    guard fsync(descriptor.number) == 0 else { throw SystemError.last }
  }
}
