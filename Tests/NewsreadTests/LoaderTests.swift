import Articles
import Catalog
import Foundation
import Reader
import Testing

@testable import newsread

@Suite struct LoaderTests {
  @Test func loadsEverythingOnce() throws {
    let folder = try TemporaryFolder()
    for number in 0..<500 {
      try folder.write("\(number % 7)/\(number).txt", "Headline \(number)\n\nText.\n")
    }
    let shelf = try #require(
      Shelf([folder.rawPath, RawPath(folder.path("3")), RawPath(folder.path("3/3.txt"))]))
    #expect(shelf.load())
    #expect(shelf.headlines == (0..<500).map { "Headline \($0)" }.sorted())
    #expect(shelf.starts == 1)
    #expect(shelf.ends == 1)
    #expect(shelf.problems.isEmpty)
    #expect(!shelf.loader.hasFailures)
  }

  /// While someone reads, no more than the beginning of a very large file is kept in memory.
  @Test func keepsTheBeginningOfALargeFileAndReadsMoreWhenAsked() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("large.txt", String(repeating: "word word word\n", count: 600_000))
    let shelf = try #require(Shelf([folder.rawPath], watches: true))
    #expect(shelf.load())
    let kept = try #require(shelf.articles.values.first)
    #expect(kept.text.count <= 1_048_576)
    #expect(shelf.reasons == ["larger than 8 MiB: only its beginning is searched and shown"])
    shelf.loader.readMore(of: kept.id, at: path)
    #expect(shelf.waits { shelf.texts.count == 1 })
    #expect(shelf.texts.first?.byteCount == 8_388_600)
    #expect(shelf.texts.first?.id == kept.id)
    #expect(shelf.articles.values.first == kept)
  }

  @Test func namesWhatIsNoArticle() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.txt", "Good\n\nText.\n")
    try folder.write("empty.txt", "")
    try folder.write("blank.txt", " \n\n")
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]
    try Data(picture).write(to: folder.url.appendingPathComponent("picture.txt"))
    try folder.write("large.txt", String(repeating: "word word word\n", count: 600_000))
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    #expect(shelf.articles.count == 2)
    #expect(
      shelf.problems == [
        LoadProblem(path: folder.path("blank.txt"), reason: "empty but for white space"),
        LoadProblem(path: folder.path("empty.txt"), reason: "empty"),
        LoadProblem(
          path: folder.path("large.txt"),
          reason: "larger than 8 MiB: only its beginning is searched and shown"),
        LoadProblem(
          path: folder.path("picture.txt"), reason: "not text (looks like a PNG picture)"),
      ])
    #expect(!shelf.loader.hasFailures)
    let large = try #require(shelf.articles.values.first { $0.path.hasSuffix("large.txt") })
    #expect(large.notes.contains(.truncated(read: 8_388_600, of: 9_000_000)), "\(large.notes)")
  }

  @Test func endsThoughNothingIsThere() throws {
    let folder = try TemporaryFolder()
    let missing = try #require(Shelf([RawPath(folder.path("missing"))]))
    #expect(missing.load())
    #expect(missing.reasons == ["no such file or folder"])
    #expect(missing.loader.hasFailures)
    let empty = try #require(Shelf([folder.rawPath]))
    #expect(empty.load())
    #expect(empty.articles.isEmpty)
    #expect(empty.problems.isEmpty)
  }

  @Test func looksAgainOnlyAtWhatChanged() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "sub/d"] { try folder.write(name, "\(name) one\n\nText.\n") }
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    try folder.write("a", "a two\n\nOther text.\n")
    try folder.write("e", "e one\n\nText.\n")
    try folder.remove("b")
    try folder.move("sub", to: "moved")
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 2 })
    #expect(shelf.headlines == ["a two", "c one", "e one", "sub/d one"])
    #expect(shelf.articles.values.contains { $0.path == folder.path("moved/d") })
    let batches = shelf.batches
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 3 })
    #expect(shelf.batches == batches)
  }

  @Test func tellsTheEndAfterEverythingElse() throws {
    let folder = try TemporaryFolder()
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    for round in 1...60 {
      // Every other round takes some away.
      let numbers = 0..<(round % 2 == 0 ? 40 : 80)
      try folder.remove("")
      for number in numbers { try folder.write("\(number)", "\(number) of \(round)\n") }
      shelf.loader.reload()
      #expect(shelf.waits { shelf.ends == round + 1 })
      #expect(shelf.headlinesAtEnd == numbers.map { "\($0) of \(round)" }.sorted())
    }
  }

  @Test func forgetsProblemsThatAreMended() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "")
    try folder.write("b", "")
    let shelf = try #require(Shelf([folder.rawPath, RawPath(folder.path("c"))]))
    #expect(shelf.load())
    #expect(shelf.reasons == ["empty", "empty", "no such file or folder"])
    try folder.write("a", "a\n\nText.\n")
    try folder.write("c", "c\n\nText.\n")
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 2 })
    #expect(shelf.reasons == ["empty"])
    #expect(shelf.headlines == ["a", "c"])
    try folder.write("c", "")
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 3 })
    #expect(shelf.reasons == ["empty", "empty"])
    #expect(shelf.headlines == ["a"])
  }

  @Test func readsWhatIsPipedInAndKeepsIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "a\n\nText.\n")
    let pipe = Pipe()
    var sources = ArticleSources(paths: [folder.rawPath])
    sources.standardInput = dup(pipe.fileHandleForReading.fileDescriptor)
    let shelf = try #require(Shelf(sources))
    shelf.loader.start()
    #expect(shelf.waits { shelf.headlines == ["a"] })
    #expect(shelf.ends == 0)
    pipe.fileHandleForWriting.write(Data("Piped\n\nText.\n".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(shelf.waits { shelf.ends == 1 })
    #expect(shelf.headlines == ["Piped", "a"])
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 2 })
    #expect(shelf.headlines == ["Piped", "a"])
  }

  @Test func letsGoOfWhatIsPipedIn() throws {
    // Unlike a pipe, a socket can ask whether its other end is closed, and no signal is sent when it is.
    var ends: [Int32] = [-1, -1]
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    try #require(socketpair(AF_UNIX, kind, 0, &ends) == 0)
    let writer = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    writer.write(Data("Piped\n\nText.\n".utf8))
    try #require(shutdown(ends[0], Int32(SHUT_WR)) == 0)
    let shelf = try #require(Shelf(ArticleSources(standardInput: ends[1])))
    #expect(shelf.load())
    #expect(shelf.headlines == ["Piped"])
    #expect(Poll.wait(for: [ends[0]], milliseconds: 20_000).map(\.isHungUp) == [true])
  }

  @Test func readsOneFileBeforeAllOthers() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let path = try other.write("a", "a\n\nText.\n")
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    shelf.loader.read(path.articleID, at: path)
    #expect(shelf.waits { shelf.headlines == ["a"] })
    try other.write("a", "a two\n\nText.\n")
    shelf.loader.read(path.articleID, at: path)
    #expect(shelf.waits { shelf.headlines == ["a two"] })
    #expect(shelf.articles.values.map(\.path) == [other.path("a")])
  }

  /// What an article's path leads to through a link is another article.
  @Test func doesNotFollowALinkToReadAtOnce() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let path = try folder.write("a", "a\n\nText.\n")
    try other.write("real/b", "b\n\nText.\n")
    try folder.link("b", to: other.path("real/b"))
    try folder.link("real", to: other.path("real"))
    let shelf = try #require(Shelf([path]))
    #expect(shelf.load())
    for name in ["b", "real/b"] {
      let link = RawPath(folder.path(name))
      shelf.loader.read(link.articleID, at: link)
      let ends = shelf.ends
      shelf.loader.readMore(of: link.articleID, at: link)
      shelf.loader.reload()
      #expect(shelf.waits { shelf.ends > ends })
    }
    shelf.loader.readMore(of: path.articleID, at: path)
    #expect(shelf.waits { shelf.texts.count == 1 })
    try folder.write("a", "a two\n\nText.\n")
    let ends = shelf.ends
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends > ends })
    #expect(shelf.headlines == ["a two"])
    #expect(shelf.texts.map(\.headline) == ["a"])
  }

  @Test func namesSomeOfManyProblems() throws {
    let folder = try TemporaryFolder()
    for number in 0..<1_200 { try folder.write("\(number % 3)/\(number)", "") }
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    #expect(shelf.problems.count == 1_001)
    #expect(
      shelf.problems.last == LoadProblem(path: "and 200 more", reason: "empty (200)", count: 200))
    try folder.remove("1")
    try folder.remove("2")
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 2 })
    #expect(shelf.problems.count == 400)
  }

  @Test func followsALinkOnceItLeadsSomewhere() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "a\n\nText.\n")
    try folder.link("b", to: "nothing")
    let shelf = try #require(Shelf([folder.rawPath]))
    #expect(shelf.load())
    #expect(shelf.reasons == ["a link to something that is not there"])
    try folder.write("nothing", "b\n\nText.\n")
    shelf.loader.reload()
    #expect(shelf.waits { shelf.ends == 2 })
    #expect(shelf.headlines == ["a", "b"])
    #expect(shelf.problems.isEmpty)
  }

  @Test func loadsWhatShips() throws {
    let shelf = try #require(
      Shelf(ArticleSources(builtIn: BuiltInLibrary.articles(keyTable: GuideKeys.lines))))
    #expect(shelf.load())
    #expect(shelf.articles.count == 5)
    #expect(shelf.articles.values.filter { $0.tags == ["guide"] }.count == 4)
    let lengths = shelf.articles.values.map(\.wordCount)
    // The longest is the table of all keys.
    #expect(lengths.allSatisfy { 150...900 ~= $0 }, "\(lengths)")
  }
}
