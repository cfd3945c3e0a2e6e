/// An article's place in the library.
///
/// The same as long as the article is in it, also when its file is edited; given to another only when
/// it and thousands of others have been free for long.
package struct Slot: Hashable, Sendable {
  /// The position in the library's storage.
  package let index: Int32

  package init(index: Int32) {
    self.index = index
  }
}
