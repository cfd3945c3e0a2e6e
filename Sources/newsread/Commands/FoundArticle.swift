import Articles
import Catalog

/// The one article that an id or a path stands for.
struct FoundArticle {
  /// Nil when there is none, or more than one, which has been said on standard error.
  var article: Article?
  /// The exit status, as far as it depends on finding it.
  var status: ExitStatus
}

extension ScriptLibrary {
  /// Finds the article that is meant, and says on standard error when none or several are.
  func article(_ id: String) -> FoundArticle {
    let loaded = articles(id)
    let articles = loaded.hits.compactMap { loaded.library[$0.slot] }
    guard let article = articles.first else {
      Complaint.print(Words.noArticle(id))
      return FoundArticle(article: nil, status: loaded.status(found: 0))
    }
    guard articles.count == 1 else {
      Complaint.print(Words.severalArticles(id, count: articles.count))
      return FoundArticle(article: nil, status: .failed)
    }
    return FoundArticle(article: article, status: loaded.status(found: 1))
  }

  /// Reads what the id may mean: an id first, then a path.
  private func articles(_ id: String) -> LoadedArticles {
    if let prefix = IDPrefix(id) {
      let loaded = load { prefix.begins($0) }
      if loaded.library.count > 0 || RawArguments.path(for: id).canonical == nil { return loaded }
    }
    let path = RawArguments.path(for: id)
    if path.canonical != nil { return load(ArticleSources(paths: [path])) }
    let wanted = path.articleID
    return load { $0 == wanted }
  }
}
