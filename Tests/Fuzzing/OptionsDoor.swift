import Articles

@testable import newsread

/// A file of options is followed as far as it can be, and each other line is told of in harmless words.
enum OptionsDoor: Opening {
  static func open(_ input: inout Input) {
    let bytes = input.rest()
    let file = OptionsFile(
      bytes, named: "options", home: RawPath("/home/reader"), check: OptionsFile.check)
    let lines = bytes.count { $0 == 0x0A } + 1
    require(
      file.complaints.count + file.paths.count <= lines && file.arguments.count <= 2 * lines,
      "more than \(lines) lines")
    for complaint in file.complaints {
      let line = Words.inLine(complaint)
      require(CleanText.line(line) == line, "not harmless: \(complaint.debugDescription)")
    }
    _ = ReaderOptions.configured(file)
    let words = bytes.split(separator: 0x20).map { RawPath($0) }
    if case .complain(let words) = Invocation(words, file: file) {
      let line = Words.inLine(words)
      require(!line.isEmpty && CleanText.line(line) == line, "\(words.debugDescription)")
    }
  }
}
