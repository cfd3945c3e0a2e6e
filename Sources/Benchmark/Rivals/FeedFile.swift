/// A corpus as one file, for programs that read no folders.
enum FeedFile {
  /// Writes all articles as one RSS feed.
  ///
  /// - Throws: What the system said.
  static func write(_ corpus: Corpus, _ vocabulary: Vocabulary, to path: String) throws(Failure) {
    var file = try FileWriter(path)
    try file.append(
      """
      <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>\(title)</title>\
      <link>http://localhost/</link><description>Made articles</description>

      """.utf8)
    var maker = ArticleMaker(vocabulary)
    var item: [UInt8] = []
    for number in 0..<corpus.count {
      maker.make(number)
      item.removeAll(keepingCapacity: true)
      item += Array("<item><title>".utf8)
      append(maker.text[..<maker.headlineLength], to: &item)
      item += Array(
        """
        </title><link>http://localhost/\(number)</link><guid>\(number)</guid>\
        <pubDate>\(date(of: number))</pubDate><description>
        """.utf8)
      append(maker.text[maker.headlineLength...].drop { $0 == 10 }, to: &item)
      item += Array("</description></item>\n".utf8)
      try file.append(item)
    }
    try file.append("</channel></rss>\n".utf8)
    try file.flush()
  }

  /// Writes all articles one behind the other.
  ///
  /// - Throws: What the system said.
  static func writeText(
    _ corpus: Corpus, _ vocabulary: Vocabulary, to path: String
  ) throws(Failure) {
    var file = try FileWriter(path)
    var maker = ArticleMaker(vocabulary)
    for number in 0..<corpus.count {
      maker.make(number)
      try file.append(maker.text)
      try file.append([10])
    }
    try file.flush()
  }

  /// Writes a line for each article: its file and its headline.
  ///
  /// - Throws: What the system said.
  static func writeTitles(
    _ corpus: Corpus, _ vocabulary: Vocabulary, to path: String
  ) throws(Failure) {
    var file = try FileWriter(path)
    var maker = ArticleMaker(vocabulary)
    for number in 0..<corpus.count {
      maker.make(number)
      try file.append("\(ArticleMaker.folder(of: number))/".utf8)
      try file.append(maker.name + Array(":".utf8) + maker.text[..<maker.headlineLength] + [10])
    }
    try file.flush()
  }

  /// What the feed is called.
  static let title = "Corpus"

  private static func append(_ bytes: ArraySlice<UInt8>, to item: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): item += Array("&lt;".utf8)
      case UInt8(ascii: ">"): item += Array("&gt;".utf8)
      case UInt8(ascii: "&"): item += Array("&amp;".utf8)
      default: item.append(byte)
      }
    }
  }

  /// A time of one day for each article, in the form of RFC 822.
  private static func date(of number: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let second = number % 86_400
    return
      "Tue, 14 Nov 2023 \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) +0000"
  }
}
