/// The report as one table: a column for each size, and a line for each program and ratio.
struct MarkdownTable {
  private let report: Report

  private let topics: Set<Topic>?

  /// The table of a report, or of only some topics of it.
  init(_ report: Report, topics: Set<Topic>? = nil) {
    self.report = report
    self.topics = topics
  }

  /// The lines of the table.
  var lines: [String] {
    var lines = [
      row(["what", "program"] + report.sizes.map { "\($0.grouped)" }),
      row(Array(repeating: "---", count: report.sizes.count + 2)),
    ]
    for section in report.sections where topics?.contains(section.topic) ?? true {
      var heading = "**\(section.topic.heading)**"
      for program in section.programs {
        let cells = report.sizes.map { words(section.cell(of: program, size: $0), section.topic) }
        lines.append(row([heading, program.name] + cells))
        heading = ""
      }
      lines += ratios(section)
    }
    return lines
  }

  /// How the reader compares with each limit, and with the best of its rivals.
  private func ratios(_ section: Report.Section) -> [String] {
    guard section.programs.contains(.reader), section.topic.isCompared else { return [] }
    var lines: [String] = []
    for program in section.programs where program.role == .limit {
      let cells = report.sizes.map { size in
        Self.ratio(section.key(of: .reader, size: size), section.key(of: program, size: size))
      }
      lines.append(row(["", "*newsread ÷ \(program.name)*"] + cells))
    }
    let rivals = section.programs.filter { $0.role == .rival }
    guard !rivals.isEmpty else { return lines }
    let cells = report.sizes.map { size in
      let known = rivals.compactMap { rival in
        section.key(of: rival, size: size).map { (rival, $0) }
      }
      guard let best = known.min(by: { $0.1 < $1.1 }) else { return "–" }
      let ratio = Self.ratio(section.key(of: .reader, size: size), best.1)
      return ratio == "–" ? ratio : "\(ratio) (\(best.0.name))"
    }
    guard cells.contains(where: { $0 != "–" }) else { return lines }
    return lines + [row(["", "*newsread ÷ best rival*"] + cells)]
  }

  private static func ratio(_ value: Double?, _ other: Double?) -> String {
    guard let value, let other, other > 0 else { return "–" }
    return "×\(Number.short(value / other))"
  }

  private func words(_ cell: Report.Cell?, _ topic: Topic) -> String {
    switch cell {
    case nil: "–"
    case .samples(let samples): topic.figures.words(for: samples)
    case .notMeasured(let reason): "not measured: \(reason)"
    }
  }

  private func row(_ cells: [String]) -> String {
    "| \(cells.map(Self.escaped).joined(separator: " | ")) |"
  }

  /// A bar would end the cell, and a line break the row.
  private static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        character == "|" ? ["\\", "|"] : character.isNewline ? [" "] : [character]
      })
  }
}
