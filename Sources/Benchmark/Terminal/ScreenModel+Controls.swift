extension ScreenModel {
  /// Obeys a control character.
  mutating func obey(control: UInt8) {
    switch control {
    case 0x08: moveTo(column: column - 1)
    case 0x09: moveTo(column: (column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: moveTo(column: 0)
    default: break
    }
  }

  /// Obeys Esc and a character.
  mutating func obey(escape final: UInt8) {
    switch UnicodeScalar(final) {
    case "7": saved = (column, row)
    case "8": moveTo(column: saved.column, row: saved.row)
    case "D": lineFeed()
    case "E":
      moveTo(column: 0)
      lineFeed()
    case "M": reverseLineFeed()
    case "c": reset()
    default: break
    }
  }

  /// Obeys a control sequence; what only changes looks is passed over.
  mutating func obey(_ sequence: ControlSequence) {
    guard sequence.intermediate == 0 else { return }
    let final = UnicodeScalar(sequence.final)
    guard sequence.prefix == 0 else {
      if sequence.prefix == UInt8(ascii: "?"), final == "h" || final == "l" {
        setModes(of: sequence, isOn: final == "h")
      }
      return
    }
    let count = sequence.parameter(0)
    switch final {
    case "A": moveTo(row: row - count)
    case "B", "e": moveTo(row: row + count)
    case "C", "a": moveTo(column: column + count)
    case "D": moveTo(column: column - count)
    case "E": moveTo(column: 0, row: row + count)
    case "F": moveTo(column: 0, row: row - count)
    case "G", "`": moveTo(column: count - 1)
    case "d": moveTo(row: count - 1)
    case "H", "f": moveTo(column: sequence.parameter(1) - 1, row: count - 1)
    case "J": eraseScreen(sequence.parameter(0, or: 0))
    case "K": eraseRow(sequence.parameter(0, or: 0))
    case "X": erase(row: row, columns: column..<min(columns, column + count))
    case "P": deleteCells(count)
    case "@": insertCells(count)
    case "L": insertRows(at: row, count: count)
    case "M": deleteRows(at: row, count: count)
    case "S": deleteRows(at: region.lowerBound, count: count)
    case "T": insertRows(at: region.lowerBound, count: count)
    case "b": repeatLast(count)
    case "r": setRegion(sequence)
    case "s": saved = (column, row)
    case "u": moveTo(column: saved.column, row: saved.row)
    default: break
    }
  }

  private mutating func reset() {
    region = 0..<rows
    usesApplicationKeys = false
    erase(rows: 0..<rows)
    moveTo(column: 0, row: 0)
  }

  private mutating func setModes(of sequence: ControlSequence, isOn: Bool) {
    for mode in sequence.parameters.compactMap({ $0 }) {
      switch mode {
      case 1: usesApplicationKeys = isOn
      // The other screen is blank each time it is gone to.
      case 47, 1047, 1049: erase(rows: 0..<rows)
      default: break
      }
    }
  }

  private mutating func setRegion(_ sequence: ControlSequence) {
    let first = sequence.parameter(0) - 1
    let end = min(rows, sequence.parameter(1, or: rows))
    region = first < end ? first..<end : 0..<rows
    moveTo(column: 0, row: 0)
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseRow(0)
      erase(rows: row + 1..<max(row + 1, rows))
    case 1:
      eraseRow(1)
      erase(rows: 0..<row)
    default: erase(rows: 0..<rows)
    }
  }

  private mutating func eraseRow(_ part: Int) {
    switch part {
    case 0: erase(row: row, columns: column..<columns)
    case 1: erase(row: row, columns: 0..<column + 1)
    default: erase(row: row, columns: 0..<columns)
    }
  }
}
