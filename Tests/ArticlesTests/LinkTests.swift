import Testing

@testable import Articles

@Suite struct LinkTests {
  /// A text, and what is marked in it.
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var marked: [String]
    var testDescription: String { text }

    init(_ text: String, _ marked: String...) {
      self.text = text
      self.marked = marked
    }
  }

  static let cases: [Case] = [
    // Where they begin.
    Case("See http://example.org now", "http://example.org"),
    Case("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
    Case("看http://example.org/a", "http://example.org/a"),
    Case("xhttp://example.org"), Case("svn+http://example.org"), Case("ftp://example.org"),
    Case("javascript:alert(1)"), Case("file:///etc/passwd"), Case("http:/example.org"),
    Case("http://"), Case("http:// example.org"), Case("https://..."), Case("http://-"),
    Case("http://http://a.org", "http://http"), Case("a: b. c@ @d"),
    Case("www.example.org and WWW.example.co.uk", "www.example.org", "WWW.example.co.uk"),
    Case("www.example"), Case("www."), Case("www..org"), Case("awww.example.org"),
    Case("(www.example.org/a)", "www.example.org/a"),
    Case("mailto:jane@example.org?subject=a&attach=/etc/passwd", "mailto:jane@example.org"),
    Case("mailto:jane"), Case("mailto:@example.org"),
    Case("write to jane.doe+news@mail.example.org.", "jane.doe+news@mail.example.org"),
    Case("<jane@example.org>, joe@example.com", "jane@example.org", "joe@example.com"),
    Case("...jane@example.org", "jane@example.org"), Case("jane.@example.org"),
    Case("jane@example"), Case("@jane@example.social"), Case("jane@example.org@example.com"),
    Case("josé@example.org"), Case("请写信jane@example.org谢谢", "jane@example.org"),
    Case("git@example.org:project/a.git"), Case("jane@127.0.0.1"), Case("a@b.c"),
    Case("www.bank.com@example.org", "www.bank.com@example.org"),

    // Where they end.
    Case("http://example.org.", "http://example.org"),
    Case("http://example.org...", "http://example.org"),
    Case(
      "http://example.org/a, http://example.org/b;", "http://example.org/a", "http://example.org/b"),
    Case("Is it http://example.org/a?", "http://example.org/a"),
    Case("http://example.org/?q=a&b=c#d!", "http://example.org/?q=a&b=c#d"),
    Case("(http://example.org/a_(b))", "http://example.org/a_(b)"),
    Case("[see](http://example.org/a)(and)", "http://example.org/a"),
    Case("[http://example.org](http://example.org)", "http://example.org", "http://example.org"),
    Case("http://example.org/a(", "http://example.org/a"),
    Case("\"http://example.org/a\"", "http://example.org/a"),
    Case("“http://example.org/a”", "http://example.org/a"),
    Case("'http://example.org/a'", "http://example.org/a"),
    Case("«http://example.org/a»", "http://example.org/a"),
    Case("<http://example.org/a>", "http://example.org/a"),
    Case("*http://example.org/a*", "http://example.org/a"),
    Case("_http://example.org_", "http://example.org"),
    Case("http://example.org/a–", "http://example.org/a"),
    Case("http://example.org/a/", "http://example.org/a/"),
    Case("http://example.org/a%20b", "http://example.org/a%20b"),
    Case("详见http://example.org网站", "http://example.org"),
    Case("http://example.orgの記事。", "http://example.org"),
    Case("（http://example.org/a）。", "http://example.org/a"),
    Case("http://example.org/a\u{200B}b", "http://example.org/a"),
    Case("http://example.org/a\u{AD}b", "http://example.org/a"),
    Case("http://example.org/a\u{FFFD}b", "http://example.org/a"),
    Case("http://example.org/a\u{202E}b", "http://example.org/a"),
    Case("http://example.org\\@evil.org", "http://example.org"),

    // Hosts.
    Case("http://localhost:8080/a", "http://localhost:8080/a"),
    Case("http://example.org:80", "http://example.org:80"),
    Case("http://example.org: there", "http://example.org"),
    Case("http://[::1]:80/a", "http://[::1]:80/a"), Case("http://[a]/"), Case("http://[::1"),
    Case("http://127.0.0.1/a", "http://127.0.0.1/a"),
    Case("http://my_host.example.org", "http://my_host.example.org"),
    Case("https://пример.рф/путь.", "https://пример.рф/путь"),
    Case("http://\u{301}a.org"), Case("https://www.ᏣᎳᎩ.com", "https://www.ᏣᎳᎩ.com"),
    Case("https://ノート.jp/a", "https://ノート.jp/a"), Case("https://faß.de", "https://faß.de"),
    Case("https://bücher.example", "https://bücher.example"),
    Case("https://例え.テスト/あ", "https://例え.テスト/あ"),
    Case("https://bank.com@evil.org/a", "https://bank.com@evil.org/a"),
    Case("https://a:b@c@evil.org", "https://a:b@c@evil.org"),
    Case("https://bank.com@", "https://bank.com"),

    // What only seems to end: the whole would be taken for another host.
    Case("https://paypa\u{217C}.com/p"), Case("https://a..b/c"), Case("http://exam\u{200B}ple.org"),
    Case("http://exam\u{AD}ple.org"), Case("http://a.\u{301}org"), Case("http://a.-b.org"),
    Case("http://example.org:99999/p"), Case("http://example.org:123456"),
    Case("http://example.org:80a"), Case("http://example.org:80.evil.com"),
    Case("http://exa%6Dple.org"), Case("https://a&b.org"), Case("https://a☆.com"),
    Case("https://\u{FB01}nd.com"), Case("https://of\u{FB01}ce.com"),
    Case("https://paypal-\u{217C}og.com"),
    Case("https://google.com․evil.com"), Case("https://google.com．evil.com"),
    Case("https://bank.com@ev\u{217C}.com"), Case("https://bank.com@\u{217C}.com"),
    Case("https://\u{1D41A}bc.com"), Case("https://bank.com∕login.evil.com"),
    Case("info@pay.pa\u{217C}.com"), Case("www.pay.pa\u{217C}.com"),
    Case("https://example.org™ is", "https://example.org"),
    Case("https://example.org—see", "https://example.org"),
    Case("https://example.org\u{200B} and", "https://example.org"),
    Case("https://example.org→例", "https://example.org"),

    // Letters that are not seen, or look like what parts an address.
    Case("https://google.com\u{3164}.evil.com"), Case("https://google.com\u{115F}.evil.com"),
    Case("https://goo\u{34F}gle.com"), Case("https://a\u{180B}b.com"),
    Case("https://a\u{17B4}.com"),
    Case("https://paypal.com\u{A4F8}secure.evil.com"),
    Case("https://paypal.com\u{A4FA}80.evil.com"),
    Case("https://bank.com\u{1C0}x.evil.com"), Case("https://bank.com\u{1C3}x.evil.com"),
    Case("https://bank.com\u{3033}x.evil.com"), Case("https://bank.comノx.evil.com"),
    Case("https://ノ.com"), Case("https://bank.com丿x.evil.com"),
    Case("https://bank.com\u{2D0}80.evil.com"), Case("https://bank.com\u{294}q.evil.com"),
    Case("https://paypal.com\u{660}secure.evil.com"), Case("jane@bank.com\u{1C0}x.evil.com"),
  ]

  @Test(arguments: cases) func marksLinksAndNothingElse(_ example: Case) {
    let found = Link.all(in: example.text)
    let bytes = Array(example.text.utf8)
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == example.marked)
  }

  @Test(arguments: [
    ("www.example.org/a", "http://www.example.org/a", "www.example.org"),
    ("HTTP://EXAMPLE.org/Ab", "http://example.org/Ab", "example.org"),
    (
      "https://Пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C",
      "xn--e1afmkfd.xn--p1ai"
    ),
    ("https://bank.com@evil.org/a", "https://bank.com@evil.org/a", "evil.org"),
    ("https://bank.com:80@evil.org:81", "https://bank.com:80@evil.org:81", "evil.org"),
    ("jane@bücher.example", "mailto:jane@xn--bcher-kva.example", "xn--bcher-kva.example"),
    ("http://[::1]/a", "http://[::1]/a", "[::1]"),
    ("https://XN--E1afmkfd.xn--p1ai/a", "https://xn--e1afmkfd.xn--p1ai/a", "xn--e1afmkfd.xn--p1ai"),
    ("https://xn--a.org", "https://xn--a.org", "xn--a.org"),
    ("https://ᏴᎪ.com", "https://xn--g9d1m.com", "xn--g9d1m.com"),
  ])
  func leadsWhereItSays(text: String, address: String, host: String) throws {
    let target = try #require(Link.all(in: text).first?.target)
    #expect(target.address == address)
    #expect(target.host.ascii == host)
  }

  @Test(arguments: [
    ("https://example.org", nil), ("https://пример.рф", nil), ("https://пример.com", nil),
    ("https://bücher.example", nil), ("https://例え.example", nil), ("https://abcアパート.com", nil),
    ("https://pаypal.com", LinkDoubt.mixedLetters), ("https://gοοgle.com", .mixedLetters),
    ("https://аррӏе.com", .lookalike), ("https://www.аррӏе.com", .lookalike),
    ("https://xn--pypal-4ve.com", .mixedLetters), ("https://xn--e1afmkfd.xn--p1ai", nil),
    ("https://bank.com@evil.org", .userInfo), ("info@pаypal.com", .mixedLetters),
    ("https://\u{261}oogle.com", .lookalike), ("https://\u{131}kea.com", .lookalike),
    ("https://İkea.com", .lookalike), ("https://goog\u{1E37}e.com", .lookalike),
    ("https://\u{1D00}pple.com", .lookalike), ("https://քոօ.com", .lookalike),
    ("https://սսօ.com", .lookalike), ("https://кук.com", .lookalike), ("https://кук.рф", nil),
    ("https://ᏴᎪ.com", .rareLetters), ("https://goog\u{1044C}e.com", .mixedLetters),
    ("https://ꓐꓮ.com", .rareLetters), ("https://ⲟ.com", .rareLetters),
    ("https://ооо.com", .lookalike), ("https://ססס.com", .lookalike), ("https://אבגד.com", nil),
    ("https://аԁо.com", .lookalike), ("https://abcไทย.com", .mixedLetters),
    ("https://한국abc.com", nil), ("https://中文ㄅ.com", nil), ("https://ไทย.com", nil),
    ("https://việtnam.vn", nil), ("https://żółć.pl", nil), ("https://straße.de", nil),
    ("https://þór.is", nil), ("https://xn--80ak6aa92e.com", .lookalike),
    ("https://paypal\u{6F1}.com", .mixedLetters), ("https://هنا.com", nil),
  ])
  func tellsWhatIsDoubtful(text: String, doubt: LinkDoubt?) throws {
    #expect(try #require(Link.all(in: text).first?.target).doubt == doubt)
  }

  /// The first are examples of RFC 3492, 7.1.
  @Test(arguments: [
    ("xn--ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"),
    ("xn--4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"),
    ("xn--b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"),
    ("xn--2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2"), ("xn--bcher-kva", "bücher"),
    ("xn--pypal-4ve", "p\u{430}ypal"), ("xn--MGBERP4A5D4AR", "السعودية"),
    // None of these is how a host is asked for, or shows what is.
    ("xn--", "xn--"), ("xn--abc-", "xn--abc-"), ("xn--a", "xn--a"), ("xn---", "xn---"),
    ("xn--99999999999999", "xn--99999999999999"), ("xn--zz-999999999", "xn--zz-999999999"),
    ("xn--bcher-kv", "xn--bcher-kv"), ("xn--googlecom-5y75a", "xn--googlecom-5y75a"),
    ("xn--Bcher-kva", "bücher"),
  ])
  func readsHostsThatAreWrittenInASCII(label: String, letters: String) throws {
    let host = try #require(Link.all(in: "https://\(label).example/a").first?.target.host)
    #expect(host.letters == "\(letters).example")
    #expect(host.ascii == "\(label.lowercased()).example")
    #expect(host.isInternational == (letters != label.lowercased()))
  }

  @Test func hasTheBareMailAddressToBeWrittenDown() throws {
    let target = try #require(Link.all(in: "mailto:Jane@example.org").first?.target)
    #expect(target.address == "mailto:Jane@example.org")
    #expect(target.written == "Jane@example.org")
  }

  /// Longer names and addresses than there are.
  @Test func tooLongIsNone() {
    let label = String(repeating: "a", count: 64)
    #expect(Link.all(in: "http://\(label).org") == [])
    #expect(Link.all(in: "http://" + String(repeating: "ab.", count: 100) + "org") == [])
    #expect(Link.all(in: "\(label)a@example.org") == [])
    #expect(Link.all(in: "http://example.org/" + String(repeating: "a", count: 9_000)) == [])
    #expect(Link.all(in: "http://example.org/" + String(repeating: "a", count: 8_000)).count == 1)
  }

  // MARK: The article's own

  @Test(arguments: [
    ("URL: https://example.org/a\n\nText.", "https://example.org/a"),
    (
      "\nBy Jane Doe\nDate: 2023-07-22\nsource: <https://example.org/a>\n\nText.",
      "https://example.org/a"
    ),
    ("\nLink: www.example.org/a\n\nText with http://example.com.", "http://www.example.org/a"),
    ("\nText.\n\nMore.\n\nSource: https://example.org/a\n\nTags: one", "https://example.org/a"),
    ("\nText.\n\nSource: Reuters, https://example.org/a\n", nil),
    ("\nText with https://example.org/a in it.", nil), ("\nURL: jane@example.org\n\nText.", nil),
    ("\nURL:\n\nText.", nil), ("", nil),
  ])
  func knowsItsOwnAddress(body: String, address: String?) throws {
    #expect(try read("Headline\n" + body).address?.address == address)
  }

  // MARK: Whatever comes

  /// What every link has to be, found in whatever text.
  private func check(_ text: String, _ comment: Comment) {
    let count = text.utf8.count
    var end = 0
    for link in Link.all(in: text) {
      #expect(link.range.lowerBound >= end && !link.range.isEmpty, comment)
      end = link.range.upperBound
      #expect(end <= count, comment)
      #expect(
        ["http://", "https://", "mailto:"].contains { link.target.address.hasPrefix($0) }, comment)
      #expect(link.target.address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, comment)
      #expect(link.target.host.ascii.utf8.count <= 253, comment)
      let bytes = Array(text.utf8)[link.range]
      #expect(String(validating: bytes, as: UTF8.self) != nil, comment)
    }
  }

  @Test func randomBytes() {
    var dice = Dice(state: 7)
    for round in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
        UInt8.random(in: 0...255, using: &dice)
      }
      check("http://a" + String(decoding: bytes, as: UTF8.self), "round \(round)")
    }
  }

  @Test func shuffledPieces() {
    let pieces = [
      "http://", "https://", "mailto:", "www.", "@", ".", ":", "/", "?", "#", "[", "]", "(", ")",
      "a", "example", "org", "é", "港", "п", "\u{301}", "-", "_", "%", "'", " ", "80", "::1",
      "\u{FFFD}",
      "\u{202E}", "…", "\0", "\u{10FFFF}",
    ]
    var dice = Dice(state: 11)
    for round in 0..<5_000 {
      let count = Int.random(in: 1...14, using: &dice)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &dice) }.joined()
      check(text, "round \(round): \(text)")
    }
  }

  /// Each of these would take minutes if any step looked back at what it has seen.
  @Test(arguments: [
    "@", "a@", "a@b", "a.b@", "a@b.", "http://", "http://a@", "www.", "www.a.", "www.a/", "mailto:",
    "mailto:a@", "http://a/(", "http://a/)", "http://a/.", "http://a:", "[", "http://[", "::1]",
    "a",
    "é@", "http://é", "http://a..", "-", "http://-", "https://a/b ",
  ])
  func takesLinearTime(piece: String) {
    check(String(repeating: piece, count: 400_000 / piece.utf8.count), "\(piece)")
  }

  // MARK: Punycode

  /// The samples of RFC 3492, 7.1, and some names that are in use.
  @Test(arguments: [
    ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
    ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
    ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
    ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
    ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
    ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
    ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
    ("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
    ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
    ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
    ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
    ("Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
    ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
    ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("そのスピードで", "d9juau41awczczp"),
    ("-> $1.00 <-", "-> $1.00 <--"), ("bücher", "bcher-kva"), ("münchen", "mnchen-3ya"),
    ("рф", "p1ai"), ("", ""), ("\u{10FFFF}", "dn32g"),
  ])
  func encodesAsTheSamples(label: String, encoded: String) throws {
    let bytes = try #require(Punycode.encode(label.unicodeScalars))
    #expect(String(decoding: bytes, as: UTF8.self) == encoded)
  }
}
