import Articles

/// Which articles are meant, and what they are called.
enum LibraryChoice {
  /// The paths that were named, else the environment's, else the configured ones, else what ships.
  static func sources(
    named: [RawPath], configured: [RawPath], environment: Environment
  ) -> ArticleSources {
    let candidates = [named, environment.library, configured]
    guard let paths = candidates.first(where: { !$0.isEmpty }) else {
      return ArticleSources(builtIn: BuiltInLibrary.articles(keyTable: GuideKeys.lines))
    }
    let dash = RawPath("-")
    var sources = ArticleSources(paths: paths.filter { $0 != dash })
    if paths.contains(dash) { sources.standardInput = 0 }
    if let only = paths.first, paths.count == 1 { sources.name = name(of: only) }
    return sources
  }

  /// What a library of a single path is called: by its last part.
  private static func name(of path: RawPath) -> String {
    if path == RawPath("-") { return "Standard input" }
    let last = path.lastComponent
    let isRelative = last.isEmpty || last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8)
    let full = isRelative ? path.canonical ?? path : path
    let name = full.lastComponent.isEmpty ? full.bytes : full.lastComponent
    return RawPath(name).display
  }
}
