import Catalog

/// Marks as the database has them.
extension Mark {
  /// What kind of mark it is, as the database has it.
  var kind: Int64 {
    switch self {
    case .read: 0
    case .starred: 1
    case .tag: 2
    }
  }

  var name: String {
    if case .tag(let name, _) = self { name } else { "" }
  }

  init?(kind: Int64, name: String, isSet: Bool) {
    switch kind {
    case 0: self = .read(isSet)
    case 1: self = .starred(isSet)
    case 2: self = .tag(name, isSet)
    default: return nil
    }
  }
}
