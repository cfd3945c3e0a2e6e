import Articles

/// What the library keeps of an article besides its text: of fixed size, without anything of its own
/// on the heap.
///
/// The text lies in a chunk; what is not in the text itself, such as the file's name, lies right
/// behind it. Offsets count from the text's beginning.
struct ArticleRecord: Sendable {
  var id: ArticleID
  var outline: ArticleOutline
  /// Which chunk of the batch, or of the library, holds the text; -1 when there is no article.
  var chunk: Int32
  /// Which folder of the batch, or of the library, the file lies in.
  var folder: Int32
  /// Where in the chunk the text begins.
  var start: Int
  /// How long the text is.
  var textCount: Int32
  /// How many bytes there are behind the text.
  var extraCount: Int32
  /// How many of them, the last, are the file's name as people should see it.
  var nameCount: UInt16
  /// How many words headline and body have; -1 until someone wants to know.
  var wordCount: Int32 = -1
  var encoding: TextEncoding
  var traits: RecordTraits

  /// The text and what lies behind it.
  var byteCount: Int { Int(textCount) + Int(extraCount) }
  /// The file's name, in the bytes of the record.
  var name: Range<Int> { byteCount - Int(nameCount)..<byteCount }
  var isEmpty: Bool { chunk < 0 }
}

/// What is true of an article's text as a whole, and of how it is known.
struct RecordTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// There is nothing in it but ASCII.
  static let isASCII = RecordTraits(rawValue: 1)
  /// Some character outside ASCII folds to a letter or digit of ASCII, as é and ﬁ do, or to nothing,
  /// as combining marks do: a word of ASCII may be in the text though its bytes are not.
  static let hidesASCII = RecordTraits(rawValue: 2)
  /// Something was repaired, and the library has the notes.
  static let hasNotes = RecordTraits(rawValue: 4)
  /// The text has not been read yet: headline, place and date are known from an earlier time.
  static let awaitsText = RecordTraits(rawValue: 8)
  /// The path is the file's own to the byte, so that the file can be found by it.
  static let isNamedExactly = RecordTraits(rawValue: 16)
}

extension Range<Int32> {
  /// The part of it that lies within some bytes.
  func within(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = Swift.min(Swift.max(Int(lowerBound), 0), bytes.count)
    return start..<Swift.min(Swift.max(Int(upperBound), start), bytes.count)
  }
}
