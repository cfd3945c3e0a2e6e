import Articles
import Catalog
import Foundation
import Testing

@testable import newsread

@Suite struct FileFinderTests {
  private struct FoundFile: Equatable {
    var path: RawPath
    var id: ArticleID
  }

  private struct Found {
    var files: [FoundFile] = []
    var problems: [FileReason] = []
    var folders: [RawPath] = []

    mutating func add(_ list: FileList) {
      for index in 0..<list.count {
        files.append(FoundFile(path: list.path(at: index), id: list.id(at: index)))
      }
    }
  }

  private func find(_ roots: [RawPath], lastFirst: Bool = true) -> Found {
    var found = Found()
    var finder = FileFinder(lastFirst: lastFirst) { finding in
      switch finding {
      case .files(let list), .loneFile(let list, in: _, name: _): found.add(list)
      case .problem(let reason, of: _): found.problems.append(reason)
      case .folder(let folder, device: _): found.folders.append(folder.path)
      case .links, .unread: break
      }
    }
    finder.walk(roots)
    return found
  }

  private func names(_ found: Found, in folder: TemporaryFolder) -> [String] {
    found.files.map { folder.relative($0.path) }.sorted()
  }

  @Test func findsArticlesAndPassesOverTheRest() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "no-ending", "2023/07/22/b.txt", "two words.txt", "c.bak.txt", "tilde~x"]
    {
      try folder.write(name)
    }
    for name in [
      ".hidden", ".hidden-folder/x.txt", "d.txt~", "e.bak", ".f.swp", "g.tmp", "h.part", "#i#",
      "j.orig", "sub/.git/config",
    ] {
      try folder.write(name)
    }
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let found = find([folder.rawPath])
    #expect(
      names(found, in: folder) == [
        "2023/07/22/b.txt", "a.txt", "c.bak.txt", "no-ending", "tilde~x", "two words.txt",
      ])
    #expect(found.problems.isEmpty)
  }

  @Test func opensNoSocketAndNoPipe() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    try folder.link("to-pipe", to: "pipe")
    try folder.link("to-null", to: "/dev/null")
    let socket = try bindSocket(at: folder.path("socket"))
    defer { close(socket) }
    let found = find([folder.rawPath])
    #expect(names(found, in: folder) == ["a.txt"])
    #expect(found.problems.isEmpty)
    for name in ["pipe", "socket", "to-null"] {
      let named = find([RawPath(folder.path(name))])
      #expect(named.files.isEmpty)
      #expect(named.problems.count == 1)
    }
  }

  @Test func followsLinksButNotInCircles() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try folder.write("sub/a.txt")
    try outside.write("b.txt")
    try folder.link("0-up", to: "..")
    try folder.link("0-self", to: "0-self")
    try folder.link("sub/circle", to: folder.path)
    try folder.link("outside", to: outside.path)
    try folder.link("0-same.txt", to: "sub/a.txt")
    try folder.link("broken", to: "nothing")
    try folder.remove("0-up")
    let found = find([folder.rawPath])
    // The link to a.txt is the same file: its id is known by the time the link is followed.
    #expect(Set(names(found, in: folder)) == ["sub/a.txt", "0-same.txt", "outside/b.txt"])
    #expect(Set(found.files.map(\.id)).count == 2)
    #expect(found.files.first.map { folder.relative($0.path) } == "sub/a.txt")
    #expect(
      found.problems.map(\.words).sorted()
        == ["a link to something that is not there", "too many links, or a link to itself"])
  }

  @Test func keepsIdsWhateverThePathIs() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("sub/a.txt")
    try folder.makeFolder("other")
    try folder.link("other/link", to: "../sub")
    let id = ArticleID(path: Array(folder.path("sub/a.txt").utf8))
    let routes = [
      folder.rawPath, RawPath(folder.path("sub")), RawPath(folder.path("sub/")), file,
      RawPath(folder.path("other/../sub")), RawPath(folder.path("other/link")),
    ]
    for route in routes {
      #expect(find([route]).files.map(\.id) == [id], "\(route.display)")
    }
  }

  @Test func readsWhatIsNamedEvenIfHidden() throws {
    let folder = try TemporaryFolder()
    let hidden = try folder.write(".hidden.txt")
    try folder.write(".folder/.a.txt")
    try folder.write(".folder/b.txt~")
    try folder.write(".folder/c.txt")
    #expect(names(find([hidden]), in: folder) == [".hidden.txt"])
    #expect(names(find([RawPath(folder.path(".folder"))]), in: folder) == [".folder/c.txt"])
  }

  @Test func keepsNamesThatAreNoText() throws {
    let folder = try TemporaryFolder()
    let name: [UInt8] = [0x66, 0xFF, 0xFE, 0x1B, 0x0A, 0x2E, 0x74]
    let path = folder.rawPath.appending(name)
    let descriptor = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
    try #require(descriptor >= 0)
    close(descriptor)
    let found = try #require(find([folder.rawPath]).files.first)
    #expect(found.path == path)
    #expect(found.path.display.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(found.path.withCString { access($0, R_OK) } == 0)
  }

  @Test func namesWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    let found = find([
      RawPath(folder.path("missing")), RawPath(folder.path("a.txt/b")), RawPath(""),
      RawPath(String(repeating: "x", count: 5_000)), folder.rawPath,
    ])
    #expect(names(found, in: folder) == ["a.txt"])
    #expect(
      found.problems.map(\.words) == [
        "no such file or folder", "a part of the path is not a folder", "no such file or folder",
        "the path is too long",
      ])
    #expect(found.problems.allSatisfy { $0.isFailure })
  }

  @Test(arguments: [
    (true, ["2024", "2023/10", "2023/9", "2023/2"]),
    (false, ["2023/2", "2023/9", "2023/10", "2024"]),
  ])
  func readsFirstWhatIsShownFirst(lastFirst: Bool, folders: [String]) throws {
    let folder = try TemporaryFolder()
    for name in folders.sorted() {
      for day in ["03", "01", "02"] { try folder.write("\(name)/\(day) long name.txt") }
    }
    let found = find([folder.rawPath], lastFirst: lastFirst)
    let days = lastFirst ? ["03", "02", "01"] : ["01", "02", "03"]
    #expect(
      found.files.map { folder.relative($0.path) }
        == folders.flatMap { name in days.map { "\(name)/\($0) long name.txt" } })
  }

  @Test func tellsOfALargeFolderInSeveralLists() throws {
    let folder = try TemporaryFolder()
    let count = 20_000
    for number in 0..<count {
      let path = folder.rawPath.appending(Array("\(number)".utf8))
      let descriptor = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
      try #require(descriptor >= 0)
      close(descriptor)
    }
    var lists = 0
    var ids: Set<ArticleID> = []
    var finder = FileFinder(allowance: Allowance(1)) { finding in
      guard case .files(let list) = finding else { return }
      lists += 1
      #expect(list.open != nil)
      for index in 0..<list.count { ids.insert(list.id(at: index)) }
    }
    finder.walk([folder.rawPath])
    #expect(lists > 1)
    #expect(ids.count == count)
  }

  @Test func keepsFoldersApartOnlyWhereTheyChanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/b/1")
    func folders(_ book: [RawPath: FoundFolder]) -> (
      book: [RawPath: FoundFolder], [ObjectIdentifier]
    ) {
      var found: [ObjectIdentifier] = []
      var finder = FileFinder(book: book) { finding in
        if case .folder(let folder, device: _) = finding { found.append(ObjectIdentifier(folder)) }
      }
      finder.walk([folder.rawPath])
      return (finder.book, found)
    }
    let (book, first) = folders([:])
    let (again, second) = folders(book)
    #expect(first.count == 3)
    #expect(first == second)
    try folder.remove("a")
    #expect(folders(again).book.count == 1)
  }

  @Test func goesDeeperThanAPathIsLong() throws {
    let folder = try TemporaryFolder()
    let start = FileManager.default.currentDirectoryPath
    try folder.makeDeepFolders()
    try folder.write("a.txt")
    let found = find([folder.rawPath])
    #expect(names(found, in: folder) == ["a.txt"])
    #expect(found.problems.map(\.words) == ["the path is too long"])
    #expect(FileManager.default.currentDirectoryPath == start)
  }

  private func bindSocket(at path: String) throws -> Int32 {
    let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, size) }
    }
    try #require(result == 0)
    return number
  }
}
