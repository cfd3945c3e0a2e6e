/// What no text may hold, written down a second time and apart from the program.
enum Forbidden {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202D, 0x202E, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFF >= 0xFFFE
    }
  }

  static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  static func isBalanced(_ line: Substring) -> Bool {
    var open: [Unicode.Scalar] = []
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x202A, 0x202B: open.append("\u{202C}")
      case 0x2066...0x2068: open.append("\u{2069}")
      case 0x202C, 0x2069:
        guard open.popLast() == scalar else { return false }
      default: break
      }
    }
    return open.isEmpty
  }
}
