/// Says between which scalars of a text a line may end, by the rules of UAX #14 (Unicode 15).
///
/// Numbers follow the regular expression of its section 8.2, example 7, which is what the official
/// test cases expect. The names LB2 to LB31 are those of the annex.
struct LineBreakRules: Equatable {
  /// How much of a number has just been read.
  private enum Number {
    case none
    /// Digits, and what stands between them.
    case inside
    /// The bracket behind them.
    case closed
  }

  /// The class of what was read last, without spaces and marks; nil at the start of a text.
  private(set) var previous: LineBreakClass?
  /// The one before that.
  private var beforePrevious: LineBreakClass?
  /// Whether spaces followed it.
  private(set) var hasSpaces = false
  /// Whether a joiner was the last scalar.
  private(set) var isJoined = false
  /// Whether an odd number of regional indicators was read in a row.
  private var isHalfFlag = false
  private var number = Number.none

  /// Takes in the next scalar's class, and says whether a line may end before it.
  ///
  /// What follows the scalar matters only where a bracket or a hyphen may begin a number.
  mutating func takes(_ next: LineBreakClass, followedBy following: LineBreakClass?) -> Bool {
    guard let last = previous else {
      begin(with: resolvedAlone(next))
      isJoined = next == .joiner
      return false
    }
    if isHardBreak(last) {
      let joinsLineFeed = last == .carriageReturn && next == .lineFeed
      begin(with: joinsLineFeed ? .lineFeed : resolvedAlone(next))
      isJoined = next == .joiner
      return !joinsLineFeed
    }
    if isHardBreak(next) {
      begin(with: next)
      return false
    }
    if next == .space {
      hasSpaces = true
      isJoined = false
      number = .none
      return false
    }
    if next == .mark || next == .joiner, !hasSpaces, last != .zeroWidthSpace {
      isJoined = next == .joiner
      return false
    }
    let next = next == .mark || next == .joiner ? .alphabetic : next
    let mayEnd = mayBreak(last, next, following)
    advance(to: next)
    return mayEnd
  }

  /// Takes in letters and digits of ASCII, before which no line can end, the last of which is given.
  mutating func takesWord(endingInDigit isDigit: Bool) {
    beforePrevious = .alphabetic
    previous = isDigit ? .numeric : .alphabetic
    number = isDigit ? .inside : .none
    hasSpaces = false
    isJoined = false
    isHalfFlag = false
  }

  private mutating func begin(with first: LineBreakClass) {
    previous = nil
    hasSpaces = false
    advance(to: first)
  }

  private func isHardBreak(_ one: LineBreakClass) -> Bool {
    one == .mandatory || one == .carriageReturn || one == .lineFeed || one == .nextLine
  }

  /// LB10: a mark that has nothing to stand on is a letter.
  private func resolvedAlone(_ one: LineBreakClass) -> LineBreakClass {
    one == .mark || one == .joiner ? .alphabetic : one
  }

  private mutating func advance(to next: LineBreakClass) {
    if next == .regional {
      isHalfFlag = previous == .regional && !hasSpaces ? !isHalfFlag : true
    }
    number =
      switch next {
      case .numeric: .inside
      case .slash, .infix: hasSpaces || number != .inside ? .none : .inside
      case .close, .closeParenthesis, .closeParenthesisWide:
        hasSpaces || number != .inside ? .none : .closed
      default: .none
      }
    beforePrevious = hasSpaces ? .space : previous
    previous = next == .space ? .space : next
    hasSpaces = next == .space
    isJoined = false
  }

  // MARK: - The rules

