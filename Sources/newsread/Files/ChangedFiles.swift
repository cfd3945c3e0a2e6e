import Articles

/// Files that something has happened to, each once however often it happened.
struct ChangedFiles: Sendable {
  private var ids: Set<ArticleID> = []
  private var byFolder: [ObjectIdentifier: FileList] = [:]
  private var alone: [FileList] = []

  var isEmpty: Bool { ids.isEmpty }
  var count: Int { ids.count }

  /// The files, by their folders.
  var lists: [FileList] { Array(byFolder.values) + alone }

  /// Adds a file of a folder that was walked.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>, in folder: FoundFolder) {
    guard ids.insert(folder.id(of: name)).inserted else { return }
    byFolder[ObjectIdentifier(folder), default: FileList(of: folder)].append(name)
  }

  /// Adds files of one folder, or a file that is alone.
  mutating func add(_ list: FileList) {
    if list.hasGivenID {
      guard !list.isEmpty, ids.insert(list.id(at: 0)).inserted else { return }
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
