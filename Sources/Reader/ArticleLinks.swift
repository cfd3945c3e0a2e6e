import Articles

/// What leads out of an article: the links in its text, and the address where it was published.
struct ArticleLinks: Equatable, Sendable {
  /// A link where it stands on the page.
  struct Place: Equatable, Sendable {
    var piece: Int
    /// UTF-8 offsets in the piece's text.
    var range: Range<Int>
    /// Where it leads, by its place in `targets`.
    var target: Int
  }

  /// Every link, from the beginning to the end.
  private(set) var places: [Place] = []
  /// Where they lead, each once, in the order in which they first stand.
  private(set) var targets: [LinkTarget] = []
  /// The address that a line of the article gives for itself.
  private(set) var given: LinkTarget?

  init() {}

  /// The links of an article that is set in these pieces.
  ///
  /// - Complexity: O(*n*) in the length of its text.
  init(in pieces: [ArticleLayout.Piece], of article: Article) {
    var numbers: [LinkTarget: Int] = [:]
    for (index, piece) in pieces.enumerated() where piece.role.isArticle {
      for link in Link.all(in: piece.text) {
        let number = numbers[link.target] ?? targets.count
        if number == targets.count {
          numbers[link.target] = number
          targets.append(link.target)
        }
        places.append(Place(piece: index, range: link.range, target: number))
      }
    }
    // Without any link there is no line that gives one.
    if !targets.isEmpty { given = article.address }
  }

  var isEmpty: Bool { targets.isEmpty }

  /// The article's own address: the one it gives for itself, else the only page its text names.
  var address: LinkTarget? {
    if let given { return given }
    var pages = targets.lazy.filter { $0.scheme != .mailto }.makeIterator()
    guard let only = pages.next(), pages.next() == nil else { return nil }
    return only
  }

  /// `3 links`.
  var words: String { "\(targets.count.grouped) \(targets.count == 1 ? "link" : "links")" }

  /// The links of which some stands in a part of a piece.
  ///
  /// - Complexity: O(log *n* + *m*) in the number of links and of those found.
  func places(inPiece piece: Int, _ range: Range<Int>) -> ArraySlice<Place> {
    let first = places.partitionIndex {
      ($0.piece, $0.range.upperBound) > (piece, range.lowerBound)
    }
    return places[first...].prefix { $0.piece == piece && $0.range.lowerBound < range.upperBound }
  }
}

extension TextPane {
  /// The links of which some is on the screen, each once.
  var linksInSight: [ArticleLinks.Place] {
    guard !layout.links.isEmpty else { return [] }
    var found: [ArticleLinks.Place] = []
    for line in layout.lines.dropFirst(top).prefix(visibleRows) where line.piece >= 0 {
      found += layout.links.places(inPiece: line.piece, line.range).drop { $0 == found.last }
    }
    return found
  }
}

extension LinkTarget {
  /// The true host, with what is asked for beside letters that are not ASCII.
  var hostWords: String {
    host.isInternational ? "\(host.letters) (\(host.ascii))" : host.ascii
  }
}

extension LinkDoubt {
  /// What there is to beware of.
  var words: String {
    switch self {
    case .mixedLetters: "mixed alphabets"
    case .lookalike: "look-alike letters"
    case .rareLetters: "rare letters"
    case .userInfo: "the host comes after the @"
    }
  }
}
