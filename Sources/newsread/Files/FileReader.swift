#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be read.
enum ReadFailure: Error, Equatable, Sendable {
  case system(SystemError)
  /// It was there a moment ago.
  case vanished
  /// It is something that is never read, such as a pipe.
  case special(FileKind)
}

/// The bytes of a file, or the beginning of them.
struct FileContents: Sendable {
  var bytes: [UInt8]
  /// What the file looked like when it was opened.
  var stamp: FileStamp
  /// The size of the whole file when only its beginning was read.
  var wholeSize: Int?
}

/// Reads files whole, up to a limit.
enum FileReader {
  /// The most that is read of one file.
  static let limit = 8 * 1_024 * 1_024

  /// Reads an ordinary file.
  ///
  /// It is looked at again once it is open: what stood in the folder may have been replaced.
  /// - Throws: `ReadFailure`.
  static func read(_ path: RawPath, limit: Int = limit) throws(ReadFailure) -> FileContents {
    let failure: ReadFailure
    do throws(SystemError) {
      let descriptor = try Descriptor(reading: path)
      let status = try descriptor.status()
      if FileKind(status) == .file {
        return try readFile(descriptor, status, limit: limit)
      }
      failure = .special(FileKind(status))
    } catch {
      failure = error.code == ENOENT ? .vanished : .system(error)
    }
    throw failure
  }

  private static func readFile(
    _ descriptor: borrowing Descriptor, _ status: stat, limit: Int
  ) throws(SystemError) -> FileContents {
    let size = Int(clamping: status.st_size)
    let (bytes, isWhole) = try readStream(
      descriptor.number, limit: limit, expecting: min(size, limit), isFile: true)
    return FileContents(
      bytes: bytes, stamp: FileStamp(status), wholeSize: isWhole ? nil : max(size, limit))
  }

  /// Reads what is piped in, to its end or to the limit.
  ///
  /// - Throws: The system's error.
  static func readStream(
    _ descriptor: Int32, limit: Int = limit, expecting: Int = 65_536, isFile: Bool = false
  ) throws(SystemError) -> (bytes: [UInt8], isWhole: Bool) {
    var (bytes, isWhole) = try readBytes(
      descriptor, expecting: expecting, limit: limit, waits: !isFile)
    if !isWhole { cutBack(&bytes) }
    return (bytes, isWhole)
  }

  /// Reads until the end, or until there is more than the limit.
  private static func readBytes(
    _ descriptor: Int32, expecting: Int, limit: Int, waits: Bool
  ) throws(SystemError) -> (bytes: [UInt8], isWhole: Bool) {
    // One byte more than expected, so that the end is seen without another round.
    var capacity = min(max(expecting, 1_023), limit) + 1
    var bytes: [UInt8] = []
    while true {
      var failure: SystemError?
      var ended = false
      let wanted = capacity
      bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = bytes.count
        _ = buffer.initialize(fromContentsOf: bytes)
        while count < wanted, let start = buffer.baseAddress {
          let result = Descriptor.fill(start + count, upTo: wanted - count, from: descriptor)
          if result > 0 {
            count += result
          } else if result == 0 {
            ended = true
            return
          } else if errno == EAGAIN, waits {
            _ = Poll.wait(for: [descriptor], milliseconds: -1)
          } else if errno != EINTR {
            failure = SystemError.last
            return
          }
        }
      }
      if let failure { throw failure }
      if ended { return (bytes, true) }
      if bytes.count > limit {
        bytes.removeLast(bytes.count - limit)
        return (bytes, false)
      }
      capacity = min(capacity * 2, limit + 1)
    }
  }

  /// Ends the bytes with a whole line if one ends near, else with a whole character.
  private static func cutBack(_ bytes: inout [UInt8]) {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if isUTF16 {
      bytes.removeLast(bytes.count % 2)
      return
    }
    let nearEnd = max(0, bytes.count - 65_536)
    if let lineFeed = bytes[nearEnd...].lastIndex(of: 0x0A) {
      bytes.removeLast(bytes.count - lineFeed - 1)
      return
    }
    guard let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
    let length = utf8Length(from: bytes[start])
    if bytes.count - start < length {
      bytes.removeLast(bytes.count - start)
    }
  }

  private static func utf8Length(from lead: UInt8) -> Int {
    switch lead {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }
}
