import Glibc

/// What is being done, on standard error.
enum Progress {
  static func say(_ words: String) {
    _ = Files.writeAll(Array("\(words)\n".utf8), to: STDERR_FILENO)
  }
}
