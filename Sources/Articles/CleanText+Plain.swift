extension CleanText {
  /// Whether bytes are one line of UTF-8 in which nothing would have to be changed.
  ///
  /// Stricter than cleaning: a line with embeddings or isolates is none, even if they close.
  /// - Complexity: O(*n*).
  package static func isPlain(_ bytes: [UInt8]) -> Bool {
    endOfRegular(bytes, from: 0, stopsAtLineEnd: true) == bytes.count
  }
}
