import ArgumentParser

/// `newsread doctor`: what is known of the terminal, and whether it counts columns as the reader does.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Test the terminal: the widths it draws, its colours and keys; and show the paths.",
    discussion: """
      The exit status is 0 when all is well or nothing could be measured, 1 when the terminal draws \
      text wider or narrower than newsread counts, and 2 after an error. Without a terminal it prints \
      what can be known without asking one.
      """)

  @Argument(
    help: ArgumentHelp(
      "The library whose list to look for; without any, the configured one.", valueName: "PATH"),
    completion: .file())
  var paths: [String] = []
}