  private func mayBreak(
    _ last: LineBreakClass, _ next: LineBreakClass, _ following: LineBreakClass?
  ) -> Bool {
    // LB7 to LB8a.
    if next == .zeroWidthSpace { return false }
    if last == .zeroWidthSpace { return true }
    if isJoined { return false }
    // LB11 to LB12a.
    if next == .wordJoiner || last == .wordJoiner && !hasSpaces { return false }
    if last == .glue && !hasSpaces { return false }
    if next == .glue, !hasSpaces, last != .breakAfter, last != .hyphen { return false }
    // LB13.
    switch next {
    case .close, .closeParenthesis, .closeParenthesisWide, .exclamation, .infix, .slash:
      return false
    default: break
    }
    // LB14 to LB17.
    if last == .open || last == .openWide { return false }
    if last == .quotation, next == .open || next == .openWide { return false }
    if next == .nonStarter, isClose(last) { return false }
    if last == .breakBoth, next == .breakBoth { return false }
    // LB18.
    if hasSpaces { return true }
    return mayBreakWithoutSpaces(last, next, following)
  }

  private func isClose(_ one: LineBreakClass) -> Bool {
    one == .close || one == .closeParenthesis || one == .closeParenthesisWide
  }

  private func mayBreakWithoutSpaces(
    _ last: LineBreakClass, _ next: LineBreakClass, _ following: LineBreakClass?
  ) -> Bool {
    // LB19, LB20.
    if next == .quotation || last == .quotation { return false }
    if next == .contingent || last == .contingent { return true }
    // LB21 to LB22.
    switch next {
    case .breakAfter, .hyphen, .nonStarter, .inseparable: return false
    default: break
    }
    if last == .breakBefore { return false }
    if beforePrevious == .hebrew, last == .hyphen || last == .breakAfter { return false }
    if last == .slash, next == .hebrew { return false }
    return mayBreakInWord(last, next, following)
  }

  private func mayBreakInWord(
    _ last: LineBreakClass, _ next: LineBreakClass, _ following: LineBreakClass?
  ) -> Bool {
    let isLetter = last.isLetter
    let toLetter = next.isLetter
    // LB23, LB24, LB28, LB29.
    if isLetter, toLetter || next == .numeric || next == .prefix || next == .postfix {
      return false
    }
    if toLetter {
      switch last {
      case .numeric, .prefix, .postfix, .infix: return false
      // LB30.
      case .closeParenthesis: return false
      default: break
      }
    }
    if isLetter || last == .numeric, next == .open { return false }
    if last == .closeParenthesis, next == .numeric { return false }
    // LB23a, LB27.
    if last == .prefix, isPicture(next) || next.isHangul { return false }
    if next == .postfix, isPicture(last) || last.isHangul { return false }
    if joinsNumber(last, next, following) { return false }
    // LB26.
    if last.isHangul, next.isHangul { return !isSyllable(last, next) }
    // LB30a, LB30b.
    if last == .regional, next == .regional { return !isHalfFlag }
    if next == .emojiModifier, last == .emojiBase || last == .unassignedPicture { return false }
    return true
  }

  private func isPicture(_ one: LineBreakClass) -> Bool {
    one == .ideographic || one == .unassignedPicture || one == .emojiBase || one == .emojiModifier
  }

  /// LB25, as a regular expression.
  private func joinsNumber(
    _ last: LineBreakClass, _ next: LineBreakClass, _ following: LineBreakClass?
  ) -> Bool {
    if next == .numeric {
      switch last {
      case .prefix, .postfix, .open, .openWide, .hyphen: return true
      default: if number == .inside { return true }
      }
    }
    if last == .prefix || last == .postfix, next == .open || next == .openWide || next == .hyphen {
      return following == .numeric
    }
    return number != .none && (next == .prefix || next == .postfix)
  }

  private func isSyllable(_ last: LineBreakClass, _ next: LineBreakClass) -> Bool {
    switch (last, next) {
    case (.hangulL, .hangulL), (.hangulL, .hangulV), (.hangulL, .hangulLV), (.hangulL, .hangulLVT):
      true
    case (.hangulV, .hangulV), (.hangulV, .hangulT), (.hangulLV, .hangulV), (.hangulLV, .hangulT):
      true
    case (.hangulT, .hangulT), (.hangulLVT, .hangulT): true
    default: false
    }
  }
}
