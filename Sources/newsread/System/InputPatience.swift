/// How long the rest of what has begun to come in is waited for.
enum InputPatience {
  /// For a key, which the terminal sends at once.
  private static let key = 25 * MonotonicClock.millisecond
  /// For an ESC while an answer is awaited, which may begin it.
  private static let escape = 100 * MonotonicClock.millisecond
  /// For what is no key: it may be long, and the line slow.
  private static let others = 2_000 * MonotonicClock.millisecond
  /// For an answer: one that comes later would change the colours under someone who reads.
  static let answer = 1_000 * MonotonicClock.millisecond

  /// When bytes that are unfinished are taken for what they are.
  ///
  /// While an answer is awaited, what looks like a key may be its beginning; a lone ESC is given no longer
  /// than nobody notices who has pressed Escape.
  ///
  /// - Parameters:
  ///   - unfinishedSince: when they came in.
  ///   - isMidKey: whether they may be a key; else they are a paste or an answer.
  ///   - isLoneEscape: whether nothing but an ESC has come in.
  ///   - askedAt: when the terminal was asked for an answer that has not come; nil when there is none.
  /// - Returns: The time, by the clock that does not stand still.
  static func end(
    unfinishedSince: Int64, isMidKey: Bool, isLoneEscape: Bool = false, askedAt: Int64?
  ) -> Int64 {
    guard isMidKey else { return unfinishedSince + others }
    let end = unfinishedSince + key
    guard let askedAt else { return end }
    let last = max(end, askedAt + answer)
    return isLoneEscape ? min(last, unfinishedSince + escape) : last
  }
}
