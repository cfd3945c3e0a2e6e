/// A command line in two parts: the one that must be parsed, and paths that cannot be anything else.
///
/// The parser's time grows with the square of the number of arguments, and a shell may put ten
/// thousand paths behind the last option.
struct ArgumentSplit: Equatable, Sendable {
  let parsed: [String]
  let paths: [RawPath]

  init(_ arguments: [RawPath]) {
    let texts = arguments.map(\.text)
    let isForCompletion = texts.first?.hasPrefix("---") ?? false
    let lastOption = texts.lastIndex(where: Self.isOption) ?? 0
    let end = isForCompletion ? texts.count : min(texts.count, lastOption + Self.kept)
    self.parsed = Array(texts[..<end])
    self.paths = Array(arguments[end...])
  }

  static func isOption(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-"
  }

  /// Enough for an option's value, a command's name, and what it takes before its paths.
  private static let kept = 16
}
