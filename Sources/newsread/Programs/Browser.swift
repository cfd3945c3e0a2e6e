import Articles

/// A program that opens links, with the arguments it is given.
struct Browser: Equatable, Sendable {
  let name: String
  let arguments: [String]

  /// The program of a line of words, in which `%s` stands for the address; nil when there are none.
  init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ").map { String($0) }
    guard let name = words.first else { return nil }
    self.name = name
    arguments = Array(words.dropFirst())
  }

  /// Whether it shows pages in the terminal itself.
  var needsTerminal: Bool {
    Self.terminalBrowsers.contains { name == $0 || name.hasSuffix("/" + $0) }
  }

  private static let terminalBrowsers = [
    "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "chawan",
    "cha",
    "retawq", "netrik",
  ]

  /// The whole command for an address, which stays one argument whatever is in it.
  func command(for address: String) -> [String] {
    guard arguments.contains(where: { $0.contains("%s") }) else {
      return [name] + arguments + [address]
    }
    return [name] + arguments.map { Self.replacing($0, by: address) }
  }

  private static func replacing(_ word: String, by address: String) -> String {
    var result = ""
    var rest = Substring(word)
    while let percent = rest.firstIndex(of: "%") {
      let next = rest.index(after: percent)
      guard next < rest.endIndex, rest[next] == "s" else {
        result += rest[...percent]
        rest = rest[next...]
        continue
      }
      result += rest[..<percent] + address
      rest = rest[rest.index(after: next)...]
    }
    return result + rest
  }

  /// Shows a link in the terminal, which has to have been given back, until the program ends; why it has
  /// not, nil when it has.
  func openInTerminal(_ target: LinkTarget) -> String? {
    do throws(SystemError) {
      let process = try ChildProcess(command(for: target.address), place: .terminal)
      return process.waitInTerminal().failure.map { Words.reason($0, of: name) }
    } catch {
      return Words.reason(.system(error), of: name)
    }
  }
}

extension [Browser] {
  /// How long a program that fails takes to do so, at most: later it has shown what it was to show.
  private static let patience = 10_000 * MonotonicClock.millisecond

  /// Opens a link by the first that can, apart from the terminal; why none has, nil when one has.
  ///
  /// To be called where waiting does not matter: it comes back when the program has ended.
  func open(_ target: LinkTarget) -> String? {
    var failure = Words.noBrowser
    for browser in self where !browser.needsTerminal {
      let start = MonotonicClock.now
      do throws(SystemError) {
        let ending = try ChildProcess.run(browser.command(for: target.address))
        guard let reason = ending.failure, MonotonicClock.now - start < Self.patience else {
          return nil
        }
        failure = Words.reason(reason, of: browser.name)
      } catch {
        failure = Words.reason(.system(error), of: browser.name)
      }
    }
    return failure
  }
}
