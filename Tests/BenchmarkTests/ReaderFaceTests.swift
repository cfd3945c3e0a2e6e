import Testing

@testable import newsread_benchmark

/// What newsread's screen says about itself.
@Suite struct ReaderFaceTests {
  private let face = ReaderFace(libraryName: "10k", spotter: WordSpotter(Vocabulary()))

  private func screen(title: String = "", bottom: String = "") -> ScreenModel {
    var screen = ScreenModel(columns: 80, rows: 24)
    screen.feed(Array("\(title)\u{1B}[24;1H\(bottom)".utf8)[...])
    return screen
  }

  @Test(
    "The title row",
    arguments: [
      ("", false, nil, nil, false),
      ("10k                loading · newest first", true, nil, nil, false),
      ("10k    9,999 articles · loading · newest first", true, nil, 9_999, false),
      ("10k    10,000 articles · loading", true, nil, 10_000, false),
      ("10k    10,000 articles · newest first", true, nil, 10_000, true),
      ("10k    10,000 articles · 3 problems · newest first", true, nil, 10_000, true),
      ("10k    110,000 articles · newest first", true, nil, 110_000, false),
      ("10k    1 article · newest first", true, nil, 1, false),
      ("10k    3 of 10,000 articles · best first", true, 3, 10_000, true),
      ("10k    0 of 10,000 articles", true, 0, 10_000, true),
      ("10k    10,00 articles", true, nil, nil, false), ("10k   articles", true, nil, nil, false),
    ] as [(String, Bool, Int?, Int?, Bool)])
  func title(_ title: String, isPainted: Bool, found: Int?, total: Int?, isSearchable: Bool) {
    let screen = screen(title: title)
    #expect(face.isPainted(screen) == isPainted)
    #expect(face.counts(screen)?.found == found)
    #expect(face.counts(screen)?.total == total)
    #expect(face.isSearchable(screen, count: 10_000) == isSearchable)
  }

  @Test(
    "The bottom row",
    arguments: [
      ("Enter read  / search               1/1,204 · line 1 · 12%", 1, false),
      ("Enter read  / search               1,001/1,204", 1_001, false),
      ("/word          searching · match 1 of 2", nil, true), ("/wo/rd", nil, false),
      ("", nil, false),
    ] as [(String, Int?, Bool)])
  func bottom(_ bottom: String, position: Int?, isSearching: Bool) {
    let screen = screen(bottom: bottom)
    #expect(face.position(screen) == position)
    #expect(face.isSearching(screen) == isSearching)
  }
}
