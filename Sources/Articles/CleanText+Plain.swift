extension CleanText {
  /// Whether bytes are one line of UTF-8 in which nothing would have to be changed.
  ///
  /// Stricter than cleaning: a line with embeddings or isolates is none, even if they close.
  /// - Complexity: O(*n*).
  package static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    guard isClean(bytes) else { return false }
    for index in bytes.indices where bytes[index] == 0x0A { return false }
    return true
  }
}
