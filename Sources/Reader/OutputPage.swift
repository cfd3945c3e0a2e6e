import Screen

/// The page with what a program has made of a text.
struct OutputPage: Equatable, Sendable {
  let call: ProgramCall
  /// Nil while the program runs.
  private(set) var output: ProgramOutput?
  private(set) var lines: [PageLine] = []
  private var columns = 0

  /// Longer pages are cut.
  private static let mostLines = 20_000

  init(_ call: ProgramCall) {
    self.call = call
  }

  /// The program and its arguments, as the title has them.
  var title: String { "| " + call.displayedWords }

  mutating func take(_ output: ProgramOutput) {
    self.output = output
    layOut()
  }

  /// Lays the lines out anew for another width.
  mutating func fit(columns: Int) {
    guard columns != self.columns else { return }
    self.columns = columns
    layOut()
  }

  private mutating func layOut() {
    lines = []
    guard let output else {
      lines.append(.plain("Running …", .dim))
      return
    }
    var next = 0
    while next < output.lines.count, lines.count < Self.mostLines {
      lines += PageLine.wrapped(output.lines[next], indent: 0, columns: max(1, columns))
      next += 1
    }
    let isCut = output.isCut || next < output.lines.count
    for words in [isCut ? "The rest is too long to be shown." : nil, output.note].compactMap({ $0 })
    {
      lines.append(PageLine())
      lines += PageLine.wrapped(words, indent: 0, columns: max(1, columns)).map { $0.dimmed }
    }
  }
}

extension PageLine {
  fileprivate var dimmed: PageLine {
    PageLine(runs: runs.map { Run(text: $0.text, role: .dim) })
  }
}
