/// All single values of a report, a line of JSON for each cell.
struct JSONLines {
  private let report: Report

  init(_ report: Report) {
    self.report = report
  }

  /// The lines, each with its end.
  var text: String {
    var text = ""
    for section in report.sections {
      for program in section.programs {
        for size in report.sizes {
          guard let cell = section.cell(of: program, size: size) else { continue }
          text += line(section.topic, program, size, cell)
        }
      }
    }
    return text
  }

  private func line(_ topic: Topic, _ program: Program, _ size: Int, _ cell: Report.Cell) -> String
  {
    let head =
      "\"what\":\(Self.quoted(topic.name)),\"unit\":\(Self.quoted(topic.unit)),"
      + "\"program\":\(Self.quoted(program.name)),\"articles\":\(size)"
    switch cell {
    case .samples(let samples):
      let values = samples.values.map { "\($0)" }.joined(separator: ",")
      return "{\(head),\"values\":[\(values)]}\n"
    case .notMeasured(let reason):
      return "{\(head),\"notMeasured\":\(Self.quoted(reason))}\n"
    }
  }

  /// A string as RFC 8259 has it.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
