/// Something that is measured.
struct Program: Hashable, Sendable {
  /// What its figures are there for.
  enum Role: Sendable {
    /// What all this is about.
    case reader
    /// The same program, run another way; shown, and not compared.
    case variant
    /// What no program can go below.
    case limit
    /// A program that people use for the same.
    case rival
  }

  let name: String
  let role: Role

  static let reader = Program(name: "newsread", role: .reader)

  static func variant(_ name: String) -> Program { Program(name: name, role: .variant) }
  static func limit(_ name: String) -> Program { Program(name: name, role: .limit) }
  static func rival(_ name: String) -> Program { Program(name: name, role: .rival) }
}
