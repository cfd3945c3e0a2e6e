extension Command {
  /// The single description of every command, in the order in which the help shows them.
  package static let table: [CommandInfo] = [
    row(.down, .moving, "down", "Down one article or line", ["j", "down"], in: .everywhere),
    row(.up, .moving, "up", "Up one article or line", ["k", "up"], in: .everywhere),
    row(.pageDown, .moving, "page down", "Down one page", ["pgdn", "ctrl-f"], in: .everywhere),
    row(.pageUp, .moving, "page up", "Up one page", ["pgup", "ctrl-b"], in: .everywhere),
    row(.halfPageDown, .moving, "half down", "Down half a page", ["ctrl-d", "d"], in: .everywhere),
    row(.halfPageUp, .moving, "half up", "Up half a page", ["ctrl-u"], in: .everywhere),
    row(.top, .moving, "top", "To the top", ["g", "home"], in: .everywhere),
    row(.bottom, .moving, "bottom", "To the bottom", ["G", "end"], in: .everywhere),

    row(
      .open, .reading, "read", "Read the article; list the chosen view", ["enter", "l", "right"],
      in: [.list, .views]),
    row(
      .back, .reading, "back", "Back to the list; in the list, end the search",
      ["esc", "h", "left"]),
    row(
      .switchPane, .reading, "other pane", "To the other pane", ["tab", "backtab"],
      in: [.list, .text, .views]),
    row(.readOn, .reading, "read on", "One page of the text, then the next article", ["space"]),
    row(.readBack, .reading, "page back", "One page of the text back", ["b"]),
    row(
      .scrollTextDown, .reading, "scroll text", "Scroll the text from the list", ["J"],
      in: [.list]),
    row(
      .scrollTextUp, .reading, "scroll text up", "Scroll the text back from the list", ["K"],
      in: [.list]),
    row(
      .nextArticle, .reading, "next article", "The next article, from the text", ["J"],
      in: [.text]),
    row(
      .previousArticle, .reading, "previous article", "The previous article, from the text",
      ["K"], in: [.text]),
    row(
      .nextParagraph, .reading, "next paragraph", "The next paragraph", ["}"],
      in: [.text, .selection]),
    row(
      .previousParagraph, .reading, "previous paragraph", "The previous paragraph", ["{"],
      in: [.text, .selection]),
    row(.nextSection, .reading, "next section", "The next heading", [")"], in: [.text]),
    row(
      .previousSection, .reading, "previous section", "The previous heading", ["("], in: [.text]),
    row(
      .readEarlier, .reading, "back to", "The article that was read before",
      ["alt-left", ","], in: [.list, .text]),
    row(
      .readLater, .reading, "forward to", "The one that was read after it", ["alt-right", "."],
      in: [.list, .text]),
    row(
      .edit, .reading, "edit", "Open the article's file in your editor", ["e"],
      in: [.list, .text]),
    row(
      .pipe, .reading, "run", "Hand the text to a program, and show what it says", ["|"],
      in: [.list, .text, .selection]),
    row(
      .compare, .reading, "compare", "Mark the article; on another, show what changed", ["c"],
      in: [.list, .text]),
    row(.links, .reading, "links", "Links of the article: Enter opens one, y copies it", ["u"]),
    row(
      .followLink, .reading, "follow link",
      "Letters on the links in sight: type them to open one", ["f"], in: [.text]),
    row(
      .numberedLink, .reading, "numbered link", "The first to the ninth link of the article",
      (1...9).map(String.init), in: [.text]),
    row(
      .openLink, .reading, "open link", "The selected link, on the page of links", ["enter"],
      in: [.page]),
    row(
      .openAddress, .reading, "open address",
      "The article's own address in the browser; the selected link, among links", ["o"]),
    row(
      .copyAddress, .reading, "copy address",
      "Copy the article's address, or its headline; the selected link, among links", ["y"]),

    row(
      .select, .selecting, "select", "Select text, from the match or the first word in sight",
      ["v"], in: [.text]),
    row(
      .widenSelection, .selecting, "wider",
      "Select whole words, then sentences, then paragraphs", ["v"], in: [.selection]),
    row(
      .characterForward, .selecting, "forward",
      "Move the end of the selection forward, by what is selected whole", ["l", "right"],
      in: [.selection]),
    row(
      .characterBack, .selecting, "back", "Move the end of the selection back, in the same way",
      ["h", "left"], in: [.selection]),
    row(.wordForward, .selecting, "word", "Move the end by a word", ["w"], in: [.selection]),
    row(.wordBack, .selecting, "word back", "Move the end back by a word", ["b"], in: [.selection]),
    row(
      .sentenceForward, .selecting, "sentence", "Move the end by a sentence", [")"],
      in: [.selection]),
    row(
      .sentenceBack, .selecting, "sentence back", "Move the end back by a sentence", ["("],
      in: [.selection]),
    row(
      .swapEnds, .selecting, "other end", "Let the other end of the selection move", ["o"],
      in: [.selection]),
    row(
      .beginHere, .selecting, "begin here", "Let the selection begin where its end is", ["space"],
      in: [.selection]),
    row(.copy, .selecting, "copy", "Copy the selection", ["y"], in: [.selection]),
    row(
      .copyCited, .selecting, "copy, cited",
      "Copy the selection or the whole article, and where it is from", ["Y"],
      in: [.list, .text, .selection]),
    row(.endSelection, .selecting, "end", "End the selection", ["esc"], in: [.selection]),

    row(
      .search, .searching, "search",
      "Search every word of every article; from the text, this article", ["/"],
      in: [.list, .text, .views]),
    row(
      .nextMatch, .searching, "next match", "The next match, on into the next article", ["n"]),
    row(
      .previousMatch, .searching, "previous match", "The previous match", ["N"]),

    row(
      .related, .searching, "like this", "Articles about the same as this one", ["L"],
      in: [.list, .text]),
    row(
      .versions, .searching, "versions", "Copies and other versions of this article", ["V"],
      in: [.list, .text]),

    row(
      .saveSearch, .searching, "save search", "Give this search a name, to come back to it", ["w"],
      in: [.list]),
    row(
      .savedSearches, .searching, "saved searches", "Saved searches: open, pin or remove one",
      ["'"], in: [.list, .views]),
    row(
      .pinnedSearch, .searching, "pinned search", "The first to the ninth pinned search",
      (1...9).map(String.init), in: [.list, .views]),

    row(
      .toggleRead, .marking, "read", "Mark the article as read, or as unread", ["m"],
      in: [.list, .text]),
    row(
      .toggleStar, .marking, "star", "Star the article, or take its star away", ["s", "*"],
      in: [.list, .text]),
    row(
      .tag, .marking, "tag", "Give the article tags of your own, or take them away", ["t"],
      in: [.list, .text]),
    row(
      .markAllRead, .marking, "all read", "Mark everything in the list as read", ["A"],
      in: [.list, .text, .views]),
    row(
      .nextUnread, .marking, "next unread", "The next article that is not read", ["]"],
      in: [.list, .text, .views]),
    row(
      .previousUnread, .marking, "previous unread", "The one before that is not read", ["["],
      in: [.list, .text, .views]),
    row(
      .filter, .marking, "filter", "Only what is unread, only what is starred, everything", ["&"],
      in: [.list, .views]),
    row(
      .undo, .marking, "undo", "Take the last change of marks back", ["U"],
      in: [.list, .text, .views]),
    row(
      .redo, .marking, "redo", "Do again what was taken back", ["ctrl-r"],
      in: [.list, .text, .views]),

    row(.sort, .screen, "sort", "Next sort order", ["S"], in: [.list, .text]),
    row(
      .timeline, .screen, "timeline",
      "Chart of when the articles of the list were published", ["H"],
      in: [.list, .text]),
    row(
      .views, .screen, "views", "Views at the left: unread, starred, by place, tag and month",
      ["B"], in: [.list, .text, .views]),
    row(
      .layout, .screen, "layout", "Next layout: side by side, stacked, automatic", ["ctrl-w"],
      in: [.list, .text]),
    row(
      .zoom, .screen, "zoom", "The focused pane alone, and both again", ["z"],
      in: [.list, .text]),
    row(
      .zen, .screen, "text alone", "The text alone, without bars, and all again", ["Z"],
      in: [.list, .text]),
    row(.widerList, .screen, "wider list", "More room for the list", [">"], in: [.list, .text]),
    row(
      .narrowerList, .screen, "narrower list", "Less room for the list", ["<"],
      in: [.list, .text]),
    row(
      .evenPanes, .screen, "usual panes", "The usual sizes of list and text", ["="],
      in: [.list, .text]),
    row(.widerText, .screen, "wider text", "A wider column of text", ["+"], in: [.list, .text]),
    row(
      .narrowerText, .screen, "narrower text", "A narrower column of text", ["-"],
      in: [.list, .text]),
    row(
      .theme, .screen, "theme", "Next theme: auto, dark, light, contrast, mono, terminal", ["T"]),
    row(
      .mouse, .screen, "mouse", "Mouse on or off; off, the terminal selects text itself", ["M"],
      in: .everywhere),

    row(.help, .program, "help", "This help", ["?", "f1"], in: .everywhere),
    row(
      .palette, .program, "commands", "All commands: type to find one, Enter runs it",
      [":", "ctrl-p"], in: [.list, .text, .views]),
    row(.menu, .program, "commands", "All commands, from the text", ["enter"], in: [.text]),
    row(.problems, .program, "problems", "Files that could not be shown, and why", ["!"]),
    row(
      .selfTest, .program, "self-test",
      "What newsread knows of the terminal, and whether widths agree", ["D"]),
    row(.reload, .program, "reload", "Look at all files again", ["r", "R", "f5"]),
    row(.redraw, .program, "redraw", "Paint the screen anew", ["ctrl-l"], in: .everywhere),
    row(.suspend, .program, "suspend", "To the shell; fg comes back", ["ctrl-z"], in: .everywhere),
    row(
      .cancel, .program, "cancel", "Stop what is under way", ["ctrl-c", "ctrl-g"], in: .everywhere),
    row(.quit, .program, "quit", "One step back; from the list, quit", ["q"], in: .everywhere),
    row(.quitAtOnce, .program, "quit at once", "Quit from anywhere", ["Q"], in: .everywhere),
  ]

  /// What the table says of this command.
  package var info: CommandInfo {
    Self.table.first { $0.command == self }
      ?? CommandInfo(
        command: self, group: .program, help: rawValue, hint: rawValue, keys: [], contexts: [])
  }

  private static func row(
    _ command: Command, _ group: CommandGroup, _ hint: String, _ help: String, _ keys: [String],
    in contexts: Set<KeyContext> = [.list, .text, .page, .views]
  ) -> CommandInfo {
    CommandInfo(
      command: command, group: group, help: help, hint: hint, keys: keys, contexts: contexts)
  }
}

extension Set<KeyContext> {
  /// Wherever a key is pressed.
  fileprivate static let everywhere = Set(KeyContext.allCases)
}
