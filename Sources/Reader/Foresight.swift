package import Screen

/// What pressing a key once more would do: worked out while nobody waits, so that the next press
/// only has to be painted.
///
/// Whoever moves through a list presses the same key again and again. It holds on to the library's
/// memory, and has to be let go before the state it was made from changes in any other way.
package struct Foresight: Sendable {
  /// The key it is about.
  package let key: Key
  /// The state after the key.
  package let state: AppState
  /// What that state asks for.
  package let effects: [Effect]
  /// What it looks like.
  package let frame: Frame

  /// Works out what a key does to a state; nil when the key is not one that is pressed repeatedly.
  ///
  /// - Complexity: That of `AppState.update` and `AppState.render`.
  package init?(of key: Key, in state: AppState) {
    guard state.isMovement(key) else { return nil }
    var next = state
    effects = next.update(.terminal(.key(key)))
    frame = next.render()
    self.key = key
    self.state = next
  }
}

extension AppState {
  /// Whether a key moves through the list, the text or a page, and is cheap whatever the library.
  fileprivate func isMovement(_ key: Key) -> Bool {
    guard prompt == nil, linkHints == nil, !isLoading, !hasWork else { return false }
    switch keymap.command(for: key, in: context) {
    case .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .readBack,
      .scrollTextDown, .scrollTextUp, .nextArticle, .previousArticle:
      return true
    // Where they look for what has not been read, they may have to look far.
    case .readOn: return page != nil || !text.isAtEnd || !showsMarks && readPolicy == .hand
    case .nextMatch, .previousMatch: return page != nil || litQuery != nil
    default: return false
    }
  }
}
