/// Turns what is known of an article's terms into one number.
///
/// BM25F in spirit: for each row the best place and a saturating count, less for long articles
/// (`TermLevel`), weighed by how rare the row is. All of it is looked up in tables of whole
/// numbers, so that an article gets the same score whether it was found by an index or by looking at
/// its text.
struct Scoring: Sendable {
  /// For each row of a plan the worth of each level, for each class of lengths.
  private let tables: [UInt16]

  private static let tableSize = 256 * LengthClass.count

  /// Rows that so many of all articles have; nil when that is not known.
  init(rowCount: Int, frequencies: [Int]?, articleCount: Int) {
    let weights = Self.weights(frequencies, rowCount, of: articleCount)
    let most = Double(Self.limit / max(rowCount, 1))
    var tables: [UInt16] = []
    tables.reserveCapacity(rowCount * Self.tableSize)
    for weight in weights {
      for worth in TermLevel.worths {
        tables.append(UInt16(min((worth * weight).rounded(.up), most)))
      }
    }
    self.tables = tables
  }

  /// By how rare each row is; 1 on the average.
  ///
  /// The number is that of binary digits in how many times more articles there are than have
  /// it: in steps, so that the order does not change with each article that comes in.
  private static func weights(
    _ frequencies: [Int]?, _ rowCount: Int, of articleCount: Int
  ) -> [Double] {
    guard let frequencies, rowCount > 1 else { return Array(repeating: 1, count: rowCount) }
    let rarities = frequencies.map { frequency in
      let ratio = max(articleCount, 1) / min(max(frequency, 1), max(articleCount, 1))
      return 1 + Double(Int.bitWidth - ratio.leadingZeroBitCount)
    }
    let mean = rarities.reduce(0, +) / Double(rarities.count)
    return rarities.map { $0 / mean }
  }

  /// What a row adds to the score of an article.
  @inline(__always)
  func worth(of level: UInt8, row: Int, length: Int) -> Int {
    Int(tables[row &* Self.tableSize &+ length &<< 8 &+ Int(level)])
  }

  /// More is never scored; it is shared out among the rows, so that their sum stays below it.
  static let limit = 0xffff
}
