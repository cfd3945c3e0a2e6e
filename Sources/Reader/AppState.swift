package import Screen

/// Everything known now. `update` is the only place where it changes.
package struct AppState: Sendable {
  package var size: Size

  package init(size: Size, settings: Settings) {
    self.size = size
  }

  /// Whether a slice of work waits for `Event.idle`.
  package var hasWork: Bool { false }
  /// Whether articles are still coming in.
  package var isLoading: Bool { false }

  /// Takes in one event and says what the world outside should do about it.
  package mutating func update(_ event: Event) -> [Effect] { [] }

  /// The whole screen for this state; pure.
  package func render() -> Frame { Frame(size: size) }
}
