/// Everything the user can do, by name.
///
/// The table in `Command+Table.swift` gives each its words and keys; keymap, hint bar, help page,
/// palette and the README's key table are all read from it.
package enum Command: String, CaseIterable, Sendable {
  case down, up, pageDown, pageUp, halfPageDown, halfPageUp, top, bottom
  case open, back, switchPane
  case readEarlier, readLater
  case readOn, readBack, scrollTextDown, scrollTextUp, nextArticle, previousArticle
  case nextParagraph, previousParagraph, nextSection, previousSection
  case compare
  case toggleRead, toggleStar, tag, markAllRead, nextUnread, previousUnread, filter, undo, redo
  case links, followLink, numberedLink, openLink, openAddress, copyAddress
  case select, widenSelection, swapEnds, beginHere, characterForward, characterBack, wordForward,
    wordBack
  case sentenceForward, sentenceBack, copy, copyCited, endSelection
  case pipe, edit
  case search, nextMatch, previousMatch, related, versions
  case saveSearch, savedSearches, pinnedSearch
  case sort, timeline, views, layout, zoom, zen, widerList, narrowerList, evenPanes, widerText,
    narrowerText
  case theme, mouse
  case help, palette, menu, problems, selfTest, reload, redraw, suspend, cancel, quit, quitAtOnce
}

/// Where a key is pressed: what is in focus decides what it means.
package enum KeyContext: String, CaseIterable, Sendable {
  case list, text, page
  /// The text, while one selects in it.
  case selection
  /// The views at the left of the list.
  case views
}

/// The headings under which commands stand in the help.
package enum CommandGroup: String, CaseIterable, Sendable {
  case moving = "Moving"
  case reading = "Reading"
  case selecting = "Selecting"
  case searching = "Searching"
  case marking = "Marking"
  case screen = "Screen"
  case program = "Program"
}

/// What the table says of one command.
package struct CommandInfo: Sendable {
  /// What is done.
  package let command: Command
  /// The heading it stands under.
  package let group: CommandGroup
  /// One line for the help page and the palette.
  package let help: String
  /// A word or two for the hint bar.
  package let hint: String
  /// The keys, as they are spelled in `--play`.
  package let keys: [String]
  /// Where the keys have this meaning.
  package let contexts: Set<KeyContext>
}
