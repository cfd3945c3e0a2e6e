/// Where a link leads: only ever to a page of the web or to somebody's mailbox.
///
/// None can be made but by finding it in a text, so whoever holds one may hand it to a program.
package struct LinkTarget: Hashable, Sendable {
  /// What kinds of links there are; no other is ever opened.
  package enum Scheme: String, CaseIterable, Hashable, Sendable {
    case http, https, mailto
  }

  /// What kind of link it is.
  package let scheme: Scheme
  /// The whole address, of printable ASCII without spaces: what is opened.
  package let address: String
  /// The machine it leads to.
  package let host: LinkHost
  /// Why it may not lead where it seems to.
  package let doubt: LinkDoubt?

  /// A page of the web.
  ///
  /// `userInfo` is what stands before the `@` of the host, and `rest` what follows it, port and all.
  init(_ scheme: Scheme, userInfo: String?, host: LinkHost, rest: some Sequence<UInt8>) {
    self.scheme = scheme
    self.host = host
    doubt = userInfo == nil ? host.doubt : .userInfo
    let user = userInfo.map { Self.encoded($0.utf8) + "@" } ?? ""
    address = "\(scheme.rawValue)://\(user)\(host.ascii)\(Self.encoded(rest))"
  }

  /// Somebody's mailbox.
  init(mailbox: String, host: LinkHost) {
    scheme = .mailto
    self.host = host
    doubt = host.doubt
    address = "mailto:\(Self.encoded(mailbox.utf8))@\(host.ascii)"
  }

  /// The address as one would write it down: that of a mailbox without `mailto:`.
  package var written: String {
    scheme == .mailto ? String(address.dropFirst("mailto:".count)) : address
  }

  /// All that is not printable ASCII in hexadecimal (RFC 3986, 2.1).
  private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in bytes {
      if byte > 0x20, byte < 0x7F {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
