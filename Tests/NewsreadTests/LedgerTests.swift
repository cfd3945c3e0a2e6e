import Articles
import Catalog
import Testing

@testable import newsread

@Suite struct LedgerTests {
  private let folder = FoundFolder(path: RawPath("in"), canonical: RawPath("/in"))

  private func list(_ names: [String], of other: FoundFolder? = nil) -> FileList {
    var list = FileList(of: other ?? folder)
    for name in names { Array(name.utf8).withUnsafeBufferPointer { list.append($0) } }
    return list
  }

  private func read(
    _ names: [String], reason: FileReason? = nil, into ledger: inout Ledger
  ) -> [Int] {
    let claims = ledger.claim(list(names), stamps: nil, isForced: false) { _ in true }
    for claim in claims {
      ledger.record(Ledger.Outcome(claim: claim, isShown: reason == nil, reason: reason))
    }
    return claims.map(\.index)
  }

  @Test func claimsEachFileOnce() {
    var ledger = Ledger()
    ledger.beginScan()
    #expect(read(["a", "b"], into: &ledger) == [0, 1])
    #expect(read(["b", "c"], into: &ledger) == [1])
    ledger.endScan()
    #expect(!ledger.hasRemoved)
    ledger.beginScan()
    #expect(read(["a"], into: &ledger) == [0])
    ledger.endScan()
    let gone = ["b", "c"].map { ArticleID(path: Array("/in/\($0)".utf8)) }
    #expect(ledger.takeRemoved().sorted() == gone.sorted())
    #expect(ledger.count == 1)
  }

  /// Names that were made to have one id, each of which is another file.
  @Test func losesNoneOfTwoFilesWithOneID() throws {
    let names = ["6r9uyCJEUwk", "gKT3cpdxSHc"]
    let natural = list(names).id(at: 0)
    #expect(list(names).id(at: 1) == natural)
    var ledger = Ledger()
    func claims(_ names: [String]) -> [ArticleID] {
      ledger.claim(list(names), stamps: nil, isForced: false) { _ in true }.map { claim in
        ledger.record(Ledger.Outcome(claim: claim, isShown: true))
        return claim.id
      }
    }
    ledger.beginScan()
    let first = claims(names)
    ledger.endScan()
    #expect(Set(first).count == 2)
    #expect(first.first == natural)
    // Each keeps its id as long as it is there, in whatever order they are met.
    ledger.beginScan()
    #expect(claims(names.reversed()) == first.reversed())
    ledger.endScan()
    #expect(!ledger.hasRemoved)
    ledger.forget(list(names), at: 0)
    #expect(ledger.takeRemoved() == [natural])
    ledger.beginScan()
    #expect(claims([names[1]]) == [first[1]])
    #expect(claims(names) == [natural])
    ledger.endScan()
    ledger.beginScan()
    ledger.endScan()
    #expect(ledger.takeRemoved().sorted() == first.sorted())
    #expect(ledger.count == 0)
    // From a list of the last time, both are known by their ids alone.
    ledger.list(first)
    ledger.beginScan()
    #expect(Set(claims(names)) == Set(first))
    ledger.endScan()
    #expect(!ledger.hasRemoved)
  }

  @Test func toldTogetherFilesWithOneIDAreTwo() {
    var changed = ChangedFiles()
    changed.add(list(["6r9uyCJEUwk", "gKT3cpdxSHc", "6r9uyCJEUwk"]))
    #expect(changed.count == 2)
    #expect(changed.lists.map(\.count) == [2])
  }

