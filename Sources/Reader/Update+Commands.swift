package import Catalog
import Screen

extension AppState {
  /// Carries out a command in the present context.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: movePages(1)
    case .pageUp: movePages(-1)
    case .halfPageDown: moveHalfPages(1)
    case .halfPageUp: moveHalfPages(-1)
    case .top: moveToStart()
    case .bottom: moveToEnd()
    case .open: if viewsHaveKeys { openView() } else { focus(on: .text) }
    case .back: if !stepBack(clearingMatchesFirst: true) { enterViews() }
    case .cancel: if !stepBack(clearingMatchesFirst: true) { message = "Press q to quit" }
    case .switchPane: switchPane()
    case .readEarlier: goAlongTrail(forward: false)
    case .readLater: goAlongTrail(forward: true)
    case .readOn: return readOn()
    case .readBack: readBack()
    case .scrollTextDown: scrollText(by: 1)
    case .scrollTextUp: scrollText(by: -1)
    case .nextArticle: selectRow(list.position + 1)
    case .previousArticle: selectRow(list.position - 1)
    case .compare: return compareSelected()
    case .toggleRead: return toggleMark(.read)
    case .toggleStar: return toggleMark(.starred)
    case .tag: beginTagging()
    case .markAllRead: markAllRead()
    case .nextUnread: selectUnread(forward: true)
    case .previousUnread: selectUnread(forward: false)
    case .filter: filter()
    case .undo: return takeBack(again: false)
    case .redo: return takeBack(again: true)
    case .links, .numberedLink: toggleLinks()
    case .followLink: beginHints()
    case .openLink: return openSelectedLink()
    case .openAddress: return openAddress()
    case .copyAddress: return copyAddress()
    case .nextParagraph, .previousParagraph, .nextSection, .previousSection, .select,
      .widenSelection, .swapEnds, .beginHere, .characterForward, .characterBack, .wordForward,
      .wordBack,
      .sentenceForward, .sentenceBack, .endSelection:
      moveInText(command)
    case .copy: return copySelection()
    case .copyCited: return copyCited()
    case .pipe: prompt = text.slot == nil ? nil : Prompt(purpose: .program)
    case .edit: return editFile()
    case .zen: toggleZen()
    case .search: beginSearch()
    case .nextMatch: goToMatch(forward: true)
    case .previousMatch: goToMatch(forward: false)
    case .related: goToRelated()
    case .versions: goToVersions()
    case .saveSearch: nameSearch()
    case .savedSearches, .pinnedSearch:
      chooseSearch()
      return [.readSearches]
    case .sort: nextSortOrder()
    case .timeline: toggleTimeline()
    case .views: toggleViews()
    case .layout, .zoom, .widerList, .narrowerList, .evenPanes, .widerText, .narrowerText:
      arrange(command)
    case .help: page = page?.kind == .help ? nil : Page(kind: .help)
    case .problems: page = page?.kind == .problems ? nil : Page(kind: .problems)
    case .selfTest: return toggleSelfTest()
    case .palette, .menu: prompt = Prompt(purpose: .palette)
    case .theme: nextTheme()
    case .mouse:
      usesMouse.toggle()
      message = usesMouse ? "Mouse on" : "Mouse off: the terminal selects text itself"
    case .reload:
      message = "Looking at all files again"
      return [.reload]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return stepBack(clearingMatchesFirst: false) ? [] : [.quit]
    case .quitAtOnce: return [.quit]
    }
    return []
  }

  /// Gives the keys to a pane; to the text only when there is one.
  mutating func focus(on pane: Focus) {
    viewsHaveKeys = false
    guard focus != pane, pane == .list || text.slot != nil else { return }
    if let slot = text.slot, pane == .list {
      places[slot] = text.place == .start ? nil : text.place
    }
    focus = pane
    if pane == .list { revealSelection() }
  }

  /// Closes what is on top: a page, a selection, lit matches, the text alone, the text, a search; says whether anything was.
  @discardableResult
  private mutating func stepBack(clearingMatchesFirst: Bool) -> Bool {
    if page != nil {
      page = nil
    } else if viewsHaveKeys {
      viewsHaveKeys = false
    } else if selection != nil {
      selection = nil
    } else if articleQuery != nil, clearingMatchesFirst || focus == .list {
      endArticleSearch()
    } else if zenStart != nil {
      toggleZen()
    } else if focus == .text {
      // One leaves from what the search has led to.
      articleSearch = nil
      text.light(litQuery, from: text.place.anchor)
      focus(on: .list)
    } else if search != nil {
      endSearch()
    } else {
      return false
    }
    return true
  }

  // MARK: Moving

  private mutating func move(by step: Int) {
    switch context {
    case .page: scrollPage(by: step)
    case .views: moveView(by: step)
    case .list where isAlone: text.scroll(by: step)
    case .list: selectRow(list.position + step)
    case .text: text.scroll(by: step)
    case .selection: moveSelection(byLines: step)
    }
  }

  private mutating func movePages(_ pages: Int) {
    switch context {
    case .page: scrollPage(by: pages * max(1, layout.content.rows - 2))
    case .views: moveView(by: pages * max(1, layout.views.rows - 2))
    case .list where isAlone: text.scroll(by: pages * text.pageStep)
    case .list: selectRow(list.position + pages * rowsPerPage)
    case .text: text.scroll(by: pages * text.pageStep)
    case .selection: moveSelection(byLines: pages * text.pageStep)
    }
  }

  private mutating func moveHalfPages(_ halves: Int) {
    switch context {
    case .page: scrollPage(by: halves * max(1, layout.content.rows / 2))
    case .views: moveView(by: halves * max(1, layout.views.rows / 2))
    case .list where isAlone: text.scroll(by: halves * max(1, text.visibleRows / 2))
    case .list: selectRow(list.position + halves * max(1, rowsPerPage / 2))
    case .text: text.scroll(by: halves * max(1, text.visibleRows / 2))
    case .selection: moveSelection(byLines: halves * max(1, text.visibleRows / 2))
    }
  }

  private mutating func moveToStart() {
    switch context {
    case .page: scrollPage(by: -pageLineCount(of: page?.kind ?? .help))
    case .views: moveView(by: -views.rows.count)
    case .list where isAlone: text.scrollToStart()
    case .list: selectRow(0)
    case .text: text.scrollToStart()
    case .selection: moveSelection(toEnd: false)
    }
  }

  private mutating func moveToEnd() {
    switch context {
    case .page: scrollPage(by: pageLineCount(of: page?.kind ?? .help))
    case .views: moveView(by: views.rows.count)
    case .list where isAlone: text.scrollToEnd()
    case .list: selectRow(shown.count - 1)
    case .text: text.scrollToEnd()
    case .selection: moveSelection(toEnd: true)
    }
  }

  /// Whether there is one article only, beside its text: then there is nothing to move to but that.
  private var isAlone: Bool { shown.count == 1 && !layout.text.isEmpty }

  /// How many articles a page of the list holds.
  private var rowsPerPage: Int {
    let rows = layout.list.rows
    let shown = shown
    var used = 0
    var count = 0
    var position = list.top
    while position < shown.count {
      used += rowHeight(at: position, in: shown)
      if used > rows { break }
      count += 1
      position += 1
    }
    return max(1, count)
  }

  mutating func selectRow(_ position: Int) {
    list.followsFirst = false
    list.select(position, in: shown)
    revealSelection()
  }

  private mutating func readOn() -> [Effect] {
    if page != nil {
      movePages(1)
    } else if layout.text.isEmpty {
      focus(on: .text)
    } else if text.isAtEnd {
      let effects = finishReading()
      if showsMarks { selectUnread(forward: true, orNext: true) } else { selectNext() }
      return effects
    } else {
      text.scroll(by: text.pageStep)
    }
    return []
  }

  mutating func selectNext() {
    if list.position + 1 < shown.count {
      selectRow(list.position + 1)
    } else {
      message = "This is the last article"
    }
  }

  private mutating func readBack() {
    if page != nil {
      movePages(-1)
    } else if layout.text.isEmpty {
      focus(on: .text)
    } else {
      text.scroll(by: -text.pageStep)
    }
  }

  private mutating func scrollText(by lines: Int) {
    if layout.text.isEmpty {
      message = "Enter shows the text"
    } else {
      text.scroll(by: lines)
    }
  }

  mutating func scrollPage(by rows: Int) {
    if page?.kind == .links {
      selectLink(by: abs(rows) < LinksPage.linesEach ? rows : rows / LinksPage.linesEach)
    } else {
      page?.top += rows
    }
    clampPage()
  }

  mutating func clampPage() {
    guard let page else { return }
    let last = max(0, pageLineCount(of: page.kind) - layout.content.rows)
    let top = page.kind == .links ? topOfLinks : page.top
    self.page?.top = max(0, min(top, last))
  }

  // MARK: The screen

  private mutating func nextSortOrder() {
    let sorts = SortOrder.allCases.map { ArticleList.Ordering.sort($0) }
    if search != nil {
      let orderings = [.relevance] + sorts
      let now = search?.ordering ?? .relevance
      let next = orderings[((orderings.firstIndex(of: now) ?? 0) + 1) % orderings.count]
      search?.reorder(by: next, in: library)
      message = "Sorting \(next.words) …"
      if let search, !search.isSorting, search.results.ordering == next {
        orderChanged(of: search.results)
      }
    } else {
      let now = sorting?.list.ordering ?? all.ordering
      let next = sorts[((sorts.firstIndex(of: now) ?? 0) + 1) % sorts.count]
      sorting = SortRun(all, by: next)
      message = "Sorting \(next.words) …"
    }
    list.followsFirst = false
  }

  /// Shows the list in the order that it is in now; the selection stays on its article.
  mutating func orderChanged(of sorted: ArticleList?) {
    list.follow(shown)
    revealSelection()
    if let sorted { message = "Order: \(sorted.ordering.words)" }
  }

  private mutating func toggleSelfTest() -> [Effect] {
    guard page?.kind != .selfTest else {
      page = nil
      return []
    }
    page = Page(kind: .selfTest)
    selfTest = SelfTest(sections: [], measure: .asking)
    return [.examine]
  }

  private mutating func nextTheme() {
    guard colours != .monochrome else {
      message = "There are no colours here"
      return
    }
    themeChoice = themeChoice.next
    renewTheme()
    message = themeChoice.words(background: background)
  }

  private mutating func arrange(_ command: Command) {
    let layout = layout
    switch command {
    case .layout:
      let modes = LayoutMode.allCases
      mode = modes[((modes.firstIndex(of: mode) ?? 0) + 1) % modes.count]
      isZoomed = false
      message = "Layout: \(mode.rawValue)" + (isModeFitting ? "" : ", when there is room")
    case .zoom: isZoomed.toggle()
    case .widerList, .narrowerList:
      let step = command == .widerList ? 1 : -1
      switch layout.arrangement {
      case .sideBySide: listColumns = layout.list.columns + 2 * step
      case .stacked: listRows = layout.list.rows + step
      case .alone: message = "There is one pane only"
      }
    case .evenPanes:
      listColumns = nil
      listRows = nil
    case .widerText, .narrowerText:
      setTextWidth(textColumn.columns + (command == .widerText ? 2 : -2))
    default: break
    }
    // Sizes beyond what fits are not kept, so that the next step the other way shows.
    if listColumns != nil, self.layout.arrangement == .sideBySide {
      listColumns = self.layout.list.columns
    }
    if listRows != nil, self.layout.arrangement == .stacked { listRows = self.layout.list.rows }
    revealSelection()
  }
}

extension AppState {
  /// Whether the panes stand as the chosen mode says.
  private var isModeFitting: Bool {
    switch mode {
    case .automatic: true
    case .sideBySide: layout.arrangement == .sideBySide
    case .stacked: layout.arrangement == .stacked
    }
  }
}

extension AppState {
  /// Sets the width of the column, held to the pane, so that every step shows.
  private mutating func setTextWidth(_ wanted: Int) {
    let before = textColumn.columns
    textWidth = min(max(wanted, Self.textWidths.lowerBound), Self.textWidths.upperBound)
    let now = textColumn.columns
    message =
      now > before || wanted < before
      ? "Text column: \(now)" : "The text is as wide as its pane: \(now)"
    textWidth = max(now, min(textWidth, Self.textWidths.lowerBound))
  }
}

extension ArticleList.Ordering {
  /// The order in words, as the title shows it.
  package var words: String {
    switch self {
    case .relevance: "best first"
    case .sort(.newest): "newest first"
    case .sort(.oldest): "oldest first"
    case .sort(.headline): "by headline"
    case .sort(.place): "by place"
    case .sort(.file): "by file"
    }
  }
}
