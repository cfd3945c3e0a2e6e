import Reader

extension Event {
  /// What the thread of the state has to tell, as the reader hears of it.
  init(_ report: StateKeeper.Report) {
    switch report {
    case .table(let table, let done, let changed):
      self = .marks(table, upTo: done, changed: changed)
    case .left(let bookmark): self = .left(bookmark)
    case .message(let words): self = .notice(words)
    case .undone(let reversal): self = .reversed(reversal, again: false)
    case .redone(let reversal): self = .reversed(reversal, again: true)
    }
  }
}
