/// A run of bytes to look for in longer ones.
///
/// Two of its bytes, the rarest by a rough table, are compared at 32 places at a time, with plain
/// 64-bit arithmetic (the zero-byte test of Warren, "Hacker's Delight", 6-1); places where both
/// agree are looked at whole. Should looking cost too much, as on text made for that, the rest is
/// done by the automaton of Knuth, Morris and Pratt, so the time stays linear.
struct Needle: Equatable, Sendable {
  let bytes: [UInt8]
  /// How selective the needle is by guess: higher for longer ones and for rarer bytes.
  let rarity: Int
  private let firstProbe: Int
  private let secondProbe: Int
  /// How far a match can be kept after each prefix fails; only for long needles.
  private let fallback: [Int]

  /// Below this length comparing is never much dearer than the automaton.
  private static let longLength = 16

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    rarity = bytes.reduce(0) { $0 + ByteRarity.rank(of: $1) }
    let byRarity = bytes.indices.prefix(256).sorted {
      (ByteRarity.rank(of: bytes[$1]), $0) < (ByteRarity.rank(of: bytes[$0]), $1)
    }
    let first = byRarity.first ?? 0
    firstProbe = first
    // Two equal bytes say less than two that differ.
    secondProbe =
      byRarity.first { bytes[$0] != bytes[first] } ?? byRarity.dropFirst().first ?? first
    fallback = bytes.count > Self.longLength ? Self.fallbackTable(bytes) : []
  }

  /// Where the needle first begins at or after a position; an empty one is nowhere.
  ///
  /// - Complexity: O(*n*) in the bytes up to the match.
  func first(in haystack: [UInt8], from start: Int = 0) -> Int? {
    haystack.withUnsafeBufferPointer {
      bytes.isEmpty ? nil : search($0, from: max(start, 0), ignoring: 0)
    }
  }

  /// Whether the needle, made of small letters and digits of ASCII alone, is somewhere in capital or
  /// small letters.
  ///
  /// - Complexity: O(*n*) in the bytes up to the match.
  func occurs(inAnyCase haystack: UnsafeBufferPointer<UInt8>) -> Bool {
    !bytes.isEmpty && search(haystack, from: 0, ignoring: Self.caseBit) != nil
  }

  /// Whether there is nothing but ASCII in it.
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  // MARK: - Scanning

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The bit that tells a small letter from a capital; digits have it as well.
  private static let caseBit: UInt8 = 0x20

  /// The bits that are ignored must be set in all bytes of the needle.
  @inline(__always)
  private func search(
    _ haystack: UnsafeBufferPointer<UInt8>, from start: Int, ignoring ignored: UInt8
  ) -> Int? {
    let last = haystack.count - bytes.count
    guard start <= last, let base = UnsafeRawPointer(haystack.baseAddress) else { return nil }
    let first = base + firstProbe
    let second = base + secondProbe
    let firstBytes = Self.ones &* UInt64(bytes[firstProbe])
    let secondBytes = Self.ones &* UInt64(bytes[secondProbe])
    let ignoredBits = Self.ones &* UInt64(ignored)
    /// The high bit of each byte is set at places where both bytes agree, and at some others.
    @inline(__always) func candidates(_ place: Int) -> UInt64 {
      let a = first.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let b = second.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let difference =
        ((UInt64(littleEndian: a) | ignoredBits) ^ firstBytes)
        | ((UInt64(littleEndian: b) | ignoredBits) ^ secondBytes)
      return (difference &- Self.ones) & ~difference & Self.highBits
    }
    var place = start
    var patience = 4 * (haystack.count - start) + 1_024
    // Where `place` is at most `last - 31`, 32 places are within the text for either probe.
    while place <= last - 31 {
      let blocks = candidates(place) | candidates(place + 8)
      guard blocks | candidates(place + 16) | candidates(place + 24) != 0 else {
        place += 32
        continue
      }
      let end = place + 32
      while place < end {
        var block = candidates(place)
        while block != 0 {
          let candidate = place + block.trailingZeroBitCount >> 3
          let agreed = agreement(with: haystack, at: candidate, ignoring: ignored)
          if agreed == bytes.count { return candidate }
          patience -= agreed
          block &= block &- 1
        }
        place += 8
      }
      if patience < 0, !fallback.isEmpty {
        return automaton(haystack, from: place, ignoring: ignored)
      }
    }
    while place <= last {
      if agreement(with: haystack, at: place, ignoring: ignored) == bytes.count { return place }
      place += 1
    }
    return nil
  }

  /// How many bytes agree at a place that leaves room for the needle.
  @inline(__always)
  private func agreement(
    with haystack: UnsafeBufferPointer<UInt8>, at place: Int, ignoring ignored: UInt8
  ) -> Int {
    var count = 0
    while count < bytes.count, haystack[place + count] | ignored == bytes[count] { count += 1 }
    return count
  }

  private func automaton(
    _ haystack: UnsafeBufferPointer<UInt8>, from start: Int, ignoring ignored: UInt8
  ) -> Int? {
    var matched = 0
    var place = start
    while place < haystack.count {
      let byte = haystack[place] | ignored
      while matched > 0, byte != bytes[matched] { matched = fallback[matched - 1] }
      if byte == bytes[matched] { matched += 1 }
      place += 1
      if matched == bytes.count { return place - matched }
    }
    return nil
  }

  private static func fallbackTable(_ bytes: [UInt8]) -> [Int] {
    var table = [Int](repeating: 0, count: bytes.count)
    var matched = 0
    for index in bytes.indices.dropFirst() {
      while matched > 0, bytes[index] != bytes[matched] { matched = table[matched - 1] }
      if bytes[index] == bytes[matched] { matched += 1 }
      table[index] = matched
    }
    return table
  }
}

/// How rare each byte is in folded text, by a guess good enough to choose what to compare.
enum ByteRarity {
  /// From 0 for the commonest to 255.
  static func rank(of byte: UInt8) -> Int { Int(ranks[Int(byte)]) }

  private static let ranks: [UInt8] = {
    var ranks = [UInt8](repeating: 200, count: 256)
    // Bytes of characters outside ASCII are common where the needle has them at all: leads more so.
    for byte in 0x80...0xbf { ranks[byte] = 90 }
    for byte in 0xc2...0xf4 { ranks[byte] = 30 }
    // The order of letters in English news; other Latin languages do not differ enough to matter.
    let common = " etaoinsrhldcumfpgwybvk,.01-2'\"3549867xjqz".utf8
    for (rank, byte) in common.enumerated() { ranks[Int(byte)] = UInt8(4 * rank) }
    return ranks
  }()
}
