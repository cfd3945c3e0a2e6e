/// A folder that articles lie in: one object for all of them, so that a million articles share the
/// beginnings of their paths.
package final class ArticleFolder: Sendable {
  /// The folder's path as people should see it, cleaned; empty when a path names no folder.
  package let path: String
  /// Bytes that compare as folders should: see `PathOrder`.
  let sortKey: [UInt8]

  /// Whether the path is the folder's own to the byte, so that files can be found by it.
  let isExact: Bool

  package init(path: String, isExact: Bool = false) {
    self.path = path
    self.isExact = isExact
    var key = PathOrder.key(of: path)
    // So that a folder stands before the folders in it, and these before its namesakes' like `a-b`.
    if key.last != PathOrder.slash { key.append(PathOrder.slash) }
    sortKey = key
  }

  /// The path of a file in the folder.
  func path(of name: String) -> String {
    path.isEmpty || path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// The folder of a path, and the file's name in it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.utf8.index(after: slash)...]))
  }
}
