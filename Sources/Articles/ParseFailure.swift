/// Why bytes are no article.
///
/// Everything else is shown as well as it can be.
package enum ParseFailure: Error, Equatable, Sendable {
  /// Nothing but white space.
  case empty
  /// A picture, an archive, a program: not text.
  case notText
}
