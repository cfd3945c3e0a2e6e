#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's editor, which has the terminal while it runs.
enum Editor {
  /// Opens a file in it and waits until it has ended; what went wrong, in words.
  ///
  /// When the editor is stopped, so is this program, until the shell continues both.
  static func run(on file: RawPath) -> String? {
    let words = Environment.editor ?? ["vi"]
    var path = Array(file.bytes)
    // A name that looks like an option is none.
    if path.first == UInt8(ascii: "-") { path = Array("./".utf8) + path }
    do throws(SystemError) {
      let process = try Spawn.start(words.map { Array($0.utf8) } + [path], .inherited)
      var status: Int32 = 0
      while true {
        guard waitpid(process, &status, WUNTRACED) >= 0 else {
          if errno == EINTR { continue }
          return nil
        }
        guard status & 0xFF == 0x7F else { break }
        Signals.stop(wholeGroup: false)
        kill(process, SIGCONT)
      }
      let ending = Spawn.ending(status)
      return ending == 0 ? nil : Words.ended(words.first ?? "", status: ending)
    } catch {
      return Words.noEditor(words.first ?? "", error)
    }
  }
}