  @Test func forgetsOnlyWhereItLooked() {
    let below = FoundFolder(path: RawPath("in/sub"), canonical: RawPath("/in/sub"))
    let beside = FoundFolder(path: RawPath("in/sub2"), canonical: RawPath("/in/sub2"))
    var ledger = Ledger()
    ledger.beginScan()
    for folder in [folder, below, beside] {
      _ = ledger.claim(list(["a", "b"], of: folder), stamps: nil, isForced: false) { _ in true }
    }
    ledger.endScan()
    ledger.beginScan(of: [RawPath("/in/sub")])
    #expect(
      ledger.claim(list(["a"], of: below), stamps: nil, isForced: false) { _ in true }.count == 1)
    ledger.endScan()
    #expect(ledger.count == 5)
    #expect(!ledger.isKnown(list(["b"], of: below), at: 0))
  }

  /// An article whose file cannot be looked at has not gone, unless the system says so.
  @Test(arguments: [
    (SystemError(code: 5), true), (SystemError(code: 24), true), (SystemError(code: 107), true),
    (SystemError(code: 13), false),
  ])
  func keepsWhatCannotBeReadAgain(error: SystemError, isKept: Bool) {
    var ledger = Ledger()
    #expect(read(["a"], into: &ledger) == [0])
    let claims = ledger.claim(list(["a"]), stamps: [.unknown], isForced: true) { _ in true }
    for claim in claims {
      ledger.record(Ledger.Outcome(claim: claim, reason: .unread(.system(error))))
    }
    #expect(ledger.hasRemoved == !isKept)
    #expect(ledger.takeProblems().map(\.path) == ["in/a"])
    // It is tried again, and then as it is.
    ledger.beginScan()
    #expect(read(["a"], into: &ledger) == [0])
    ledger.endScan()
    #expect(ledger.takeProblems().isEmpty)
  }

  @Test func keepsWhatIsWhereItCouldNotLook() {
    let below = FoundFolder(path: RawPath("in/sub/deep"), canonical: RawPath("/in/sub/deep"))
    let beside = FoundFolder(path: RawPath("in/sub2"), canonical: RawPath("/in/sub2"))
    for isWhole in [true, false] {
      var ledger = Ledger()
      ledger.beginScan()
      for folder in [folder, below, beside] {
        _ = ledger.claim(list(["a", "b"], of: folder), stamps: nil, isForced: false) { _ in true }
      }
      ledger.endScan()
      if isWhole { ledger.beginScan() } else { ledger.beginScan(of: [RawPath("/in")]) }
      // The first names come, and then the disk fails.
      #expect(read(["a"], into: &ledger) == [0])
      ledger.noteUnread(RawPath("/in/sub"))
      ledger.endScan()
      #expect(ledger.count == 3)
      #expect(ledger.isKnown(list(["b"], of: below), at: 0))
      ledger.beginScan()
      ledger.endScan()
      #expect(ledger.count == 0)
    }
  }

  /// While a disk cannot be read, what was there the last time is still listed.
  @Test func keepsWhatIsListedWhileItCannotLook() {
    var ledger = Ledger()
    ledger.list([ArticleID(path: Array("/in/a".utf8))])
    ledger.beginScan()
    ledger.noteUnread(RawPath("/in"))
    ledger.endScan()
    #expect(!ledger.hasRemoved)
    ledger.beginScan()
    ledger.endScan()
    #expect(ledger.hasRemoved)
  }

  @Test func doesNotWriteDownWhatWasForgotten() {
    var ledger = Ledger()
    let claims = ledger.claim(list(["a"]), stamps: nil, isForced: false) { _ in true }
    ledger.forget(list(["a"]), at: 0)
    for claim in claims { ledger.record(Ledger.Outcome(claim: claim, reason: .unread(.vanished))) }
    #expect(!ledger.hasFailures)
    #expect(ledger.takeProblems().isEmpty)
  }

  @Test func namesAThousandProblemsAndCountsTheRest() throws {
    var ledger = Ledger()
    _ = read((0..<3_000).map { "empty \($0)" }, reason: .empty, into: &ledger)
    let denied = FileReason.unread(.system(SystemError(code: 13)))
    _ = read(["denied"], reason: denied, into: &ledger)
    #expect(ledger.hasFailures)
    let problems = ledger.takeProblems()
    #expect(problems.count == 1_001)
    #expect(problems.prefix(1_000).allSatisfy { $0.reason == "empty" })
    #expect(
      problems.last
        == LoadProblem(
          path: "and 2001 more", reason: "empty (2000), permission denied (1)",
          count: 2_001))
    // Mending them makes room for the others.
    for number in 0..<2_500 { ledger.forget(list(["empty \(number)"]), at: 0) }
    #expect(ledger.hasNewProblems)
    #expect(ledger.takeProblems().count == 501)
    #expect(!ledger.hasNewProblems)
  }

  /// Where not every change is told of, the problems page says so until it is.
  @Test func saysWhatIsNotWatched() {
    var ledger = Ledger()
    _ = read(["good"], into: &ledger)
    _ = read(["bad"], reason: .empty, into: &ledger)
    _ = ledger.takeProblems()
    ledger.noteUnwatched([RawPath("/in")])
    #expect(ledger.hasNewProblems)
    let problems = ledger.takeProblems()
    #expect(problems.map(\.path) == ["/in", "in/bad"])
    #expect(problems.first?.reason == FileReason.notWatched.words)
    #expect(!ledger.hasFailures)
    ledger.noteUnwatched([RawPath("/in")])
    #expect(!ledger.hasNewProblems)
    ledger.noteUnwatched([])
    #expect(ledger.takeProblems().map(\.path) == ["in/bad"])
  }
}
