import ArgumentParser

/// What can be measured by itself.
enum Area: String, CaseIterable, Sendable {
  case load, keys, search, live, rivals
  /// What no program can go below, in those of the others that are measured.
  case limits

  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
