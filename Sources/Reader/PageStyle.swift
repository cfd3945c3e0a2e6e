package import Screen

/// How the lines of a text are set: what the user wants of its right edge.
package struct PageStyle: Equatable, Sendable {
  /// How the ends of lines are chosen.
  package var fit: LineWrapper.Fit
  /// Whether both edges are straight.
  package var isJustified: Bool
  /// Where words may be parted; nil when they stay whole.
  package var hyphenation: Hyphenation?

  /// Ragged, even lines of whole words, unless it says otherwise.
  package init(
    fit: LineWrapper.Fit = .even, isJustified: Bool = false, hyphenation: Hyphenation? = nil
  ) {
    self.fit = fit
    self.isJustified = isJustified
    self.hyphenation = hyphenation
  }
}
