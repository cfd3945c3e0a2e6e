import Articles
import Foundation

@testable import State

/// A folder with a state in it that goes when the test does.
final class Room {
  let url: URL
  var path: String { url.path }
  var file: String { "\(path)/marks/marks.sqlite" }

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("newsread-state-\(UUID().uuidString)", isDirectory: true)
      .resolvingSymlinksInPath()
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func store(clock: TestClock = TestClock()) -> StateStore {
    StateStore(in: path, clock: { clock.now })
  }

  /// The names beside the database that tell of damage.
  var aside: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { $0.hasPrefix("damaged-") }.sorted()
  }
}

/// A clock that a test sets.
final class TestClock: @unchecked Sendable {
  private let lock = NSLock()
  private var time: Int64

  init(_ time: Int64 = 1_764_000_000_000_000) {
    self.time = time
  }

  var now: Int64 {
    get { lock.withLock { time } }
    set { lock.withLock { time = newValue } }
  }
}

extension ArticleKey {
  /// Some article, by its number.
  init(_ number: Int, path: Int? = nil) {
    let mixed = UInt64(truncatingIfNeeded: number &+ 1) &* 0x9e37_79b9_7f4a_7c15
    self.init(
      path: ArticleID(
        rawValue: UInt64(truncatingIfNeeded: path ?? number) &* 0xd6e8_feb8_6659_fd93),
      print: ArticlePrint(opening: mixed, sketch: mixed ^ 0x0101_0101_0101_0101))
  }
}

/// Numbers that look random and are the same each time.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
