import Catalog
import Screen

/// Where in the program the reader is, told without a word of what is read: for the report of a crash.
package struct Situation: Equatable, Sendable {
  fileprivate var size: Size
  fileprivate var focus: Focus
  fileprivate var page: Page.Kind?
  fileprivate var prompt: String?
  fileprivate var articles: Int
  fileprivate var isLoading: Bool
  fileprivate var isSearching: Bool

  /// All of it in one line.
  package var words: String {
    var parts = ["\(size.columns)x\(size.rows)", focus == .list ? "list" : "text"]
    if let page { parts.append("page \(page)") }
    if let prompt { parts.append("prompt \(prompt)") }
    if isSearching { parts.append("search") }
    parts.append("\(articles) articles")
    if isLoading { parts.append("loading") }
    return parts.joined(separator: ", ")
  }
}

extension AppState {
  /// Where the reader is.
  package var situation: Situation {
    Situation(
      size: size, focus: focus, page: page?.kind, prompt: prompt?.sign, articles: library.count,
      isLoading: isLoading, isSearching: search != nil)
  }
}
