import Catalog
import Foundation
import Testing

@testable import newsread

@Suite struct SavedSearchFileTests {
  private static func path(_ name: String, in folder: TemporaryFolder) -> RawPath {
    folder.rawPath.appending(Array(name.utf8))
  }

  private static func text(of path: RawPath) -> String? {
    try? String(contentsOfFile: path.text, encoding: .utf8)
  }

  @Test func makesItsFolderAndKeepsWhatItIsTold() throws {
    let folder = try TemporaryFolder()
    let path = Self.path("config/newsread/searches", in: folder)
    let file = SavedSearchFile(at: path)
    #expect(try file.read() == SavedSearches())
    #expect(try file.apply(.save(name: "Rail", query: "rail")).searches.count == 1)
    #expect(Self.text(of: path) == "Rail\trail\n")
    #expect(try file.read().searches.map(\.name) == ["Rail"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path.text)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // Nothing else is left behind.
    let names = try FileManager.default.contentsOfDirectory(atPath: path.parent.text)
    #expect(names == ["searches"])
  }

  @Test func twoProgramsLoseNothingOfEachOther() async throws {
    let folder = try TemporaryFolder()
    let path = Self.path("newsread/searches", in: folder)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let file = SavedSearchFile(at: path)
          for number in 0..<25 {
            _ = try? file.apply(.save(name: "\(writer) \(number)", query: "q"))
          }
        }
      }
    }
    #expect(try SavedSearchFile(at: path).read().searches.count == 100)
  }

  @Test func aFileThatCannotBeReadIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = Self.path("newsread/searches", in: folder)
    try FileManager.default.createDirectory(
      atPath: path.text, withIntermediateDirectories: true)
    let file = SavedSearchFile(at: path)
    #expect(throws: (any Error).self) { try file.read() }
    do throws(SavedSearchFile.Failure) {
      _ = try file.apply(.save(name: "a", query: "b"))
      Issue.record("a folder was overwritten")
    } catch {
      #expect(error.words.contains("searches"))
    }
    try FileManager.default.removeItem(atPath: path.text)
    // Too large to be read whole.
    let line = "Rail\trail\n"
    try String(repeating: line, count: 200_000).write(
      toFile: path.text, atomically: true, encoding: .utf8)
    #expect(throws: (any Error).self) { try file.apply(.save(name: "a", query: "b")) }
    #expect(Self.text(of: path)?.utf8.count == 200_000 * line.utf8.count)
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryFolder()
    let path = Self.path("newsread/searches", in: folder)
    let real = Self.path("dotfiles", in: folder)
    try "# mine\n".write(toFile: real.text, atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: path.parent.text, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: path.text, withDestinationPath: real.text)
    _ = try SavedSearchFile(at: path).apply(.save(name: "Rail", query: "rail"))
    #expect(Self.text(of: real) == "# mine\nRail\trail\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path.text) == real.text)
  }

  @Test func saysWhenItCannotWrite() throws {
    let file = SavedSearchFile(at: RawPath(Array("/proc/newsread/searches".utf8)))
    do throws(SavedSearchFile.Failure) {
      _ = try file.apply(.save(name: "a", query: "b"))
      Issue.record("written to /proc")
    } catch {
      #expect(error.words.contains("/proc/newsread/searches"))
      #expect(error.words.contains("not saved"))
    }
  }
}
