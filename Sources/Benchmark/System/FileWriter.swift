import Glibc

/// Writes a file in large pieces.
struct FileWriter: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var waiting: [UInt8] = []

  /// Begins a file, in place of one that is there.
  ///
  /// - Throws: What the system said.
  init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("cannot write \(path)") }
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Appends bytes.
  ///
  /// - Throws: What the system said.
  mutating func append(_ bytes: some Sequence<UInt8>) throws(Failure) {
    waiting.append(contentsOf: bytes)
    if waiting.count >= Self.pieceSize { try flush() }
  }

  /// Hands over what waits; nothing is written after the last call.
  ///
  /// - Throws: What the system said.
  mutating func flush() throws(Failure) {
    guard Files.writeAll(waiting, to: descriptor) else { throw .system("cannot write \(path)") }
    waiting.removeAll(keepingCapacity: true)
  }

  private static let pieceSize = 1 << 20
}
