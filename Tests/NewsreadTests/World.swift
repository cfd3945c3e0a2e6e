import Foundation
import Testing

/// A folder with all that a screen may be asked to show, the same wherever and whenever it is made.
///
/// - `seeds`: what is in the repository's folder of that name, written on 22 July 2023;
/// - `library`: the ten articles of `SmallLibrary`;
/// - `structure`: an article with headings, quotations, lists, a table and more;
/// - `broken`: two files that cannot be shown;
/// - `links`: an article with links of all kinds;
/// - `empty`: nothing.
struct World {
  let folder: TemporaryFolder

  static let seeds = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "seeds")

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: Self.seeds, to: folder.url.appending(path: "seeds"))
    let noon = Date(timeIntervalSince1970: 1_690_027_200)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("seeds")) {
      try FileManager.default.setAttributes(
        [.modificationDate: noon], ofItemAtPath: folder.path("seeds/\(name)"))
    }
    try SmallLibrary.write(into: folder)
    try folder.write("links/2024/03/02/links.txt", Self.links)
    try folder.write("structure/2024/03/14/harbour.txt", StructuredArticle.text)
    try folder.makeFolder("empty")
    // Nothing is marked by being looked at, so that screens show what they are about.
    try folder.write("newsread/options", "--mark-read=hand\n")
    try folder.write("broken/2024/03/13/nothing.txt", "")
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D])
      .write(to: folder.url.appending(path: "broken/2024/03/13/picture.txt"))
  }

  private static let links = """
    Where the ships are

    URL: https://example.org/2024/ships

    Mombasa: The harbour lists its ships at www.example.org/harbour_(mombasa), by day and by berth \
    (https://example.org/berths?day=today), and takes letters at harbour@example.org. In Cyrillic \
    letters it is https://пример.рф/суда; whoever reads https://example.com@ships.invalid/login or \
    https://hаrbour.example has been sent somewhere else.

    Tags: shipping, www.example.net
    """

  /// An environment that no configuration of this machine reaches into.
  var environment: [String: String] {
    ["HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "TZ": "UTC", "LC_ALL": "C.UTF-8"]
  }

  /// Presses keys without a terminal, and gives the screen they lead to.
  func play(
    _ keys: String, size: String, paths: [String], options: [String] = [],
    environment additions: [String: String] = [:]
  ) throws -> Program.Result {
    // What is marked by reading has tests of its own.
    let options = ["--mark-read", "hand"] + options
    // The space keeps the key `-` from being taken for an option.
    return try Program.run(
      ["--play", " \(keys)", "--size", size] + options + paths,
      environment: environment.merging(additions) { $1 }, folder: folder.url)
  }
}
