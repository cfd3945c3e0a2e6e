package import Articles

/// Articles on their way into the library: their records, and the memory that their texts lie in.
package struct ArticleBatch: Sendable {
  /// What one builder handed out at once.
  struct Part: Sendable {
    var records: [ArticleRecord] = []
    var chunks: [TextChunk] = []
    var folders: [ArticleFolder] = []
    /// What was repaired in the few articles that needed it, by their places in `records`.
    var notes: [Int: [RepairNote]] = [:]
  }

  private(set) var parts: [Part] = []

  /// A batch without articles.
  package init() {}

  /// Articles made elsewhere, each with its text copied.
  package init(_ articles: [Article]) {
    var builder = BatchBuilder()
    for article in articles { builder.add(article) }
    self = builder.take()
  }

  init(_ part: Part) {
    if !part.records.isEmpty { parts = [part] }
  }

  /// How many articles there are.
  package var count: Int { parts.reduce(0) { $0 + $1.records.count } }

  /// The ids of the articles, as they were given to the builder.
  package var ids: [ArticleID] { parts.flatMap { $0.records.lazy.map(\.id) } }

  /// Adds the articles of another batch behind these.
  ///
  /// - Complexity: O(1) in the number of articles.
  package mutating func append(_ other: ArticleBatch) {
    parts += other.parts
  }
}
