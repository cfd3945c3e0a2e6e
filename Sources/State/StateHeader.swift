#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the first bytes of the database's file say, read without the database.
///
/// To be looked at only while this process has no connection to the file: closing a file gives up all
/// the locks that the process has on it (fcntl(2)).
enum StateHeader: Equatable {
  case missing
  /// It is not, or no longer, a database of this program.
  case damaged
  case version(Int)

  init(of file: String) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      self = errno == ENOENT || errno == ENOTDIR ? .missing : .version(StateSchema.version)
      return
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: Self.byteCount)
    guard read(descriptor, &header, Self.byteCount) == Self.byteCount,
      header.starts(with: Self.magic),
      Self.number(header, at: 68) == Int(StateSchema.application)
    else {
      self = .damaged
      return
    }
    self = .version(Self.number(header, at: 60))
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static let byteCount = 100
  private static let magic = Array("SQLite format 3\0".utf8)
}
