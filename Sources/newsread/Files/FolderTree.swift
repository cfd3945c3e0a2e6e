import Articles

/// The folders that files lie in, by their canonical paths and as a tree, so that what is in a folder
/// and below is found without looking at all others.
///
/// A folder goes with the last file in it and below.
struct FolderTree: Sendable {
  private struct Folder {
    /// The folder as it was found; nil when it only leads to others.
    var found: FoundFolder?
    let canonical: RawPath
    var rows = 0
    /// The first row of a file in it.
    var firstRow: Int32 = -1
    /// Its place among the folders of its parent; -1 where there is none.
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var next: Int32 = -1
    var previous: Int32 = -1
  }

  private var folders: [Folder?] = []
  private var free: [Int32] = []
  private var numbers: [RawPath: Int32] = [:]
  /// Those that stand for what is before a file's name, and were not walked.
  private var unwalked: [ObjectIdentifier: Int32] = [:]

  /// How many folders are known, those included that only lead to others.
  var count: Int { folders.count - free.count }

  // MARK: - Looking

  /// The number of a folder, nil when there are no files in it.
  func number(known folder: FoundFolder) -> Int32? {
    folder.isWalked ? numbers[folder.canonical] : unwalked[ObjectIdentifier(folder)]
  }

  /// The folder with a number.
  func folder(_ number: Int32) -> FoundFolder? { folders[Int(number)]?.found }

  /// The canonical path of the folder with a number; empty when it is not known.
  func canonical(_ number: Int32) -> RawPath { folders[Int(number)]?.canonical ?? RawPath("") }

  func firstRow(in number: Int32) -> Int32 { folders[Int(number)]?.firstRow ?? -1 }

  /// The numbers of folders and of all that are below them, each once.
  ///
  /// - Complexity: O(*m*) in how many there are.
  func numbers(of places: [RawPath]) -> [Int32] {
    var found: [Int32] = []
    let all = Set(places)
    for place in all where !(place.parent != place && place.parent.isOrIsBelow(anyOf: all)) {
      guard let number = numbers[place] else { continue }
      var next = found.count
      found.append(number)
      while next < found.count {
        var child = folders[Int(found[next])]?.firstChild ?? -1
        while child >= 0 {
          found.append(child)
          child = folders[Int(child)]?.next ?? -1
        }
        next += 1
      }
    }
    return found
  }

  // MARK: - Changing

  /// The number of a folder, to be asked once for many files of it, of which one is then added.
  ///
  /// `isFound` says that the folder has been walked by its path, and not only led to.
  /// - Complexity: O(*d*) in the number of folders that lead to it, when it is a new one.
  mutating func number(of folder: FoundFolder, isFound: Bool) -> Int32 {
    if let number = number(known: folder) {
      if isFound || folders[Int(number)]?.found == nil { folders[Int(number)]?.found = folder }
      return number
    }
    guard folder.isWalked else {
      let number = take(Folder(found: folder, canonical: folder.canonical))
      unwalked[ObjectIdentifier(folder)] = number
      return number
    }
    let number = number(at: folder.canonical)
    folders[Int(number)]?.found = folder
    return number
  }

  private mutating func number(at canonical: RawPath) -> Int32 {
    var path = canonical
    var missing: [RawPath] = []
    while numbers[path] == nil {
      missing.append(path)
      let parent = path.parent
      if parent == path { break }
      path = parent
    }
    var parent = numbers[path] ?? -1
    for path in missing.reversed() {
      let number = take(Folder(canonical: path))
      numbers[path] = number
      adopt(number, by: parent)
      parent = number
    }
    return parent
  }

  private mutating func take(_ folder: Folder) -> Int32 {
    if let number = free.popLast() {
      folders[Int(number)] = folder
      return number
    }
    folders.append(folder)
    return Int32(clamping: folders.count - 1)
  }

  private mutating func adopt(_ number: Int32, by parent: Int32) {
    guard parent >= 0 else { return }
    let next = folders[Int(parent)]?.firstChild ?? -1
    folders[Int(number)]?.parent = parent
    folders[Int(number)]?.next = next
    if next >= 0 { folders[Int(next)]?.previous = number }
    folders[Int(parent)]?.firstChild = number
  }

  /// Counts a row in a folder, which is the first of its list; gives the one that was before.
  mutating func enter(_ row: Int32, in number: Int32) -> Int32 {
    let first = firstRow(in: number)
    folders[Int(number)]?.firstRow = row
    folders[Int(number)]?.rows += 1
    return first
  }

  /// Counts a row out; `first` is the first of the list from then on.
  mutating func leave(_ number: Int32, first: Int32) {
    folders[Int(number)]?.firstRow = first
    folders[Int(number)]?.rows -= 1
    letGoIfEmpty(number)
  }

  private mutating func letGoIfEmpty(_ number: Int32) {
    var number = number
    while number >= 0, let folder = folders[Int(number)], folder.rows <= 0, folder.firstChild < 0 {
      if folder.next >= 0 { folders[Int(folder.next)]?.previous = folder.previous }
      if folder.previous >= 0 {
        folders[Int(folder.previous)]?.next = folder.next
      } else if folder.parent >= 0 {
        folders[Int(folder.parent)]?.firstChild = folder.next
      }
      if folder.canonical.isEmpty {
        if let found = folder.found { unwalked[ObjectIdentifier(found)] = nil }
      } else {
        numbers[folder.canonical] = nil
      }
      folders[Int(number)] = nil
      free.append(number)
      number = folder.parent
    }
  }
}
