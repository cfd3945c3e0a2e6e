import Articles
import Catalog
import Screen

/// Articles as lines of a table for people and for scripts: id, date, place and headline.
///
/// What is unknown is a `-`, so that columns can be counted.
struct ArticleTable {
  private let placeColumns: Int

  /// Makes the column of places as wide as the articles in these slots need, which are to be printed.
  init(_ slots: some Sequence<Slot>, of library: Library) {
    var widest = 1
    for case let place? in slots.lazy.map({ library.summary(of: $0)?.place }) {
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
