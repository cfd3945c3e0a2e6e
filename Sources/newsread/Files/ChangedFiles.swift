import Articles

/// Files that something has happened to, each once however often it happened.
struct ChangedFiles: Sendable {
  /// What tells one file from another: an id, which names can be made to share, and a hash that
  /// nobody can foresee.
  private struct Key: Hashable, Sendable {
    var id: ArticleID
    var hash: Int
  }

  private var keys: Set<Key> = []
  private var byFolder: [ObjectIdentifier: FileList] = [:]
  private var alone: [FileList] = []

  var isEmpty: Bool { keys.isEmpty }
  var count: Int { keys.count }

  /// The files, by their folders.
  var lists: [FileList] { Array(byFolder.values) + alone }

  /// Adds a file of a folder that was walked.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>, in folder: FoundFolder) {
    var hasher = Hasher()
    hasher.combine(folder.canonical)
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    let key = Key(id: folder.id(of: name), hash: hasher.finalize())
    guard keys.insert(key).inserted else { return }
    byFolder[ObjectIdentifier(folder), default: FileList(of: folder)].append(name)
  }

  /// Adds files of one folder, or a file that is alone.
  mutating func add(_ list: FileList) {
    if list.hasGivenID {
      guard !list.isEmpty, keys.insert(Key(id: list.id(at: 0), hash: 0)).inserted else { return }
      alone.append(list)
    } else {
      for index in 0..<list.count {
        list.withName(at: index) { add($0, in: list.folder) }
      }
    }
  }

  mutating func add(_ other: ChangedFiles) {
    for list in other.lists { add(list) }
  }
}
