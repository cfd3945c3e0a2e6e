/// One article: what a list, a search and a script need to know of it, and its whole cleaned text.
///
/// A value that never changes; what the reader did with it (read, starred, place) lives elsewhere.
/// The document is made from the text when it is shown, so that a large library stays small.
package struct Article: Identifiable, Equatable, Sendable {
  /// The name that stays the same from start to start.
  package var id: ArticleID
  /// The file's path as people should see it, cleaned of everything that could fool a terminal.
  package var path: String
  /// One line without control characters, never empty.
  package var headline: String
  /// The place of the dateline, such as `Saint Petersburg`; it stands in the text too.
  package var place: String?
  /// When it was published, as well as can be told.
  package var date: ArticleDate?
  /// The words of the `Tags:` line, each once.
  package var tags: [String]
  /// Words of headline and body.
  package var wordCount: Int
  /// How the bytes were read.
  package var encoding: TextEncoding
  /// What was repaired on the way in, for people.
  package var notes: [RepairNote]
  /// The cleaned text as UTF-8 with LF line ends, headline and `Tags:` line included.
  package var text: [UInt8]
  /// The offset in `text` at which the body begins (after the headline's line); `text.count`
  /// when there is none, 0 when the headline was made from the body's first words.
  package var bodyStart: Int
  /// The offset in `text` at which the `Tags:` line begins; `text.count` when there is none.
  package var tagsStart: Int

  package init(
    id: ArticleID, path: String, headline: String, place: String?, date: ArticleDate?,
    tags: [String], wordCount: Int, encoding: TextEncoding, notes: [RepairNote], text: [UInt8],
    bodyStart: Int, tagsStart: Int
  ) {
    self.id = id
    self.path = path
    self.headline = headline
    self.place = place
    self.date = date
    self.tags = tags
    self.wordCount = wordCount
    self.encoding = encoding
    self.notes = notes
    self.text = text
    self.bodyStart = bodyStart
    self.tagsStart = tagsStart
  }

  /// Minutes an adult needs at about 230 words a minute, at least 1.
  ///
  /// The rate is the rounded mean for silent reading of non-fiction in Brysbaert (2019), "How many
  /// words do we read per minute?".
  package var readingMinutes: Int { Self.readingMinutes(words: wordCount) }

  /// The same for so many words.
  package static func readingMinutes(words: Int) -> Int {
    max(1, (words + 115) / 230)
  }
}

/// Where an article's bytes came from, as the caller that opened the file knows it.
package struct ArticleSource: Hashable, Sendable {
  /// The id the article is to have.
  package var id: ArticleID
  /// The path as it was found, decoded leniently; the parser cleans it.
  package var path: String
  /// The file's modification time in seconds since 1970 (UTC), if there is a file.
  package var modified: Int64?
  /// The size of the whole file when only its beginning was handed in.
  package var wholeSize: Int?

  package init(id: ArticleID, path: String, modified: Int64? = nil, wholeSize: Int? = nil) {
    self.id = id
    self.path = path
    self.modified = modified
    self.wholeSize = wholeSize
  }
}

/// How the bytes of a file were read as text.
package enum TextEncoding: String, Equatable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
}

/// Something the parser mended so that the article could be shown.
package enum RepairNote: Equatable, Sendable {
  /// The bytes were not UTF-8 and were read in this encoding instead.
  case decoded(TextEncoding)
  /// So many broken sequences became U+FFFD.
  case replacedInvalid(count: Int)
  /// So many characters that could fool a terminal became U+FFFD or were made harmless.
  case replacedControls(count: Int)
  /// In so many places more marks stood in a row than any script needs.
  case shortenedMarks(count: Int)
  /// Only the first bytes of a larger file were read.
  case truncated(read: Int, of: Int)
}
