import Articles
import Catalog
import State

/// What is known of an article as a line of JSON, out and in.
enum StateLine {
  /// Why a file cannot be imported.
  enum Failure: Error, Equatable {
    /// The first line says that it is something else.
    case notOurs
    case newer(version: Int64)
    /// A line, counted from 1, that is no JSON object.
    case noObject(line: Int)
    /// A member of the object that is missing, or is not what it has to be.
    case member(String, line: Int)

    var words: String {
      switch self {
      case .notOurs: "its first line is not that of newsread export"
      case .newer(let version): "a newer newsread has exported it (form \(version))"
      case .noObject(let line): "line \(line) is not a JSON object; nothing was imported"
      case .member(let name, let line):
        "line \(line): \"\(name)\" is not what export writes; nothing was imported"
      }
    }
  }

  static let description = """
    The first line says what it is. Each other line is an object for one article: "article" and "known" are \
    what its beginnings are known by, "read" and "starred" true or false, "place" a block, an offset in \
    it and a number for its words, "progress" thousandths of the text; "tags" and "untagged" are lists of tags set and taken away. Each \
    with "_at" behind its name, or in the same order, is when it was set, in microseconds since 1970. There \
    are no words of articles in it, and paths only as numbers.
    """

  private static let version: Int64 = 1
  private static let format = "newsread state"

  /// The first line.
  static var header: String {
    var object = JSONObject()
    object.add("format", format)
    object.add("version", Int(version))
    return object.line
  }

  // MARK: - Writing

  static func text(of state: ArticleState) -> String {
    var object = JSONObject()
    object.add("article", hexadecimal(state.id.rawValue))
    object.add("known", state.openings.map(hexadecimal))
    for (field, name) in flags where state[field].time != 0 {
      object.add(name, state[field].value != 0)
      object.add(name + "_at", Int(state[field].time))
    }
    if state[.place].time != 0 {
      let place = TextPlace(packed: state[.place].value)
      let words = place.words == 0 ? [] : [Int64(place.words)]
      object.add("place", numbers: [Int64(place.block), Int64(place.offset)] + words)
      object.add("place_at", Int(state[.place].time))
    }
    if state[.progress].time != 0 {
      object.add("progress", Int(state[.progress].value))
      object.add("progress_at", Int(state[.progress].time))
    }
    if state.firstOpened != 0 { object.add("first_opened", Int(state.firstOpened)) }
    if state.lastOpened != 0 { object.add("last_opened", Int(state.lastOpened)) }
    for (name, value) in lists {
      let tags = state.tags.filter { ($0.value.value != 0) == value }.sorted { $0.key < $1.key }
      guard !tags.isEmpty else { continue }
      object.add(name, tags.map(\.key))
      object.add(name + "_at", numbers: tags.map(\.value.time))
    }
    if !state.paths.isEmpty {
      object.add(
        "paths",
        state.paths.map {
          [$0.path, $0.print.opening, $0.print.sketch].map(hexadecimal).joined(separator: ":")
        })
    }
    return object.line
  }

  private static let flags: [(StateField, String)] = [(.read, "read"), (.starred, "starred")]
  private static let lists = [("tags", true), ("untagged", false)]

  private static func hexadecimal(_ number: UInt64) -> String {
    ArticleID(rawValue: number).description
  }

  // MARK: - Reading

