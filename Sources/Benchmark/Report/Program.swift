/// Something that is measured.
struct Program: Hashable, Sendable {
  /// What its figures are there for.
  enum Role: Sendable {
    /// What all this is about.
    case reader
    /// Shown beside the others and not compared: the reader run in another way, or a program whose
    /// job is a smaller one.
    case aside
    /// What no program can go below.
    case limit
    /// A program that people use for the same.
    case rival
  }

  let name: String
  let role: Role

  static let reader = Program(name: "newsread", role: .reader)

  static func aside(_ name: String) -> Program { Program(name: name, role: .aside) }
  static func limit(_ name: String) -> Program { Program(name: name, role: .limit) }
  static func rival(_ name: String) -> Program { Program(name: name, role: .rival) }
}
