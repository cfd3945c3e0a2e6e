import Articles
import Reader

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the environment says, as far as the program asks.
struct Environment: Sendable {
  /// Folders and files to read when none are named (`NEWSREAD_LIBRARY`).
  var library: [RawPath] = []
  /// The file of options.
  var optionsFile: RawPath?
  /// The file of saved searches.
  var searchesFile: RawPath?
  var home: RawPath?
  /// The user's folder of caches.
  var caches: RawPath?
  /// The folder in which what is marked is kept.
  var state: RawPath?
  /// Whether colours are not wanted (`NO_COLOR`, https://no-color.org).
  var noColour = false

  /// What is set now.
  static var current: Environment {
    var environment = Environment()
    environment.noColour = !(value("NO_COLOR") ?? []).isEmpty
    environment.library = (value("NEWSREAD_LIBRARY") ?? [])
      .split(separator: UInt8(ascii: ":")).map { RawPath($0) }
    environment.home = path("HOME")
    let folder = path("XDG_CONFIG_HOME") ?? environment.home?.appending(Array(".config".utf8))
    environment.optionsFile = folder?.appending(Array("newsread/options".utf8))
    environment.searchesFile = folder?.appending(Array("newsread/searches".utf8))
    environment.caches =
      path("XDG_CACHE_HOME") ?? environment.home?.appending(Array(".cache".utf8))
    let state = path("XDG_STATE_HOME") ?? environment.home?.appending(Array(".local/state".utf8))
    environment.state = state?.appending(Array("newsread".utf8))
    return environment
  }

  /// The user's editor, in words (`VISUAL`, `EDITOR`); nil where none is set.
  static var editor: [String]? {
    for name in ["VISUAL", "EDITOR"] {
      let line = String(decoding: value(name) ?? [], as: UTF8.self)
      if let words = CommandWords.split(line), !words.isEmpty { return words }
    }
    return nil
  }

  /// Whether the terminal is one that has more than a few blocks in its font, by its name (`TERM`).
  static var drawsBlocks: Bool {
    let name = String(decoding: value("TERM") ?? [], as: UTF8.self)
    return !["linux", "vt", "ansi", "cons", "dumb", "sun", "wy"].contains { name.hasPrefix($0) }
  }

  /// What there is to run programs for.
  static var desktop: Desktop {
    let isSet = { (name: String) in !(value(name) ?? []).isEmpty }
    return Desktop(
      browser: value("BROWSER").map { String(decoding: $0, as: UTF8.self) } ?? "",
      hasWayland: isSet("WAYLAND_DISPLAY"), hasX: isSet("DISPLAY"), isInTmux: isSet("TMUX"))
  }

  /// Whether the terminal is one that shows a sequence it does not know, by its name (`TERM`).
  static var isConsole: Bool {
    let name = String(decoding: value("TERM") ?? [], as: UTF8.self)
    return ["linux", "vt", "cons"].contains { name.hasPrefix($0) }
  }

  /// Whether the terminal puts text from right to left in order by itself, by what it calls itself.
  ///
  /// Those of GNOME (VTE) have done so since 0.58, and Konsole, Apple's Terminal and mlterm long before.
  static var terminalReorders: Bool {
    let program = String(decoding: value("TERM_PROGRAM") ?? [], as: UTF8.self)
    let toolkit = Int(String(decoding: value("VTE_VERSION") ?? [], as: UTF8.self)) ?? 0
    return toolkit >= 5_800 || program == "Apple_Terminal"
      || ["KONSOLE_VERSION", "MLTERM"].contains { value($0) != nil }
  }

  /// A variable as a line of text; nil when it is not set, or empty.
  static func text(_ name: String) -> String? {
    guard let bytes = value(name), !bytes.isEmpty else { return nil }
    return CleanText.line(String(decoding: bytes, as: UTF8.self))
  }

  /// An absolute path; the XDG specification has others passed over.
  private static func path(_ name: String) -> RawPath? {
    guard let bytes = value(name) else { return nil }
    let path = RawPath(bytes)
    return path.isAbsolute ? path : nil
  }

  private static func value(_ name: String) -> [UInt8]? {
    guard let value = getenv(name) else { return nil }
    return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }
}

/// The arguments as the system gave them, since a path need not be text.
enum RawArguments {
  /// The arguments after the program's name.
  static var all: [RawPath] {
    var arguments: [RawPath] = []
    let count = max(0, Int(CommandLine.argc))
    for argument in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: count).dropFirst() {
      guard let argument else { break }
      arguments.append(
        RawPath(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
    return arguments
  }

  /// The path that an argument read as text stood for.
  static func path(for text: String) -> RawPath {
    guard text.unicodeScalars.contains("\u{FFFD}") else { return RawPath(text) }
    return all.first { $0.text == text } ?? RawPath(text)
  }
}
