import Glibc

/// What the environment says, and what the programs that are measured see of it.
enum Environment {
  static func value(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// An environment in which no configuration of this machine or user plays a part.
  static func `private`(home: String) -> [String] {
    [
      "PATH=\(value("PATH") ?? "/usr/bin:/bin")", "TERM=xterm-256color", "LANG=C.UTF-8",
      "HOME=\(home)", "XDG_CONFIG_HOME=\(home)/config", "XDG_CACHE_HOME=\(home)/cache",
      "XDG_DATA_HOME=\(home)/data", "XDG_STATE_HOME=\(home)/state", "SHELL=/bin/sh",
    ]
  }

  /// The same, with its home made: a program keeps nothing for its next start in one that is not there.
  ///
  /// - Throws: What the system said.
  static func made(home: String) throws(Failure) -> [String] {
    try Files.makeFolder(home)
    return `private`(home: home)
  }

  /// Where a program is, by `PATH`.
  static func program(_ name: String) -> String? {
    (value("PATH") ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
      .first(where: Files.isProgram)
  }
}
