@testable import Screen

/// Lines fit, say how wide they are, and lose nothing that shows.
enum WrappingDoor: Opening {
  private static let noBreakSpaces: Set<Unicode.Scalar> = ["\u{A0}", "\u{2007}", "\u{202F}"]

  static func open(_ input: inout Input) {
    let width = 1 + input.number(below: 40)
    let indent = input.number(below: 8)
    let start = input.number(below: 256)
    let fit = LineWrapper.Fit.allCases[input.number(below: LineWrapper.Fit.allCases.count)]
    let text = String(decoding: input.rest(), as: UTF8.self)
    wrap(text, width, indent, fit)
    order(text)
    truncate(text, width)
    var wrapper = LineWrapper(
      text, width: width, hangingIndent: indent, from: start, fit: fit)
    var count = 0
    while wrapper.next() != nil {
      count += 1
      require(count <= text.utf8.count + 1, "does not end")
    }
    require(wrapper.offset == text.utf8.count, "ends at \(wrapper.offset)")
  }

  private static func wrap(
    _ text: String, _ width: Int, _ indent: Int, _ fit: LineWrapper.Fit
  ) {
    var wrapper = LineWrapper(text, width: width, hangingIndent: indent, fit: fit)
    var shown = String.UnicodeScalarView()
    var count = 0
    var end = 0
    while let line = wrapper.next() {
      let words = line.words(of: text)
      shown += words.unicodeScalars
      count += 1
      require(line.range.lowerBound >= end, "a line begins before the last one ends")
      end = line.range.upperBound
      let hyphen = line.endsInSoftHyphen ? 1 : 0
      let columns = line.indent + DisplayWidth.columns(of: words) + hyphen
      require(line.columns == columns, "\(line.columns) columns, not \(columns)")
      require(
        line.columns <= width || isOneCluster(words),
        "\(words.debugDescription) is \(line.columns) wide, not \(width)")
    }
    require(count > 0, "no line")
    require(
      shown.filter(shows).elementsEqual(text.unicodeScalars.filter(shows)),
      "lost: \(Array(text.unicodeScalars)), not \(Array(shown)), \(width)")
  }

  /// Spaces at a break and what takes no column may go.
  private static func shows(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != "\u{AD}", DisplayWidth.columns(of: String(scalar)) > 0 else { return false }
    return !scalar.properties.isWhitespace || noBreakSpaces.contains(scalar)
  }

  private static func isOneCluster(_ text: Substring) -> Bool {
    text.filter { DisplayWidth.columns(of: String($0)) > 0 }.count == 1
  }

  /// Put in order as it is read, a line has the same characters as before.
  private static func order(_ text: String) {
    let clusters = BidiLine(0..<text.utf8.count, of: text).clusters
    var end = 0
    for range in clusters.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      require(range.lowerBound == end, "a character is lost or doubled")
      end = range.upperBound
    }
    require(end == text.utf8.count, "ends at \(end)")
    let columns = clusters.reduce(0) { $0 + $1.columns }
    require(columns == DisplayWidth.columns(of: text), "\(columns) columns")
  }

  private static func truncate(_ text: String, _ width: Int) {
    let cut = DisplayWidth.truncate(text, to: width)
    let columns = DisplayWidth.columns(of: cut)
    require(columns <= width, "\(cut.debugDescription) is \(columns) wide, not \(width)")
    require(
      cut == text || cut.unicodeScalars.last == "…", "cut without a sign: \(cut.debugDescription)")
  }
}
