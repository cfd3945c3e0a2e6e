import Articles

/// What can stand before a colon in a query.
enum QueryKey: Equatable, Sendable {
  case field(QueryField)
  case date, words, mark

  init?(named name: String) {
    switch name {
    case "date": self = .date
    case "words": self = .words
    case "is": self = .mark
    default:
      guard let field = QueryField(named: name) else { return nil }
      self = .field(field)
    }
  }

  /// The filter that a value stands for, and what is to be said about it; nil when there is no value
  /// yet.
  ///
  /// - Throws: What is wrong with the value.
  func filter(
    _ text: String, _ dates: QueryDates
  ) throws(FilterFailure) -> (QueryFilter, Query.Problem?)? {
    switch self {
    case .field: return nil
    case .date:
      var problem: Query.Problem?
      let days: ClosedRange<Int>?
      do throws(QueryDates.Failure) {
        days = try QueryRange.read(text[...], within: QueryDates.all) {
          value throws(QueryDates.Failure) in
          let (days, isWhole) = try dates.days(of: value)
          if !isWhole { problem = .unfinishedDate(Self.shown(value)) }
          return days
        }
      } catch {
        throw FilterFailure(
          problem: error == .todayUnknown ? .todayUnknown : .notADate(Self.shown(text[...])))
      }
      return days.map { (.date($0), problem) }
    case .words:
      let words = try QueryRange.read(text[...], within: 0...Int.max) {
        value throws(FilterFailure) in
        guard let number = Self.number(value) else {
          throw FilterFailure(problem: .notANumber(Self.shown(text[...])))
        }
        return number...number
      }
      return words.map { (.words($0), nil) }
    case .mark:
      guard let mark = QueryMark(rawValue: text.lowercased()) else {
        throw FilterFailure(problem: .notAMark(Self.shown(text[...])))
      }
      return (.mark(mark), nil)
    }
  }

  /// A value as a message can have it.
  private static func shown(_ value: Substring) -> String {
    CleanText.line(String(value.prefix(40)))
  }

  private static func number(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != "," }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(digits) ?? .max
  }
}

/// A value that no filter can be made of.
struct FilterFailure: Error {
  let problem: Query.Problem
}
