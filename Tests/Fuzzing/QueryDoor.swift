import Articles

@testable import Catalog

/// Whatever is typed, and every beginning of it, is some query; patterns take bounded steps.
enum QueryDoor: Opening {
  private static let today = CalendarDate(year: 2023, month: 7, day: 22)

  static func open(_ input: inout Input) {
    let line = Array(input.text(atMost: 200))
    let text = String(decoding: input.rest().prefix(400), as: UTF8.self)
    let library = makeLibrary([makeArticle("Zzz", body: CleanText.line(text), path: "/z")])
    for count in 0...line.count {
      let query = Query(String(line[..<count]), today: today)
      for slip in query.slips {
        require(
          !slip.range.isEmpty && slip.range.lowerBound >= 0 && slip.range.upperBound <= count,
          "\(slip.range) of \(count)")
        let words = slip.problem.words
        require(!words.isEmpty && words.count < 300, "words: \(words.debugDescription)")
        require(CleanText.line(words) == words, "not harmless: \(words.debugDescription)")
      }
      require(query.terms.count <= Query.termLimit, "too many terms")
      if let beginning = QueryBeginning(in: line, before: count) { _ = beginning }
      guard count == line.count else { continue }
      require(Query(String(line), today: today) == query, "another query of the same line")
      for match in query.matches(in: text) {
        require(
          match.lowerBound >= 0 && !match.isEmpty && match.upperBound <= text.utf8.count,
          "\(match) of \(text.utf8.count)")
      }
      _ = finished(query, in: library)
    }
    pattern(line, on: text)
  }

  /// A pattern looks at each byte once for each of its own places.
  private static func pattern(_ line: [Character], on text: String) {
    var slips: [QuerySlip] = []
    guard let pattern = Pattern(line[...], slips: &slips) else { return }
    let folded = Folding.fold(text, tracksOffsets: true)
    var automaton = PatternAutomaton(pattern)
    var run = PatternRun()
    folded.withBytes { bytes in
      let whole = PatternText(folded: bytes, range: 0..<bytes.bytes.count, lineStarts: [])
      let isFound = run.find(pattern.program, in: whole, from: 0, .any) != nil
      require(
        run.steps <= 64 * (bytes.bytes.count + 1) * (pattern.program.instructions.count + 1),
        "\(run.steps) steps")
      for _ in 0..<2 {
        require(
          automaton.occurs(in: whole, using: &run) == isFound,
          "the automaton of \(String(line).debugDescription) in \(text.debugDescription)")
      }
    }
    let source = Array(text.utf8)
    var end = 0
    for match in pattern.occurrences(in: folded, source: source, limit: .max) {
      require(match.lowerBound >= end && match.upperBound <= source.count, "\(match) after \(end)")
      end = match.upperBound
    }
  }
}
