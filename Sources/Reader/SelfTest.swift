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
    /// The columns after which the terminal's cursor stood, a number for each sample.
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
    lines.map { line in
      let text = line.runs.map(\.text).joined()
      let last = text.lastIndex { $0 != " " }
      return text[..<(last.map(text.index(after:)) ?? text.startIndex)]
    }
    .joined(separator: "\n") + "\n"
  }

  // MARK: Lines

  private static let nameColumns = 24
  private static let sampleColumns = 12

  /// The whole of it, as a page shows it.
  var lines: [PageLine] {
    var lines: [PageLine] = [.plain(verdict, disagreements.isEmpty ? .headline : .warning)]
    for section in sections {
      lines.append(PageLine())
      lines.append(.plain(section.title, .headline))
      for fact in section.facts {
        lines.append(
          PageLine(runs: [
            .init(text: Self.padded("  " + fact.name, to: Self.nameColumns), role: .dim),
            .init(text: fact.value, role: .plain),
          ]))
      }
    }
    lines.append(PageLine())
    lines.append(.plain("Widths: where all is well, the bars stand in one line each", .headline))
    lines.append(
      .plain(
        Self.padded("", to: Self.nameColumns) + "|"
          + Self.ruler + "|  counted  drawn", .dim))
    for (index, sample) in WidthSample.all.enumerated() {
      lines.append(line(for: sample, at: index))
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

  private func line(for sample: WidthSample, at index: Int) -> PageLine {
    var drawn = ""
    var differs = false
    if case .measured(let columns) = measure, columns.indices.contains(index) {
      differs = columns[index] != sample.columns
      drawn = Self.number(columns[index]) + (differs ? "  differs" : "")
    }
    let space = String(repeating: " ", count: max(0, Self.sampleColumns - sample.columns))
    return PageLine(runs: [
      .init(text: Self.padded("  " + sample.name, to: Self.nameColumns), role: .dim),
      .init(text: "|", role: .rule),
      .init(text: sample.drawn, role: .plain),
      .init(text: space + "|", role: .rule),
      .init(text: Self.number(sample.columns) + "  ", role: .plain),
      .init(text: drawn, role: differs ? .warning : .plain),
    ])
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
