import Foundation

@testable import newsread

/// A folder that goes when the test does.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("newsread-test-\(UUID().uuidString)", isDirectory: true)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path }
  var rawPath: RawPath { RawPath(url.path) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file, with the folders it needs.
  @discardableResult
  func write(_ name: String, _ text: String = "Headline\n\nLeeds: Text of it.\n") throws -> RawPath
  {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return RawPath(file.path)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  /// Makes folders in each other, deeper than a path can say, in one of these.
  ///
  /// Step by step from above, since no path reaches down there.
  func makeDeepFolders(in top: String = "") throws {
    let name = String(repeating: "d", count: 200)
    var handle = open(path(top), O_RDONLY | O_DIRECTORY)
    for _ in 0..<30 {
      guard mkdirat(handle, name, 0o700) == 0 else { throw SystemError.last }
      let next = openat(handle, name, O_RDONLY | O_DIRECTORY)
      close(handle)
      handle = next
    }
    close(handle)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func move(_ name: String, to other: String) throws {
    guard rename(path(name), path(other)) == 0 else { throw SystemError.last }
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  /// The path of something in the folder, as it is below it.
  func relative(_ path: RawPath) -> String {
    let text = path.text
    return text.hasPrefix(url.path + "/") ? String(text.dropFirst(url.path.count + 1)) : text
  }
}
