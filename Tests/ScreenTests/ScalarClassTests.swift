import Testing

@testable import Screen

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct ScalarClassTests {
  private static let scalars = (0..<UInt32(0x110000)).compactMap(Unicode.Scalar.init)

  @Test("What is answered without the table is what the table says")
  func shortcuts() {
    let wrong = Self.scalars.filter { ScalarClass.of($0.value) != ScalarClass.lookedUp($0.value) }
    #expect(wrong == [])
  }

  @Test("The ranges are sorted and start at 0")
  func ranges() {
    let starts = WidthTable.ranges.map { $0 >> 8 }
    #expect(starts.first == 0)
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 })
  }

  /// The first and the last scalar of each range of the table.
  private static let edges = WidthTable.ranges.flatMap { [$0 >> 8, max(1, $0 >> 8) - 1] }
    .compactMap(Unicode.Scalar.init)

  @Test("Every kind of scalar, before and after a letter, is measured as it is drawn")
  func measuredAsDrawn() {
    let bounds = Rect(column: 0, row: 0, columns: 8, rows: 1)
    var frame = Frame(size: Size(columns: 8, rows: 1))
    var wrong: [Unicode.Scalar] = []
    for scalar in Self.edges {
      let text = "\(scalar)a\(scalar)"
      frame.fill(bounds, with: .plain)
      let written = frame.write(text, at: Point(column: 0, row: 0), style: .plain, in: bounds)
      let drawn = frame.cells.filter { $0 != .blank }.reduce(0) { $0 + Int($1.width) }
      let spaces = scalar == " " ? 2 : 0
      if written != DisplayWidth.columns(of: text) || written != drawn + spaces {
        wrong.append(scalar)
      }
    }
    #expect(wrong == [])
  }

  @Test("No control character gets into a cell")
  func noControls() {
    let bounds = Rect(column: 0, row: 0, columns: 1, rows: 1)
    var frame = Frame(size: Size(columns: 1, rows: 1))
    for scalar in (0..<UInt32(0x20)).compactMap(Unicode.Scalar.init) + [
      "\u{7F}", "\u{9B}", "\u{2028}",
    ] {
      frame.write("\(scalar)", at: Point(column: 0, row: 0), style: .plain, in: bounds)
      #expect(frame.text == "\u{FFFD}\n")
      frame.put(scalar, at: Point(column: 0, row: 0), style: .plain, in: bounds)
      #expect(frame.text == "\u{FFFD}\n")
    }
  }

  #if canImport(Glibc)
    /// The version the table was compared with; others may know more scalars or count differently.
    private static var isKnownGlibc: Bool {
      var name = [CChar](repeating: 0, count: 64)
      let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
      return length > 0
        && name.starts(with: "glibc 2.36\0".utf8.map { CChar(bitPattern: $0) })
    }

    @Test(
      "Every character that glibc can print is as wide here, but for the soft hyphen",
      .enabled(if: isKnownGlibc))
    func sameAsGlibc() throws {
      let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
      let before = uselocale(locale)
      defer {
        uselocale(before)
        freelocale(locale)
      }
      // The Glibc module leaves wcwidth out, for its header hides it unless X/Open is asked for.
      let symbol = try #require(dlsym(nil, "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
      let wrong = Self.scalars.filter { scalar in
        let theirs = wcwidth(wchar_t(bitPattern: scalar.value))
        return theirs >= 0 && Int(theirs) != ScalarClass.of(scalar.value).width
      }
      #expect(wrong == ["\0", "\u{AD}"])
    }
  #endif
}
