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
      let small = label.lowercased()
      return Self.decoded(small) ?? small
    }
    var names: [String] = []
    var doubt: LinkDoubt?
    let last = words.last?.unicodeScalars
    for word in words {
      guard let name = Self.name(of: word) else { return nil }
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
    guard areLetters, letters.lowercased() == letters, name(of: letters) == label else {
      return nil
    }
    return letters
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

/// Why a link may not lead where it seems to.
package enum LinkDoubt: Hashable, Sendable {
  /// Letters of several alphabets stand in one word, so that some may be taken for others.
  case mixedLetters
  /// Every letter of a word is of another alphabet and looks like a Latin one.
  case lookalike
  /// What seems to be the host is the name of a user before the true one.
  case userInfo

  /// What is doubtful about one label of a host; `underLatin` says whether the host ends in a name of
  /// Latin letters, as `com` is.
  init?(label: String, underLatin: Bool) {
    var alphabets: Set<Alphabet> = []
    var areAllAlike = true
    for scalar in label.unicodeScalars {
      guard let alphabet = Alphabet(of: scalar) else { continue }
      alphabets.insert(alphabet)
      areAllAlike = areAllAlike && Self.lookalikes.contains(scalar)
    }
    if alphabets.count > 1 {
      self = .mixedLetters
    } else if let only = alphabets.first, only != .latin, underLatin, areAllAlike {
      self = .lookalike
    } else {
      return nil
    }
  }

  /// Letters of Cyrillic and Greek that many typefaces draw as Latin ones.
  private static let lookalikes = Set("асԁеһіјӏорԛѕԝхуѵьгпονρικτυαχηωγ".unicodeScalars)

  /// The alphabets whose letters are taken for each other.
  private enum Alphabet {
    case latin, greek, cyrillic, armenian, cherokee

    init?(of scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x02AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
        0xA722...0xA7FF, 0xAB30...0xAB64:
        self = .latin
      case 0x0370...0x03FF, 0x1F00...0x1FFF: self = .greek
      case 0x0400...0x052F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
      case 0x0530...0x058F: self = .armenian
      case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
      default: return nil
      }
    }
  }
}