  /// What a whole file says.
  ///
  /// - Throws: `Failure`, with the first line that cannot be followed.
  static func entries(in bytes: [UInt8]) throws(Failure) -> [ArticleState] {
    var entries: [ArticleState] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      guard case .object(let members)? = JSONValue(line) else {
        throw number == 1 ? .notOurs : .noObject(line: number)
      }
      if number == 1 {
        try check(members)
      } else {
        entries.append(try Members(values: members, line: number).state())
      }
    }
    guard number > 0, !bytes.isEmpty else { throw .notOurs }
    return entries
  }

  private static func check(_ header: [String: JSONValue]) throws(Failure) {
    guard header["format"] == .string(format), case .number(let version)? = header["version"] else {
      throw .notOurs
    }
    if version > Self.version { throw .newer(version: version) }
  }

  /// The members of one line.
  private struct Members {
    var values: [String: JSONValue]
    var line: Int

    func state() throws(Failure) -> ArticleState {
      guard let id = try numbers("article", isList: false).first else {
        throw .member("article", line: line)
      }
      var state = ArticleState(id: StateID(rawValue: id))
      state.openings = try numbers("known", isList: true)
      for (field, name) in StateLine.flags {
        guard let value = values[name] else { continue }
        guard case .bool(let isSet) = value else { throw .member(name, line: line) }
        state[field] = Register(value: isSet ? 1 : 0, time: try time(name + "_at"))
      }
      if values["place"] != nil {
        let place = try integers("place")
        guard place.count == 2 || place.count == 3, let block = Int32(exactly: place[0]),
          let offset = Int32(exactly: place[1]), block >= 0, offset >= 0,
          let words = UInt32(exactly: place.count == 3 ? place[2] : 0)
        else { throw .member("place", line: line) }
        state[.place] = Register(
          value: TextPlace(block: block, offset: offset, words: words).packed,
          time: try time("place_at"))
      }
      if let progress = values["progress"] {
        guard case .number(let value) = progress, (0...1_000).contains(value) else {
          throw .member("progress", line: line)
        }
        state[.progress] = Register(value: value, time: try time("progress_at"))
      }
      if values["first_opened"] != nil { state.firstOpened = try time("first_opened") }
      if values["last_opened"] != nil { state.lastOpened = try time("last_opened") }
      for (name, value) in StateLine.lists where values[name] != nil {
        let tags = try texts(name)
        let times = try integers(name + "_at")
        guard tags.count == times.count else { throw .member(name + "_at", line: line) }
        for (tag, time) in zip(tags, times) {
          state.tags[CleanText.line(tag), default: Register()]
            .merge(Register(value: value ? 1 : 0, time: time))
        }
      }
      if values["paths"] != nil { state.paths = try paths() }
      guard state.isPlausible else { throw .member("…_at", line: line) }
      return state
    }

    private func paths() throws(Failure) -> [ArticleState.KnownPath] {
      var paths: [ArticleState.KnownPath] = []
      for text in try texts("paths") {
        let parts = text.split(separator: ":").compactMap { UInt64($0, radix: 16) }
        guard parts.count == 3 else { throw .member("paths", line: line) }
        paths.append(
          ArticleState.KnownPath(
            path: parts[0], print: ArticlePrint(opening: parts[1], sketch: parts[2])))
      }
      return paths
    }

    private func time(_ name: String) throws(Failure) -> Int64 {
      guard case .number(let time)? = values[name] else { throw .member(name, line: line) }
      return time
    }

    private func texts(_ name: String) throws(Failure) -> [String] {
      guard case .array(let list)? = values[name] else { throw .member(name, line: line) }
      let texts = list.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard texts.count == list.count else { throw .member(name, line: line) }
      return texts
    }

    private func integers(_ name: String) throws(Failure) -> [Int64] {
      guard case .array(let list)? = values[name] else { throw .member(name, line: line) }
      let numbers = list.compactMap { if case .number(let number) = $0 { number } else { nil } }
      guard numbers.count == list.count else { throw .member(name, line: line) }
      return numbers
    }

    private func numbers(_ name: String, isList: Bool) throws(Failure) -> [UInt64] {
      var texts: [String] = []
      if isList {
        if values[name] != nil { texts = try self.texts(name) }
      } else if case .string(let text)? = values[name] {
        texts = [text]
      }
      let numbers = texts.compactMap { $0.utf8.count == 16 ? UInt64($0, radix: 16) : nil }
      guard numbers.count == texts.count else { throw .member(name, line: line) }
      return numbers
    }
  }
}
