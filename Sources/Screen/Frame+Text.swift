extension Frame {
  /// What the frame says, without styles: a line for each row, trailing spaces trimmed.
  package var text: String {
    var text = ""
    for row in 0..<size.rows {
      var scalars = String.UnicodeScalarView()
      var pendingSpaces = 0
      for cell in self.row(row) where cell.width > 0 {
        if cell.scalar == 0x20 && cell.marks == 0 {
          pendingSpaces += 1
        } else {
          scalars.append(contentsOf: repeatElement(" ", count: pendingSpaces))
          pendingSpaces = 0
          cell.appendScalars(to: &scalars)
        }
      }
      text.unicodeScalars.append(contentsOf: scalars)
      text.append("\n")
    }
    return text
  }

  /// How the frame looks, without its text: a letter for the style of each cell, then what each means.
  ///
  /// Plain cells are dots. Letters are given in the order in which styles appear, so a style may
  /// have another letter in another frame; the legend below the grid names it in words.
  package func attributeText() -> String {
    var letters: [Style: Character] = [.plain: "."]
    var legend = ""
    var free = Self.styleLetters[...]
    var grid = ""
    for row in 0..<size.rows {
      for cell in self.row(row) {
        if let letter = letters[cell.style] {
          grid.append(letter)
        } else {
          let letter = free.popFirst() ?? "?"
          letters[cell.style] = letter
          legend += "\(letter) \(cell.style.words)\n"
          grid.append(letter)
        }
      }
      grid.append("\n")
    }
    return legend.isEmpty ? grid : grid + "\n" + legend
  }

  private static let styleLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}

extension Cell {
  /// The text of the cell: its scalar and marks; nothing for the right half of a wide one.
  package var text: String {
    var scalars = String.UnicodeScalarView()
    appendScalars(to: &scalars)
    return String(scalars)
  }

  fileprivate func appendScalars(to scalars: inout String.UnicodeScalarView) {
    guard width > 0 else { return }
    if let base = Unicode.Scalar(scalar) {
      scalars.append(base)
    }
    var rest = marks
    while rest != 0 {
      if let mark = Unicode.Scalar(UInt32(rest & 0x1F_FFFF)) {
        scalars.append(mark)
      }
      rest >>= 21
    }
  }
}

extension Style {
  /// The style in words: `bold reverse fg=75`; `plain` when nothing is set.
  package var words: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    var words = names.filter { attributes.contains($0.0) }.map(\.1)
    if foreground != .standard { words.append("fg=\(foreground.words)") }
    if background != .standard { words.append("bg=\(background.words)") }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

extension Colour {
  /// The number in the palette, or `#ffaa00`.
  fileprivate var words: String {
    switch kind {
    case .standard: "standard"
    case .palette(let index): "\(index)"
    case .direct(let colour): colour.words
    }
  }
}
