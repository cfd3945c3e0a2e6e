package import Articles

/// An article as the library keeps it, of which any thread can make one with its text: to copy that
/// takes longer than a key may wait when it is long.
package struct KeptText: Sendable {
  private let record: ArticleRecord
  private let chunk: TextChunk
  private let path: String
  private let notes: [RepairNote]

  /// The article's id.
  package var id: ArticleID { record.id }

  init(_ record: ArticleRecord, in chunk: TextChunk, path: String, notes: [RepairNote]) {
    self.record = record
    self.chunk = chunk
    self.path = path
    self.notes = notes
  }

  /// The article.
  ///
  /// - Complexity: O(*n*) in the length of its text.
  package func article() -> Article {
    withExtendedLifetime(chunk) {
      let bytes = chunk.bytes(from: record.start, count: record.byteCount)
      return Article(record, bytes, path: path, notes: notes)
    }
  }
}

extension KeptText: Equatable {
  package static func == (left: KeptText, right: KeptText) -> Bool {
    left.id == right.id && left.chunk === right.chunk && left.record.start == right.record.start
  }
}

extension Library {
  /// The article in a slot, to be made elsewhere; nil when it has been removed.
  ///
  /// - Complexity: O(1) in the length of its text.
  package func keptText(in slot: Slot) -> KeptText? {
    guard holds(slot) else { return nil }
    let record = records[Int(slot.index)]
    guard let chunk = textChunk(record.chunk), let path = path(of: slot) else { return nil }
    return KeptText(record, in: chunk, path: path, notes: notes(in: slot))
  }
}
