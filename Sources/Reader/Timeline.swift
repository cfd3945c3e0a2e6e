import Catalog
import Screen

/// How often what the list shows occurs over time: counted in slices of idle time, and kept up to date by
/// what comes and goes, so that neither a key nor a frame has anything to count.
struct Timeline: Sendable {
  /// What is counted: all articles, or what a search finds.
  enum Subject: Equatable, Sendable {
    case library
    /// By the number of the question, for two can be asked in the same words.
    case search(Int)
  }

  let subject: Subject
  private var tally = DateTally()
  /// The first slot not looked at yet, and those that have changed since they were.
  private var next = 0
  private var changed: [Slot] = []
  /// The chart for the present counts; nil until there are any.
  private(set) var chart: TimelineChart?
  private var columns = 0
  private var isStale = false

  /// So many slots are looked at in one slice: about a millisecond.
  private static let slice = 32_768

  init(_ subject: Subject) {
    self.subject = subject
  }

  /// Whether everything is counted.
  func isFinished(in library: Library) -> Bool {
    next >= library.slotCount && changed.isEmpty
  }

  /// Looks again at articles that have come, changed or gone.
  mutating func note(_ slots: [Slot]) {
    changed += slots.lazy.filter { [next] in $0.index < next }
  }

  /// Counts a slice of the articles of a list, and of those that stand behind copies in it.
  mutating func advance(over list: ArticleList, and folded: Set<Slot>, in library: Library) {
    func isMeant(_ slot: Slot) -> Bool { list.contains(slot) || folded.contains(slot) }
    var left = Self.slice
    while left > 0, let slot = changed.popLast() {
      tally.set(slot, isCounted: isMeant(slot), in: library)
      left -= 1
    }
    let end = min(next + left, library.slotCount)
    for index in next..<max(next, end) {
      let slot = Slot(index: Int32(truncatingIfNeeded: index))
      if isMeant(slot) { tally.set(slot, isCounted: true, in: library) }
    }
    next = max(next, end)
    isStale = true
  }

  /// Makes the chart anew when there are other counts, or another width.
  mutating func fit(columns: Int) {
    guard isStale || columns != self.columns, next > 0 else { return }
    isStale = false
    self.columns = columns
    chart = TimelineChart(tally, columns: columns)
  }
}

extension AppState {
  /// Whether the timeline has something left to count that is known by now.
  var needsTimeline: Bool {
    guard let timeline, !timeline.isFinished(in: library) else { return false }
    guard isShowingResults, let search else { return true }
    return search.isFinished(in: library) && !search.isSorting
  }

  /// Counts what is on the list now, if that is to be seen.
  mutating func followTimeline() {
    let area = layout.timeline
    guard !area.isEmpty else {
      timeline = nil
      return
    }
    let subject = isShowingResults ? search.map { Timeline.Subject.search($0.number) } : nil
    if timeline?.subject != subject ?? .library { timeline = Timeline(subject ?? .library) }
    timeline?.fit(columns: max(1, area.columns - 2))
  }

  /// Shows the timeline above the list, or hides it.
  mutating func toggleTimeline() {
    let wasInSight = isSelectionInSight
    showsTimeline.toggle()
    if showsTimeline, layout.timeline.isEmpty { message = "There is no room for the timeline here" }
    if wasInSight { revealSelection() }
  }
}
