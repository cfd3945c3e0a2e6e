package import Articles
package import Catalog
import GRDB

/// Where libraries were left. Each machine has its own: they are neither merged nor exported.
extension StateStore {
  /// Where a library was left last; nil when nobody knows.
  package func bookmark(of library: ArticleID) -> Bookmark? {
    let row = try? queue?.read { database in
      try Row.fetchOne(
        database,
        sql: "SELECT view, sort, path, place, is_reading FROM session WHERE library = ?",
        arguments: [Int64(bitPattern: library.rawValue)])
    }
    guard let row, let view = String.fromDatabaseValue(row[0]),
      let path = Int64.fromDatabaseValue(row[2]), let place = Int64.fromDatabaseValue(row[3]),
      let isReading = Int64.fromDatabaseValue(row[4])
    else { return nil }
    return Bookmark(
      view: view,
      sort: String.fromDatabaseValue(row[1]).flatMap { SortOrder(rawValue: $0) } ?? .newest,
      article: ArticleID(rawValue: UInt64(bitPattern: path)), place: TextPlace(packed: place),
      isReading: isReading != 0)
  }

  /// Keeps where a library was left.
  ///
  /// - Throws: `StateFailure`; what was kept before is still there then.
  package mutating func keep(_ bookmark: Bookmark, of library: ArticleID) throws(StateFailure) {
    try write { database, _, store throws in
      try database.execute(
        sql: "INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          Int64(bitPattern: library.rawValue), store.clock(), bookmark.view,
          bookmark.sort.rawValue, Int64(bitPattern: bookmark.article.rawValue),
          bookmark.place.packed, bookmark.isReading ? 1 : 0,
        ])
    }
  }
}
