package import Articles
package import Catalog
package import Screen

/// Everything known now.
///
/// `update` is the only place where it changes, and it does no input or output: what it wants from
/// the world it returns as effects. `render` draws it.
package struct AppState: Sendable {
  /// How many colours the terminal has.
  let colours: ColourDepth
  /// Which theme is wanted.
  package internal(set) var themeChoice: ThemeChoice
  /// What the terminal says its background is, once it has.
  package internal(set) var background: RGB?
  /// What the two come to.
  private(set) var theme: Theme
  let libraryName: String
  let drawsBlocks: Bool
  let keymap = Keymap.standard

  /// The size of the screen.
  package internal(set) var size: Size
  /// Every article that has come in.
  package internal(set) var library = Library()
  /// What the search knows of them beforehand.
  package internal(set) var index = SearchIndex()
  /// How many questions to the index have been handed out.
  var questionCount = 0
  /// The number of the one that is being answered elsewhere.
  var openQuestion: Int?
  /// Files that could not be shown.
  package internal(set) var problems: [LoadProblem] = []
  /// Whether articles are still coming in; so from the start, until the first load is done.
  package internal(set) var isLoading = true

  /// The whole library in the chosen order.
  package internal(set) var all: ArticleList
  /// The whole library on its way into another order.
  var sorting: SortRun?
  var search: ListSearch?
  /// The search to come back to when the one being typed is given up.
  var earlierSearch: EarlierSearch?
  var list = ListPane()
  var text: TextPane
  var focus = Focus.list
  /// Where the reader was in articles left in the middle.
  var places: [Slot: TextPane.Place] = [:]

  /// A search of the article on the screen, apart from the one of the library.
  var articleSearch: ArticleSearch?
  /// What is selected in the text, while one selects.
  var selection: TextSelection?
  /// What that comes to, worked out once for each change and not for each frame.
  var selected: SelectedText?
  /// The article whose text that is.
  var selectionSlot: Slot?
  /// What the mouse has hold of in the text.
  var textPress: TextPress?
  var prompt: Prompt?
  var history = PromptHistory()
  /// The searches that have names.
  package internal(set) var savedSearches = SavedSearches()
  /// What the library's articles have in common, once it has been asked for.
  var tally: NameTally?
  var page: Page?
  /// What the page of differences shows, while it is open.
  var difference: DifferencePage?
  /// What the page of links shows, while it is open.
  var linksPage: LinksPage?
  /// The letters on the links in sight, while one is chosen by them.
  var linkHints: LinkHints?
  /// What the page of the self-test shows.
  var selfTest: SelfTest?
  /// What a program has made of a text, while its page is open.
  var output: OutputPage?
  /// How many programs have been run.
  var programCount = 0
  /// The article that the next one is to be compared with.
  var comparisonMark: Slot?

  /// Whether the list has a chart above it of when its articles were published.
  var showsTimeline = false
  /// Its counts, while there is room for it.
  var timeline: Timeline?

  /// Whether there are views at the left.
  var showsViews = false
  /// Whether the keys go to them.
  var viewsHaveKeys = false
  var views = ViewsPane()

  var mode = LayoutMode.automatic
  var isZoomed = false
  /// The pane that had the keys before the text was left alone on the screen; nil while it is not.
  var zenStart: Focus?
  var listColumns: Int?
  var listRows: Int?
  var isDraggingDivider = false
  var textWidth: Int
  let reordersText: Bool
  var usesMouse: Bool
  /// The article whose text was asked for last, because it is looked at and has not been read yet.
  var awaited: Slot?
  /// What came in last: a file that was renamed is among it when its old name goes.
  var arrivals: [Slot] = []
  /// The day it is, which `date:today` and the like count from; nil while nobody has said.
  package internal(set) var today: CalendarDate?
  /// One line that stands in the bottom row until the next key.
  var message: String?

  /// What was asked for at the start and could not be done.
  var notices: [String] = []
  /// How many more keys leave them in the bottom row.
  var keysUntilNoticed = 0

  /// When an article counts as read.
  let readPolicy: ReadPolicy
  /// The article on the screen, once it has been opened and not only passed.
  var opened: Slot?
  /// The article on the screen, once the user has said whether it is read.
  var markedByHand: Slot?
  /// The articles that were read, in the order in which they were opened.
  var trail = ReadingTrail()
  /// Where to go on, until the article is there.
  var bookmark: Bookmark?
  /// Whether the user has done anything, after which nothing from an earlier run changes what is shown.
  var hasBegun = false {
    didSet { if hasBegun { bookmark = nil } }
  }
  /// A whole list on its way to being marked.
  var marking: BulkMarking?
  /// A walk through the list to an article that has not been read.
  var unreadSeek: UnreadSeek?
  /// What is to be done about work that has been finished in slices.
  var outbox: [Effect] = []

  /// The columns a column of text may have.
  package static let textWidths = 20...200

  package init(size: Size, settings: Settings) {
    self.size = size.clamped
    colours = settings.colours
    themeChoice = settings.theme
    theme = Theme(settings.theme, colours: settings.colours)
    text = TextPane(style: settings.pageStyle)
    libraryName = settings.libraryName
    drawsBlocks = settings.drawsBlocks
    all = ArticleList(ordering: .sort(settings.sort))
    textWidth = min(
      max(settings.textWidth, Self.textWidths.lowerBound), Self.textWidths.upperBound)
    usesMouse = settings.usesMouse
    reordersText = settings.reordersText
    readPolicy = settings.readPolicy
    today = settings.today
    bringIntoLine()
  }

  /// Whether a slice of work waits for `Event.idle`.
  package var hasWork: Bool {
    isListing || text.isSeeking || needsRenewal || needsTally || needsViews || needsTimeline
      || needsMarks
      || marking != nil || unreadSeek != nil
      || search?.findings.areMissingSome ?? false
  }

  /// Whether the search is to be asked again, for articles have changed since; not while they still come.
  var needsRenewal: Bool { !isLoading && search?.isOutdated(in: library) ?? false }

  /// Whether a place far into the text is being looked for, which is shown once it is found.
  package var isFindingPlace: Bool { text.isSeeking }

  /// Whether the list is not yet what it will be.
  var isListing: Bool {
    sorting != nil || search.map { !$0.isFinished(in: library) || $0.isSorting } ?? false
  }

  /// Whether it is not yet known how many articles the search finds, or in which order.
  var isCounting: Bool {
    search.map { !$0.isCounted(in: library) || $0.isSorting } ?? (sorting != nil)
  }

  /// Whether other results may come into sight.
  package var isSearching: Bool { search.map { !$0.isCounted(in: library) } ?? false }

  /// Whether a letter that is typed goes into a line.
  package var takesText: Bool { prompt != nil && prompt?.completion == nil }

  /// Whether the results that are in sight can be shown, more or less as they will stay.
  package var hasResults: Bool { search?.isSettled(in: library) ?? true }

  /// How many files could not be shown.
  var problemCount: Int { problems.reduce(0) { $0 + $1.count } }

  /// The list on the screen: the results while there is a search, else everything.
  var shown: ArticleList {
    if let search, isShowingResults { return search.results }
    return all
  }

  /// Whether the list on the screen is what a search has found.
  var isShowingResults: Bool { search?.isAsking ?? false }

  var layout: PaneLayout {
    PaneLayout(
      size: size, mode: mode, focus: focus, isZoomed: isZoomed, listColumns: listColumns,
      listRows: listRows, articles: isLoading || library.count == 0 ? nil : library.count,
      hasTimeline: showsTimeline, hasViews: showsViews, bars: bars)
  }

  /// The bars around the panes: while the text is alone, only the bottom row, and only when it has to say
  /// something.
  private var bars: PaneLayout.Bars {
    guard zenStart != nil, page == nil else { return .both }
    return prompt == nil && message == nil ? .none : .bottom
  }

  /// What the search of the article asks.
  var articleQuery: Query? { articleSearch?.query }

  /// What is asked now: the search of this article, else that of the library.
  var askedQuery: Query? {
    if let articleQuery { return articleQuery }
    if let search, !search.query.isEmpty { return search.query }
    return nil
  }

  /// What the lit matches are matches of; nil also when nothing that is asked can be seen in a text.
  var litQuery: Query? { askedQuery.flatMap { $0.isLit || articleQuery != nil ? $0 : nil } }

  /// What the line in the prompt asks, while it is one of a search.
  var promptQuery: Query? {
    switch prompt?.purpose {
    case .searchLibrary: search?.query
    case .searchArticle: prompt?.articleQuery
    case .palette, .nameSearch, .savedSearches, .program, .tags, nil: nil
    }
  }

  var context: KeyContext {
    page != nil
      ? .page
      : viewsHaveKeys ? .views : focus == .list ? .list : selection != nil ? .selection : .text
  }

  /// The article whose text is on the screen.
  package var articleInSight: Slot? { layout.text.isEmpty || page != nil ? nil : text.slot }

  /// Where the text stands; where it would, while only the list is shown.
  var textColumn: Rect { textLayout.textColumn(wanted: textWidth) }

  /// What is free beside it.
  var sideRoom: SideRoom { textLayout.sideRoom(of: textColumn) }

  /// How the panes stand, or would with the text on the screen.
  private var textLayout: PaneLayout {
    let shown = layout
    guard shown.text.isEmpty else { return shown }
    return PaneLayout(
      size: size, mode: mode, focus: .text, isZoomed: true, listColumns: nil, listRows: nil,
      articles: nil)
  }

  /// Where the reader is now.
  var whereabouts: Whereabouts {
    Whereabouts(
      list: list, slot: text.slot, place: text.place, currentMatch: text.currentMatch,
      focus: focus)
  }

  /// Works the theme out anew, after its choice or the background has changed.
  mutating func renewTheme() {
    theme = Theme(themeChoice, colours: colours, background: background)
  }

  /// Brings what follows from the rest into line: the article shown, the sizes, the focus.
  ///
  /// Called at the end of every update.
  mutating func bringIntoLine() {
    showSelected()
    fitText()
    if text.slot == nil, focus == .text { focus(on: .list) }
    if focus == .list { zenStart = nil }
    // Whoever reads on wants to know how much there is; who only looks in does not wait for it.
    if focus == .text, text.top > 0 { text.layOutIfShort(Self.bytesAtOnce) }
    checkSelection()
    fitDifference()
    fitLinks()
    fitOutput()
    if page != nil { clampPage() }
    followTimeline()
    followViews()
    countWords()
    explainResults()
    lookUpMarksInSight()
    search?.keep(list.followsFirst ? nil : text.slot)
  }

  /// Sets the text for the size that it has on the screen.
  private mutating func fitText() {
    let column = textColumn
    text.fit(width: column.columns, room: sideRoom, rows: column.rows)
  }

  /// Has the words of the articles in sight counted, which their reading times are made of.
  private mutating func countWords() {
    let shown = shown
    if focus == .text, let slot = text.slot { library.countWords(of: [slot]) }
    guard list.top < shown.count else { return }
    let end = min(list.top + layout.list.rows, shown.count)
    library.countWords(of: (list.top..<end).map { shown[$0] })
  }

  /// Shows the selected article in the text pane, at the place where it was left.
  ///
  /// While a search is on, at its first match.
  mutating func showSelected() {
    guard list.selected != text.slot else { return }
    // What a search scrolled to is not where the reader was.
    if let left = text.slot, library.holds(left), litQuery == nil || focus == .text {
      places[left] = text.place == .start ? nil : text.place
    }
    // A search of the text goes along to the next one, as long as one reads on from the text.
    if focus == .list { articleSearch = nil }
    guard let slot = list.selected, let article = articleAtOnce(slot) else {
      text.clear()
      return
    }
    text.show(article, in: slot, at: place(in: slot))
    text.light(litQuery, from: text.place.anchor)
    guard litQuery != nil, articleQuery == nil else { return }
    fitText()
    text.scrollToStart()
    text.go(toMatch: 0)
  }

  /// Shows an article as it was: its place at the top, and the match that was the current one.
  mutating func show(_ slot: Slot?, at place: TextPane.Place, currentMatch: Int?) {
    guard let slot, let article = articleAtOnce(slot) else { return }
    fitText()
    text.show(article, in: slot, at: place)
    text.light(litQuery, from: place.anchor)
    if let currentMatch { text.keepCurrent(currentMatch) }
  }

  /// Scrolls the list so that the selection is in sight.
  mutating func revealSelection() {
    let rows = layout.list.rows
    guard rows > 0 else { return }
    let shown = shown
    var pane = list
    pane.reveal(rows: rows, count: shown.count, tallest: tallestRow) {
      rowHeight(at: $0, in: shown)
    }
    pane.fillEnd(rows: rows, count: shown.count) { rowHeight(at: $0, in: shown) }
    list = pane
  }
}
