/// A value for each slot, in pieces, so that changing one in a copy does not copy them all.
struct SlotColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  private var pieces: [[Element]] = []
  /// The value of slots that none was set for.
  let empty: Element

  private static var pieceSize: Int { 4_096 }

  init(empty: Element) {
    self.empty = empty
  }

  subscript(slot: Int) -> Element {
    get {
      let piece = slot / Self.pieceSize
      return pieces.indices.contains(piece) ? pieces[piece][slot % Self.pieceSize] : empty
    }
    set {
      let piece = slot / Self.pieceSize
      guard slot >= 0 else { return }
      while pieces.count <= piece {
        pieces.append(Array(repeating: empty, count: Self.pieceSize))
      }
      pieces[piece][slot % Self.pieceSize] = newValue
    }
  }

  /// Whether no slot has ever been given a value.
  var isEmpty: Bool { pieces.isEmpty }
}
