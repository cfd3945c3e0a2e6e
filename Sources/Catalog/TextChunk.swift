/// A piece of memory that holds the texts of many articles, one after the other.
///
/// Large pieces instead of one array for each article: loading takes no allocation for an article,
/// and what the allocator keeps beside each of a million arrays is saved.
///
/// The conformance to `Sendable` is unchecked because the memory is reached by pointer. It is sound:
/// each chunk has one writer, the builder that made it or the library that moves texts to it (and
/// that only while no copy of it has the chunk), which writes behind the last byte that any record
/// names; a record is handed out after its bytes are written, and these are never written again. The threads that
/// index articles only read, by records that were handed out before them, and hold on to the chunk meanwhile.
final class TextChunk: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer

  /// The size of a chunk that many articles share.
  ///
  /// The system is not asked for large pages: they save it a tenth of the work where memory is whole,
  /// but cost two seconds in a million articles where it has to make room for them first.
  static let sharedSize = 2 << 20

  init(byteCount: Int) {
    memory = .allocate(byteCount: max(byteCount, 16), alignment: 16)
  }

  deinit {
    memory.deallocate()
  }

  var byteCount: Int { memory.count }

  /// The bytes of a range, which is held to the chunk.
  func bytes(from start: Int, count: Int) -> UnsafeBufferPointer<UInt8> {
    let start = min(max(start, 0), memory.count)
    let end = start + min(max(count, 0), memory.count - start)
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[start..<end])
    return bytes.assumingMemoryBound(to: UInt8.self)
  }

  /// The memory from an offset on, for its builder alone.
  func room(from start: Int) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: memory[min(max(start, 0), memory.count)...])
  }
}
