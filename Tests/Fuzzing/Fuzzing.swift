/// The loop of libFuzzer, which `-sanitize=fuzzer` links in.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Opens the door that the first argument names with the bytes that libFuzzer makes.
///
/// The other arguments are libFuzzer's own: folders of inputs, or single inputs to be tried again.
@main struct Fuzzing {
  static func main() {
    guard CommandLine.arguments.count > 1, let door = Door(rawValue: CommandLine.arguments[1])
    else {
      print(
        "usage: Fuzzing DOOR ...\ndoors: \(Door.allCases.map(\.rawValue).joined(separator: " "))")
      return
    }
    var arguments = CommandLine.unsafeArgv
    // What libFuzzer takes for its own name.
    arguments += 1
    var count = CommandLine.argc - 1
    switch door {
    case .search: _ = runFuzzer(&count, &arguments) { tryOut(SearchDoor.self, $0, $1) }
    case .query: _ = runFuzzer(&count, &arguments) { tryOut(QueryDoor.self, $0, $1) }
    case .articles: _ = runFuzzer(&count, &arguments) { tryOut(ArticleDoor.self, $0, $1) }
    case .wrapping: _ = runFuzzer(&count, &arguments) { tryOut(WrappingDoor.self, $0, $1) }
    case .keys: _ = runFuzzer(&count, &arguments) { tryOut(KeysDoor.self, $0, $1) }
    case .lists: _ = runFuzzer(&count, &arguments) { tryOut(ListDoor.self, $0, $1) }
    case .dates: _ = runFuzzer(&count, &arguments) { tryOut(DateDoor.self, $0, $1) }
    case .reader: _ = runFuzzer(&count, &arguments) { tryOut(ReaderDoor.self, $0, $1) }
    case .options: _ = runFuzzer(&count, &arguments) { tryOut(OptionsDoor.self, $0, $1) }
    case .import: _ = runFuzzer(&count, &arguments) { tryOut(ImportDoor.self, $0, $1) }
    }
  }
}

/// What can be fuzzed, by the names that `.scripts/fuzz` takes.
enum Door: String, CaseIterable {
  case search, query, articles, wrapping, keys, lists, dates, reader, options, `import`
}

/// Something that bytes are let into.
protocol Opening {
  /// Tries one input; what is wrong with what comes of it ends the program.
  static func open(_ input: inout Input)
}

private func tryOut<Tried: Opening>(
  _ door: Tried.Type, _ bytes: UnsafePointer<UInt8>?, _ count: Int
) -> CInt {
  var input = Input(Array(UnsafeBufferPointer(start: bytes, count: count)))
  door.open(&input)
  return 0
}

/// Ends the program when something does not hold, so that libFuzzer keeps the input.
func require(_ holds: Bool, _ words: @autoclosure () -> String) {
  if !holds { fatalError(words()) }
}
