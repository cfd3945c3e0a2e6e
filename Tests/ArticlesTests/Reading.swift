import Articles

/// Reads a text through the door, as a file of this path would be.
func read(
  _ text: String, path: String = "harbour.txt", modified: Int64? = nil, wholeSize: Int? = nil
) throws -> Article {
  try read(bytes: Array(text.utf8), path: path, modified: modified, wholeSize: wholeSize)
}

func read(
  bytes: [UInt8], path: String = "harbour.txt", modified: Int64? = nil, wholeSize: Int? = nil
) throws -> Article {
  let source = ArticleSource(
    id: ArticleID(path: path.utf8), path: path, modified: modified, wholeSize: wholeSize)
  return try ArticleParser.parse(bytes, from: source)
}

extension Article {
  var string: String { String(decoding: text, as: UTF8.self) }
}

/// A small generator whose every run is the same (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
