/// Where the reader runs, as far as other programs are concerned.
struct Desktop: Equatable, Sendable {
  /// The programs the user wants for links (`BROWSER`): some, parted by colons, the first that works.
  var browser = ""
  var hasWayland = false
  var hasX = false
  var isInTmux = false

  /// What opens a link here, to be tried one after the other.
  var browsers: [Browser] {
    let wanted = browser.split(separator: ":").compactMap { Browser($0) }
    guard wanted.isEmpty else { return wanted }
    #if canImport(Glibc)
      return hasWayland || hasX ? [Browser("xdg-open")].compactMap { $0 } : []
    #else
      return [Browser("open")].compactMap { $0 }
    #endif
  }

  /// What puts a text on a clipboard here; the programs of each clipboard are to be tried one after the
  /// other.
  var clipboards: [ClipboardPrograms] {
    var all: [ClipboardPrograms] = []
    // What it is told by an escape sequence it only takes when it is set to.
    if isInTmux { all.append(ClipboardPrograms([["tmux", "load-buffer", "-w", "-"]])) }
    #if canImport(Glibc)
      var graphical: [[String]] = []
      if hasWayland { graphical.append(["wl-copy"]) }
      if hasX {
        graphical += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
      }
    #else
      let graphical = [["pbcopy"]]
    #endif
    if !graphical.isEmpty { all.append(ClipboardPrograms(graphical)) }
    return all
  }
}

/// The programs that may put a text on one clipboard.
struct ClipboardPrograms: Equatable, Sendable {
  let commands: [[String]]

  init(_ commands: [[String]]) {
    self.commands = commands
  }

  /// Copies by the first that can.
  func copy(_ text: String) -> Bool {
    commands.contains { command in
      do throws(SystemError) {
        return try ChildProcess.run(command, input: Array(text.utf8)) == .status(0)
      } catch {
        return false
      }
    }
  }
}

extension [ClipboardPrograms] {
  /// Copies to each clipboard; whether any of them has it.
  func copy(_ text: String) -> Bool {
    reduce(false) { $1.copy(text) || $0 }
  }
}
