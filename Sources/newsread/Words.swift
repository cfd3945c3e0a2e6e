import Articles
import Screen
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one place where failures become words.
///
/// Each is a part of one line: what is wrong, and what to do where that is not plain.
enum Words {
  static func reason(_ error: SystemError) -> String {
    switch error.code {
    case EACCES, EPERM: "permission denied"
    case ENOENT: "no such file or folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ENAMETOOLONG: "the path is too long"
    case ELOOP: "too many links, or a link to itself"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk could not be read"
    case ENOSPC: "no space left on the device"
    case ESTALE: "the server has lost it"
    case EAGAIN: "it has nothing to read now, as a file should"
    default: text(of: error)
    }
  }

  /// What the system itself calls an error, with a small first letter as all other words here.
  private static func text(of error: SystemError) -> String {
    guard let words = strerror(error.code) else { return "error \(error.code)" }
    return inLine(CleanText.line(String(cString: words)))
  }

  static func reason(_ failure: ReadFailure) -> String {
    switch failure {
    case .system(let error): reason(error)
    case .vanished: "vanished while reading"
    case .special(let kind): reason(notReading: kind)
    }
  }

  static func reason(notReading kind: FileKind) -> String {
    switch kind {
    case .pipe: "a pipe, not a file; to read what is piped in, name it -"
    case .socket: "a socket, not a file"
    case .device: "a device, not a file"
    case .folder: "a folder, not a file"
    case .file, .link, .other: "not an ordinary file"
    }
  }

  static func reason(_ failure: ParseFailure, bytes: some Collection<UInt8>) -> String {
    switch failure {
    case .empty: bytes.isEmpty ? "empty" : "empty but for white space"
    case .notText:
      if let kind = BinaryKind(bytes) {
        "not text (looks like \(kind.words))"
      } else {
        "not text"
      }
    }
  }

  static func crashed(_ report: RawPath) -> String {
    "newsread crashed before; what is known of it, without any text, is in \(report.display)"
  }

  static let tooLarge = "larger than 8 MiB: only its beginning is searched and shown"
  static let danglingLink = "a link to something that is not there"

  static func reason(_ failure: TerminalFailure) -> String {
    switch failure {
    case .notATerminal:
      "this is not a terminal; list, search and show work without one"
    case .typeUnset:
      "TERM is not set, so the terminal is unknown; try TERM=xterm-256color newsread"
    case .unknownType(let name):
      "the terminal type \"\(CleanText.line(name))\" (TERM) is not known here; "
        + "try TERM=xterm-256color newsread"
    case .tooSimple(let name):
      "the terminal type \"\(CleanText.line(name))\" (TERM) cannot move its cursor; "
        + "list, search and show work without"
    }
  }

  static func reason(_ failure: TerminalProbe.Failure) -> String {
    switch failure {
    case .nobodyToAsk: "there is no terminal to ask, or another program has it"
    case .notAnsi: "a terminal of this type would print the questions"
    case .noAnswer: "the terminal did not answer within a second"
    }
  }

  static let answersMissing = "the terminal did not say where its cursor was"
  static let noTerminal = "there is no terminal"
  static let outputIsAFile = "standard output is no terminal"

  static func depth(_ depth: ColourDepth) -> String {
    switch depth {
    case .monochrome: "none"
    case .eight: "8"
    case .sixteen: "16"
    case .palette: "256"
    case .direct: "any, mixed of red, green and blue"
    }
  }

  static let outputIsNoTerminal =
    "standard output is not a terminal; use newsread list, search or show in a pipe"
  static let inputIsNoTerminal =
    "standard input is not a terminal; to read what is piped in, name it: newsread -"
  static let noKeyboard = "there is no terminal (/dev/tty) to read keys from"
  static let inputIsKeyboard =
    "standard input is the keyboard; - reads what is piped in, as in: newsread - < FILE"
  static let noThreads = "the system gives no more threads or pipes; nothing could be read"
  static let noFolderForSearches =
    "Not saved: there is no home folder to keep searches in, or no thread for it"
  static let notWatching = "No more threads: changes are not noticed; r looks at all files again"

  static let notWatched =
    "more folders than the system watches (fs.inotify.max_user_watches): changes show later"

  static let noFileToEdit = "The name of its file is not known yet: try again in a moment"
  static let noBrowser = "No browser: BROWSER is not set, and there is no graphical screen"
  static let notCopied = "Not copied: too long for the terminal, and no program for it is here"

  /// A program that was to show a link has not done so.
  static func reason(_ failure: ProcessFailure, of program: String) -> String {
    let name = CleanText.line(program)
    return switch failure {
    case .system(let error): "\(name): \(reason(error))"
    case .status(let status): "\(name) failed with status \(status)"
    case .signal(let number): "\(name) was ended by signal \(number)"
    }
  }

  /// What an id or a path stands for is not there.
  static func noArticle(_ id: String) -> String {
    "\(CleanText.line(id)): no article has this id or path"
  }

  /// An id or a path stands for more than one article.
  static func severalArticles(_ id: String, count: Int) -> String {
    IDPrefix(id) == nil
      ? "\(CleanText.line(id)): \(count) articles are meant; write one id or path"
      : "\(id): the ids of \(count) articles begin so; write more of it"
  }

  /// A sentence as a part of one of our lines: with a small first letter.
  static func inLine(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

extension Words {
  /// Why a file of patterns cannot be used, to be said behind its name.
  static func reason(_ failure: Hyphenation.Failure) -> String {
    switch failure {
    case .encoding(let name): "is neither UTF-8 nor ISO8859-1 but \(name)"
    case .empty: "holds no patterns"
    }
  }
}

extension Words {
  static let noThreadForProgram = "Not run: the system gives no more threads"

  /// Why a program could not be started.
  static func notRun(_ name: String, _ error: SystemError) -> String {
    error.code == ENOENT
      ? "There is no program called \(name)" : "\(name): \(reason(error))"
  }

  /// Why an editor could not be started, and how to name another.
  static func noEditor(_ name: String, _ error: SystemError) -> String {
    "\(notRun(CleanText.line(name), error)); set VISUAL or EDITOR"
  }

  /// How a program ended that has not ended well, with the first line of its complaint.
  static func ended(_ name: String, status: Int32, saying bytes: [UInt8] = []) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let line = CleanText.line(String(text.split(separator: "\n").first ?? ""))
    let ending =
      status > 128 ? "was ended by signal \(status - 128)" : "ended with status \(status)"
    return "\(CleanText.line(name)) \(ending)" + (line.isEmpty ? "" : ": \(line)")
  }
}
