/// A run of bytes to look for in longer ones.
///
/// Two of its bytes, the rarest by a rough table, are compared at 64 places in one step; places where
/// both agree are looked at whole (the "generic SIMD" search of Wojciech Muła, "SIMD-friendly
/// algorithms for substring searching", 2016, with the two bytes chosen). Should looking cost too
/// much, as on text made for that, the rest is done by the automaton of Knuth, Morris and Pratt, so
/// the time stays linear.
struct Needle: Equatable, Sendable {
  let bytes: [UInt8]
  /// How selective the needle is by guess: higher for longer ones and for rarer bytes.
  let rarity: Int
  private let firstProbe: Int
  private let secondProbe: Int
  /// The first 8 bytes, and which of them there are.
  private let head: UInt64
  private let headMask: UInt64
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
    head = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    headMask = bytes.count < 8 ? (1 << UInt64(8 * bytes.count)) - 1 : .max
    fallback = bytes.count > Self.longLength ? Self.fallbackTable(bytes) : []
  }

  /// Where the needle first begins at or after a position; an empty one is nowhere.
  ///
  /// - Complexity: O(*n*) in the bytes up to the match.
  func first(in haystack: [UInt8], from start: Int = 0) -> Int? {
    haystack.withUnsafeBufferPointer { first(in: $0, from: start) }
  }

  /// The same, of bytes that are no array.
  func first(in haystack: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    search(haystack, from: start, ignoring: 0)
  }

  /// Where the needle, made of small letters and digits of ASCII alone, next begins in capital or
  /// small letters.
  ///
  /// - Complexity: O(*n*) in the bytes up to the match.
  func first(inAnyCase haystack: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    search(haystack, from: start, ignoring: Self.caseBit)
  }

  /// Whether there is nothing but ASCII in it.
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  // MARK: - Scanning

  /// The bit that tells a small letter from a capital; digits have it as well.
  private static let caseBit: UInt8 = 0x20

  /// The bits that are ignored must be set in all bytes of the needle.
  @inline(__always)
  private func search(
    _ haystack: UnsafeBufferPointer<UInt8>, from start: Int, ignoring ignored: UInt8
  ) -> Int? {
    bytes.withUnsafeBufferPointer { needle in
      let last = haystack.count - needle.count
      let start = max(start, 0)
      guard start <= last, !needle.isEmpty, let base = UnsafeRawPointer(haystack.baseAddress)
      else { return nil }
      let probes = ProbePair(
        first: base + firstProbe, second: base + secondProbe, firstByte: needle[firstProbe],
        secondByte: needle[secondProbe], ignored: ignored)
      return search(haystack, needle, probes, from: start, through: last)
    }
  }

  @inline(__always)
  private func search(
    _ haystack: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>,
    _ probes: ProbePair, from start: Int, through last: Int
  ) -> Int? {
    var place = start
    var patience = 4 * (haystack.count - start) + 1_024
    /// Up to here 64 places at a time have been looked at, and there was something.
    var known = start
    while place <= last {
      // Where `place` is at most `last - 15`, 16 places are within the text for either probe.
      var block: ProbePair.Places
      let origin: Int
      if place <= last - 15 {
        origin = place
        block = probes.places(origin)
      } else if last >= 15 {
        origin = last - 15
        block = probes.places(origin).from(place - origin)
      } else {
        break
      }
      while let lane = block.popFirst() {
        let agreed = agreement(
          of: needle, with: haystack, at: origin + lane, ignoring: probes.ignored)
        if agreed == needle.count { return origin + lane }
        patience -= agreed
      }
      place = origin + 16
      if patience < 0, !fallback.isEmpty {
        return automaton(haystack, from: place, ignoring: probes.ignored)
      }
      guard place >= known else { continue }
      while place <= last - 63, !probes.agreeSomewhere(place) { place += 64 }
      known = place + 64
    }
    while place <= last {
      if agreement(of: needle, with: haystack, at: place, ignoring: probes.ignored) == needle.count
      {
        return place
      }
      place += 1
    }
    return nil
  }

  /// How many bytes agree at a place that leaves room for the needle; less than 8, when they are not
  /// all, may be said to be none.
  @inline(__always)
  private func agreement(
    of needle: UnsafeBufferPointer<UInt8>, with haystack: UnsafeBufferPointer<UInt8>,
    at place: Int, ignoring ignored: UInt8
  ) -> Int {
    var count = 0
    if place &+ 8 <= haystack.count {
      // One comparison of 8 bytes where a loop would often be left at an unforeseen place.
      let word = UInt64(
        littleEndian: UnsafeRawBufferPointer(haystack).loadUnaligned(
          fromByteOffset: place, as: UInt64.self))
      let others = 0x0101_0101_0101_0101 &* UInt64(ignored)
      guard ((word | others) ^ head) & headMask == 0 else { return 0 }
      count = min(8, needle.count)
    }
    while count < needle.count, haystack[place + count] | ignored == needle[count] { count += 1 }
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

/// Two bytes of a needle, and the text seen from where they would stand.
///
/// What agrees is kept as plain vectors of 16 bytes, which become single instructions where masks do
/// not. The casts between them and masks are sound: all are 16 bytes of integers, of which every
/// pattern of bits is valid.
private struct ProbePair {
  let first: UnsafeRawPointer
  let second: UnsafeRawPointer
  let firstBytes: SIMD16<UInt8>
  let secondBytes: SIMD16<UInt8>
  let ignored: UInt8
  private let ignoredBits: SIMD16<UInt8>

  @inline(__always)
  init(
    first: UnsafeRawPointer, second: UnsafeRawPointer, firstByte: UInt8, secondByte: UInt8,
    ignored: UInt8
  ) {
    self.first = first
    self.second = second
    firstBytes = SIMD16(repeating: firstByte)
    secondBytes = SIMD16(repeating: secondByte)
    self.ignored = ignored
    ignoredBits = SIMD16(repeating: ignored)
  }

  @inline(__always)
  private func agreeing(_ place: Int) -> SIMD16<UInt8> {
    let a = first.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) | ignoredBits
    let b = second.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self) | ignoredBits
    // Sound: a mask is 16 bytes of integers, 0 or -1, and any 16 bytes are a vector of UInt8.
    return unsafeBitCast((a .== firstBytes) .& (b .== secondBytes), to: SIMD16<UInt8>.self)
  }

  /// Whether both bytes agree at any of 64 places.
  @inline(__always)
  func agreeSomewhere(_ place: Int) -> Bool {
    let all =
      (agreeing(place) | agreeing(place + 16)) | (agreeing(place + 32) | agreeing(place + 48))
    // Sound: both are 16 bytes of integers, of which every pattern of bits is valid.
    let words = unsafeBitCast(all, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// At which of 16 places both bytes agree.
  @inline(__always)
  func places(_ place: Int) -> Places {
    // Sound: both are 16 bytes of integers, of which every pattern of bits is valid.
    let words = unsafeBitCast(agreeing(place), to: SIMD2<UInt64>.self)
    let lows: UInt64 = 0x0101_0101_0101_0101
    return Places(
      low: UInt64(littleEndian: words[0]) & lows, high: UInt64(littleEndian: words[1]) & lows)
  }

  /// Some of 16 places, as the lowest bits of as many bytes.
  struct Places {
    private var low: UInt64
    private var high: UInt64

    @inline(__always)
    init(low: UInt64, high: UInt64) {
      self.low = low
      self.high = high
    }

    /// Those that are not before one of them.
    @inline(__always)
    func from(_ lane: Int) -> Places {
      let mask = UInt64.max &<< UInt64(truncatingIfNeeded: 8 * lane)
      return lane < 8 ? Places(low: low & mask, high: high) : Places(low: 0, high: high & mask)
    }

    @inline(__always)
    mutating func popFirst() -> Int? {
      if low != 0 {
        defer { low &= low &- 1 }
        return low.trailingZeroBitCount >> 3
      }
      guard high != 0 else { return nil }
      defer { high &= high &- 1 }
      return 8 + high.trailingZeroBitCount >> 3
    }
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
