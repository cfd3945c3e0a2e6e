package import Articles
package import Catalog
package import Screen

/// What the user can choose when the program starts.
package struct Settings: Equatable, Sendable {
  /// How many colours may be used.
  package var colours: ColourDepth
  /// Which of them are wanted.
  package var theme: ThemeChoice
  /// The order of the list to begin with.
  package var sort: SortOrder
  /// Columns of the text, at most.
  package var textWidth: Int
  /// How the lines of the text are set.
  package var pageStyle: PageStyle
  /// Whether the mouse is asked for.
  package var usesMouse: Bool
  /// Whether text from right to left has to be put in order here, since the terminal does not.
  package var reordersText: Bool
  /// Whether the terminal has the eighths of a block that charts are drawn with.
  package var drawsBlocks: Bool
  /// What the title says the library is: `All articles`, or the name of the folder.
  package var libraryName: String
  /// When an article counts as read.
  package var readPolicy: ReadPolicy
  /// The day it is, if it is known; another one comes as an event.
  package var today: CalendarDate?

  package init(
    colours: ColourDepth = .palette, theme: ThemeChoice = .auto, sort: SortOrder = .newest,
    textWidth: Int = 66, pageStyle: PageStyle = PageStyle(), usesMouse: Bool = true,
    reordersText: Bool = false, drawsBlocks: Bool = true,
    libraryName: String = "All articles", readPolicy: ReadPolicy = .linger,
    today: CalendarDate? = nil
  ) {
    self.colours = colours
    self.theme = theme
    self.sort = sort
    self.textWidth = textWidth
    self.pageStyle = pageStyle
    self.usesMouse = usesMouse
    self.reordersText = reordersText
    self.drawsBlocks = drawsBlocks
    self.libraryName = libraryName
    self.readPolicy = readPolicy
    self.today = today
  }
}
