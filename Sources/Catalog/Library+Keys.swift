package import Articles

extension Library {
  /// What the article in a slot is known by, whatever becomes of its file; nil when it has been removed, or
  /// has not been read yet.
  ///
  /// - Complexity: O(1) in the length of its text, of which only the beginning is read.
  package func key(of slot: Slot) -> ArticleKey? {
    withRecord(at: Int(slot.index)) { record, bytes in
      guard !record.traits.contains(.awaitsText) else { return nil }
      let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
      let print = ArticlePrint(of: text.span, tagsStart: Int(record.outline.tagsStart))
      return ArticleKey(path: record.id, print: print)
    } ?? nil
  }
}
