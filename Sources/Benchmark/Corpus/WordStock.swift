/// Made-up words in the order of how often they are used, and a way to draw them so.
struct WordStock: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]
  private let frequencies: AliasTable

  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for word in words {
      bytes += word.utf8
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
    self.frequencies = AliasTable(zipf: words.count)
  }

  /// How many words there are.
  var count: Int { ends.count }

  /// The bytes of a word drawn as Zipf's law has it.
  func draw(_ dice: inout Dice) -> ArraySlice<UInt8> {
    self[frequencies.draw(&dice)]
  }

  /// The word of a rank, from 0; nothing beyond the last.
  subscript(rank: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(rank) else { return [] }
    return bytes[(rank == 0 ? 0 : ends[rank - 1])..<ends[rank]]
  }

  /// All words as text.
  var words: [String] {
    (0..<count).map { String(decoding: self[$0], as: UTF8.self) }
  }
}
