/// The parts of an article that a word can be held to, by the names they have in a query.
package enum QueryField: String, CaseIterable, Sendable {
  case title, place, tag, path, text

  /// The field of a name as typed, in letters of any case; other words for the same are let pass.
  init?(named name: String) {
    switch name {
    case "headline": self = .title
    case "tags": self = .tag
    case "file": self = .path
    case "body": self = .text
    default: self.init(rawValue: name)
    }
  }
}
