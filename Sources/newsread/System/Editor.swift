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
      let process = try ChildProcess(words.map { Array($0.utf8) } + [path], place: .terminal)
      let status = process.waitInTerminal().shellStatus
      return status == 0 ? nil : Words.ended(words.first ?? "", status: status)
    } catch {
      return Words.noEditor(words.first ?? "", error)
    }
  }
}
