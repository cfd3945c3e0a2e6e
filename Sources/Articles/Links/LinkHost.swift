/// The machine a link leads to, as it is written and as it is asked for.
package struct LinkHost: Hashable, Sendable {
  /// As people read it, in small letters: `пример.рф`.
  package let letters: String
  /// As it is asked for, in ASCII alone: `xn--e1afmkfd.xn--p1ai`.
  package let ascii: String
  /// Why it may not be what it looks like.
  package let doubt: LinkDoubt?

  /// Longer names cannot be asked for (RFC 1035).
  private static let longest = 253
  static let longestLabel = 63

  /// Whether the name has letters beyond ASCII.
  package var isInternational: Bool { letters != ascii }

  /// A name made of labels; nil when it is none that could be asked for.
  ///
  /// - Complexity: O(*n*), for labels are short.
  init?(labels: [String]) {
    let words = labels.map { label in
      let small = Self.folded(label)
      return Self.decoded(small) ?? small
    }
    var names: [String] = []
    var doubt: LinkDoubt?
    let last = words.last?.unicodeScalars
    for word in words {
      guard let name = Self.name(of: word), !HostLookalikes.holdsSign(word.unicodeScalars) else {
        return nil
      }
      names.append(name)
      doubt = doubt ?? LinkDoubt(label: word, underLatin: last?.allSatisfy(\.isASCII) ?? true)
    }
    ascii = names.joined(separator: ".")
    letters = words.joined(separator: ".")
    self.doubt = doubt
    guard !names.isEmpty, ascii.utf8.count <= Self.longest else { return nil }
  }

  /// A number in brackets, as IPv6 has it.
  init(bracketed number: String) {
    letters = number.lowercased()
    ascii = letters
    doubt = nil
  }

  /// A label that is written as it is asked for, `xn--e1afmkfd`, as people read it; nil when it is no such
  /// label, or stands for what no host has: its ASCII is all that can be shown then.
  private static func decoded(_ label: String) -> String? {
    guard label.hasPrefix(encodedPrefix), label.utf8.count <= longestLabel,
      let scalars = Punycode.decode(label.utf8.dropFirst(encodedPrefix.utf8.count))
    else { return nil }
    let areLetters = scalars.allSatisfy {
      $0.isASCII
        ? LinkFinder.isAlphanumeric($0.value) || $0 == "-" : HostReading.isLetter($0.value)
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars)
    let letters = String(word)
    // Another spelling of the same letters would be shown as what is not asked for.
    guard areLetters, folded(letters) == letters, !HostLookalikes.holdsSign(letters.unicodeScalars),
      name(of: letters) == label
    else { return nil }
    return letters
  }

  /// A label in small letters, but for alphabets whose capitals are what is asked for (RFC 5892), as Cherokee.
  private static func folded(_ label: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      if scalar.properties.changesWhenNFKCCaseFolded {
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static let encodedPrefix = "xn--"

  private static func name(of label: String) -> String? {
    let scalars = label.unicodeScalars
    guard !scalars.isEmpty, label.utf8.count <= longestLabel * 4 else { return nil }
    if scalars.allSatisfy(\.isASCII) { return scalars.count <= longestLabel ? label : nil }
    guard let encoded = Punycode.encode(scalars) else { return nil }
    let name = encodedPrefix + String(decoding: encoded, as: UTF8.self)
    return name.utf8.count <= longestLabel ? name : nil
  }
}
