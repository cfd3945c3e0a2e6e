import Articles
import Screen

/// Articles as lines of a table for people and for scripts: id, date, place and headline.
///
/// What is unknown is a `-`, so that columns can be counted.
struct ArticleTable {
  private let placeColumns: Int

  /// - Parameter articles: Those to be printed; the column of places is as wide as they need.
  init(_ articles: some Sequence<Article>) {
    var widest = 1
    for article in articles {
      guard let place = article.place else { continue }
      widest = max(widest, min(DisplayWidth.columns(of: place), Self.mostPlaceColumns))
    }
    self.placeColumns = widest
  }

  func line(for article: Article) -> String {
    let date = article.date?.day.iso8601 ?? "-         "
    let place = article.place ?? "-"
    let padding = max(0, placeColumns - DisplayWidth.columns(of: place))
    return
      "\(article.id)  \(date)  \(place)\(String(repeating: " ", count: padding))"
      + "  \(article.headline)\n"
  }

  private static let mostPlaceColumns = 24
}

extension JSONObject {
  /// What every command tells of an article.
  init(_ article: Article) {
    self.init()
    add("id", article.id.description)
    add("path", article.path)
    add("title", article.headline)
    add("place", article.place)
    add("date", article.date?.day.iso8601)
    add("tags", article.tags)
    add("words", article.wordCount)
  }
}
