#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the kernel tells of folders; there is none where it tells nothing.
struct FolderEvents: Sendable {
  /// One thing that has happened.
  struct Event {
    /// The watch it belongs to.
    var watch: Int32
    /// The name in the folder, while the event is looked at; empty for the folder itself.
    var name: UnsafeBufferPointer<UInt8>
    var mask: UInt32
  }

  #if os(Linux)
    let descriptor: Int32
    private let limit: Int32

    /// Nil when the system gives no more of them.
    ///
    /// - Parameter limit: The most folders to watch, where that is fewer than the kernel's own limit.
    init?(limit: Int32 = .max) {
      let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      self.descriptor = descriptor
      self.limit = limit
    }

    /// Watches a folder; the number is the same when it is watched already.
    ///
    /// - Throws: The system's error, `ENOSPC` when it watches too many.
    func watch(_ path: RawPath) throws(SystemError) -> Int32 {
      let number = path.withCString { inotify_add_watch(descriptor, $0, Self.interests) }
      guard number >= 0 else { throw SystemError.last }
      // The kernel counts from 1.
      guard number <= limit else {
        forget(number)
        throw SystemError(code: ENOSPC)
      }
      return number
    }

    /// Watches nothing any more, and gives the descriptor back.
    func end() {
      close(descriptor)
    }

    func forget(_ watch: Int32) {
      inotify_rm_watch(descriptor, watch)
    }

    /// Calls for all that has happened since the last time, without waiting.
    func read(_ body: (Event) -> Void) {
      withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 8) { buffer in
        guard let start = buffer.baseAddress else { return }
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        let count = Descriptor.fill(bytes, upTo: buffer.count, from: descriptor)
        let header = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset + header <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = offset + header + Int(event.len)
          guard end <= count else { return }
          let field = UnsafeBufferPointer(start: bytes + offset + header, count: Int(event.len))
          let length = field.firstIndex(of: 0) ?? field.count
          body(
            Event(
              watch: event.wd, name: UnsafeBufferPointer(rebasing: field[..<length]),
              mask: event.mask))
          offset = end
        }
      }
    }

    private static let interests =
      UInt32(IN_CREATE) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_MODIFY) | UInt32(IN_ATTRIB)
      | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_DELETE_SELF)
      | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
  #else
    let descriptor: Int32 = -1

    init?() { nil }

    func watch(_ path: RawPath) throws(SystemError) -> Int32 { throw SystemError(code: ENOSYS) }
    func forget(_ watch: Int32) {}
    func end() {}
    func read(_ body: (Event) -> Void) {}
  #endif
}

#if os(Linux)
  extension FolderEvents.Event {
    /// Some events were lost.
    var isOverflow: Bool { has(IN_Q_OVERFLOW) }
    /// The watch has ended; its number will not come again.
    var isWatchGone: Bool { has(IN_IGNORED) }
    /// The watched folder is not where it was.
    var isFolderGone: Bool { has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_UNMOUNT) }
    var isFolderMoved: Bool { has(IN_MOVE_SELF) }
    /// It happened to a folder in the folder.
    var isFolder: Bool { has(IN_ISDIR) }

    private func has(_ bit: Int32) -> Bool { mask & UInt32(bit) != 0 }
  }
#else
  extension FolderEvents.Event {
    var isOverflow: Bool { false }
    var isWatchGone: Bool { false }
    var isFolderGone: Bool { false }
    var isFolderMoved: Bool { false }
    var isFolder: Bool { false }
  }
#endif
