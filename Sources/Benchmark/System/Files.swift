import Glibc

/// The few things that are done with files and folders here.
enum Files {
  /// Makes a folder and those above it.
  ///
  /// - Throws: What the system said.
  static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .system("cannot make \(path)")
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .system("cannot make \(path)") }
  }

  /// Writes a whole file.
  ///
  /// - Throws: What the system said.
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("cannot write \(path)") }
    defer { close(descriptor) }
    guard writeAll(Array(bytes), to: descriptor) else { throw .system("cannot write \(path)") }
  }

  /// Writes all bytes; false when the system would not take them.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          done += count
        } else if count < 0 && errno == EINTR {
          continue
        } else {
          return false
        }
      }
      return true
    }
  }

  /// The text of a small file; nil when it cannot be read.
  static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &part, part.count)
      if count > 0 { bytes += part[..<count] }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0 && errno != EINTR { return nil }
    }
  }

  /// Whether there is a program at a path.
  static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// The names in a folder, without the two that every folder has; none when it cannot be read.
  static func names(in path: String) -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      names.append((name, Int32(entry.pointee.d_type) == Int32(DT_DIR)))
    }
    return names
  }

  /// Removes a folder with all that is in it, or a file; what cannot be removed stays.
  static func removeTree(_ path: String) {
    for entry in names(in: path) {
      let inner = "\(path)/\(entry.name)"
      if entry.isFolder { removeTree(inner) } else { unlink(inner) }
    }
    if rmdir(path) != 0 { unlink(path) }
  }

  /// Makes a folder like another one, whose files are the same files by hard links.
  ///
  /// What is hidden is left out.
  ///
  /// - Throws: What the system said.
  static func linkTree(_ source: String, to target: String) throws(Failure) {
    try makeFolder(target)
    for entry in names(in: source) where !entry.name.hasPrefix(".") {
      let from = "\(source)/\(entry.name)"
      let to = "\(target)/\(entry.name)"
      if entry.isFolder {
        try linkTree(from, to: to)
      } else if link(from, to) != 0 {
        throw .system("cannot link \(from) into \(target)")
      }
    }
  }
}
