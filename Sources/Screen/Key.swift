/// A key as the keymap knows it.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// A character the key types; capital letters stand for themselves.
    case character(Character)
    case up, down, left, right
    case enter, escape, tab, backtab, backspace, delete, insert
    case pageUp, pageDown, home, end
    case function(Int)
  }

  package var code: Code
  package var isControl: Bool
  package var isAlt: Bool

  package init(_ code: Code, control: Bool = false, alt: Bool = false) {
    self.code = code
    self.isControl = control
    self.isAlt = alt
  }
}
