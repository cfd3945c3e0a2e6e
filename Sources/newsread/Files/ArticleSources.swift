import Articles

/// Where the articles come from, as the command line or the configuration says.
struct ArticleSources: Sendable {
  /// Files and folders, as they were named.
  var paths: [RawPath] = []
  /// The descriptor of what is piped in, to be read as one article; whoever reads it closes it.
  var standardInput: Int32?
  /// Articles that ship with the program.
  var builtIn: [BuiltInArticle] = []
  /// Whether the list shows first what has the last name, as when the newest come first: that is
  /// read first.
  var showsLastFirst = true
  /// What the title of the list calls them.
  var name = "All articles"

  /// What the library is known by in the next run: its paths, in whatever order they are named; nil for what is
  /// piped in, which nobody comes back to.
  var identity: ArticleID? {
    guard standardInput == nil else { return nil }
    let all = paths.map { ($0.canonical ?? $0).bytes }.sorted { $0.lexicographicallyPrecedes($1) }
    return ArticleID(path: all.joined(separator: [0]))
  }
}

/// An article that is a part of the program.
struct BuiltInArticle: Equatable, Sendable {
  /// Such as `newsread:guide/1-first-steps.txt`; no file has it.
  var path: String
  var bytes: [UInt8]
}
