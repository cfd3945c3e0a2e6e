import ArgumentParser
import Catalog
import Reader
import Screen

/// The command line as a whole: the reader's own options, and the commands for scripts.
///
/// Help, completions and the manual are made from this description.
struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsread",
    abstract: "Read articles in the terminal.",
    usage: """
      newsread [OPTIONS] [PATH ...]
      newsread list [PATH ...] [--json] [--sort ORDER] [--limit NUMBER] [--unread] [--starred]
      newsread search QUERY [PATH ...] [--json] [--count] [--by UNIT] [--sort ORDER] [--limit NUMBER]
      newsread related ID [PATH ...] [--json] [--limit NUMBER]
      newsread show ID [PATH ...] [--json] [--width COLUMNS]
      newsread diff A B [PATH ...] [--json]
      newsread mark ID [PATH ...] [--query] [--read] [--unread] [--star] [--unstar] [--tag TAG]
      newsread stats [PATH ...] [--json]
      newsread undo | redo | export | import FILE
      newsread doctor [PATH ...]
      """,
    discussion: """
      Shows the articles in files and folders: a list, and the article under the cursor beside it. \
      Press / there to search every word of every article as you type, and ? for all keys.

      Without a PATH it shows the configured library: the paths in NEWSREAD_LIBRARY (separated by \
      colons), else those in ~/.config/newsread/options (one path or option a line); and if there \
      are none, the articles that ship with it.

      The exit status is 0 when something was found, 1 when nothing was, and 2 after an error. \
      A path that is named like a command is written with ./ before it.
      """,
    version: "0.1.0",
    subcommands: ScriptCommands.all)

  @Argument(
    help: ArgumentHelp(
      "Files or folders to read, or - for what is piped in.", valueName: "PATH"),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The order of the list.", valueName: "ORDER"))
  var sort: SortOrder = .newest

  @Option(
    help: ArgumentHelp(
      "When an article counts as read: open, linger (also after some seconds), end, or hand.",
      valueName: "WHEN"))
  var markRead: ReadPolicy = .linger

  @Option(
    help: ArgumentHelp(
      "Columns of the text, at most: \(widths.lowerBound) to \(widths.upperBound).",
      valueName: "COLUMNS"))
  var textWidth = Settings().textWidth

  @Option(
    help: ArgumentHelp(
      "How lines end: even over the whole paragraph, or greedy, each as full as it can be.",
      valueName: "HOW"))
  var wrap: LineWrapper.Fit = .even

  @Flag(help: "Set the text with a straight right edge.")
  var justify = false

  @Option(
    help: ArgumentHelp(
      "Part words by the patterns of a language, as en_US, or of a file.",
      valueName: "LANGUAGE"))
  var hyphenate: String?

  @Option(
    help: ArgumentHelp(
      "Put Arabic and Hebrew in order: on, off where the terminal does, or auto.",
      valueName: "WHEN"))
  var bidi: Reordering = .auto

  @Option(
    help: ArgumentHelp(
      "The colours; auto asks the terminal for its background.", valueName: "NAME"))
  var theme: ThemeChoice = .auto

  @Flag(help: "Begin at the top of the list, and not where the last run was left.")
  var fresh = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(help: "Use no colours, as with NO_COLOR set.")
  var noColor = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Press these keys without a terminal and print the last screen. KEYS are separated by \
      spaces: down, enter, ctrl-d, x, text:word, size:100x30.
      """,
      valueName: "KEYS"))
  var play: String?

  @Option(
    help: ArgumentHelp(
      "The size of the screen for --play (default: 80x24).", valueName: "COLUMNSxROWS"),
    transform: Self.size)
  var size = Size(columns: 80, rows: 24)

  @Flag(help: "Print how the screen looks after --play too: a letter for each style.")
  var attributes = false

  func validate() throws {
    guard Self.widths.contains(textWidth) else {
      throw ValidationError(
        "--text-width must be from \(Self.widths.lowerBound) to \(Self.widths.upperBound)")
    }
  }

  private static let widths = AppState.textWidths

  private static func size(_ text: String) throws -> Size {
    guard let size = Size(spelling: text) else { throw ValidationError(Size.spellingRule) }
    return size
  }
}

extension SortOrder: ExpressibleByArgument {}

extension LineWrapper.Fit: ExpressibleByArgument {}
extension ReadPolicy: ExpressibleByArgument {}

/// Whether text from right to left is put in order here or by the terminal.
enum Reordering: String, CaseIterable, ExpressibleByArgument {
  case auto, on, off
}

extension ThemeChoice: ExpressibleByArgument {}

extension DateUnit: ExpressibleByArgument {}

/// The same program, seen from a script: parsed when the first argument is one of its commands.
///
/// The root cannot be asked then, since its paths would swallow the command's name.
struct ScriptCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsread", abstract: RootCommand.configuration.abstract,
    usage: RootCommand.configuration.usage, version: RootCommand.configuration.version,
    subcommands: all)

  static let all: [any ParsableCommand.Type] = [
    ListCommand.self, SearchCommand.self, RelatedCommand.self, ShowCommand.self, DiffCommand.self,
    MarkCommand.self, StatsCommand.self, UndoCommand.self, RedoCommand.self, ExportCommand.self,
    ImportCommand.self, DoctorCommand.self,
  ]

  /// Whether an argument in the first place is a command and not a path.
  static func isCommand(_ argument: String) -> Bool {
    argument == "help" || all.contains { $0.configuration.commandName == argument }
  }
}
