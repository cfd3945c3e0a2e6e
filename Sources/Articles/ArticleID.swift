/// The name of an article that stays the same from one start to the next.
///
/// It is made from the absolute path of the file, byte for byte, so that scripts can hold on to it
/// while the text is edited. Written as 16 hexadecimal digits.
package struct ArticleID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The 64 bits that the digits spell.
  package var rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The id of the file at an absolute path, given as its bytes because a file name need not be text.
  ///
  /// FNV-1a with a final mix; ids are names, not secrets.
  /// - Complexity: O(*n*) in the length of the path.
  package init(path: some Sequence<UInt8>) {
    self = Beginning(path).id
  }

  /// The beginning of many paths, such as the folder that files lie in, hashed once for all of them.
  package struct Beginning: Sendable {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    package init(_ bytes: some Sequence<UInt8>) {
      append(bytes)
    }

    /// Makes the beginning longer.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package mutating func append(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }

    /// The id of the path that ends here.
    package var id: ArticleID {
      var mixed = hash
      mixed ^= mixed >> 32
      mixed = mixed &* 0xd6e8_feb8_6659_fd93
      mixed ^= mixed >> 32
      return ArticleID(rawValue: mixed)
    }

    /// The id of the path that goes on with these bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package func id(of rest: UnsafeBufferPointer<UInt8>) -> ArticleID {
      var whole = self
      whole.append(rest)
      return whole.id
    }
  }

  package static func < (left: ArticleID, right: ArticleID) -> Bool {
    left.rawValue < right.rawValue
  }

  package var description: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
