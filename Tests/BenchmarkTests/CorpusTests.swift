import Testing

@testable import newsread_benchmark

/// Corpora on the disk, and the plainest way of reading them.
@Suite struct CorpusTests {
  @Test func isWrittenOnceAndReadInFull() throws {
    let scratch = try ScratchFolder()
    let corpus = Corpus(folder: "\(scratch.path)/corpus", count: 100)
    try corpus.prepare()
    var maker = ArticleMaker(Vocabulary())
    var bytes = 0
    for number in 0..<100 {
      maker.make(number)
      bytes += maker.text.count
    }
    for threads in 1...3 {
      let read = try PlainReader(folder: corpus.folder, work: .read, threads: threads).run()
      #expect(read.files == 100)
      #expect(read.bytes == bytes)
      let walk = try PlainReader(folder: corpus.folder, work: .walk, threads: threads).run()
      #expect(walk.files == 100 && walk.bytes == 0)
    }
    #expect(Files.names(in: "\(corpus.folder)/2023/01").count == 3)
    let path = try #require(CorpusWriter(folder: corpus.folder).paths(of: 99..<100).first)
    #expect(Files.text(of: path) == String(decoding: maker.text, as: UTF8.self))
    // What is complete is not written again.
    Files.removeTree(path)
    try corpus.prepare()
    #expect(Files.text(of: path) == nil)
  }

  @Test func leavesOtherFoldersAlone() throws {
    let scratch = try ScratchFolder()
    try Files.write("mine".utf8, to: "\(scratch.path)/diary")
    #expect(throws: Failure.self) { try Corpus(folder: scratch.path, count: 10).prepare() }
    let smaller = Corpus(folder: "\(scratch.path)/corpus", count: 10)
    try smaller.prepare()
    #expect(throws: Failure.self) { try Corpus(folder: smaller.folder, count: 20).prepare() }
    #expect(Files.text(of: "\(scratch.path)/diary") == "mine")
  }

  @Test func linksATree() throws {
    let scratch = try ScratchFolder()
    let corpus = Corpus(folder: "\(scratch.path)/corpus", count: 50)
    try corpus.prepare()
    try Files.linkTree(corpus.folder, to: "\(scratch.path)/copy")
    let read = try PlainReader(folder: "\(scratch.path)/copy", work: .read, threads: 1).run()
    #expect(read.files == 50)
    Files.removeTree("\(scratch.path)/copy")
    #expect(Files.names(in: scratch.path).map(\.name) == ["corpus"])
  }

  @Test func missingFoldersAreSaid() {
    #expect(throws: Failure.self) {
      try PlainReader(folder: "/nowhere/at all", work: .read, threads: 2).run()
    }
  }

  @Test(
    "Numbers of articles",
    arguments: [
      ("1k", 1_000), ("10K", 10_000), ("1m", 1_000_000), ("250", 250), ("0", nil), ("-1", nil),
      ("k", nil), ("", nil), ("1kk", nil), ("99999999999999999999k", nil), ("9999m", nil),
    ] as [(String, Int?)])
  func counts(_ text: String, count: Int?) {
    #expect(Corpus.count(named: text) == count)
    if let count { #expect(Corpus.count(named: Corpus.shortName(of: count)) == count) }
  }
}
