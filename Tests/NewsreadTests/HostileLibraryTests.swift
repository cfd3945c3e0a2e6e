import Foundation
import Testing

#if os(Linux)
  /// Files that were made to do harm, from the shell and in a real terminal.
  @Suite(.timeLimit(.minutes(5)), .fewAtOnce) struct HostileLibraryTests {
    @Test func isListedAsFarAsItCanBe() throws {
      let world = try HostileFolder().world
      let list = try Program.run(
        ["list", HostileFolder.name, "--json"], environment: world.environment,
        folder: world.folder.url)
      #expect(list.status == 2)
      for headline in HostileFolder.headlines {
        #expect(list.lines.count { $0.contains("\"title\":\"\(headline)") } == 1, "\(headline)")
      }
      let complaints = list.complaints.split(separator: "\n")
      for words in ["empty", "not text (looks like a PNG picture)", "larger than 8 MiB"] {
        #expect(complaints.count { $0.contains(": \(words)") } == 1, "\(words)")
      }
      #expect(complaints.count { $0.contains("itself: too many links") } == 1)
      #expect(complaints.count { $0.contains("nowhere: a link to something that is not") } == 1)
      // Root may read everything.
      if geteuid() != 0 {
        #expect(complaints.count { $0.contains("secret.txt: permission denied") } == 1)
        #expect(complaints.count == 6)
        #expect(list.lines.count == HostileFolder.headlines.count)
      }
      expectHarmless(list.output + list.complaints, mayHoldSequences: false)
    }

    @Test(arguments: [
      ("pipe", "a pipe, not a file"), ("socket", "a socket, not a file"),
      ("zero", "a device, not a file"), ("terminal", "a device, not a file"),
      ("itself", "too many links"), ("nowhere", "no such file or folder"),
    ])
    func isNotReadThoughNamed(_ name: String, _ reason: String) throws {
      let world = try HostileFolder().world
      let result = try Program.run(
        ["list", "\(HostileFolder.name)/\(name)"], environment: world.environment,
        folder: world.folder.url)
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(result.complaints.split(separator: "\n").count == 1)
      #expect(result.complaints.contains("/\(name): \(reason)"), "\(result.complaints)")
      expectHarmless(result.complaints, mayHoldSequences: false)
    }

    @Test func sendsTheTerminalNothingOfItsOwn() async throws {
      let terminal = try await Tmux.shell(in: HostileFolder().world)
      try terminal.record(into: "sent")
      try terminal.enter("newsread hostile*; echo status=$?")
      let isRoot = geteuid() == 0
      let count = HostileFolder.headlines.count + (isRoot ? 1 : 0)
      try await terminal.shows("\(count) articles", "\(isRoot ? 5 : 6) problems")
      for _ in 0..<count {
        try terminal.press("Enter", "Space", "h", "Down")
      }
      try await terminal.shows("▌ \(isRoot ? "Secret" : "Large")", "\(count)/\(count)")
      try terminal.press("!")
      try await terminal.shows("Not shown, or not as they are", "too many links")
      try terminal.press("h")
      try terminal.enter("/\(HostileFolder.marker)")
      try await terminal.shows("Search: \(HostileFolder.marker)")
      try terminal.press("h", "S", "S", "S", "S", "S", "z", "z", "C-w")
      try terminal.resize(columns: 120, rows: 40)
      try terminal.press("Home")
      try await terminal.shows("│", "1/\(count)", "Escapes")
      try terminal.press("Q")
      try await terminal.shows("status=0")
      #expect(try terminal.isGivenBack)
      #expect(try !terminal.value("pane_title").contains(HostileFolder.marker))

      var sent = ""
      try #require(
        try await Wait.until {
          let bytes = try Data(contentsOf: terminal.world.folder.url.appending(path: "sent"))
          sent = String(decoding: bytes, as: UTF8.self)
          return sent.contains("status=0")
        })
      #expect(sent.contains("Escapes"))
      #expect(sent.utf8.count > 10_000)
      // The reader's own question, once: what its background is, and what kind of terminal it is.
      let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
      expectHarmless(
        sent.replacing(question, with: "", maxReplacements: 1), mayHoldSequences: true)
    }

    @Test func harmWouldBeSeen() {
      for attack in HostileFolder.attacks {
        #expect(
          !Self.harm(in: "a\(attack)b", mayHoldSequences: true).isEmpty,
          "\(attack.debugDescription)")
      }
      #expect(Self.harm(in: "\u{1B}[1;31mred\u{1B}(B\u{1B}[m", mayHoldSequences: true).isEmpty)
    }

    private func expectHarmless(
      _ text: String, mayHoldSequences: Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let harm = Self.harm(in: text, mayHoldSequences: mayHoldSequences)
      #expect(harm.isEmpty, sourceLocation: sourceLocation)
    }

    /// What a text does to a terminal beyond what curses does to draw.
    private static func harm(in text: String, mayHoldSequences: Bool) -> Set<String> {
      // CSI with plain numbers, character sets, keypad modes: no titles, no clipboard, no questions.
      let known = /\u{1B}(?:\[\??[0-9;]*[ABCDGHJKLMPSTXZ@bdfhlmr]|[()][0B]|[=>78MDE])/
      var harm: Set<String> = []
      var rest = text[...]
      while let escape = rest.unicodeScalars.firstIndex(of: "\u{1B}") {
        rest = rest[escape...]
        if mayHoldSequences, let match = rest.prefixMatch(of: known) {
          if match.output.contains(HostileFolder.marker) { harm.insert(String(match.output)) }
          rest = rest[match.range.upperBound...]
        } else {
          harm.insert(String(rest.unicodeScalars.prefix(12)))
          rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
        }
      }
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x1B: break
        // Backspace moves the cursor, and shifting in is a part of ending all attributes.
        case 0x08, 0x0F: if !mayHoldSequences { harm.insert(String(scalar)) }
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029,
          0xE0000...0xE007F:
          harm.insert(String(scalar))
        default: break
        }
      }
      return harm
    }
  }
#endif
