/// A file that could not become an article, in words for the problems page.
package struct LoadProblem: Equatable, Sendable {
  /// The path as people should see it, cleaned.
  package var path: String
  /// Why, in a few words for people.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
