package import Articles
package import Catalog
package import Screen

/// Everything that can happen to the program.
package enum Event: Sendable {
  case terminal(TerminalEvent)
  /// Articles that are new or have changed.
  case loaded(ArticleBatch)
  case removed([ArticleID])
  /// All of a long article, for the page that asked for it.
  case text(PreparedText)
  /// All files that cannot be shown, as things stand now; it replaces the earlier list.
  case problems([LoadProblem])
  /// A first load or a reload begins.
  case loadingStarted
  /// The index of some articles that was asked for has been built.
  case indexed(IndexSegment)
  /// A segment of the index has been asked for the search under way.
  case answered(IndexAnswer)
  /// What is known of the marks of all articles, after so many of the changes that were handed out; if nothing else
  /// has changed, for articles that begin in some ways.
  case marks(StateTable, upTo: Int, changed: [UInt64]?)
  /// The last change of marks was taken back, or done again; nil when there was none.
  case reversed(Reversal?, again: Bool)
  /// Where this library was left in an earlier run.
  case left(Bookmark)
  /// The article on the screen has been there for some seconds, and no key was pressed.
  case lingered
  /// What differs between two articles has been found out.
  case compared(ArticleComparison, WordDifference)
  /// Everything that was found has been handed in.
  case loadingFinished
  /// Nothing else is waiting: time for a slice of work, while `AppState.hasWork`.
  case idle
  /// A frame has passed since the last key and its results are not there: time to show what is known of them.
  case frameDue
  /// The self-test is done.
  case examined(SelfTest)
  /// The terminal has said what its background is.
  case background(RGB)
  /// It is another day than before.
  case day(CalendarDate)
  /// The searches that are saved now, also by other programs.
  case searches(SavedSearches)
  /// A link that was to be opened has not been, and why, as a part of one line.
  case notOpened(LinkTarget, why: String)
  /// A program has shown a link in the terminal, and has ended.
  case shown(LinkTarget)
  /// A long text that is to be copied has been put together.
  case gathered(CopiedText)
  /// A program that was asked for has ended, or could not be run.
  case programEnded(ProgramCall, ProgramOutput)
  /// One line for the status bar, from the world outside.
  case message(String)
  /// One line about what was asked for at the start and cannot be done, which stays until it was noticed.
  case notice(String)
}
