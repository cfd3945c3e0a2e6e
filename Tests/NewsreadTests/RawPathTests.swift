import Testing

@testable import newsread

@Suite struct RawPathTests {
  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("/", "b", "/b"), (".", "b", "b"), ("..", "b", "../b"),
    ("", "b", "b"), ("./", "b", "./b"),
  ])
  func appends(folder: String, name: String, result: String) {
    #expect(RawPath(folder).appending(Array(name.utf8)) == RawPath(result))
  }

  @Test(arguments: [
    ("/a/b.txt", "b.txt", "/a"), ("/a", "a", "/"), ("a", "a", "."), ("a/b/", "b", "a"),
    ("/", "", "/"), ("a//b", "b", "a"), ("//a", "a", "/"), ("", "", "."), ("../x", "x", ".."),
  ])
  func splits(path: String, last: String, parent: String) {
    #expect(String(decoding: RawPath(path).lastComponent, as: UTF8.self) == last)
    #expect(RawPath(path).parent == RawPath(parent))
  }

  @Test func endsAtAZero() {
    #expect(RawPath([0x61, 0, 0x62]) == RawPath("a"))
  }

  @Test(arguments: [
    ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/a/b", false),
    ("/a", "/", true), ("a/b", "", false), ("/a/b", "/a/", true),
  ])
  func tellsWhatIsBelow(path: String, folder: String, isSo: Bool) {
    #expect(RawPath(path).isOrIsBelow(RawPath(folder)) == isSo)
  }

  @Test(arguments: [(".", ""), ("a/", "a"), ("/", "/"), ("a/b", "a/b"), ("./", "."), ("", "")])
  func isShownAsAFolder(path: String, shown: String) {
    #expect(RawPath(path).displayAsFolder == shown)
  }

  @Test(arguments: [".", "./", "a", "a/", "/", "//", "a/b/", "././", "../", "/a//b/"])
  func aFolderOfUsualCharactersIsShownExactly(path: String) {
    #expect(RawPath(path).isDisplayedExactly)
    #expect(!RawPath(Array(path.utf8) + [0xFF]).isDisplayedExactly)
  }
}
