/// Looks for links in a text.
///
/// Each is looked for from the sign that few other things have: the colon of its scheme, the dot behind
/// `www`, the `@` of a mail address. What has been looked at for one is not looked at again for another.
struct LinkFinder {
  private let bytes: [UInt8]
  /// Where what belongs to no link yet begins.
  private var start = 0
  private var links: [Link] = []

  /// Longer addresses are none: no browser takes them.
  static let longest = 8_192

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The links of a text.
  static func links(in bytes: Span<UInt8>) -> [Link] {
    guard hasSigns(bytes) else { return [] }
    var finder = LinkFinder(bytes.withUnsafeBufferPointer { Array($0) })
    finder.run()
    return finder.links
  }

  /// Whether there is anything that only links have, as in most texts there is not.
  private static func hasSigns(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: "/"): if index > 1, bytes[index - 2] == UInt8(ascii: ":") { return true }
      case UInt8(ascii: "."):
        if index > 1, bytes[index - 2] | 0x20 == UInt8(ascii: "w") { return true }
      default: break
      }
    }
    return false
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ":"): index = takeScheme(before: index)
      case UInt8(ascii: "."): index = takeBareHost(before: index)
      case UInt8(ascii: "@"): index = takeMailbox(around: index)
      default: index += 1
      }
    }
  }

  /// Adds a link, and says where to look on.
  private mutating func add(_ target: LinkTarget, in range: Range<Int>) -> Int {
    links.append(Link(range: range, target: target))
    start = range.upperBound
    return range.upperBound
  }

  // MARK: Pages

  /// Takes what begins with a scheme whose colon stands at an index.
  private mutating func takeScheme(before colon: Int) -> Int {
    for scheme in LinkTarget.Scheme.allCases {
      let first = colon - scheme.rawValue.utf8.count
      guard holds(scheme.rawValue, at: first), !followsWord(first) else { continue }
      if scheme == .mailto { return takeMailto(from: first, colon: colon) }
      guard holds("://", at: colon) else { return colon + 1 }
      return takePage(scheme, from: first, authority: colon + 3)
    }
    return colon + 1
  }

  /// Takes what begins with `www`, whose dot stands at an index.
  private mutating func takeBareHost(before dot: Int) -> Int {
    let first = dot - 3
    guard holds("www", at: first), !followsWord(first) else { return dot + 1 }
    if first > 0, ".-_@".utf8.contains(bytes[first - 1]) { return dot + 1 }
    guard let host = HostReading(bytes.span, from: first), host.labels > 2,
      !(host.end < bytes.count && bytes[host.end] == UInt8(ascii: "@"))
    else { return dot + 1 }
    return take(.http, from: first, userInfo: nil, host: host)
  }

  private mutating func takePage(
    _ scheme: LinkTarget.Scheme, from first: Int, authority: Int
  ) -> Int {
    if let sign = lastAtSign(inAuthority: authority),
      let host = HostReading(bytes.span, from: sign + 1)
    {
      let user = bytes.span.string(authority..<sign)
      return take(scheme, from: first, userInfo: user, host: host)
    }
    guard let host = HostReading(bytes.span, from: authority) else { return authority }
    return take(scheme, from: first, userInfo: nil, host: host)
  }

  private mutating func take(
    _ scheme: LinkTarget.Scheme, from first: Int, userInfo: String?, host: HostReading
  ) -> Int {
    guard let pathStart = endOfPort(from: host.end) else { return host.end }
    guard let end = endOfPath(from: pathStart) else {
      return min(pathStart + Self.longest, bytes.count)
    }
    let target = LinkTarget(
      scheme, userInfo: userInfo, host: host.host, rest: bytes[host.end..<end])
    return add(target, in: first..<end)
  }

  /// The last `@` before what follows a host: what stands before it is the name of a user.
  private func lastAtSign(inAuthority start: Int) -> Int? {
    var sign: Int?
    var index = start
    while index < min(bytes.count, start + Self.longest) {
      let (scalar, length) = UTF8Scalars.read(bytes.span, at: index)
      switch scalar {
      case 0x40: sign = index
      case 0..<0x80:
        guard Self.isAlphanumeric(scalar) || "-._~%:+$&=".utf8.contains(bytes[index]) else {
          return sign
        }
      default: guard HostReading.isLetter(scalar) else { return sign }
      }
      index += length
    }
    return sign
  }

  /// Where the number of a port ends that may follow a host; nil when it is none that there can be.
  private func endOfPort(from colon: Int) -> Int? {
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return colon }
    var index = colon + 1
    var port = 0
    while index < bytes.count, 0x30...0x39 ~= bytes[index] {
      port = min(port * 10 + Int(bytes[index] & 0xF), 0x1_0000)
      index += 1
    }
    guard index > colon + 1 else { return colon }
    guard port <= 0xFFFF, !HostReading.isCut(bytes.span, at: index),
      index == bytes.count || !Self.isAlphanumeric(UInt32(bytes[index]))
    else { return nil }
    return index
  }

  /// Where path, query and fragment end that begin at an index, if any do; nil when they are too long.
  private func endOfPath(from start: Int) -> Int? {
    guard start < bytes.count, "/?#".utf8.contains(bytes[start]) else { return start }
    var index = start
    var round = 0
    var square = 0
    reading: while index < bytes.count {
      guard index - start < Self.longest else { return nil }
      let (scalar, length) = UTF8Scalars.read(bytes.span, at: index)
      switch scalar {
      case 0x28: round += 1
      case 0x5B: square += 1
      case 0x29:
        guard round > 0 else { break reading }
        round -= 1
      case 0x5D:
        guard square > 0 else { break reading }
        square -= 1
      case 0..<0x80:
        guard Self.isAlphanumeric(scalar) || "-._~:/?#@!$&'*+,;=%".utf8.contains(bytes[index])
        else { break reading }
      default: guard Self.isInPath(scalar) else { break reading }
      }
      index += length
    }
    return withoutPunctuation(start..<index)
  }

  /// Where a range ends without the punctuation of the sentence around it.
  private func withoutPunctuation(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, let (scalar, length) = UTF8Scalars.last(bytes.span, before: end) {
      switch scalar {
      // . , : ; ! ? ' * _ ~ ( [ and dashes
      case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27, 0x2A, 0x5F, 0x7E, 0x28, 0x5B, 0x2010...0x2015:
        end -= length
      default: return end
      }
    }
    return end
  }

  /// Whether a scalar beyond ASCII may stand in a path: what is seen and punctuates no sentence.
  private static func isInPath(_ scalar: UInt32) -> Bool {
    guard scalar != 0xFFFD, let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate,
      .privateUse, .unassigned, .initialPunctuation, .finalPunctuation, .openPunctuation,
      .closePunctuation:
      return false
    case .otherPunctuation: return scalar == "·"
    default: return true
    }
  }

  // MARK: Mail

  /// Takes the mailbox that `mailto:` names.
  ///
  /// What may follow it to fill in a letter is left out, for some programs attach files that it names.
  private mutating func takeMailto(from first: Int, colon: Int) -> Int {
    var sign = colon + 1
    while sign < bytes.count, sign - colon <= Self.longestMailbox + 1, Self.isInMailbox(bytes[sign])
    {
      sign += 1
    }
    guard sign < bytes.count, bytes[sign] == UInt8(ascii: "@"),
      let (target, end) = mailbox(colon + 1..<sign)
    else { return colon + 1 }
    return add(target, in: first..<end)
  }

  /// Takes the bare mail address whose `@` stands at an index.
  private mutating func takeMailbox(around sign: Int) -> Int {
    var first = sign
    while first > start, sign - first <= Self.longestMailbox, Self.isInMailbox(bytes[first - 1]) {
      first -= 1
    }
    guard !followsLetterOrSign(first) else { return sign + 1 }
    while first < sign, ".-+".utf8.contains(bytes[first]) { first += 1 }
    guard let (target, end) = mailbox(first..<sign) else { return sign + 1 }
    // What another machine keeps: `git@example.org:project`.
    if holds(":", at: end), end + 1 < bytes.count {
      let next = bytes[end + 1]
      if Self.isAlphanumeric(UInt32(next)) || "/~".utf8.contains(next) { return sign + 1 }
    }
    if holds("@", at: end) { return sign + 1 }
    return add(target, in: first..<end)
  }

  /// A mailbox whose name stands in a range before an `@`, and where its address ends.
  private func mailbox(_ name: Range<Int>) -> (LinkTarget, end: Int)? {
    guard !name.isEmpty, name.count <= Self.longestMailbox,
      bytes[name.upperBound - 1] != UInt8(ascii: "."),
      let host = HostReading(bytes.span, from: name.upperBound + 1), host.labels > 1, host.isNamed
    else { return nil }
    return (LinkTarget(mailbox: bytes.span.string(name), host: host.host), host.end)
  }

  /// Longer names of mailboxes are none (RFC 5321).
  private static let longestMailbox = 64

  private static func isInMailbox(_ byte: UInt8) -> Bool {
    isAlphanumeric(UInt32(byte)) || "._+-".utf8.contains(byte)
  }

  // MARK: Parts

  /// Whether these ASCII characters stand at an index, in small letters or capitals, in no other link.
  private func holds(_ word: StaticString, at index: Int) -> Bool {
    word.withUTF8Buffer { holds($0, at: index) }
  }

  private func holds(_ word: String, at index: Int) -> Bool {
    word.utf8.withContiguousStorageIfAvailable { holds($0, at: index) } ?? false
  }

  private func holds(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index >= start, index + word.count <= bytes.count else { return false }
    for (place, byte) in word.enumerated() {
      let other = bytes[index + place]
      guard other == byte || (0x41...0x5A ~= other && other | 0x20 == byte) else { return false }
    }
    return true
  }

  /// Whether a word of ASCII goes on at an index.
  private func followsWord(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return Self.isAlphanumeric(UInt32(bytes[index - 1])) || bytes[index - 1] == UInt8(ascii: "+")
  }

  /// Whether what stands before a mail address would belong to it, or says that it is none.
  private func followsLetterOrSign(_ index: Int) -> Bool {
    guard let (scalar, _) = UTF8Scalars.last(bytes.span, before: index) else { return index > 0 }
    if scalar < 0x80 {
      return Self.isAlphanumeric(scalar) || Self.isInMailbox(bytes[index - 1]) || scalar == 0x40
    }
    return HostReading.isLetter(scalar) && !Scripts.isUnspaced(scalar)
  }

  static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    0x30...0x39 ~= scalar || 0x41...0x5A ~= scalar || 0x61...0x7A ~= scalar
  }
}
