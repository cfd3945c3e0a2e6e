import Foundation
import Testing

@testable import newsread

@Suite struct FileReaderTests {
  struct Cut: CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var limit: Int
    var kept: Int
    var testDescription: String { name }
  }

  static let cuts = [
    Cut(name: "empty", bytes: [], limit: 8, kept: 0),
    Cut(name: "shorter than the limit", bytes: Array("abc".utf8), limit: 8, kept: 3),
    Cut(name: "as long as the limit", bytes: Array("abcdefgh".utf8), limit: 8, kept: 8),
    Cut(name: "cut after a line", bytes: Array("ab\ncd\nefghij".utf8), limit: 8, kept: 6),
    Cut(name: "cut before a character", bytes: Array("abcdef€€".utf8), limit: 8, kept: 6),
    Cut(name: "cut after a character", bytes: Array("abcde€€".utf8), limit: 8, kept: 8),
    Cut(name: "no text at all", bytes: [UInt8](repeating: 0x80, count: 20), limit: 8, kept: 8),
    Cut(name: "UTF-16", bytes: [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x62, 0], limit: 5, kept: 4),
  ]

  @Test(arguments: cuts)
  func readsUpToALimit(cut: Cut) throws {
    let folder = try TemporaryFolder()
    try Data(cut.bytes).write(to: folder.url.appendingPathComponent("a"))
    let contents = try FileReader.read(RawPath(folder.path("a")), limit: cut.limit)
    #expect(contents.bytes == Array(cut.bytes.prefix(cut.kept)))
    #expect(contents.wholeSize == (cut.bytes.count > cut.limit ? cut.bytes.count : nil))
    #expect(contents.stamp.size == Int64(cut.bytes.count))
  }

  @Test func readsLargeFilesWhole() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    try Data(bytes).write(to: folder.url.appendingPathComponent("a"))
    let contents = try FileReader.read(RawPath(folder.path("a")))
    #expect(contents.bytes == bytes)
  }

  @Test func readsWhatGrowsBeyondItsSize() throws {
    // The kernel's own files say that they are empty.
    let contents = try FileReader.read(RawPath("/proc/self/status"))
    #expect(contents.stamp.size == 0)
    #expect(!contents.bytes.isEmpty)
    #expect(contents.wholeSize == nil)
  }

  @Test func doesNotWaitForAFileThatHasNothingNow() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    #expect(throws: SystemError(code: EAGAIN)) {
      try FileReader.readStream(ends[0], isFile: true)
    }
  }

  @Test func saysWhyNot() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let cases: [(String, ReadFailure)] = [
      (folder.path("gone"), .vanished), (folder.path, .special(.folder)),
      (folder.path("pipe"), .special(.pipe)), ("/dev/null", .special(.device)),
      ("/proc/self/mem", .system(SystemError(code: EIO))),
    ]
    for (path, failure) in cases {
      #expect(throws: failure, "\(path)") { try FileReader.read(RawPath(path)) }
    }
  }

  @Test func readsAPipeToItsEnd() throws {
    let text = String(repeating: "line\n", count: 50_000)
    let pipe = Pipe()
    let writer = Thread { [handle = pipe.fileHandleForWriting] in
      handle.write(Data(text.utf8))
      try? handle.close()
    }
    writer.start()
    let (bytes, isWhole) = try FileReader.readStream(pipe.fileHandleForReading.fileDescriptor)
    #expect(isWhole)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
