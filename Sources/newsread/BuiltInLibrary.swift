/// The articles that ship with the program, a part of its binary: one real article and a guide.
///
/// They are shown when no library is named, so that a copied program has something to show anywhere.
enum BuiltInLibrary {
  /// All of them, in the order of their paths; the lines of `keyTable` go into the one about keys.
  static func articles(keyTable: [String] = []) -> [BuiltInArticle] {
    [
      BuiltInArticle(
        path: "newsread:000_b0c2242ed8593c7d.txt", bytes: PackageResources.seed_txt),
      guide("1-first-steps.txt", PackageResources.__first_steps_txt),
      guide("2-search.txt", PackageResources.__search_txt),
      guide(
        "3-keys.txt", filling("{keys}", in: PackageResources.__keys_txt, with: keyTable)),
      guide("4-your-library.txt", PackageResources.__your_library_txt),
    ]
  }

  private static func guide(_ name: String, _ bytes: [UInt8]) -> BuiltInArticle {
    BuiltInArticle(path: "newsread:guide/" + name, bytes: bytes)
  }

  /// Puts lines in the place of a line that is a marker.
  ///
  /// The lines are indented, which keeps them as they are; without lines the marker just goes.
  private static func filling(
    _ marker: String, in bytes: [UInt8], with lines: [String]
  ) -> [UInt8] {
    let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let filled = parts.flatMap { part -> [ArraySlice<UInt8>] in
      part.elementsEqual(marker.utf8) ? lines.map { Array("  \($0)".utf8)[...] } : [part]
    }
    return Array(filled.joined(separator: [UInt8(ascii: "\n")]))
  }
}
