import Foundation

@testable import newsread

#if os(Linux)
  /// A folder with everything in it that nobody would put there to be read.
  ///
  /// What an article or a file name would have a terminal do holds `marker`, so that it can be told
  /// from what the program sends.
  struct HostileFolder {
    let world: World
    /// Its name tries to set the title of the window.
    static let name = "hostile\u{1B}]0;\(marker)\u{7}"
    static let marker = "7777"

    init() throws {
      world = try World()
      try world.folder.makeFolder(Self.name)
      try writeArticles()
      try writeTraps()
    }

    /// The headlines of what is an article all the same, the first the newest.
    static let headlines = [
      "Escapes", "CRLF headline", "CR headline", "UTF-16 headline", "Windows-1252 “headline”",
      "Oddly named", "Badly named", "Large",
    ]

    private func writeArticles() throws {
      let attack = Self.attacks.joined(separator: " and ")
      try write("2024-03-12.txt", "Escapes \(attack)\n\nLeeds: \(attack)\n\nTags: \(attack)\n")
      try write("2024-03-11.txt", "CRLF headline\r\n\r\nLeeds: One.\r\n\r\nTwo.\r\n")
      try write("2024-03-10.txt", "CR headline\r\rLeeds: One.\r\rTwo.\r")
      let wide = "\u{FEFF}UTF-16 headline\n\nŁódź: Zażółć gęślą jaźń.\n".utf16
      try write("2024-03-09.txt", bytes: wide.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      // Bytes of Windows-1252 are those of Latin-1, but for the quotes.
      let western = "Windows-1252 \u{93}headline\u{94}\n\nLeeds: Café.\n".unicodeScalars
      try write("2024-03-08.txt", bytes: western.map { UInt8($0.value) })
      try write("2024-03-07\nline\u{1B}[\(Self.marker)H.txt", "Oddly named\n\nLeeds: Text.\n")
      try write(
        name: Array("2024-03-06 ".utf8) + [0xFF, 0xFE, 0x9B, 0x37],
        bytes: Array("Badly named\n\nLeeds: Text.\n".utf8))
      let line = "A line of the large one, of seventy columns or so, and then another.\n"
      try write("2024-03-05.txt", "Large\n\n" + String(repeating: line, count: 440_000))
    }

    private func writeTraps() throws {
      try write("empty \(Self.attacks[0])", "")
      try write(
        "picture \(Self.attacks[1])", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])
      try write("2024-03-04 secret.txt", "Secret\n\nLeeds: Text.\n")
      guard chmod(path("2024-03-04 secret.txt"), 0) == 0, mkfifo(path("pipe"), 0o644) == 0 else {
        throw SystemError.last
      }
      try makeSocket("socket")
      try world.folder.link("\(Self.name)/zero", to: "/dev/zero")
      try world.folder.link("\(Self.name)/terminal", to: "/dev/tty")
      try world.folder.link("\(Self.name)/itself", to: "itself")
      try world.folder.link("\(Self.name)/round", to: ".")
      try world.folder.link("\(Self.name)/nowhere", to: "missing")
    }

    /// What would move the cursor, set titles and colours, write the clipboard, ask the terminal to
    /// type, turn text around, and hide it.
    static let attacks = [
      "\u{1B}]52;c;\(marker)\u{7}", "\u{1B}]0;\(marker)\u{7}", "\u{1B}]2;\(marker)\u{1B}\\",
      "\u{9D}52;c;\(marker)\u{9C}", "\u{1B}[\(marker);\(marker)H", "\u{9B}\(marker);1H",
      "\u{1B}[38;5;\(marker)m", "\u{1B}P+q\(marker)\u{1B}\\", "\u{1B}_\(marker)\u{1B}\\",
      "\u{1B}^\(marker)\u{1B}\\", "\u{1B}k\(marker)\u{1B}\\", "\u{1B}[c", "\u{1B}[6n", "\u{1B}[21t",
      "\u{1B}c", "\u{1B}#8", "\u{1B}[?\(marker)h", "\u{7}\u{8}\u{E}\u{F}\u{7F}",
      "\u{202E}turned\u{2066}", "\u{E0041}\u{E0042}", "\u{2028}\u{2029}\u{85}",
    ]

    // MARK: Parts

    private func path(_ name: String) -> String { world.folder.path("\(Self.name)/\(name)") }

    private func write(_ name: String, _ text: String) throws {
      try write(name, bytes: Array(text.utf8))
    }

    private func write(_ name: String, bytes: [UInt8]) throws {
      try write(name: Array(name.utf8), bytes: bytes)
    }

    /// Writes a file of a name that need not be text.
    private func write(name: [UInt8], bytes: [UInt8]) throws {
      let path = RawPath(world.folder.path(Self.name)).appending(name)
      let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) }
      guard descriptor >= 0 else { throw SystemError.last }
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        .write(contentsOf: Data(bytes))
    }

    private func makeSocket(_ name: String) throws {
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { throw SystemError.last }
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let bytes = Array(path(name).utf8)
      withUnsafeMutableBytes(of: &address.sun_path) {
        $0.copyBytes(from: bytes.prefix($0.count - 1))
      }
      let size = socklen_t(MemoryLayout<sockaddr_un>.size)
      let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
      }
      guard result == 0 else { throw SystemError.last }
    }
  }
#endif
