import ArgumentParser
import Articles
import Catalog
import State

/// `newsread stats`: how many articles there are, and how many of them are marked.
struct StatsCommand: ScriptCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Print how many articles are read, unread, starred and tagged, a line for each.")

  @OptionGroup var library: LibraryOptions

  func perform(
    _ source: ScriptLibrary, _ output: inout Output
  ) throws(Output.Failure) -> ExitStatus {
    let loaded = source.load()
    let store = source.state.open()
    var counts = Counts()
    for hit in loaded.hits {
      guard let key = loaded.library.key(of: hit.slot) else { continue }
      counts.add(store.table[key], tags: store.table.tags(of: key))
    }
    let tags = counts.tags.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if library.json {
      var object = JSONObject()
      for (name, count) in counts.lines { object.add(name, count) }
      object.add("tags", tags.map(\.key))
      object.add("tagged", numbers: tags.map { Int64($0.value) })
      try output.write(object.line)
    } else {
      for (name, count) in counts.lines { try output.write("\(name)\t\(count)\n") }
      for (name, count) in tags { try output.write("tag:\(name)\t\(count)\n") }
    }
    return loaded.status(found: counts.articles)
  }

  private struct Counts {
    var articles = 0
    var read = 0
    var begun = 0
    var starred = 0
    var tags: [String: Int] = [:]

    mutating func add(_ marks: ArticleMarks, tags: [String]) {
      articles += 1
      if marks.isRead { read += 1 } else if marks.lastOpened != 0 { begun += 1 }
      if marks.isStarred { starred += 1 }
      for tag in tags { self.tags[tag, default: 0] += 1 }
    }

    var lines: [(String, Int)] {
      [
        ("articles", articles), ("unread", articles - read), ("read", read), ("begun", begun),
        ("starred", starred),
      ]
    }
  }
}
