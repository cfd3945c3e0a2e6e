import Synchronization

/// A queue between threads: one end waits while it is empty.
///
/// The bell is rung and taken under the lock, so that it never rings for an empty queue.
final class BlockingQueue<Element: Sendable>: Sendable {
  private let waiting = Mutex<Contents>(Contents())
  private let bell: Bell

  /// Nil when the system gives no more descriptors.
  init?() {
    guard let bell = Bell() else { return nil }
    self.bell = bell
  }

  var count: Int { waiting.withLock { $0.elements.count - $0.start } }

  func put(_ element: Element) {
    waiting.withLock { contents in
      contents.elements.append(element)
      bell.ring()
    }
  }

  /// Puts an element where it is taken before all that were put as usual.
  func putFirst(_ element: Element) {
    waiting.withLock { contents in
      contents.urgent.append(element)
      bell.ring()
    }
  }

  /// The oldest element, if there is one.
  func takeIfAny() -> Element? {
    waiting.withLock { contents in
      if !contents.urgent.isEmpty {
        _ = bell.takeOne()
        return contents.urgent.removeFirst()
      }
      guard contents.start < contents.elements.count else { return nil }
      _ = bell.takeOne()
      let element = contents.elements[contents.start]
      contents.start += 1
      if contents.start == contents.elements.count {
        contents.elements = []
        contents.start = 0
      } else if contents.start > 256, contents.start * 2 > contents.elements.count {
        contents.elements.removeFirst(contents.start)
        contents.start = 0
      }
      return element
    }
  }

  /// The oldest element, waiting until there is one.
  func take() -> Element {
    while true {
      if let element = takeIfAny() { return element }
      bell.wait()
    }
  }

  /// Elements taken leave a gap at the front, which is closed now and then.
  private struct Contents {
    var elements: [Element] = []
    var start = 0
    /// What is taken first; there are never many.
    var urgent: [Element] = []
  }
}
