import Screen

/// What is known of the terminal and of the program's surroundings, and how wide the terminal draws what
/// newsread has counted.
package struct SelfTest: Equatable, Sendable {
  /// One thing that is known.
  package struct Fact: Equatable, Sendable {
    /// What it is about.
    package var name: String
    /// What is known.
    package var value: String

    /// Something that is known.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Facts of one kind.
  package struct Section: Equatable, Sendable {
    /// What they have in common.
    package var title: String
    /// One a line.
    package var facts: [Fact]

    /// Facts under a title.
    package init(_ title: String, _ facts: [Fact]) {
      self.title = title
      self.facts = facts
    }
  }

  /// How the widths came to be known, or why they are not.
  package enum Measure: Equatable, Sendable {
    /// The columns after which the terminal's cursor stood, a number for each sample, and for each that is
    /// drawn in parts one for the whole of it.
    case measured([Int])
    /// Nobody was asked, and why.
    case notAsked(String)
    /// The terminal is being asked.
    case asking
  }

  /// What is known, by kind.
  package var sections: [Section]
  /// How wide the samples are.
  package var measure: Measure

  /// What is known of everything.
  package init(sections: [Section], measure: Measure) {
    self.sections = sections
    self.measure = measure
  }

  /// The samples that the terminal draws wider or narrower than they were counted, with both widths.
  package var disagreements: [(sample: WidthSample, drawn: Int)] {
    guard case .measured(let columns) = measure else { return [] }
    return zip(WidthSample.all, columns).filter { $0.columns != $1 }
      .map { (sample: $0, drawn: $1) }
  }

  /// The whole of it as lines of plain text.
  package var text: String {
    lines(columns: Self.widest).map { line in
      let text = line.runs.map(\.text).joined()
      let last = text.lastIndex { $0 != " " }
      return text[..<(last.map(text.index(after:)) ?? text.startIndex)]
    }
    .joined(separator: "\n") + "\n"
  }

  // MARK: Lines

  private static let nameColumns = 24
  private static let sampleColumns = 12
  /// What a row of the table takes.
  private static let tableColumns = 70
  /// Nothing that is known is longer.
  private static let widest = 1 << 16

  /// The whole of it, as a page of so many columns shows it.
  func lines(columns: Int) -> [PageLine] {
    let isWide = columns >= Self.tableColumns
    var lines = PageLine.wrapped(
      .init(text: verdict, role: disagreements.isEmpty ? .headline : .warning), columns: columns)
    for section in sections {
      lines.append(PageLine())
      lines.append(.plain(section.title, .headline))
      for fact in section.facts {
        let indent = isWide ? Self.nameColumns : min(Self.nameColumns, columns / 3)
        let name = DisplayWidth.truncate(fact.name, to: max(1, indent - 3))
        lines += PageLine.wrapped(
          fact.value.isEmpty ? " " : fact.value, after: .init(text: "  " + name, role: .dim),
          indent: indent, columns: columns)
      }
    }
    lines.append(PageLine())
    lines += PageLine.wrapped(
      .init(text: "Widths: where all is well, the bars stand in one line each", role: .headline),
      columns: columns)
    if isWide {
      lines.append(
        .plain(
          Self.padded("", to: Self.nameColumns) + "|" + Self.ruler + "|  counted  drawn  whole",
          .dim))
    }
    for (index, sample) in WidthSample.all.enumerated() {
      lines += isWide ? [row(of: sample, at: index)] : self.lines(for: sample, at: index, columns)
    }
    return lines
  }

  private var verdict: String {
    switch measure {
    case .asking: return "Asking the terminal …"
    case .notAsked(let why): return "Widths were not measured: \(why)."
    case .measured:
      switch disagreements.count {
      case 0: return "All is well: the terminal draws every sample as wide as it was counted."
      case 1: return "The terminal draws one sample wider or narrower than it was counted."
      case let count:
        return "The terminal draws \(count) samples wider or narrower than they were counted."
      }
    }
  }

  /// The columns that a sample took; nil when nobody knows.
  private func drawn(at index: Int) -> Int? {
    guard case .measured(let columns) = measure, columns.indices.contains(index) else {
      return nil
    }
    return columns[index]
  }

  /// The columns that a sample takes where the terminal is handed all of it; nil where it is, or when nobody knows.
  private func whole(of sample: WidthSample) -> Int? {
    WidthSample.inParts.firstIndex(of: sample).flatMap { drawn(at: WidthSample.all.count + $0) }
  }

  /// A sample as a row of the table.
  private func row(of sample: WidthSample, at index: Int) -> PageLine {
    let drawn = drawn(at: index)
    let differs = drawn.map { $0 != sample.columns } ?? false
    let space = String(repeating: " ", count: max(0, Self.sampleColumns - sample.columns))
    return PageLine(runs: [
      .init(text: Self.padded("  " + sample.name, to: Self.nameColumns), role: .dim),
      .init(text: "|", role: .rule),
      .init(text: sample.drawn, role: .plain),
      .init(text: space + "|", role: .rule),
      .init(text: Self.number(sample.columns) + "  ", role: .plain),
      .init(text: drawn.map { Self.number($0) } ?? "", role: differs ? .warning : .plain),
      .init(text: whole(of: sample).map { Self.number($0) } ?? "", role: .dim),
      .init(text: differs ? "  differs" : "", role: .warning),
    ])
  }

  /// A sample as lines of a narrow page.
  private func lines(for sample: WidthSample, at index: Int, _ columns: Int) -> [PageLine] {
    let drawn = drawn(at: index)
    let differs = drawn.map { $0 != sample.columns } ?? false
    var words = "\(sample.name): counted \(sample.columns)"
    if let drawn { words += ", drawn \(drawn)" }
    if let whole = whole(of: sample) { words += ", whole \(whole)" }
    if differs { words += ", differs" }
    let space = String(repeating: " ", count: max(0, Self.sampleColumns - sample.columns))
    return PageLine.wrapped(.init(text: words, role: differs ? .warning : .dim), columns: columns)
      + [
        PageLine(runs: [
          .init(text: "  |", role: .rule), .init(text: sample.drawn, role: .plain),
          .init(text: space + "|", role: .rule),
        ])
      ]
  }

  /// Tens of columns as digits, the rest as dots.
  private static var ruler: String {
    (1...sampleColumns).map { $0.isMultiple(of: 5) ? "\($0 % 10)" : "." }.joined()
  }

  private static func number(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(1, columns - DisplayWidth.columns(of: text)))
  }
}
