import Screen

/// What a terminal shows after the bytes it was sent: the characters, not their looks.
///
/// It follows what ncurses sends for `xterm-256color`, from ECMA-48 and xterm's "Control sequences".
struct ScreenModel {
  let columns: Int
  let rows: Int
  /// Where the next character is put, from 0 at the top left.
  var column = 0
  var row = 0
  /// Whether arrow keys are to be sent in their application form.
  var usesApplicationKeys = false
  /// A character was put into the last column, so that the next one starts the next row.
  var wrapsNext = false
  /// The rows that scroll.
  var region: Range<Int>
  /// Where the cursor was when it was last saved.
  var saved = (column: 0, row: 0)

  private var cells: [[Character]]
  private var parser = SequenceParser()
  private var last: Character = " "

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    self.region = 0..<max(1, rows)
    let blank = [Character](repeating: " ", count: max(1, columns))
    self.cells = Array(repeating: blank, count: max(1, rows))
  }

  /// Takes what a program has written.
  ///
  /// - Complexity: O(n) in the bytes, but for scrolling and erasing, which cost the cells they touch.
  mutating func feed(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      switch parser.take(byte) {
      case nil: break
      case .scalar(let scalar): put(scalar)
      case .control(let control): obey(control: control)
      case .escape(let final): obey(escape: final)
      case .sequence(let sequence): obey(sequence)
      }
    }
  }

  // MARK: Reading

  /// The text of a row, without the blanks at its end.
  func text(ofRow row: Int) -> String {
    guard cells.indices.contains(row) else { return "" }
    let cells = cells[row]
    guard let end = cells.lastIndex(where: { $0 != " " && $0 != Self.covered }) else { return "" }
    return String(cells[...end].filter { $0 != Self.covered })
  }

  /// The row that the cursor is in.
  var cursorRowText: String { text(ofRow: row) }

  /// All rows, from top to bottom.
  var lines: [String] { (0..<rows).map { text(ofRow: $0) } }

  /// Whether a row shows a text.
  func contains(_ text: String) -> Bool {
    lines.contains { $0.contains(text) }
  }

  /// The bytes of the characters that are not what they were on an earlier screen of the same size.
  func changedBytes(since before: ScreenModel) -> Int {
    var bytes = 0
    for (row, other) in zip(cells, before.cells) where row != other {
      for (cell, old) in zip(row, other) where cell != old && cell != Self.covered {
        bytes += cell.utf8.count
      }
    }
    return bytes
  }

  // MARK: Writing

  /// What stands under the right half of a wide character.
  private static let covered: Character = "\u{0}"
  /// Bytes of a character with its marks; more are not kept.
  private static let longestCell = 64

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar.isASCII ? .control : scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: join(scalar)
    default: put(Character(scalar))
    }
  }

  /// Puts a mark on the character before the cursor.
  private mutating func join(_ scalar: Unicode.Scalar) {
    var column = wrapsNext ? column : column - 1
    if column > 0, cells[row][column] == Self.covered { column -= 1 }
    guard column >= 0 else { return }
    var text = String(cells[row][column])
    text.unicodeScalars.append(scalar)
    guard text.utf8.count < Self.longestCell, text.count == 1 else { return }
    cells[row][column] = Character(text)
  }

  private mutating func put(_ character: Character) {
    let width = character.isASCII ? 1 : DisplayWidth.columns(of: String(character))
    guard width > 0 else { return }
    if wrapsNext || column + width > columns {
      column = 0
      lineFeed()
    }
    wrapsNext = false
    guard column + width <= columns else { return }
    cells[row][column] = character
    if width == 2 { cells[row][column + 1] = Self.covered }
    last = character
    column += width
    if column >= columns {
      column = columns - 1
      wrapsNext = true
    }
  }

  mutating func repeatLast(_ count: Int) {
    for _ in 0..<max(0, min(count, columns * rows)) { put(last) }
  }

  mutating func moveTo(column: Int? = nil, row: Int? = nil) {
    if let column { self.column = max(0, min(column, columns - 1)) }
    if let row { self.row = max(0, min(row, rows - 1)) }
    wrapsNext = false
  }

  mutating func lineFeed() {
    if row == region.upperBound - 1 {
      deleteRows(at: region.lowerBound, count: 1)
    } else {
      moveTo(row: row + 1)
    }
    wrapsNext = false
  }

  mutating func reverseLineFeed() {
    if row == region.lowerBound {
      insertRows(at: row, count: 1)
    } else {
      moveTo(row: row - 1)
    }
  }

  mutating func erase(row: Int, columns range: Range<Int>) {
    guard cells.indices.contains(row) else { return }
    for column in range.clamped(to: 0..<columns) { cells[row][column] = " " }
  }

  mutating func erase(rows range: Range<Int>) {
    for row in range.clamped(to: 0..<rows) { cells[row] = blankRow }
  }

  /// Takes rows out; those below, as far as the region goes, move up.
  mutating func deleteRows(at first: Int, count: Int) {
    guard region.contains(first) else { return }
    let count = max(0, min(count, region.upperBound - first))
    cells.removeSubrange(first..<first + count)
    cells.insert(
      contentsOf: repeatElement(blankRow, count: count), at: region.upperBound - count)
  }

  /// Puts blank rows in; those below move down, as far as the region goes.
  mutating func insertRows(at first: Int, count: Int) {
    guard region.contains(first) else { return }
    let count = max(0, min(count, region.upperBound - first))
    cells.removeSubrange(region.upperBound - count..<region.upperBound)
    cells.insert(contentsOf: repeatElement(blankRow, count: count), at: first)
  }

  mutating func deleteCells(_ count: Int) {
    let count = max(0, min(count, columns - column))
    cells[row].removeSubrange(column..<column + count)
    cells[row] += repeatElement(" ", count: count)
  }

  mutating func insertCells(_ count: Int) {
    let count = max(0, min(count, columns - column))
    cells[row].removeLast(count)
    cells[row].insert(contentsOf: repeatElement(" ", count: count), at: column)
  }

  private var blankRow: [Character] { Array(repeating: " ", count: columns) }
}
