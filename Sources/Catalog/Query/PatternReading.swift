/// What of a typed pattern can be searched for, and where it slips.
///
/// A pattern with a slip in it would find something else than is meant, mostly nothing, so all of it is left
/// out. While it is still being typed, what is not finished at its end is no slip: what stands before that is
/// searched for, and groups that are open are closed.
struct PatternReading {
  /// Nil when nothing of it can be searched for.
  let pattern: Pattern?
  let slips: [QuerySlip]
  /// Whether there is nothing wrong with it but that it would take too many steps.
  let isTooLarge: Bool

  init(_ typed: ArraySlice<Character>, isClosed: Bool) {
    var typed = typed
    if !isClosed {
      var parser = PatternParser(typed)
      _ = parser.parse()
      if let unfinished = parser.unfinished { typed = typed[..<unfinished] }
    }
    var slips: [QuerySlip] = []
    let pattern = Pattern(typed, slips: &slips)
    if !isClosed { slips.removeAll { $0.problem.isOpenBracket } }
    self.slips = slips
    self.pattern = slips.isEmpty && !typed.isEmpty ? pattern : nil
    isTooLarge = slips.isEmpty && pattern == nil
  }
}

extension Query.Problem {
  fileprivate var isOpenBracket: Bool {
    if case .openBracket = self { return true }
    return false
  }
}
