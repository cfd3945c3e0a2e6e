import Articles
import Testing

/// Texts that are mails: the subject is the headline, the header its byline.
@Suite struct MailTests {
  private static let mail = """
    From: Anna <anna@example.org>
    To: bob@example.com
    Subject: Re: harbour
    Date: Sat, 22 Jul 2023 10:11:12 +0200
    Message-ID: <abc@example.org>

    Hi Bob,

    On Friday Bob wrote:
    > I think we should go
    > to the harbour.

    Yes, let us go.
    """

  @Test func theSubjectIsTheHeadline() throws {
    let article = try read(Self.mail, path: "2020-01-01.txt")
    #expect(article.headline == "Re: harbour")
    #expect(article.date == ArticleDate(secondsSinceEpoch: 1_690_013_472, origin: .header))
    #expect(article.string == Self.mail)
    let blocks = article.document().blocks
    #expect(
      blocks.prefix { $0.kind == .byline }.map(\.text) == [
        "From: Anna <anna@example.org>", "To: bob@example.com", "Subject: Re: harbour",
        "Date: Sat, 22 Jul 2023 10:11:12 +0200", "Message-ID: <abc@example.org>",
      ])
    #expect(blocks.dropFirst(5).first?.text == "Hi Bob,")
    #expect(blocks.contains { $0.quoteLevel == 1 })
  }

  /// What a header says, and the headline.
  @Test(arguments: [
    ("Subject: One\nFrom: a@b.org\nDate: 2023-07-22", "One"),
    (
      "Received: from a\n by b;\n Sat\nFrom: a@b.org\nSubject: A long\n\tsubject\n  of three lines",
      "A long subject of three lines"
    ),
    ("From: a@b.org\nSubject:\n Below\nTo: c@d.org", "Below"),
    ("from: a@b.org\nSUBJECT: Small\nto: c@d.org", "Small"),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?UTF-8?Q?Caf=C3=A9_=26?= more", "Café & more"),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?utf-8?b?R3LDvA==?=\n =?utf-8?B?w59l?=", "Grüße"),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?utf-8?q?=C3?= =?utf-8?q?=A9t=C3=A9?=", "été"),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?iso-8859-1*en?q?=E9t=E9?=", "été"),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?utf-8?q?a=1B[31m=0Ab?= c", "a\u{FFFD} b c"),
    // What cannot be read stays.
    ("From: a@b.org\nTo: c@d.org\nSubject: =?koi8-r?q?=E9?=", "=?koi8-r?q?=E9?="),
    ("From: a@b.org\nTo: c@d.org\nSubject: =?utf-8?q?=Z?= =?x", "=?utf-8?q?=Z?= =?x"),
    (
      "From: a@b.org\nTo: c@d.org\nSubject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=",
      "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?="
    ),
    // No mails.
    ("From: a@b.org\nSubject: One", "From: a@b.org"),
    ("From: a@b.org\nTo: c@d.org\nSubject:", "From: a@b.org"),
    ("From: a@b.org\nSubject: One\nTo: c\nNo field", "From: a@b.org"),
    ("Note: one\nFrom: a@b.org\nSubject: One\nTo: c", "Note: one"),
    ("From: the harbour\n\nSubject: One\nTo: c", "From: the harbour"),
    ("To: all of us\nSubject: One\nDate: 2023-07-22", "To: all of us"),
  ])
  func headlines(header: String, headline: String) throws {
    let article = try read(header + "\n\nText.")
    #expect(article.headline == headline)
    let again = try read(bytes: article.text)
    #expect(again.headline == headline)
    #expect(again.text == article.text)
    #expect(article.document().blocks.last?.text == "Text.")
  }

  /// As a headline is: what is searched is the same as what is shown.
  @Test func aSubjectIsOneLineOfTheText() throws {
    let article = try read("From: a@b.org\nTo: c@d.org\nSubject: One\n  and more\n\nText.")
    #expect(article.string == "From: a@b.org\nTo: c@d.org\nSubject: One   and more\n\nText.")
    #expect(article.headline == "One and more")
    let long = String(repeating: "word ", count: 100)
    let folded = try read(
      "From: a@b.org\nTo: c@d.org\nSubject: \(long)\n \(long)\n \(long)\n\nText.")
    #expect(folded.headline == "From: a@b.org")
  }

  @Test func aFieldOfManyLinesIsOne() throws {
    let article = try read("From: a@b.org\nTo: c@d.org,\n  e@f.org\nSubject: One\n\nText.")
    #expect(
      article.document().blocks.map(\.text) == [
        "From: a@b.org", "To: c@d.org, e@f.org", "Subject: One", "Text.",
      ])
  }
}
