/// A file that could not become an article, in words for the problems page.
package struct LoadProblem: Equatable, Sendable {
  /// The path as people should see it, cleaned.
  package var path: String
  /// Why, in a few words for people.
  package var reason: String
  /// How many files are meant: more than one where the rest of very many are told of in one line.
  package var count: Int

  package init(path: String, reason: String, count: Int = 1) {
    self.path = path
    self.reason = reason
    self.count = count
  }
}
