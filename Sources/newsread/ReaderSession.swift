import ArgumentParser
import Catalog
import Reader
import Screen
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The reader from its start to its end, with a terminal or without.
struct ReaderSession {
  let options: ReaderOptions
  let sources: ArticleSources
  let environment: Environment
  let cache: ListCache?
  let searches: SavedSearchFile?

  /// Reads in the terminal until the reader is left.
  func run() -> Ending {
    let complaints = pathsToNothing
    guard complaints.isEmpty else { return complain(complaints) }
    guard isatty(STDOUT_FILENO) == 1 else { return complain([Words.outputIsNoTerminal]) }
    var sources = sources
    sources.showsLastFirst = options.sort != .oldest && options.sort != .file
    if sources.standardInput != nil {
      guard isatty(STDIN_FILENO) == 0 else { return complain([Words.inputIsKeyboard]) }
      guard let saved = Self.keepInput() else { return complain([Words.noKeyboard]) }
      sources.standardInput = saved
    } else if isatty(STDIN_FILENO) == 0 {
      return complain([Words.inputIsNoTerminal])
    }
    guard let mailbox = Mailbox(),
      let loader = Loader(sources, into: mailbox, watches: true, cache: cache)
    else {
      return complain([Words.noThreads])
    }
    for message in options.messages { mailbox.post(.notice(message)) }
    Signals.block()
    guard Signals.forward(to: mailbox) else { return complain([Words.noThreads]) }
    do throws(TerminalFailure) {
      let terminal = try CursesTerminal(noColour: options.noColour)
      let settings = settings(colours: terminal.colours)
      let loop = EventLoop(
        terminal: terminal, settings: settings, mailbox: mailbox, loader: loader, cache: cache,
        searches: searches,
        marks: StateKeeper.Home(
          state: StateHome(folder: environment.state), library: sources.identity,
          goesOn: !options.isFresh),
        checkup: Checkup(
          environment: environment, file: options.file, sources: sources, cache: cache,
          theme: options.theme, noColour: options.noColour))
      let reports = CrashReports(folder: environment.state)
      // What it loads for that would take a third of the time to the first frame.
      _ = Worker.start {
        reports.expect(version: RootCommand.configuration.version)
        for path in reports.takeUntold() { mailbox.post(.notice(Words.crashed(path))) }
      }
      return loop.run()
    } catch {
      return complain([Words.reason(error)])
    }
  }

  /// Presses keys without a terminal and prints the screen they lead to.
  func play(_ script: ReaderOptions.Script) -> Ending {
    let complaints = pathsToNothing
    guard complaints.isEmpty else { return complain(complaints) }
    guard let mailbox = Mailbox(), let loader = Loader(sources, into: mailbox, watches: false)
    else { return complain([Words.noThreads]) }
    for message in options.messages { mailbox.post(.notice(message)) }
    var play = Play(
      size: script.size, settings: settings(colours: options.noColour ? .monochrome : .palette),
      mailbox: mailbox, loader: loader)
    let frame = play.run(script.events)
    return Printing.run { output throws(Output.Failure) in
      try output.write(frame.text)
      if script.printsAttributes { try output.write("\n" + frame.attributeText()) }
      return .found
    }
  }

  private func settings(colours: ColourDepth) -> Settings {
    Settings(
      colours: colours, theme: options.theme, sort: options.sort, textWidth: options.textWidth,
      pageStyle: options.pageStyle, usesMouse: options.usesMouse, reordersText: reordersText,
      drawsBlocks: options.play != nil || Environment.drawsBlocks,
      libraryName: sources.name, readPolicy: options.markRead,
      today: LocalDay.today)
  }

  /// Without a terminal nothing is put in order unless that is asked for.
  private var reordersText: Bool {
    switch options.reordering {
    case .on: true
    case .off: false
    case .auto: options.play == nil && !Environment.terminalReorders
    }
  }

  /// What is wrong with the paths that were named, when there is nothing behind any of them.
  private var pathsToNothing: [String] {
    guard sources.standardInput == nil else { return [] }
    var complaints: [String] = []
    for path in sources.paths {
      do throws(SystemError) {
        _ = try path.status()
        return []
      } catch {
        complaints.append("\(path.display): \(Words.reason(error))")
      }
    }
    return complaints
  }

  private func complain(_ words: [String]) -> Ending {
    for line in words { Complaint.print(line) }
    return .status(.failed)
  }

  /// Puts what is piped in aside and the keyboard in its place; nil when there is none.
  private static func keepInput() -> Int32? {
    let saved = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard saved >= 0 else { return nil }
    let keyboard = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard keyboard >= 0, dup2(keyboard, STDIN_FILENO) == STDIN_FILENO else { return nil }
    if keyboard != STDIN_FILENO { close(keyboard) }
    return saved
  }
}
