import ArgumentParser
import Reader
import Screen
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: reads the command line, then reads articles or prints them.
@main
enum Newsread {
  static func main() {
    StandardDescriptors.ensureOpen()
    run().carryOut()
  }

  private static func run() -> Ending {
    let environment = Environment.current
    let file = { environment.readOptionsFile() }
    switch Invocation(RawArguments.all, file: file()) {
    case .read(let options):
      return read(options, environment)
    case .script(let command, let paths):
      let file = file()
      for complaint in file.complaints { Complaint.print(complaint) }
      let sources = LibraryChoice.sources(
        named: paths, configured: file.paths, environment: environment)
      return Printing.run { output throws(Output.Failure) in
        try command.perform(
          ScriptLibrary(sources: sources, state: StateHome(folder: environment.state)), &output)
      }
    case .state(let command):
      return Printing.run { output throws(Output.Failure) in
        try command.perform(StateHome(folder: environment.state), &output)
      }
    case .doctor(let paths):
      return examine(paths, file(), environment)
    case .print(let text):
      return Printing.run { output throws(Output.Failure) in
        try output.write(text)
        return .found
      }
    case .complain(let words):
      Complaint.print(words)
      return .status(.failed)
    }
  }

  private static func examine(
    _ paths: [RawPath], _ file: OptionsFile, _ environment: Environment
  ) -> Ending {
    let sources = LibraryChoice.sources(
      named: paths, configured: file.paths, environment: environment)
    let options = ReaderOptions.configured(file)
    let checkup = Checkup(
      environment: environment, file: file, sources: sources,
      cache: ListCache(of: sources.paths, in: environment.caches), theme: options.theme,
      noColour: options.noColour || environment.noColour)
    let report = checkup.perform()
    return Printing.run { output throws(Output.Failure) in
      try output.write(report.text)
      return report.disagreements.isEmpty ? .found : .nothingFound
    }
  }

  private static func read(_ options: ReaderOptions, _ environment: Environment) -> Ending {
    var options = options
    options.noColour = options.noColour || environment.noColour
    let sources = LibraryChoice.sources(
      named: options.paths, configured: options.configuredPaths, environment: environment)
    let session = ReaderSession(
      options: options, sources: sources, environment: environment,
      cache: ListCache(of: sources.paths, in: environment.caches),
      searches: environment.searchesFile.map { SavedSearchFile(at: $0) })
    if let script = options.play { return session.play(script) }
    return session.run()
  }
}

extension Environment {
  fileprivate func readOptionsFile() -> OptionsFile {
    guard let optionsFile else { return OptionsFile() }
    return OptionsFile(at: optionsFile, home: home, check: OptionsFile.check)
  }
}

/// Printing as a program in a pipe should.
enum Printing {
  /// Runs something that prints, and makes an ending of how that went.
  static func run(_ body: (inout Output) throws(Output.Failure) -> ExitStatus) -> Ending {
    var output = Output()
    do throws(Output.Failure) {
      let status = try body(&output)
      try output.flush()
      return .status(status)
    } catch {
      switch error {
      case .nobodyReads: return .signal(SIGPIPE)
      case .system(let error):
        Complaint.print("write error: \(Words.reason(error))")
        return .status(.failed)
      }
    }
  }
}
