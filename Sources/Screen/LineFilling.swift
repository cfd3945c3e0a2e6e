/// Where the lines that a word longer than a line takes are full.
///
/// Between two clusters of such a word a line ends only if no more of it fits: anything else costs more.
/// So of all places between clusters those few are enough that are the last of the line from another
/// place, and choosing among them takes linear time.
struct LineFilling: Equatable {
  /// So many places are remembered that were not noted.
  static let remembered = 3

  private let width: Int
  /// How long the line from the first place may be, if longer than others and not full yet.
  private var firstWidth: Int?
  /// The first place whose line is not full yet.
  private var next = 0
  /// Columns to the last place in the word that is better than any between two clusters.
  private var signColumns = 0
  /// The last places between clusters, the last one first.
  private var recent: (BreakPlace?, BreakPlace?, BreakPlace?)

  init(firstWidth: Int, width: Int) {
    self.width = width
    self.firstWidth = firstWidth > width ? firstWidth : nil
  }

  /// Forgets as many places at the beginning.
  mutating func drop(_ count: Int) {
    next = max(0, next - count)
    if count > 0 { firstWidth = nil }
  }

  /// A long word begins at the last place.
  mutating func begin(_ places: [BreakPlace]) {
    recent = (nil, nil, nil)
    next = max(0, places.count - 1)
    guard let start = places.last?.nextColumns else { return }
    while next > 0, places[next - 1].nextColumns + width > start { next -= 1 }
  }

  /// Passes a cluster that ends at so many columns; returns whether a line is full before it that has no
  /// better place in its second half.
  @discardableResult
  mutating func pass(_ places: [BreakPlace], until end: Int) -> Bool {
    if let last = places.last, last.kind.isInWord, last.kind != .cluster {
      signColumns = max(signColumns, last.endColumns)
    }
    var isFull = false
    if let width = firstWidth, places[0].nextColumns + width < end {
      isFull = (signColumns - places[0].nextColumns) * 2 <= width
      firstWidth = nil
    }
    while next < places.count, places[next].nextColumns + width < end {
      isFull = isFull || (signColumns - places[next].nextColumns) * 2 <= width
      next += 1
    }
    return isFull
  }

  /// How many columns may follow before a line is full.
  func room(_ places: [BreakPlace], from columns: Int) -> Int {
    let first = firstWidth.map { places[0].nextColumns + $0 - columns } ?? .max
    return next < places.count ? min(first, places[next].nextColumns + width - columns) : first
  }

  /// Remembers a place between two clusters.
  mutating func note(_ place: BreakPlace) {
    recent = (place, recent.0, recent.1)
  }

  /// The last place that leaves the next line what lies behind so many columns.
  func lastPlace(before columns: Int) -> BreakPlace? {
    for place in [recent.0, recent.1, recent.2] {
      if let place, place.nextColumns <= columns { return place }
    }
    return nil
  }

  static func == (left: Self, right: Self) -> Bool {
    left.width == right.width && left.firstWidth == right.firstWidth && left.next == right.next
      && left.signColumns == right.signColumns && left.recent == right.recent
  }
}
