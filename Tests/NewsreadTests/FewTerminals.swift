import Testing

/// Lets no more than some tests of a suite have a terminal at once, over all suites that ask for it.
///
/// All tests would begin together, and a machine has only so many watches of folders and so much patience.
struct FewTerminals: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    await Self.gate.enter()
    do {
      try await function()
    } catch {
      await Self.gate.leave()
      throw error
    }
    await Self.gate.leave()
  }

  private static let gate = Gate(places: 12)

  private actor Gate {
    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) {
      self.places = places
    }

    func enter() async {
      guard places == 0 else {
        places -= 1
        return
      }
      await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
      guard !waiting.isEmpty else {
        places += 1
        return
      }
      waiting.removeFirst().resume()
    }
  }
}

extension Trait where Self == FewTerminals {
  /// A few at a time, for tests that drive the program in a terminal.
  static var fewAtOnce: Self { FewTerminals() }
}
