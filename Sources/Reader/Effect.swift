package import Articles
package import Catalog

/// What the program asks of the world outside; carried out by the executable.
package enum Effect: Equatable, Sendable {
  case quit
  /// Give the terminal back and stop, until the shell continues the program.
  case suspend
  /// Paint everything anew, trusting nothing that is on the screen.
  case redraw
  /// Read the file of this article before all others: someone is looking at it.
  case read(ArticleID, path: String)
  /// Read more of this article's file, which is too large to be kept in memory whole.
  case readMore(ArticleID, path: String)
  /// Build the index of some articles, and hand it in as `Event.indexed`.
  case index(IndexSource)
  /// Compare two articles, and hand in what differs as `Event.compared`.
  case compare(ArticleComparison)
  /// Look at all files again.
  case reload
}
