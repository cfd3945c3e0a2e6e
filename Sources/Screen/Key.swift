/// A key as the keymap knows it.
package struct Key: Hashable, Sendable {
  /// Which key it is, whatever is held down with it.
  package enum Code: Hashable, Sendable {
    /// A character the key types; capital letters stand for themselves.
    case character(Character)
    case up, down, left, right
    case enter, escape, tab, backtab, backspace, delete, insert
    case pageUp, pageDown, home, end
    case function(Int)
  }

  /// The key itself.
  package var code: Code
  /// Whether Control is held down.
  package var isControl: Bool
  /// Whether Alt is held down, or Esc was sent before, which looks the same.
  package var isAlt: Bool

  /// A key, with what is held down.
  package init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    self.isControl = control
    self.isAlt = alt
  }
}
