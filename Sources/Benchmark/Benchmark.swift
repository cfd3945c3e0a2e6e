import ArgumentParser

/// Measures newsread from the outside, in a terminal, as its users meet it.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsread-benchmark",
    abstract: "Measure newsread in a terminal, beside its limits and its rivals.",
    subcommands: [MeasureCommand.self, CorpusCommand.self], defaultSubcommand: MeasureCommand.self)
}
