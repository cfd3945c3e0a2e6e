package import Articles
package import Catalog

/// What the program asks of the world outside; carried out by the executable.
package enum Effect: Equatable, Sendable {
  case quit
  /// Give the terminal back and stop, until the shell continues the program.
  case suspend
  /// Paint everything anew, trusting nothing that is on the screen.
  case redraw
  /// Test the terminal, and hand in as `Event.examined` what there is to tell.
  case examine
  /// Read the file of this article before all others: someone is looking at it.
  case read(ArticleID, path: String)
  /// Prepare this article, which is on the screen, to be shown whole: it is too long to be set while
  /// a key waits.
  case prepare(KeptText)
  /// Let go of what is large and no longer needed, where nobody waits for that.
  case letGo(Discarded)
  /// Ask segments of the index, the last first, and hand in each answer as `Event.answered`; an earlier
  /// question needs no more answers.
  case ask(IndexQuestion)
  /// The question needs no more answers.
  case stopAsking
  /// Read more of this article's file, which is too large to be kept in memory whole.
  case readMore(ArticleID, path: String)
  /// Build the index of some articles, and hand it in as `Event.indexed`.
  case index(IndexSource)
  /// Hand in as `Event.searches` what is saved now.
  case readSearches
  /// Keep a change of the saved searches, and hand in as `Event.searches` what is saved then.
  case keep(SavedSearches.Change)
  /// Keep changes of marks, and hand in as `Event.marks` what is known then.
  case mark(ChangeSet)
  /// Take the last of them back, or do it again, and hand in `Event.reversed`.
  case undoMarks, redoMarks
  /// Keep that an article was opened, and how far it was read.
  case visit(Visit)
  /// Keep where the library is left, to be handed in as `Event.left` in the next run.
  case leave(Bookmark)
  /// Compare two articles, and hand in what differs as `Event.compared`.
  case compare(ArticleComparison)
  /// Show a page of the web, or write to a mailbox; hand in `Event.notOpened` when nothing does.
  case open(LinkTarget)
  /// Put a long text together, and hand it in as `Event.gathered`.
  case gather(TextExtract)
  /// Put a text on the clipboard.
  case copy(String)
  /// Run a program, and hand in what it has said as `Event.programEnded`.
  case run(ProgramCall)
  /// Stop the program that runs, whose output nobody waits for any more.
  case stopProgram
  /// Open the file of this article in the user's editor, with the terminal given back until that ends; no
  /// path is given where the file's name is no text, so that only who found it knows it.
  case edit(ArticleID, path: String?)
  /// Look at all files again.
  case reload
}

/// What takes some milliseconds to be let go of.
package enum Discarded: Equatable, Sendable {
  /// A long text that is no longer shown.
  case text(PreparedText)
  /// A search that is no longer asked.
  case search(SearchRun)

  package static func == (left: Discarded, right: Discarded) -> Bool {
    switch (left, right) {
    case (.text(let one), .text(let other)): one == other
    case (.search(let one), .search(let other)):
      one.query == other.query && one.version == other.version
    case (.text, _), (.search, _): false
    }
  }
}
