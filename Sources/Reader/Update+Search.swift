import Catalog
import Screen

extension AppState {
  /// Opens the prompt: for the library from the list, for this article from the text.
  mutating func beginSearch() {
    if focus == .text, text.slot != nil {
      prompt = Prompt(purpose: .searchArticle(before: whereabouts, earlier: articleSearch))
      return
    }
    prompt = Prompt(purpose: .searchLibrary)
    if let search {
      // A new question: the place to come back to stays the one from before the first.
      earlierSearch = EarlierSearch(search: search, whereabouts: whereabouts)
      self.search = ListSearch(before: search.start)
      askLibrary("")
    } else {
      search = ListSearch(before: whereabouts)
    }
  }

  /// Changes the prompt's line, and searches for it when it has become another.
  mutating func editPrompt(_ change: (inout LineEditor) -> Void) {
    guard var prompt else { return }
    let before = prompt.editor.text
    change(&prompt.editor)
    let isOther = prompt.editor.text != before
    if isOther { prompt.historyDepth = 0 }
    self.prompt = prompt
    if isOther { promptChanged() }
    followCompletion()
  }

  /// Takes up the text of the prompt after it has changed.
  private mutating func promptChanged() {
    guard let prompt else { return }
    switch prompt.purpose {
    case .searchLibrary: askLibrary(prompt.editor.text)
    case .searchArticle(let before, let earlier):
      let query = Query(prompt.editor.text, today: today)
      self.prompt?.articleQuery = query
      articleSearch =
        query.isEmpty ? nil : ArticleSearch(query: query, start: earlier?.start ?? before)
      if before.slot == text.slot { text.go(to: before.place) }
      text.light(litQuery, from: text.place.anchor)
      if articleQuery != nil, let match = text.currentMatch { text.go(toMatch: match) }
    case .palette, .savedSearches: self.prompt?.choice = 0
    case .nameSearch, .program, .tags: break
    }
  }

  mutating func askLibrary(_ words: String) {
    guard let before = search?.before else { return }
    leaveText()
    articleSearch = nil
    search?.ask(words, today: today, in: library, index: index)
    if search?.query.isEmpty ?? true {
      goBack(to: before)
    } else {
      list = ListPane()
      // The article on the screen may be the best hit again, with other matches.
      text.clear()
    }
  }

  /// Ends the search of the library and puts everything back as it was before.
  mutating func endSearch() {
    guard let before = search?.before else { return }
    search = search?.enclosing
    goBack(to: before)
    focus = before.focus
  }

  /// Ends the search of the article and puts back what was read before it.
  mutating func endArticleSearch() {
    guard let start = articleSearch?.start else { return }
    articleSearch = nil
    goBack(inText: start)
  }

  /// Shows the article and the place that were read then; stays where one is when the article has gone.
  private mutating func goBack(inText earlier: Whereabouts) {
    if let slot = earlier.slot, slot != text.slot {
      goBack(to: earlier)
      return
    }
    if earlier.slot != nil { text.go(to: earlier.place) }
    text.light(litQuery, from: text.place.anchor)
    if earlier.slot != nil, let match = earlier.currentMatch { text.keepCurrent(match) }
  }

  /// Selects and shows what was selected and shown then, in the list of now.
  private mutating func goBack(to earlier: Whereabouts) {
    leaveText()
    articleSearch = nil
    list = earlier.list
    list.follow(shown)
    if let slot = earlier.slot, slot == list.selected {
      show(slot, at: earlier.place, currentMatch: earlier.currentMatch)
    } else {
      text.clear()
    }
    if !isSelectionInSight { revealSelection() }
  }

  /// Walks the matches: within the article, and on into the next one that has any.
  ///
  /// On the page of differences, walks these.
  mutating func goToMatch(forward: Bool) {
    guard page == nil else {
      goToChange(forward: forward)
      return
    }
    guard litQuery != nil else {
      selectUnread(forward: forward)
      return
    }
    if text.matches.isEmpty, articleQuery != nil {
      message = "Not in this article"
      return
    }
    if let next = text.nextMatch(forward: forward) {
      text.go(toMatch: next)
    } else if articleQuery != nil {
      text.go(toMatch: forward ? 0 : text.matches.count - 1)
      message = forward ? "Search goes on from the top" : "Search goes on from the end"
    } else if forward, list.position + 1 < shown.count {
      selectRow(list.position + 1)
      showSelected()
    } else if !forward, list.position > 0 {
      selectRow(list.position - 1)
      showSelected()
      text.go(toMatch: text.matches.count - 1)
    } else {
      message = forward ? "This is the last match" : "This is the first match"
    }
  }

  // MARK: The prompt

