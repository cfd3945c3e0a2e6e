/// Something in a typed query that cannot be followed as it stands; the rest is searched.
package struct QuerySlip: Equatable, Sendable {
  /// Where it stands in the line, in characters.
  package let range: Range<Int>
  package let problem: Query.Problem

  init(range: Range<Int>, problem: Query.Problem) {
    self.range = range
    self.problem = problem
  }
}

extension Query {
  /// What is wrong with a typed query; the rest of it is searched all the same.
  package enum Problem: Equatable, Sendable {
    /// A quotation mark, at this offset in characters, that is never closed.
    case unterminatedQuote(at: Int)
    /// More different conditions than are looked for; those after the limit are not.
    case tooManyTerms(limit: Int)
    case openBracket(at: Int)
    case strayBracket(at: Int)
    /// Brackets within brackets beyond this are passed over.
    case tooDeep(limit: Int)
    /// A regular expression that is never closed.
    case openPattern(at: Int)
    case patternTooLarge
    /// A quantifier without anything before it.
    case nothingToRepeat(at: Int)
    /// A range that ends before it begins.
    case wrongRange(at: Int)
    /// Something that regular expressions have elsewhere.
    case notInPatterns(at: Int)
    /// An operator or a field that nothing follows, or nothing yet.
    case nothingBehind(String, at: Int)
    case unknownField(String)
    case notADate(String)
    /// A date of which a month or a day is not yet there: what comes before counts.
    case unfinishedDate(String)
    case notANumber(String)
    case notAMark(String)
    case todayUnknown

    /// One line for people: what, where, and what to do.
    package var words: String {
      switch self {
      case .unterminatedQuote(let offset):
        "The quotation mark at character \(offset + 1) is not closed: type another \" after the phrase"
      case .tooManyTerms(let limit):
        "Only the first \(limit) different words are searched for: leave some out"
      case .openBracket(let offset):
        "The bracket at character \(offset + 1) is not closed"
      case .strayBracket(let offset):
        "The bracket at character \(offset + 1) closes nothing: put it in \"quotes\" to search for it"
      case .tooDeep(let limit):
        "More than \(limit) brackets within one another: those further in are passed over"
      case .openPattern(let offset):
        "The pattern at character \(offset + 1) is not closed: type another / after it"
      case .patternTooLarge:
        "The pattern is too large and is left out: repeat less in it"
      case .nothingToRepeat(let offset):
        "The sign at character \(offset + 1) has nothing to repeat: write \\ before it to search for it"
      case .wrongRange(let offset):
        "The range at character \(offset + 1) ends before it begins"
      case .notInPatterns(let offset):
        "What stands at character \(offset + 1) is not known in patterns here"
      case .nothingBehind(let sign, let offset):
        "Nothing stands behind \(sign) at character \(offset + 1)"
      case .unknownField(let name):
        "There is no field \(name): it is searched for as text"
      case .notADate(let text):
        "\(text) is not a date: write 2023, 2023-07, 2023-07-22, today or last-week"
      case .unfinishedDate(let text):
        "\(text) is not finished: what stands before its last dash is searched for"
      case .notANumber(let text):
        "\(text) is not a number of words: write 500, >500 or 100..500"
      case .notAMark(let text):
        "is:\(text) is not known: write is:unread, is:read or is:starred"
      case .todayUnknown: "It is not known which day it is today"
      }
    }

    /// A few words for the prompt's line, where the place of the slip is to be seen.
    package var shortWords: String {
      switch self {
      case .unterminatedQuote: "quote not closed"
      case .tooManyTerms: "too many words"
      case .openBracket: "bracket not closed"
      case .strayBracket: "closes nothing"
      case .tooDeep: "too many brackets"
      case .openPattern: "pattern not closed"
      case .patternTooLarge: "pattern too large"
      case .nothingToRepeat: "nothing to repeat"
      case .wrongRange: "ends before it begins"
      case .notInPatterns: "not known in patterns"
      case .nothingBehind(let sign, _): "nothing behind \(sign)"
      case .unknownField: "no such field"
      case .notADate: "not a date"
      case .unfinishedDate: "date not finished"
      case .notANumber: "not a number"
      case .notAMark: "unread, read or starred"
      case .todayUnknown: "today is unknown"
      }
    }
  }
}
