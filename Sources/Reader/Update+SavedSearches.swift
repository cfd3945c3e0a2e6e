import Catalog

extension AppState {
  /// Asks for a name for the search on the screen.
  mutating func nameSearch() {
    guard let search, search.subject == .query, !search.query.isEmpty else {
      message = "No search to save: press / first"
      return
    }
    prompt = Prompt(purpose: .nameSearch(query: search.text))
    // The name it has already is proposed again.
    let query = SavedSearches.Search(name: "x", query: search.text)?.query
    if let saved = savedSearches.searches.first(where: { $0.query == query }) {
      prompt?.editor = LineEditor(saved.name)
    }
  }

  mutating func saveSearch(_ query: String, as name: String) -> [Effect] {
    prompt = nil
    guard let wanted = SavedSearches.Search(name: name, query: query) else {
      message = "A search needs a name to be saved"
      return []
    }
    let change = SavedSearches.Change.save(name: name, query: query)
    let earlier = savedSearches.search(named: wanted.name)?.query
    savedSearches.apply(change)
    guard savedSearches.search(named: wanted.name)?.query == wanted.query else {
      message = "Not saved: no more than \(SavedSearches.limit.grouped) searches are kept"
      return []
    }
    message = "Saved as \(wanted.name); ' lists all that are saved"
    if let earlier, earlier != wanted.query {
      message = "Saved as \(wanted.name), in the place of: \(earlier)"
      history.remember(earlier)
    }
    return [.keep(change)]
  }

  /// Takes in what is saved now; a choice stays on its search.
  mutating func take(_ saved: SavedSearches) {
    let chosen = chosenSearch?.name
    savedSearches = saved
    guard prompt?.purpose == .savedSearches else { return }
    let matching = searches(for: prompt?.editor.text ?? "")
    prompt?.choice = matching.firstIndex { $0.name == chosen } ?? 0
  }

  /// Lists the saved searches.
  mutating func chooseSearch() {
    guard !savedSearches.searches.isEmpty else {
      message = "No saved searches yet: w saves the one on the screen"
      return
    }
    prompt = Prompt(purpose: .savedSearches)
  }

  /// The saved searches that fit what was typed, those whose names begin with it first.
  func searches(for typed: String) -> [SavedSearches.Search] {
    let words = typed.lowercased()
    guard !words.isEmpty else { return savedSearches.searches }
    let matching = savedSearches.searches.filter {
      $0.name.lowercased().contains(words) || $0.query.lowercased().contains(words)
    }
    return matching.filter { $0.name.lowercased().hasPrefix(words) }
      + matching.filter { !$0.name.lowercased().hasPrefix(words) }
  }

  private var chosenSearch: SavedSearches.Search? {
    guard let prompt, prompt.purpose == .savedSearches else { return nil }
    let matching = searches(for: prompt.editor.text)
    return matching.indices.contains(prompt.choice) ? matching[prompt.choice] : nil
  }

  mutating func openChosenSearch() {
    let chosen = chosenSearch
    prompt = nil
    if let chosen { open(chosen) }
  }

  /// Opens the pinned search whose number is a digit.
  mutating func openPinnedSearch(_ digit: Character) -> [Effect] {
    let pinned = savedSearches.pinned
    guard let number = digit.wholeNumberValue, pinned.indices.contains(number - 1) else {
      message =
        pinned.isEmpty
        ? "No pinned searches: ' lists the saved ones, Tab pins one there"
        : "There is no pinned search \(digit)"
      return [.readSearches]
    }
    open(pinned[number - 1])
    return [.readSearches]
  }

  private mutating func open(_ saved: SavedSearches.Search) {
    let before = search?.start ?? whereabouts
    search = ListSearch(before: before)
    askLibrary(saved.query)
    history.remember(saved.query)
    message = search?.query.problem?.words
    // It asks nothing, as when a line was written by hand.
    if search?.query.isEmpty ?? true { endSearch() }
  }

  mutating func pinChosenSearch() -> [Effect] {
    guard let chosen = chosenSearch else { return [] }
    let change = SavedSearches.Change.pin(name: chosen.name, !chosen.isPinned)
    savedSearches.apply(change)
    // The choice stays on the search, which may stand elsewhere now.
    let matching = searches(for: prompt?.editor.text ?? "")
    prompt?.choice = matching.firstIndex { $0.name == chosen.name } ?? 0
    return [.keep(change)]
  }

  /// Removes the chosen search; its name and query stay in the history of queries and in the message.
  mutating func removeChosenSearch() -> [Effect] {
    guard let chosen = chosenSearch else { return [] }
    let change = SavedSearches.Change.remove(name: chosen.name)
    savedSearches.apply(change)
    history.remember(chosen.query)
    if savedSearches.searches.isEmpty { prompt = nil }
    choose(0)
    message = "Removed \(chosen.name); its query is in the history of /"
    return [.keep(change)]
  }
}
