/// The beginning of something that the prompt can propose endings for: `ti`, `tag:ra`, `date:2023-`.
package struct QueryBeginning: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The name of a field or a filter.
    case name
    case tag, place, mark, date
    /// A tag that an article is to be given.
    case ownTag

    /// Whether articles have to be counted to propose anything.
    package var needsTally: Bool { self != .name }

    /// What is proposed, as a word.
    package var words: String {
      switch self {
      case .name: "field"
      case .tag, .ownTag: "tag"
      case .place: "place"
      case .mark: "mark"
      case .date: "date"
      }
    }
  }

  package let kind: Kind
  /// What has been typed of it.
  package let typed: String
  /// What a proposal takes the place of, in characters.
  package let range: Range<Int>

  /// Of a tag that an article is to be given.
  init(tag: String, at range: Range<Int>) {
    kind = .ownTag
    typed = tag
    self.range = range
  }

  /// The beginning that a cursor stands behind; nil when there is none.
  ///
  /// - Complexity: O(*n*) in the length of the line.
  package init?(in line: [Character], before cursor: Int) {
    guard line.indices.contains(cursor - 1),
      cursor == line.count || line[cursor].isWhitespace || line[cursor] == ")"
    else { return nil }
    let start = Self.start(in: line, before: cursor)
    let token = line[start..<cursor]
    guard let colon = token.firstIndex(of: ":") else {
      let typed = String(token)
      guard !typed.isEmpty,
        QueryLanguage.names.contains(where: { $0.form.hasPrefix(typed.lowercased()) })
      else { return nil }
      kind = .name
      self.typed = typed
      range = start..<cursor
      return
    }
    switch QueryKey(named: String(token[..<colon]).lowercased()) {
    case .field(.tag): kind = .tag
    case .field(.place): kind = .place
    case .mark: kind = .mark
    case .date: kind = .date
    default: return nil
    }
    var value = colon + 1
    if kind == .date {
      while value < cursor, "<>=".contains(line[value]) { value += 1 }
      if let dots = (value..<cursor).last(where: { line[$0] == "." }) { value = dots + 1 }
    }
    range = value..<cursor
    if value < cursor, line[value].isQuotationMark { value += 1 }
    typed = String(line[value..<cursor])
  }

  /// Where the word, or the field with its phrase, begins that ends at a cursor.
  private static func start(in line: [Character], before cursor: Int) -> Int {
    var start = 0
    var isQuoted = false
    for index in 0..<cursor {
      let character = line[index]
      if character.isQuotationMark {
        if isQuoted || index == start || line[index - 1] != ":" { start = index + 1 }
        isQuoted.toggle()
      } else if !isQuoted {
        if character.isWhitespace || "()|".contains(character) {
          start = index + 1
        } else if character == "-", index == start {
          start += 1
        }
      }
    }
    return start
  }
}

/// One way to go on from a beginning.
package struct QueryProposal: Equatable, Sendable {
  /// What takes the place of the beginning.
  package let text: String
  /// What it is called in a list.
  package let label: String
  /// What stands beside it there.
  package let note: String?
  /// How many articles it would find.
  package let count: Int?

  init(text: String, label: String, note: String) {
    self.text = text
    self.label = label
    self.note = note
    count = nil
  }

  /// A value that has no spaces.
  init(value: String, of beginning: QueryBeginning, count: Int) {
    text = value + " "
    label = value
    note = nil
    self.count = count
  }

  /// A tag as it is given; nil when it would be taken for several.
  init?(tag: String, of beginning: QueryBeginning, count: Int) {
    let isOneWord = !tag.contains { $0.isWhitespace }
    guard isOneWord || beginning.range.lowerBound == 0, !tag.contains(",") else { return nil }
    text = tag + (isOneWord ? " " : ", ")
    label = tag
    note = nil
    self.count = count
  }

  /// A name as it stands in articles; nil when it cannot be typed.
  init?(name: String, of beginning: QueryBeginning, count: Int) {
    guard !name.contains(where: \.isQuotationMark) else { return nil }
    // In small letters it finds every case.
    let small = name.lowercased()
    let isOneWord = !small.contains { $0.isWhitespace || "()|".contains($0) }
    let isPlain = isOneWord && !small.hasPrefix("~") && !small.hasPrefix("/")
    text = (isPlain ? small : "\"\(small)\"") + " "
    label = name
    note = nil
    self.count = count
  }
}
