import Screen

/// Why words are not parted, in a form that can be put into words.
struct HyphenationFailure: Error {
  let words: String
}

extension Hyphenation {
  /// Where the packages that Debian calls hyphen-en-us and the like put their patterns.
  private static let folder = "/usr/share/hyphen"
  private static let limit = 4 * 1_024 * 1_024

  /// The patterns of a language, or of a file whose name has a slash.
  static func of(_ language: String) throws(HyphenationFailure) -> Hyphenation {
    let isPath = language.contains("/")
    // Languages are written en_US here and en-us elsewhere.
    let parts = language.split { $0 == "-" || $0 == "_" }.map(String.init)
    let names = [
      parts.joined(separator: "_"),
      parts.enumerated().map { $0 == 0 ? $1.lowercased() : $1.uppercased() }.joined(separator: "_"),
    ]
    let paths = isPath ? [language] : names.map { "\(folder)/hyph_\($0).dic" }
    var reason = ""
    for path in paths {
      let bytes: [UInt8]
      do throws(ReadFailure) {
        bytes = try FileReader.bytes(of: RawPath(Array(path.utf8)), limit: limit).bytes
      } catch .vanished {
        let package = parts.joined(separator: "-").lowercased()
        reason = isPath ? "there is no such file" : "install hyphen-\(package), or name a file"
        continue
      } catch {
        throw HyphenationFailure(words: "\(path): \(Words.reason(error))")
      }
      return try patterns(bytes, path)
    }
    throw HyphenationFailure(words: "no patterns to hyphenate by \(language): \(reason)")
  }

  private static func patterns(
    _ bytes: [UInt8], _ path: String
  ) throws(HyphenationFailure) -> Hyphenation {
    do throws(Failure) {
      return try Hyphenation(patterns: bytes)
    } catch {
      throw HyphenationFailure(words: "\(path) \(Words.reason(error))")
    }
  }
}
