import ArgumentParser

/// What can be measured by itself.
enum Area: String, CaseIterable, Sendable {
  case load, keys, search, live, rivals
  /// What no program can go below, in those of the others that are measured.
  case limits

  /// Starts without the page cache; only when asked for, since it slows down everything else.
  case cold

  /// What is measured unless something else is asked for.
  static let usual: [Area] = allCases.filter { $0 != .cold }

  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
