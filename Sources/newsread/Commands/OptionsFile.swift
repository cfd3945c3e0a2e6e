/// The file of options: one option or path a line, `#` before a comment.
///
/// They stand before the command line's own, which so have the last word; its paths are the library
/// when the command line names none.
struct OptionsFile: Equatable, Sendable {
  var arguments: [String] = []
  var paths: [RawPath] = []
  /// What is wrong with lines that are passed over, each in one line of words.
  var complaints: [String] = []

  /// Nothing, as when there is no such file.
  init() {}

  /// Reads the file, if there is one.
  ///
  /// A line whose words `check` refuses is passed over, and complained about.
  init(
    at path: RawPath, home: RawPath?, check: ([String]) throws(OptionComplaint) -> Void
  ) {
    self.init()
    do throws(ReadFailure) {
      let contents = try FileReader.bytes(of: path, limit: 1_024 * 1_024)
      self = OptionsFile(contents.bytes, named: path.display, home: home, check: check)
    } catch .vanished {
      return
    } catch {
      complaints = ["\(path.display): \(Words.reason(error))"]
    }
  }

  init(
    _ bytes: [UInt8], named name: String, home: RawPath?,
    check: ([String]) throws(OptionComplaint) -> Void
  ) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = Self.trimmed(bytes)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      do throws(OptionComplaint) {
        if first == UInt8(ascii: "-") {
          let words = Self.words(line)
          try check(words)
          arguments += words
        } else {
          paths.append(try Self.path(line, home: home))
        }
      } catch {
        complaints.append("\(name):\(index + 1): \(error.words)")
      }
    }
  }

  /// An option and its value, which is all the rest of the line.
  private static func words(_ line: ArraySlice<UInt8>) -> [String] {
    guard let space = line.firstIndex(where: isSpace) else {
      return [String(decoding: line, as: UTF8.self)]
    }
    return [line[..<space], trimmed(line[space...])].map { String(decoding: $0, as: UTF8.self) }
  }

  private static func path(
    _ line: ArraySlice<UInt8>, home: RawPath?
  ) throws(OptionComplaint) -> RawPath {
    if line.contains(0) { throw OptionComplaint(words: "a path cannot contain a zero byte") }
    if line.first == UInt8(ascii: "/") { return RawPath(line) }
    let tilde = Array("~/".utf8)
    if line.starts(with: tilde) || line.elementsEqual("~".utf8), let home {
      return line.count > 2 ? home.appending(line.dropFirst(2)) : home
    }
    throw OptionComplaint(words: "a path must begin with / or ~/ here")
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = line.firstIndex(where: { !isSpace($0) }),
      let last = line.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return line[first...last]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

/// Why a line of the file of options cannot be followed.
struct OptionComplaint: Error, Equatable {
  var words: String
}
