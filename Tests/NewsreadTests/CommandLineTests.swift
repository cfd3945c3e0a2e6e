import Foundation
import Testing

@testable import newsread

/// What scripts may rely on: exit statuses, lines on standard output and on standard error.
@Suite struct CommandLineTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    /// What standard output begins with; empty for no output at all.
    var output: String = ""
    /// What the only line on standard error is; empty for none.
    var complaint: String = ""
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(arguments: ["--version"], status: 0, output: "0.1.0\n"),
    Case(arguments: ["--help"], status: 0, output: "OVERVIEW: Read articles in the terminal."),
    Case(arguments: ["help"], status: 0, output: "OVERVIEW: Read articles in the terminal."),
    Case(arguments: ["help", "show"], status: 0, output: "OVERVIEW: Print one article as text."),
    Case(arguments: ["search", "--help"], status: 0, output: "OVERVIEW: Print the articles"),
    Case(arguments: ["--generate-completion-script", "bash"], status: 0, output: "#!/bin/bash"),
    Case(
      arguments: ["--bogus"], status: 2,
      complaint: "newsread: unknown option '--bogus'; see newsread --help"),
    Case(
      arguments: ["list", "--bogus"], status: 2,
      complaint: "newsread: unknown option '--bogus'; see newsread list --help"),
    Case(
      arguments: ["search"], status: 2,
      complaint: "newsread: missing expected argument '<QUERY>'; see newsread search --help"),
    Case(
      arguments: ["list", "--limit", "0", "library"], status: 2,
      complaint: "newsread: --limit must be at least 1; see newsread list --help"),
    Case(
      arguments: ["--sort", "sideways"], status: 2,
      complaint:
        "newsread: the value 'sideways' is invalid for '--sort <ORDER>'. Please provide one "
        + "of 'newest', 'oldest', 'headline', 'place' or 'file'; see newsread --help"),
    Case(
      arguments: ["--play", "x", "--size", "80"], status: 2,
      complaint: "newsread: the value '80' is invalid for '--size <COLUMNSxROWS>': a size is "
        + "COLUMNSxROWS, such as 80x24, each from 1 to 1000; see newsread --help"),
    Case(
      arguments: ["library"], status: 2,
      complaint:
        "newsread: standard output is not a terminal; use newsread list, search or show in "
        + "a pipe"),
    Case(
      arguments: ["--theme", "pink"], status: 2,
      complaint: "newsread: the value 'pink' is invalid for '--theme <NAME>'. Please provide one "
        + "of the following: auto, dark, light, contrast, mono, terminal; see newsread --help"),
    Case(
      arguments: ["doctor"], status: 0, output: "Widths were not measured: standard output is no"),
    Case(arguments: ["doctor", "library"], status: 0, output: "Widths were not measured: "),
    Case(
      arguments: ["doctor", "--bogus"], status: 2,
      complaint: "newsread: unknown option '--bogus'; see newsread doctor --help"),
    Case(arguments: ["list", "library", "--sort", "headline"], status: 0),
    Case(arguments: ["list", "empty"], status: 1),
    Case(
      arguments: ["list", "missing"], status: 2,
      complaint: "newsread: missing: no such file or folder"),
    Case(
      arguments: ["list", "missing", "one.txt", "--json"], status: 2, output: "{\"id\":\"",
      complaint: "newsread: missing: no such file or folder"),
    Case(
      arguments: ["list", "nothing.txt", "one.txt", "--json"], status: 0, output: "{\"id\":\"",
      complaint: "newsread: nothing.txt: empty"),
    Case(
      arguments: ["list", "list"], status: 2, complaint: "newsread: list: no such file or folder"),
    Case(arguments: ["search", "harbour", "library"], status: 0, output: ""),
    Case(arguments: ["search", "nowhere", "library"], status: 1),
    Case(
      arguments: ["search", "nowhere \"to be", "library"], status: 1,
      complaint: "newsread: the quotation mark at character 9 is not closed: type another \" after "
        + "the phrase"),
    Case(arguments: ["search", "harbour date:2023-07", "library"], status: 0, output: ""),
    Case(arguments: ["search", "harbour date:2022", "library"], status: 1),
    Case(arguments: ["search", "--", "-harbour", "library"], status: 0),
    Case(arguments: ["search", "e", "library", "--count"], status: 0, output: "2\n"),
    Case(
      arguments: ["search", "e", "library", "--count", "--limit", "1"], status: 0, output: "1\n"),
    Case(arguments: ["search", "nowhere", "library", "--count"], status: 1, output: "0\n"),
    Case(
      arguments: ["search", "harbour", "library", "--count", "--json"], status: 0,
      output: "{\"count\":1}\n"),
    Case(
      arguments: ["search", "nowhere", "library", "--count", "--json"], status: 1,
      output: "{\"count\":0}\n"),
    Case(
      arguments: ["search", "e", "library", "--by", "month"], status: 0, output: "2023-07\t2\n"),
    Case(
      arguments: ["search", "harbour", "library", "--by", "day", "--json"], status: 0,
      output: "{\"date\":\"2023-07-22\",\"count\":1}\n"),
    Case(arguments: ["search", "nowhere", "library", "--by", "year"], status: 1),
    Case(
      arguments: ["search", "e", "library", "--by", "day", "--count"], status: 2,
      complaint: "newsread: --by and --count ask for different things; see newsread search --help"),
    Case(
      arguments: ["diff", "one.txt", "one.txt"], status: 1, output: "One headline\n\nLeeds: One"),
    Case(
      arguments: ["diff", "one.txt", "library/2023/07/22/a.txt"], status: 0,
      output: "[-One headline-]"),
    Case(
      arguments: ["diff", "one.txt", "two.txt"], status: 2,
      complaint: "newsread: two.txt: no article has this id or path"),
    Case(
      arguments: ["search", "harbour (", "library"], status: 0,
      complaint: "newsread: the bracket at character 9 is not closed"),
    Case(
      arguments: ["search", "harbour(", "library"], status: 0,
      complaint: "newsread: the bracket at character 8 is not closed"),
    Case(
      arguments: ["search", "foo:bar foo:x", "library"], status: 1,
      complaint: "newsread: there is no field foo: it is searched for as text"),
    Case(
      arguments: ["search", "foo:bar", "library"], status: 1,
      complaint: "newsread: there is no field foo: it is searched for as text"),
    Case(
      arguments: ["search", "/(a{900}){900}/ harbour", "library"], status: 0,
      complaint: "newsread: the pattern is too large and is left out: repeat less in it"),
    Case(
      arguments: ["search", "date:today", "missing"], status: 2,
      complaint: "newsread: missing: no such file or folder"),
    Case(
      arguments: ["help", "related"], status: 0, output: "OVERVIEW: Print the articles that are"),
    Case(arguments: ["help", "mark"], status: 0, output: "OVERVIEW: Mark articles as read,"),
    Case(arguments: ["help", "export"], status: 0, output: "OVERVIEW: Print what is known of all"),
    Case(
      arguments: ["mark"], status: 2,
      complaint: "newsread: missing expected argument '<ID>'; see newsread mark --help"),
    Case(
      arguments: ["undo", "--bogus"], status: 2,
      complaint: "newsread: unknown option '--bogus'; see newsread undo --help"),
    Case(
      arguments: ["related"], status: 2,
      complaint: "newsread: missing expected argument '<ID>'; see newsread related --help"),
    Case(
      arguments: ["related", "one.txt", "library", "--limit", "0"], status: 2,
      complaint: "newsread: --limit must be at least 1; see newsread related --help"),
    Case(arguments: ["related", "one.txt", "library"], status: 1),
    Case(
      arguments: ["related", "two.txt", "library"], status: 1,
      complaint: "newsread: two.txt: no article has this id or path"),
    Case(
      arguments: ["related", "one.txt", "missing"], status: 2,
      complaint: "newsread: missing: no such file or folder"),
    Case(arguments: ["help", "search"], status: 0, output: "OVERVIEW: Print the articles"),
    Case(
      arguments: ["show", "./one.txt"], status: 0, output: "One headline\n\nLeeds: One text.\n"),
    Case(
      arguments: ["show", "one.txt", "--width", "10"], status: 0,
      output: "One\nheadline\n\nLeeds: One\ntext.\n"),
    Case(
      arguments: ["show", "newsread:guide/1-first-steps.txt"], status: 0, output: "Welcome to"),
    Case(
      arguments: ["show", "zzz", "library"], status: 1,
      complaint: "newsread: zzz: no article has this id or path"),
    Case(
      arguments: ["show", "library", "library"], status: 2,
      complaint: "newsread: library: 2 articles are meant; write one id or path"),
    Case(arguments: ["show", "-", "-", "--json"], status: 0, output: "{\"id\":\""),
    Case(arguments: ["--play", "down", "--size", "10x3", "library"], status: 0, output: ""),
  ]

  private func makeFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.makeFolder("empty")
    try folder.write("nothing.txt", "")
    try folder.write("one.txt", "One headline\n\nLeeds: One text.\n")
    try folder.write("library/2023/07/22/a.txt", "Harbour reopens\n\nMombasa: The harbour.\n")
    try folder.write(
      "library/2023/07/21/b.txt", "Rail \"strike\"\n\nNo place here.\n\nTags: rail\n")
    return folder
  }

  @Test(arguments: cases)
  func keepsItsContract(of run: Case) throws {
    let folder = try makeFolder()
    let result = try Program.run(run.arguments, input: "Piped\n\nText.\n", folder: folder.url)
    #expect(result.status == run.status)
    #expect(result.output.hasPrefix(run.output))
    if run.output.isEmpty, run.status != 0 { #expect(result.output.isEmpty) }
    #expect(result.complaints == (run.complaint.isEmpty ? "" : run.complaint + "\n"))
  }

  @Test func listsNewestFirst() throws {
    let folder = try makeFolder()
    let result = try Program.run(["list", "library"], folder: folder.url)
    let rows = result.lines.map { $0.dropFirst(16) }
    #expect(
      rows == ["  2023-07-22  Mombasa  Harbour reopens", "  2023-07-21  -        Rail \"strike\""])
    let one = try Program.run(["list", "library", "--limit", "1"], folder: folder.url)
    #expect(one.lines == Array(result.lines.prefix(1)))
  }

  @Test func printsJSONLines() throws {
    let folder = try makeFolder()
    let list = try Program.run(
      ["list", "--json", "library", "--sort", "oldest"], folder: folder.url)
    let id = String(list.output.dropFirst(7).prefix(16))
    let members =
      #""path":"library/2023/07/21/b.txt","title":"Rail \"strike\"","place":null,"#
      + #""date":"2023-07-21","tags":["rail"],"words":5"#
    let marks = #""read":false,"starred":false,"own_tags":[]"#
    #expect(list.lines.first == #"{"id":"\#(id)",\#(members),\#(marks)}"#)
    let show = try Program.run(
      ["show", String(id.prefix(6)).uppercased(), "library", "--json"], folder: folder.url)
    #expect(
      show.output == #"{"id":"\#(id)",\#(members),"paragraphs":["No place here."],"#
        + #""encoding":"UTF-8","notes":[]}"# + "\n")
    let search = try Program.run(["search", "strike", "library", "--json"], folder: folder.url)
    let found = try JSONSerialization.jsonObject(with: Data(search.output.utf8)) as? [String: Any]
    #expect(found?["id"] as? String == id)
    #expect(found?["score"] is Double)
    #expect(found?["snippet"] is String)
    #expect(search.lines.count == 1)
  }

  @Test func tellsWhyAnArticleWasFound() throws {
    let folder = try TemporaryFolder()
    try folder.write("2023/07/22/a.txt", "Ⅎirst\n\nKraków: Ⅎ łódź i łódź.\n\nTags: porty\n")
    try folder.write("2023/07/21/b.txt", "Łódź\n")
    let json = try Program.run(
      ["search", "łódź", ".", "--json", "--sort", "newest"], folder: folder.url)
    let found = try json.lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(found.map { $0?["matches"] as? Int } == [2, 1])
    #expect(found.map { $0?["snippet"] as? String } == ["Kraków: Ⅎ łódź i łódź.", ""])
    #expect(found.map { $0?["lit"] as? [[Int]] } == [[[10, 14], [17, 21]], []])
    let text = try Program.run(["search", "łódź", ".", "--sort", "newest"], folder: folder.url)
    #expect(
      text.lines.map { $0.dropFirst(16) }.enumerated().filter { $0.offset != 1 && $0.offset != 3 }
        .map { String($0.element) } == [
          "  2023-07-22  Kraków  Ⅎirst", "  2023-07-21  -       Łódź",
        ])
    #expect(
      [text.lines[1], text.lines[3]]
        == ["    2 matches · Kraków: Ⅎ łódź i łódź.", "    1 match"])
    let tag = try Program.run(["search", "porty", "."], folder: folder.url)
    #expect(tag.lines.last == "    1 match · Tags: porty")
    let file = try Program.run(["search", "path:07/22/a", "."], folder: folder.url)
    #expect(file.lines.last == "    file: 07/22/a.txt")
    let name = try Program.run(["search", "path:a.t", ".", "--json"], folder: folder.url)
    #expect(name.output.contains(#""matches":0,"snippet":"file: a.txt","lit":[[6,9]]}"#))
  }

  @Test func printsTheSeedAsItIs() throws {
    let seed = try #require(BuiltInLibrary.articles().first)
    let result = try Program.run(["show", seed.path])
    // A line of tags that names none says nothing, and is left out.
    let text = String(decoding: seed.bytes, as: UTF8.self)
    #expect(text == result.output + "\nTags:")
  }

  @Test func saysWhenAPrefixIsTooShort() throws {
    let folder = try TemporaryFolder()
    // More articles than there are digits, so that two ids begin with the same one.
    for number in 0..<17 { try folder.write("\(number).txt") }
    let result = try Program.run(["list", "--json", "."], folder: folder.url)
    let digits = result.lines.map { $0.dropFirst(7).prefix(1) }
    let digit = try #require(digits.first { digit in digits.count { $0 == digit } > 1 })
    let count = digits.count { $0 == digit }
    let show = try Program.run(["show", String(digit), "."], folder: folder.url)
    #expect(show.status == 2)
    #expect(
      show.complaints
        == "newsread: \(digit): the ids of \(count) articles begin so; write more of it\n")
  }

  @Test func takesAsManyPathsAsAShellGives() throws {
    let folder = try TemporaryFolder()
    let names = (0..<3_000).map { "article number \($0).txt" }
    for name in names { try folder.write(name) }
    let list = try Program.run(["list", "--json", "--limit", "5000"] + names, folder: folder.url)
    #expect(list.lines.count == 3_000)
    let late = try Program.run(["list"] + names + ["--limit", "7"], folder: folder.url)
    #expect(late.lines.count == 7)
    let search = try Program.run(["search", "--sort", "file", "text"] + names, folder: folder.url)
    #expect(search.lines.count == 6_000)
  }

  @Test func findsTheConfiguredLibrary() throws {
    let folder = try makeFolder()
    try folder.write("config/newsread/options", "# mine\n\(folder.path("one.txt"))\n--bogus\n")
    let configured = ["XDG_CONFIG_HOME": folder.path("config")]
    let fromFile = try Program.run(["list"], environment: configured)
    #expect(fromFile.output.hasSuffix("  One headline\n"))
    #expect(
      fromFile.complaints
        == "newsread: \(folder.path("config/newsread/options")):3: unknown option "
        + "'--bogus'; see newsread --help\n")
    #expect(fromFile.status == 0)
    let library = ["NEWSREAD_LIBRARY": "\(folder.path("library")):\(folder.path("one.txt"))"]
    let fromEnvironment = try Program.run(["list"], environment: library.merging(configured) { $1 })
    #expect(fromEnvironment.lines.count == 3)
    let named = try Program.run(["list", folder.path("one.txt")], environment: library)
    #expect(named.lines.count == 1)
    #expect(try Program.run(["list"]).lines.count == 5)
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let folder = try TemporaryFolder()
    for number in 0..<3_000 { try folder.write("\(number).txt", "Headline \(number)\n") }
    let command =
      "\(Program.url.path) list \(folder.path) | head -n 1 | wc -l; echo ${PIPESTATUS[0]}"
    let shell = try Program.run(["-c", command], executable: URL(fileURLWithPath: "/bin/bash"))
    #expect(shell.lines.map { $0.trimmingCharacters(in: .whitespaces) } == ["1", "141"])
    #expect(shell.complaints.isEmpty)
  }

  @Test(arguments: [
    (">/dev/full", "no space left on the device"), (">&-", "bad file descriptor"),
  ])
  func saysWhenItCannotWrite(redirection: String, reason: String) throws {
    let command = "\(Program.url.path) list \(redirection)"
    let shell = try Program.run(["-c", command], executable: URL(fileURLWithPath: "/bin/bash"))
    #expect(shell.status == 2)
    #expect(shell.complaints == "newsread: write error: \(reason)\n")
  }

  #if os(Linux)
    @Test(arguments: [("list .", false), ("search text .", false), ("", true)])
    func saysWhenThereAreNoThreads(arguments: String, terminal: Bool) throws {
      let folder = try makeFolder()
      // Every thread is to have a stack of this size, in KiB, for which no address space is large enough.
      let command = "ulimit -s 200000000000 && exec \(Program.url.path) \(arguments)"
      let result = try Program.run(
        ["-c", command], environment: ["TERM": "xterm"], folder: folder.url, terminal: terminal,
        executable: URL(fileURLWithPath: "/bin/bash"))
      let reason = "the system gives no more threads or pipes; nothing could be read"
      #expect(result.status == 2)
      #expect(result.complaints.hasPrefix("newsread: "))
      #expect(result.complaints.hasSuffix("\(reason)\n"))
      #expect(result.complaints.count { $0 == "\n" } == 1)
    }
  #endif

  @Test(arguments: [
    ("", "TERM is not set, so the terminal is unknown; try TERM=xterm-256color newsread"),
    (
      "no-such-terminal",
      "the terminal type \"no-such-terminal\" (TERM) is not known here; "
        + "try TERM=xterm-256color newsread"
    ),
    (
      "dumb",
      "the terminal type \"dumb\" (TERM) cannot move its cursor; list, search and show work without"
    ),
  ])
  func saysWhenTheTerminalIsNoUse(type: String, reason: String) throws {
    let result = try Program.run(
      [], environment: type.isEmpty ? [:] : ["TERM": type], terminal: true)
    #expect(result.status == 2)
    #expect(result.complaints == "newsread: \(reason)\n")
  }
}
