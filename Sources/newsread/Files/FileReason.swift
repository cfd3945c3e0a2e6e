import Articles

/// Why a file is not shown, or not all of it.
enum FileReason: Equatable, Sendable {
  case unread(ReadFailure)
  /// It was named, or led to, and is not there or not to be reached.
  case system(SystemError)
  case empty, blank
  case notText(BinaryKind?)
  case tooLarge
  case danglingLink
  case noThreads
  /// There are more folders than the system watches, so what happens below is looked for.
  case notWatched

  /// Whether reading failed, rather than that what was read is no article.
  var isFailure: Bool {
    switch self {
    case .unread, .system, .noThreads: true
    case .empty, .blank, .notText, .tooLarge, .danglingLink, .notWatched: false
    }
  }

  /// Whether the file may still be as it was known before.
  var isTrouble: Bool {
    switch self {
    case .unread(.system(let error)), .system(let error): error.isTrouble
    default: false
    }
  }

  var words: String {
    switch self {
    case .unread(let failure): Words.reason(failure)
    case .system(let error): Words.reason(error)
    case .empty: Words.reason(.empty, bytes: [])
    case .blank: Words.reason(.empty, bytes: [0x20])
    case .notText(let kind): Words.reason(.notText, bytes: kind?.signature ?? [])
    case .tooLarge: Words.tooLarge
    case .danglingLink: Words.danglingLink
    case .noThreads: Words.noThreads
    case .notWatched: Words.notWatched
    }
  }
}

extension FileReason {
  /// The reason as a number other than 0, to be kept for each of a million files.
  var code: UInt16 {
    switch self {
    case .empty: 1
    case .blank: 2
    case .tooLarge: 3
    case .danglingLink: 4
    case .noThreads: 5
    case .unread(.vanished): 6
    case .notWatched: 7
    case .unread(.special(let kind)): Code.special + kind.rawValue
    case .notText(nil): Code.notText
    case .notText(let kind?): Code.notText + 1 + UInt16(clamping: kind.number)
    case .unread(.system(let error)): Code.unread + Self.number(of: error)
    case .system(let error): Code.system + Self.number(of: error)
    }
  }

  /// Nil for a number that no reason has, such as 0.
  init?(code: UInt16) {
    switch code {
    case 1: self = .empty
    case 2: self = .blank
    case 3: self = .tooLarge
    case 4: self = .danglingLink
    case 5: self = .noThreads
    case 6: self = .unread(.vanished)
    case 7: self = .notWatched
    case Code.special..<Code.notText:
      guard let kind = FileKind(rawValue: code - Code.special) else { return nil }
      self = .unread(.special(kind))
    case Code.notText..<Code.unread:
      self = .notText(BinaryKind(number: Int(code - Code.notText) - 1))
    case Code.unread..<Code.system:
      self = .unread(.system(SystemError(code: Int32(code - Code.unread))))
    case Code.system...: self = .system(SystemError(code: Int32(code - Code.system)))
    default: return nil
    }
  }

  /// Where each kind of reason begins; no system has errors beyond some hundreds.
  private enum Code {
    static let special: UInt16 = 16
    static let notText: UInt16 = 64
    static let unread: UInt16 = 1_024
    static let system: UInt16 = 32_768
  }

  private static func number(of error: SystemError) -> UInt16 {
    min(UInt16(clamping: error.code), Code.unread)
  }
}
