import Reader
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a crash leaves in the user's state folder: a file each, of which the next start tells once.
///
/// A crash writes it by itself (`CursesTerminal.reportCrashes`), under a name that says that nobody has been told yet.
struct CrashReports: Sendable {
  /// Nil when there is no home folder: then nothing is kept.
  let folder: RawPath?

  private static let beginning = "crash-"
  private static let untold = ".new"
  private static let told = ".txt"

  /// Has a crash of this process from now on leave a report.
  func expect(version: String) {
    guard let folder, let now = Self.now else { return }
    let file = folder.appending("\(Self.beginning)\(now.name)-\(getpid())\(Self.untold)".utf8)
    guard let folderPath = String(validating: folder.bytes, as: UTF8.self),
      let path = String(validating: file.bytes, as: UTF8.self)
    else { return }
    let head = """
      newsread \(version), started \(now.words) UTC
      TERM: \(Environment.text("TERM") ?? "not set")

      """
    _ = CursesTerminal.reportCrashes(in: folderPath, at: path, head: head)
  }

  /// The reports that nobody has been told of; from now on they count as told.
  ///
  /// - Complexity: O(*n*) in what is in the folder; it waits for the disk.
  func takeUntold() -> [RawPath] {
    guard let folder, let stream = folder.withCString({ opendir($0) }) else { return [] }
    defer { closedir(stream) }
    var found: [RawPath] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX)) { String(cString: $0) }
      }
      guard name.hasPrefix(Self.beginning), name.hasSuffix(Self.untold) else { continue }
      let kept = folder.appending((name.dropLast(Self.untold.count) + Self.told).utf8)
      let path = folder.appending(name.utf8)
      let isRenamed = path.withCString { old in kept.withCString { rename(old, $0) == 0 } }
      found.append(isRenamed ? kept : path)
    }
    return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// The time, for a name and for people; nil when the clock cannot be read.
  private static var now: (name: String, words: String)? {
    var now = time(nil)
    var parts = tm()
    guard gmtime_r(&now, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let hour = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(two)
    return ("\(day)-\(hour.joined())", "\(day) \(hour.joined(separator: ":"))")
  }
}
