package import Articles

/// Two articles whose words are to be compared.
///
/// Comparing large ones takes longer than a key may, so that is asked of the world outside.
package struct ArticleComparison: Equatable, Sendable {
  /// The earlier version, or the one that was marked first.
  package let old: Article
  /// The one it is compared with.
  package let new: Article

  package init(_ old: Article, with new: Article) {
    self.old = old
    self.new = new
  }

  /// What changed from one to the other, headline and tags included.
  /// - Complexity: That of `WordDifference.init`.
  package func difference() -> WordDifference {
    WordDifference(from: old.paragraphs, to: new.paragraphs)
  }

  /// Whether it takes no longer than a key may.
  var isQuick: Bool { old.text.count + new.text.count <= Self.quickBytes }

  private static let quickBytes = 24 * 1_024
}
