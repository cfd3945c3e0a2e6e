import Catalog

/// Which views of the library there are, how many articles each has, and which one is chosen.
///
/// What is counted by name is counted in slices of idle time and stays as it was until it has been counted anew;
/// what is marked is known at any time.
struct ViewsPane: Sendable {
  /// What can be listed: the articles that a query finds.
  struct View: Equatable, Sendable {
    var label: String
    /// Empty for all articles.
    var query: String
    /// Nil where it is not known before one asks.
    var count: Int?
  }

  enum Row: Equatable, Sendable {
    case view(View)
    case heading(String)
    case gap
  }

  private(set) var rows: [Row] = []
  /// The chosen row, always one of a view.
  private(set) var choice = 0
  /// The first row on the screen.
  private(set) var top = 0
  private var named: [Row] = []
  private var areNamesStale = true
  private var known: Known?

  /// What the rows were made from, besides names.
  private struct Known: Equatable {
    var articles: Int
    var read: Int
    var starred: Int
    var tagVersion: Int
    var searches: SavedSearches
  }

  /// More of a kind are found sooner by searching.
  private static let most = 20
  private static let mostMonths = 60

  init() {}

  /// Follows what there is to list.
  ///
  /// - Complexity: O(1) when nothing has changed, else O(*n*) in the names.
  mutating func follow(_ library: Library, _ tally: NameTally?, _ searches: SavedSearches) {
    let isCounted = tally?.isFinished(in: library) ?? false
    let marks = library.marks
    let now = Known(
      articles: library.count, read: marks.readCount, starred: marks.starredCount,
      tagVersion: marks.tagVersion, searches: searches)
    guard now != known || isCounted && areNamesStale || !isCounted && !areNamesStale else { return }
    known = now
    if let tally, isCounted, areNamesStale { named = Self.named(tally, in: library) }
    areNamesStale = !isCounted
    let chosen = chosenView
    rows = Self.marked(library) + Self.saved(searches) + Self.own(marks) + named
    choose { $0.query == chosen?.query }
  }

  private static func marked(_ library: Library) -> [Row] {
    let marks = library.marks
    func view(_ label: String, _ mark: QueryMark) -> Row {
      let count = marks.count(of: mark, among: library.count)
      return .view(View(label: label, query: "is:\(mark.rawValue)", count: count))
    }
    return [
      .view(View(label: "All articles", query: "", count: library.count)),
      view("Unread", .unread), view("Starred", .starred),
    ]
  }

  private static func saved(_ searches: SavedSearches) -> [Row] {
    section("Saved", searches.searches.map { View(label: $0.name, query: $0.query, count: nil) })
  }

  private static func own(_ marks: MarkBook) -> [Row] {
    let counts = marks.tagCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return section(
      "My tags",
      counts.prefix(most).compactMap { view("#" + $0.key, "tag", $0.key, $0.value) })
  }

  private static func named(_ tally: NameTally, in library: Library) -> [Row] {
    let folders = tally.folders(in: library)
    let several = folders.folders.count > 1 ? folders.folders : []
    return section(
      "Places",
      tally.frequentPlaces(atMost: most).compactMap { view($0.name, "place", $0.name, $0.count) })
      + section(
        "Tags",
        tally.frequentTags(atMost: most).compactMap { view($0.name, "tag", $0.name, $0.count) })
      + section(
        "Folders",
        several.prefix(most).compactMap {
          view($0.name + "/", "path", folders.above + $0.name + "/", $0.count)
        })
      + section(
        "Months",
        tally.months(atMost: mostMonths).map {
          View(label: $0.name, query: "date:\($0.name)", count: $0.count)
        })
  }

  private static func section(_ heading: String, _ views: [View]) -> [Row] {
    views.isEmpty ? [] : [.gap, .heading(heading)] + views.map { .view($0) }
  }

  /// A view of a name in a field; nil for a name that cannot be asked for.
  private static func view(_ label: String, _ field: String, _ name: String, _ count: Int) -> View?
  {
    guard !name.contains("\"") else { return nil }
    return View(label: label, query: "\(field):\"\(name)\"", count: count)
  }

  // MARK: Choosing

  var chosenView: View? {
    guard rows.indices.contains(choice), case .view(let view) = rows[choice] else { return nil }
    return view
  }

  /// The view in a row of the screen.
  mutating func choose(rowOnScreen row: Int) -> Bool {
    guard rows.indices.contains(top + row), case .view = rows[top + row] else { return false }
    choice = top + row
    return true
  }

  /// Chooses the first view that is meant, else the first of all.
  mutating func choose(_ isMeant: (View) -> Bool) {
    choice =
      rows.firstIndex { if case .view(let view) = $0 { isMeant(view) } else { false } } ?? 0
  }

  /// Goes on by so many rows, to the nearest that is one of a view.
  mutating func move(by step: Int) {
    let direction = step < 0 ? -1 : 1
    var next = min(max(choice + step, 0), rows.count - 1)
    while rows.indices.contains(next) {
      if case .view = rows[next] {
        choice = next
        return
      }
      next += direction
    }
  }

  mutating func scroll(by count: Int, rows visible: Int) {
    top = max(0, min(top + count, rows.count - visible))
  }

  /// Brings the chosen row into sight, and lets no rows stay empty at the end.
  mutating func reveal(rows visible: Int) {
    guard visible > 0 else { return }
    if choice < top { top = choice <= 2 ? 0 : choice }
    if choice >= top + visible { top = choice - visible + 1 }
    top = max(0, min(top, rows.count - visible))
  }
}
