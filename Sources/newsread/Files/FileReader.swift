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

/// Memory that a file is read into.
protocol ReadingRoom: ~Copyable {
  /// Room for so many bytes, at least one.
  mutating func room(for count: Int) -> UnsafeMutableRawBufferPointer
  /// Larger room, which begins with the first `kept` bytes of the last.
  mutating func room(for count: Int, keeping kept: Int) -> UnsafeMutableRawBufferPointer
}

/// What has been read into a room.
struct FileContents: Equatable, Sendable {
  /// How many bytes there are.
  var count: Int
  /// What the file looked like when it was opened.
  var stamp: FileStamp
  /// The size of the whole file when only its beginning was read.
  var wholeSize: Int?
}

/// Reads files whole, up to a limit.
enum FileReader {
  /// The most that is read of one file.
  static let limit = 8 * 1_024 * 1_024
  /// What is kept in memory of a file that is larger than the limit, until someone looks at it.
  static let beginning = 1_024 * 1_024

  /// Reads an ordinary file that is open.
  ///
  /// It is looked at again though the folder said what it is: it may have been replaced. Of a file
  /// larger than the limit only `beginning` is read, if that is given.
  /// - Throws: `ReadFailure`.
  static func read<Room: ReadingRoom & ~Copyable>(
    _ descriptor: borrowing Descriptor, limit: Int = limit, beginning: Int? = nil,
    into room: inout Room
  ) throws(ReadFailure) -> FileContents {
    let number = descriptor.number
    let failure: ReadFailure
    do throws(SystemError) {
      let status = try descriptor.status()
      if FileKind(status) == .file {
        let size = Int(clamping: status.st_size)
        let limit = size > limit ? min(beginning ?? limit, limit) : limit
        let (count, isWhole) = try readAll(expecting: size, limit: limit, into: &room) {
          buffer throws(SystemError) in
          try Descriptor.read(into: buffer, from: number)
        }
        return FileContents(
          count: count, stamp: FileStamp(status), wholeSize: isWhole ? nil : max(size, limit))
      }
      failure = .special(FileKind(status))
    } catch {
      failure = ReadFailure(error)
    }
    throw failure
  }

  /// Reads an ordinary file into an array.
  ///
  /// - Throws: `ReadFailure`.
  static func bytes(
    of path: RawPath, limit: Int = limit
  ) throws(ReadFailure) -> (bytes: [UInt8], contents: FileContents) {
    let descriptor: Descriptor
    do throws(SystemError) {
      descriptor = try Descriptor(reading: path)
    } catch {
      throw ReadFailure(error)
    }
    var room = ArrayRoom()
    let contents = try read(descriptor, limit: limit, into: &room)
    return (Array(room.bytes.prefix(contents.count)), contents)
  }

  /// Reads what is piped in, to its end or to the limit, waiting for it.
  ///
  /// - Throws: The system's error.
  static func readStream<Room: ReadingRoom & ~Copyable>(
    _ descriptor: Int32, limit: Int = limit, into room: inout Room
  ) throws(SystemError) -> (count: Int, isWhole: Bool) {
    try readAll(expecting: nil, limit: limit, into: &room) { buffer throws(SystemError) in
      do throws(SystemError) {
        return try Descriptor.read(into: buffer, from: descriptor)
      } catch {
        guard error.code == EAGAIN else { throw error }
        _ = Poll.wait(for: [descriptor], milliseconds: -1)
        throw SystemError(code: EINTR)
      }
    }
  }

  /// Reads until the end, or until there is more than the limit, by what `fill` reads into the room.
  ///
  /// Nothing read is the end, and `EINTR` no failure. As many bytes as the file is said to be long,
  /// and no more at once, are the end too, so an ordinary file takes a single read; one that says
  /// something else is read to the end.
  /// - Throws: What `fill` throws.
  static func readAll<Room: ReadingRoom & ~Copyable>(
    expecting size: Int?, limit: Int, into room: inout Room,
    fill: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  ) throws(SystemError) -> (count: Int, isWhole: Bool) {
    // One byte more than expected, so that the end is seen without another round.
    var buffer = room.room(for: min(max(size ?? 65_536, 1_023), max(limit, 0)) + 1)
    var count = 0
    while true {
      while count < buffer.count {
        do throws(SystemError) {
          let read = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
          count += min(max(read, 0), buffer.count - count)
          if read <= 0 || count == size && count < buffer.count { return (count, true) }
        } catch {
          if error.code != EINTR { throw error }
        }
      }
      if count <= limit {
        buffer = room.room(for: min(buffer.count * 2, limit + 1), keeping: count)
      }
      if count > limit || buffer.count <= count {
        return (keptCount(of: UnsafeRawBufferPointer(rebasing: buffer.prefix(limit))), false)
      }
    }
  }

  /// How much of a beginning stays, so that it ends with a whole line if one ends near, else with a
  /// whole character.
  private static func keptCount(of bytes: UnsafeRawBufferPointer) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return bytes.count - bytes.count % 2
    }
    if let lineFeed = bytes.suffix(65_536).lastIndex(of: 0x0A) { return lineFeed + 1 }
    guard let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else {
      return bytes.count
    }
    return bytes.count - start < utf8Length(from: bytes[start]) ? start : bytes.count
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

extension ReadFailure {
  init(_ error: SystemError) {
    self = error.code == ENOENT ? .vanished : .system(error)
  }
}

/// Room of its own for a single file.
private struct ArrayRoom: ReadingRoom, ~Copyable {
  private(set) var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)

  mutating func room(for count: Int) -> UnsafeMutableRawBufferPointer {
    room(for: count, keeping: 0)
  }

  mutating func room(for count: Int, keeping kept: Int) -> UnsafeMutableRawBufferPointer {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    larger.copyBytes(from: bytes.prefix(min(kept, count)))
    bytes.deallocate()
    bytes = larger
    return larger
  }

  deinit {
    bytes.deallocate()
  }
}
