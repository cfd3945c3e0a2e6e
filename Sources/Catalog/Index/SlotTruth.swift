/// What an index knows of a condition in each of its articles: that it is met, that it is not, or neither.
///
/// Two bits for each article, which follow Kleene's logic of three values, 64 articles at a time. Bits
/// behind those of the last article mean nothing.
struct SlotTruth: Equatable, Sendable {
  /// The articles that meet it.
  private(set) var sure: [UInt64]
  /// The articles that may meet it, all of the sure ones among them.
  private(set) var possible: [UInt64]

  /// Of articles that all meet a condition, or none of them; nil when nothing is known.
  init(_ isMet: Bool?, count: Int) {
    let words = (count + 63) / 64
    sure = Array(repeating: isMet == true ? .max : 0, count: words)
    possible = Array(repeating: isMet == false ? 0 : .max, count: words)
  }

  /// Of articles that may meet a condition, and do when the index decides that.
  init(possible: [UInt64], isDecisive: Bool) {
    self.possible = possible
    sure = isDecisive ? possible : Array(repeating: 0, count: possible.count)
  }

  /// Of articles of which each is asked.
  init(count: Int, _ isMet: (_ article: Int) -> Bool) {
    self.init(false, count: count)
    for article in 0..<count where isMet(article) {
      sure[article >> 6] |= 1 &<< UInt64(truncatingIfNeeded: article & 63)
    }
    possible = sure
  }

  /// What is known of both conditions together.
  mutating func formAll(with other: SlotTruth) {
    for word in sure.indices {
      sure[word] &= other.sure[word]
      possible[word] &= other.possible[word]
    }
  }

  /// What is known of either condition.
  mutating func formAny(with other: SlotTruth) {
    for word in sure.indices {
      sure[word] |= other.sure[word]
      possible[word] |= other.possible[word]
    }
  }

  /// What is known of the opposite.
  var negated: SlotTruth {
    var truth = self
    for word in sure.indices {
      truth.sure[word] = ~possible[word]
      truth.possible[word] = ~sure[word]
    }
    return truth
  }

  /// Takes an article for one of which nothing is known.
  mutating func doubt(at article: Int) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: article & 63)
    guard possible.indices.contains(article >> 6) else { return }
    possible[article >> 6] |= bit
    sure[article >> 6] &= ~bit
  }

  /// Takes nothing for sure but in some articles.
  mutating func doubt(allBut known: [UInt64]) {
    for word in sure.indices { sure[word] &= known[word] }
  }
}

extension SlotTruth {
  /// A bit for each byte, whether it has any of the bits of a mask.
  ///
  /// - Complexity: O(*n*), eight bytes at a time.
  static func bits(of bytes: UnsafeBufferPointer<UInt8>, mask: UInt8) -> [UInt64] {
    let raw = UnsafeRawBufferPointer(bytes)
    var bits = [UInt64](repeating: 0, count: (raw.count + 63) / 64)
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    let masks = 0x0101_0101_0101_0101 &* UInt64(mask)
    var place = 0
    while place &+ 8 <= raw.count {
      let eight =
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) & masks
      if eight != 0 {
        let high = (eight & low &+ low | eight) & ~low
        // The highest bits of eight bytes, side by side.
        let gathered = ((high &>> 7) &* 0x0102_0408_1020_4080) &>> 56
        bits[place >> 6] |= gathered &<< UInt64(truncatingIfNeeded: place & 63)
      }
      place &+= 8
    }
    while place < raw.count {
      if raw[place] & mask != 0 { bits[place >> 6] |= 1 &<< UInt64(place & 63) }
      place &+= 1
    }
    return bits
  }
}

extension QueryNode {
  /// What is known of the whole, when it is known of each leaf.
  func truth(of leaves: [SlotTruth]) -> SlotTruth {
    switch self {
    case .leaf(let index): return leaves[index]
    case .not(let node): return node.truth(of: leaves).negated
    case .all(let nodes): return joined(nodes, of: leaves) { $0.formAll(with: $1) }
    case .any(let nodes): return joined(nodes, of: leaves) { $0.formAny(with: $1) }
    }
  }

  private func joined(
    _ nodes: [QueryNode], of leaves: [SlotTruth], _ join: (inout SlotTruth, SlotTruth) -> Void
  ) -> SlotTruth {
    guard var truth = nodes.first?.truth(of: leaves) else { return SlotTruth(nil, count: 0) }
    for node in nodes.dropFirst() { join(&truth, node.truth(of: leaves)) }
    return truth
  }
}
