/// A place in a text that names a page of the web or a mailbox.
package struct Link: Equatable, Sendable {
  /// Where it stands, in UTF-8 offsets.
  package let range: Range<Int>
  /// Where it leads.
  package let target: LinkTarget

  /// The links of a text, from its beginning to its end; none touches another.
  ///
  /// Found are `http://` and `https://`, `mailto:`, names that begin with `www.`, and bare mail addresses.
  /// What punctuates the sentence around a link is no part of it.
  ///
  /// - Complexity: O(*n*) in the length of the text; where nothing is found, without allocating.
  package static func all(in text: String) -> [Link] {
    var text = text
    return text.withUTF8 { LinkFinder.links(in: $0.span) }
  }
}
