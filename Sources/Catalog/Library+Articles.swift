package import Articles

/// What a row of a list shows of an article, made without its text.
package struct ArticleSummary: Identifiable, Equatable, Sendable {
  /// The article's id.
  package var id: ArticleID
  /// One line, never empty.
  package var headline: String
  /// The place of the dateline.
  package var place: String?
  /// When it was published, as well as can be told.
  package var date: ArticleDate?
  /// Minutes an adult needs for it: see `Article.readingMinutes`.
  package var readingMinutes: Int

  package init(_ article: Article) {
    id = article.id
    headline = article.headline
    place = article.place
    date = article.date
    readingMinutes = article.readingMinutes
  }

  fileprivate init(_ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) {
    id = record.id
    headline = ArticleParser.headline(of: bytes.span, record.outline)
    place = ArticleParser.place(of: bytes.span, record.outline)
    date = record.outline.date
    readingMinutes = Article.readingMinutes(words: record.countedWords(bytes))
  }
}

extension Library {
  /// The article in a slot, nil when it has been removed.
  ///
  /// - Complexity: O(*n*) in the length of its text, which is copied.
  package subscript(slot: Slot) -> Article? {
    withRecord(at: Int(slot.index)) { record, bytes in
      Article(
        record, bytes, path: path(of: record, bytes), notes: notes(in: slot))
    }
  }

  /// The article in a slot with no more than about so many bytes of its text, which may end it early.
  ///
  /// - Complexity: O(*n*) in the bytes, however long the text is.
  package func beginning(of slot: Slot, bytes limit: Int) -> Article? {
    withRecord(at: Int(slot.index)) { record, bytes in
      Article(
        record, bytes, path: path(of: record, bytes), notes: notes(in: slot), atMost: limit)
    }
  }

  /// What a list shows of the article in a slot.
  ///
  /// - Complexity: O(1) in the length of its text once its words have been counted.
  package func summary(of slot: Slot) -> ArticleSummary? {
    withRecord(at: Int(slot.index)) { ArticleSummary($0, $1) }
  }

  /// How many words headline and body of an article have, if they have been counted.
  package func wordCount(of slot: Slot?) -> Int? {
    guard let slot, holds(slot) else { return nil }
    let count = records[Int(slot.index)].wordCount
    return count < 0 ? nil : Int(count)
  }

  /// Whether the text of the article in a slot has not been read yet.
  package func awaitsText(_ slot: Slot) -> Bool {
    holds(slot) && records[Int(slot.index)].traits.contains(.awaitsText)
  }

  /// Whether the file of the article in a slot can be found by the path that people see.
  package func isNamedExactly(_ slot: Slot) -> Bool {
    holds(slot) && records[Int(slot.index)].traits.contains(.isNamedExactly)
  }

  /// How many bytes of text the article in a slot has; 0 when it has been removed.
  package func textCount(of slot: Slot) -> Int {
    holds(slot) ? Int(records[Int(slot.index)].textCount) : 0
  }

  /// Whether only the beginning of the article's file was read.
  package func isCut(_ slot: Slot) -> Bool {
    guard holds(slot), records[Int(slot.index)].traits.contains(.hasNotes) else { return false }
    return notes(in: slot).contains { if case .truncated = $0 { true } else { false } }
  }

  /// The path of the article in a slot, as people should see it.
  package func path(of slot: Slot) -> String? {
    withRecord(at: Int(slot.index)) { path(of: $0, $1) }
  }

  /// The id of the article in a slot.
  package func id(of slot: Slot) -> ArticleID? {
    holds(slot) ? records[Int(slot.index)].id : nil
  }

  /// Whether two articles have the same text, as when a file was renamed.
  package func haveSameText(_ left: Slot, _ right: Slot) -> Bool {
    withRecord(at: Int(left.index)) { first, firstBytes in
      withRecord(at: Int(right.index)) { second, secondBytes in
        // Texts that have not been read yet are not the same.
        first.textCount > 0 && first.textCount == second.textCount
          && firstBytes.prefix(Int(first.textCount)).elementsEqual(
            secondBytes.prefix(Int(second.textCount)))
      } ?? false
    } ?? false
  }

  func path(of record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    folder(of: record).path(of: String(decoding: bytes[record.name], as: UTF8.self))
  }
}

extension ArticleRecord {
  /// How many words headline and body have, counted if nobody has yet.
  func countedWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard wordCount < 0 else { return Int(wordCount) }
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(textCount)))
    return ArticleParser.wordCount(of: text.span, outline)
  }
}

extension Article {
  /// The article of a record, whose headline and place may lie behind its text.
  ///
  /// Of the text it has at most about so many bytes; what is cut off ends between two characters.
  init(
    _ record: ArticleRecord, _ bytes: UnsafeBufferPointer<UInt8>, path: String,
    notes: [RepairNote], atMost limit: Int = .max
  ) {
    let text = UnsafeBufferPointer(rebasing: bytes.prefix(Int(record.textCount)))
    var count = min(max(limit, 0), text.count)
    if count < text.count { while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 } }
    let outline = record.outline
    self.init(
      id: record.id, path: path, headline: ArticleParser.headline(of: bytes.span, outline),
      place: ArticleParser.place(of: bytes.span, outline), date: outline.date,
      tags: ArticleParser.tags(of: text.span, outline), wordCount: record.countedWords(bytes),
      encoding: record.encoding, notes: notes, text: Array(text.prefix(count)),
      bodyStart: min(Int(outline.bodyStart), count),
      tagsStart: min(Int(outline.tagsStart), count))
  }
}
