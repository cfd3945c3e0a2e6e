import ArgumentParser
import Catalog
import State

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command that is about what is marked, and needs no article for it.
protocol StateCommand: ParsableCommand {
  /// Does its work.
  func perform(_ home: StateHome, _ output: inout Output) throws(Output.Failure) -> ExitStatus
}

/// `newsread export`: all that is marked, for another machine or another program.
struct ExportCommand: StateCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print what is known of all articles, as JSON Lines, for import on another machine.",
    discussion: StateLine.description)

  func perform(_ home: StateHome, _ output: inout Output) throws(Output.Failure) -> ExitStatus {
    var store = home.open()
    let entries: [ArticleState]
    do throws(StateFailure) {
      if let failure = store.unsaved { throw failure }
      entries = try store.entries()
    } catch {
      return StateStore.complain(error)
    }
    try output.write(StateLine.header)
    for entry in entries { try output.write(StateLine.text(of: entry)) }
    return entries.isEmpty ? .nothingFound : .found
  }
}

/// `newsread import`: takes in what another machine knows.
struct ImportCommand: StateCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in what export has printed, here or on another machine.",
    discussion: """
      Of each mark of each article the one that was set last is kept, so files can be imported in any order \
      and more than once, and two machines that import from each other are alike. A file with a line that \
      cannot be read is not imported at all. The exit status is 0 when something was new, and 1 when \
      nothing was.
      """)

  @Argument(
    help: ArgumentHelp("The file, or - for what is piped in.", valueName: "FILE"),
    completion: .file())
  var file: String

  func perform(_ home: StateHome, _ output: inout Output) throws(Output.Failure) -> ExitStatus {
    let path = RawArguments.path(for: file)
    let entries: [ArticleState]
    do {
      let bytes =
        try file == "-" ? InputBytes.read() : FileReader.bytes(of: path, limit: .max).bytes
      entries = try StateLine.entries(in: bytes)
    } catch let failure as StateLine.Failure {
      Complaint.print("\(path.display): \(failure.words)")
      return .failed
    } catch let failure as ReadFailure {
      let isThere = failure != .vanished
      let words = isThere ? Words.reason(failure) : Words.reason(SystemError(code: ENOENT))
      Complaint.print("\(path.display): \(words)")
      return .failed
    } catch {
      Complaint.print("\(path.display): \(error)")
      return .failed
    }
    var store = home.open()
    let outcome: MergeOutcome
    do throws(StateFailure) {
      if let failure = store.unsaved { throw failure }
      outcome = try store.merge(entries)
      store.endCommand()
    } catch {
      return StateStore.complain(error)
    }
    try output.write("\(outcome.added) new, \(outcome.changed) changed\n")
    return outcome == MergeOutcome() ? .nothingFound : .found
  }
}

/// `newsread undo`: takes back what was last marked.
struct UndoCommand: StateCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo what was last marked, within a day, in a run that has ended.")

  func perform(_ home: StateHome, _ output: inout Output) throws(Output.Failure) -> ExitStatus {
    try Reversing.perform(home, "undone", &output) { store throws(StateFailure) in try store.undo()
    }
  }
}

/// `newsread redo`: does again what was last undone.
struct RedoCommand: StateCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what was last undone.")

  func perform(_ home: StateHome, _ output: inout Output) throws(Output.Failure) -> ExitStatus {
    try Reversing.perform(home, "done again", &output) { store throws(StateFailure) in
      try store.redo()
    }
  }
}

private enum Reversing {
  static func perform(
    _ home: StateHome, _ verb: String, _ output: inout Output,
    _ body: (inout StateStore) throws(StateFailure) -> Reversal?
  ) throws(Output.Failure) -> ExitStatus {
    var store = home.open()
    let reversal: Reversal?
    do throws(StateFailure) {
      if let failure = store.unsaved { throw failure }
      reversal = try body(&store)
    } catch {
      return StateStore.complain(error)
    }
    guard let reversal else { return .nothingFound }
    try output.write("\(verb): \(reversal.words)\n")
    return .found
  }
}
