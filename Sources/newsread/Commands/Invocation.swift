import ArgumentParser
import Articles
import Catalog
import Reader
import Screen

/// What the command line asks for, once it is read.
enum Invocation {
  case read(ReaderOptions)
  case script(any ScriptCommand, paths: [RawPath])
  case state(any StateCommand)
  case doctor(paths: [RawPath])
  /// Help, version or completions.
  case print(String)
  /// A command line that cannot be followed, in words.
  case complain(String)

  /// Reads the command line.
  ///
  /// The reader with nothing but paths is by far the most frequent, and reading options takes longer
  /// than everything else at the start, so it is done only when there are any.
  init(_ arguments: [RawPath], file: @autoclosure () -> OptionsFile) {
    let split = ArgumentSplit(arguments)
    if let first = split.parsed.first, ScriptCommands.isCommand(first) {
      self.init(first, script: split)
      return
    }
    let file = file()
    if !split.parsed.contains(where: ArgumentSplit.isOption), file.arguments.isEmpty {
      self = .read(ReaderOptions(paths: arguments, file: file))
      return
    }
    self = Self.parse {
      let root = try RootCommand.parsed(file.arguments + split.parsed)
      return .read(try ReaderOptions(root, morePaths: split.paths, file: file))
    } explainedBy: {
      RootCommand.explanation(of: $0)
    }
  }

  private init(_ command: String, script split: ArgumentSplit) {
    if split.parsed == ["help"] {
      self = Self.parse {
        _ = try RootCommand.parsed(["--help"])
        throw CleanExit.helpRequest()
      } explainedBy: {
        RootCommand.explanation(of: $0)
      }
      return
    }
    self = Self.parse {
      var command = try ScriptCommands.parseAsRoot(split.parsed)
      if let command = command as? any ScriptCommand {
        let paths = command.library.paths.map { RawArguments.path(for: $0) }
        return .script(command, paths: paths + split.paths)
      }
      if let command = command as? any StateCommand { return .state(command) }
      if let command = command as? DoctorCommand {
        return .doctor(paths: command.paths.map { RawArguments.path(for: $0) } + split.paths)
      }
      try command.run()
      throw CleanExit.helpRequest()
    } explainedBy: {
      ScriptCommands.explanation(of: $0, help: "newsread \(command) --help")
    }
  }

  private static func parse(
    _ body: () throws -> Invocation, explainedBy explain: (any Error) -> Invocation
  ) -> Invocation {
    do {
      return try body()
    } catch {
      return explain(error)
    }
  }
}

/// How the reader is to start.
struct ReaderOptions {
  var paths: [RawPath]
  var sort: SortOrder = .newest
  var markRead = ReadPolicy.linger
  var textWidth = Settings().textWidth
  var pageStyle = PageStyle()
  var reordering = Reordering.auto
  var theme: ThemeChoice = .auto
  /// Whether to begin at the top, and not where the last run was left.
  var isFresh = false
  var usesMouse = true
  var noColour = false
  var play: Script?
  /// Lines for the status bar.
  var messages: [String]
  /// The file of options.
  var file: OptionsFile
  /// The paths that it names.
  var configuredPaths: [RawPath] { file.paths }

  /// Keys to be pressed without a terminal.
  struct Script {
    var events: [TerminalEvent]
    var size: Size
    var printsAttributes: Bool
  }

  /// The reader with nothing but paths.
  init(paths: [RawPath], file: OptionsFile) {
    self.paths = paths
    self.messages = file.complaints
    self.file = file
  }

  init(_ root: RootCommand, morePaths: [RawPath], file: OptionsFile) throws {
    self.init(paths: root.paths.map { RawArguments.path(for: $0) } + morePaths, file: file)
    sort = root.sort
    markRead = root.markRead
    textWidth = root.textWidth
    pageStyle = PageStyle(fit: root.wrap, isJustified: root.justify)
    if let language = root.hyphenate {
      do throws(HyphenationFailure) {
        pageStyle.hyphenation = try Hyphenation.of(language)
      } catch {
        messages.append(error.words)
      }
    }
    theme = root.theme
    isFresh = root.fresh
    usesMouse = !root.noMouse
    reordering = root.bidi
    noColour = root.noColor
    if let keys = root.play {
      do throws(KeyScript.Failure) {
        play = Script(
          events: try KeyScript.parse(keys), size: root.size, printsAttributes: root.attributes)
      } catch {
        throw ValidationError("--play: \(error.words)")
      }
    }
  }
}

extension ReaderOptions {
  /// The reader as the file of options has it; its lines have been looked at one by one.
  static func configured(_ file: OptionsFile) -> ReaderOptions {
    let plain = ReaderOptions(paths: [], file: file)
    guard let root = try? RootCommand.parsed(file.arguments) else { return plain }
    return (try? ReaderOptions(root, morePaths: [], file: file)) ?? plain
  }
}

extension OptionsFile {
  /// What the command line's own description says about a line of the file of options.
  static func check(_ words: [String]) throws(OptionComplaint) {
    let complaint: String
    do {
      let root = try RootCommand.parsed(words)
      if root.play == nil, !root.attributes, root.paths.isEmpty { return }
      complaint = "this option belongs on the command line"
    } catch {
      switch RootCommand.explanation(of: error) {
      case .complain(let words): complaint = words
      case .read, .script, .state, .doctor, .print:
        complaint = "this option belongs on the command line"
      }
    }
    throw OptionComplaint(words: complaint)
  }
}

extension ParsableCommand {
  /// What to print for an error of the parser, which may also be a wish for help.
  fileprivate static func explanation(
    of error: any Error, help: String = "newsread --help"
  ) -> Invocation {
    if exitCode(for: error).isSuccess {
      let text = fullMessage(for: error)
      return .print(text.hasSuffix("\n") ? text : text + "\n")
    }
    let lines = message(for: error).split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }
    // Of what may be given, the parser makes a list when it is long.
    var words = lines.filter { !$0.hasPrefix("- ") }.joined(separator: " ")
    let choices = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
    if !choices.isEmpty { words += " " + choices.joined(separator: ", ") }
    if words.hasSuffix(".") { words.removeLast() }
    return .complain("\(Words.inLine(CleanText.line(words))); see \(help)")
  }
}

extension RootCommand {
  /// Reads the reader's command line; help and the like, which the parser makes commands of, are
  /// carried out at once, which ends in an error that says what to print.
  fileprivate static func parsed(_ arguments: [String]) throws -> RootCommand {
    var command = try parseAsRoot(arguments)
    if let root = command as? RootCommand { return root }
    try command.run()
    throw CleanExit.helpRequest()
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return start[...last]
  }
}