  mutating func handlePrompt(_ key: Key) -> [Effect] {
    guard let purpose = prompt?.purpose else { return [] }
    if handleCompletion(key) { return [] }
    if purpose == .savedSearches, key.code == .delete { return removeChosenSearch() }
    switch (key.code, key.isControl) {
    case (.escape, _), (.character("c"), true), (.character("g"), true):
      cancelPrompt()
    case (.enter, _), (.tab, _):
      return acceptPrompt(movingOn: key.code == .tab)
    case (.backspace, false) where prompt?.editor.isEmpty == true:
      cancelPrompt()
    case (.up, _), (.down, _):
      let step = key.code == .up ? -1 : 1
      if prompt?.isChooser ?? false { choose(step) } else { recall(older: step < 0) }
    case (.character("n"), true), (.character("p"), true):
      let step = key.code == .character("n") ? 1 : -1
      switch purpose {
      case .palette, .savedSearches: choose(step)
      case .nameSearch, .program, .tags: break
      case .searchLibrary: selectRow(list.position + step)
      case .searchArticle: if articleQuery != nil { goToMatch(forward: step > 0) }
      }
    case (.pageDown, _), (.pageUp, _):
      if list.selected != nil { list.followsFirst = false }
      text.scroll(by: (key.code == .pageDown ? 1 : -1) * text.pageStep)
    case (.character("l"), true): return [.redraw]
    case (.character("z"), true): return [.suspend]
    default:
      editPrompt { _ = $0.handle(key) }
    }
    return []
  }

  /// Takes a key that has to do with what is proposed, and says whether it was one.
  private mutating func handleCompletion(_ key: Key) -> Bool {
    guard prompt?.completion != nil else { return key.code == .tab && beginCompletion() }
    switch (key.code, key.isControl) {
    case (.tab, _) where prompt?.completion?.proposals.count == 1: acceptCompletion()
    case (.tab, _), (.down, _), (.character("n"), true): chooseProposal(1)
    case (.backtab, _), (.up, _), (.character("p"), true): chooseProposal(-1)
    case (.enter, _): acceptCompletion()
    case (.escape, _), (.character("c"), true), (.character("g"), true): prompt?.completion = nil
    default: return false
    }
    return true
  }

  private mutating func cancelPrompt() {
    guard let purpose = prompt?.purpose else { return }
    prompt = nil
    switch purpose {
    case .searchLibrary: giveUpSearch()
    case .searchArticle(let before, let earlier):
      articleSearch = earlier
      goBack(inText: before)
    case .palette, .nameSearch, .savedSearches, .program, .tags: break
    }
  }

  /// Ends the search being typed and puts back what was there: an earlier search, or the list.
  private mutating func giveUpSearch() {
    guard let earlier = earlierSearch else {
      endSearch()
      return
    }
    earlierSearch = nil
    search = earlier.search
    goBack(to: earlier.whereabouts)
  }

  private mutating func acceptPrompt(movingOn: Bool) -> [Effect] {
    guard let prompt else { return [] }
    switch prompt.purpose {
    case .palette:
      let matching = paletteCommands(for: prompt.editor.text)
      self.prompt = nil
      return matching.indices.contains(prompt.choice) ? perform(matching[prompt.choice]) : []
    case .nameSearch(let query): return saveSearch(query, as: prompt.editor.text)
    case .savedSearches:
      if movingOn { return pinChosenSearch() }
      openChosenSearch()
      return []
    case .program: return runProgram(prompt.editor.text)
    case .tags(let slot): return tag(slot, prompt.editor.text)
    case .searchLibrary, .searchArticle: break
    }
    history.remember(prompt.editor.text)
    self.prompt = nil
    switch prompt.purpose {
    case .searchLibrary:
      if search?.query.isEmpty ?? true {
        let problem = search?.query.problem
        giveUpSearch()
        message = problem?.words
      } else {
        earlierSearch = nil
        message = search?.query.problem?.words
        if movingOn { focus(on: .text) }
      }
    case .searchArticle:
      message = prompt.articleQuery.problem?.words
      if articleQuery != nil, text.matches.isEmpty {
        articleSearch = nil
        text.light(litQuery, from: text.place.anchor)
        message = "Not in this article"
      }
    case .palette, .nameSearch, .savedSearches, .program, .tags: break
    }
    return []
  }

  private mutating func recall(older: Bool) {
    guard var prompt, prompt.editsQuery else { return }
    if prompt.historyDepth == 0 { prompt.draft = prompt.editor.text }
    let depth = prompt.historyDepth + (older ? 1 : -1)
    guard depth >= 0 else { return }
    guard let line = depth == 0 ? prompt.draft : history.line(back: depth) else { return }
    prompt.editor = LineEditor(line)
    prompt.historyDepth = depth
    self.prompt = prompt
    promptChanged()
  }

  mutating func choose(_ step: Int) {
    guard let prompt else { return }
    let count =
      prompt.purpose == .palette
      ? paletteCommands(for: prompt.editor.text).count : searches(for: prompt.editor.text).count
    self.prompt?.choice = max(0, min(prompt.choice + step, count - 1))
  }

  /// The commands that fit what was typed, those whose words begin with it first.
  func paletteCommands(for typed: String) -> [Command] {
    let words = typed.lowercased().split(separator: " ")
    let all = Command.table.filter { info in
      let text = (info.hint + " " + info.help).lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let (first, rest) = all.reduce(into: ([Command](), [Command]())) { parts, info in
      if let word = words.first, !info.hint.hasPrefix(word) {
        parts.1.append(info.command)
      } else {
        parts.0.append(info.command)
      }
    }
    return (first + rest).filter { $0 != .palette && $0 != .menu }
  }
}
