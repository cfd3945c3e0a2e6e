import Catalog

/// What the prompt proposes for the beginning of a field, a tag, a place or a date.
struct Completion: Equatable, Sendable {
  var beginning: QueryBeginning
  var proposals: [QueryProposal] = []
  /// The chosen row.
  var choice = 0
  /// Whether articles have still to be counted.
  var isCounting: Bool
  /// Whether it is taken at once if there is only one proposal: not while one types on.
  var takesOnly = false

  /// More are not worth scrolling through; typing on narrows them.
  static let mostProposals = 100
}

extension AppState {
  /// Whether articles have to be counted for what the prompt proposes.
  var needsTally: Bool { prompt?.completion?.isCounting ?? false }

  /// Opens the list of proposals if the cursor stands behind a beginning; takes the only one at once.
  ///
  /// - Returns: Whether there is such a beginning.
  mutating func beginCompletion() -> Bool {
    guard let beginning = prompt?.beginning else { return false }
    propose(for: beginning)
    self.prompt?.completion?.takesOnly = true
    takeOnlyProposal()
    return true
  }

  private mutating func takeOnlyProposal() {
    guard let completion = prompt?.completion, completion.takesOnly, !completion.isCounting,
      completion.proposals.count == 1
    else { return }
    acceptCompletion()
  }

  /// Lets the list of proposals follow the line, and closes it where there is nothing to propose.
  mutating func followCompletion() {
    guard let prompt, prompt.completion != nil else { return }
    guard let beginning = prompt.beginning else {
      self.prompt?.completion = nil
      return
    }
    propose(for: beginning)
  }

  private mutating func propose(for beginning: QueryBeginning) {
    let tally = tally ?? NameTally()
    let isCounting = beginning.kind.needsTally && !tally.isFinished(in: library)
    self.tally = tally
    prompt?.completion = Completion(
      beginning: beginning,
      proposals: tally.proposals(
        for: beginning, today: today, marks: library.marks, atMost: Completion.mostProposals),
      isCounting: isCounting)
  }

  /// Counts a slice of the articles; what is proposed is shown when all are counted.
  mutating func tallyOn() {
    tally = tally ?? NameTally()
    tally?.advance(in: library, articles: Self.tallySlice)
    guard tally?.isFinished(in: library) ?? true, let completion = prompt?.completion
    else { return }
    propose(for: completion.beginning)
    prompt?.completion?.takesOnly = completion.takesOnly
    takeOnlyProposal()
  }

  /// Articles counted in one slice: about a millisecond.
  private static let tallySlice = 1_024

  mutating func chooseProposal(_ step: Int) {
    guard let completion = prompt?.completion, !completion.proposals.isEmpty else { return }
    let count = completion.proposals.count
    prompt?.completion?.choice = (completion.choice + step + count) % count
  }

  /// Puts the chosen proposal into the line.
  mutating func acceptCompletion() {
    guard let completion = prompt?.completion else { return }
    prompt?.completion = nil
    guard completion.proposals.indices.contains(completion.choice) else { return }
    let text = completion.proposals[completion.choice].text
    editPrompt { $0.replace(completion.beginning.range, with: text) }
  }
}

extension Prompt {
  /// What the cursor stands behind, if there is something to propose for it.
  fileprivate var beginning: QueryBeginning? {
    switch purpose {
    case .searchLibrary, .searchArticle:
      QueryBeginning(in: editor.characters, before: editor.cursor)
    case .tags: TagLine.beginning(in: editor.characters, before: editor.cursor)
    case .palette, .nameSearch, .savedSearches, .program: nil
    }
  }
}
