import Screen

/// The keys a terminal's own description names, looked up a byte at a time.
///
/// Only strings that begin with ESC count: a description that calls ctrl-H the left arrow, as some
/// old ones do, would take a key from its user.
struct KnownKeys: Sendable {
  private struct Entry {
    var bytes: [UInt8]
    var key: Key
  }

  /// A look-up under way.
  struct Probe {
    fileprivate var candidates: Range<Int>
    fileprivate var depth = 0
    /// The longest key found, and how many bytes it takes.
    fileprivate(set) var found: (key: Key, length: Int)?
  }

  /// Longer than any key; longer strings are left out, which bounds what a probe holds.
  private static let longest = 32

  /// In the order of their bytes, so that those with a common beginning are neighbours.
  private let entries: [Entry]

  init(_ keys: [([UInt8], Key)]) {
    let escapes = keys.filter { bytes, _ in
      bytes.first == 0x1B && (2...Self.longest).contains(bytes.count)
    }
    var sorted: [Entry] = []
    for (bytes, key) in escapes where !sorted.contains(where: { $0.bytes == bytes }) {
      sorted.append(Entry(bytes: bytes, key: key))
    }
    sorted.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    entries = sorted
  }

  var isEmpty: Bool { entries.isEmpty }

  func start() -> Probe {
    Probe(candidates: entries.indices)
  }

  /// Goes one byte further; false when no longer key can come of it.
  func advance(_ probe: inout Probe, by byte: UInt8) -> Bool {
    let depth = probe.depth
    let fitting = entries[probe.candidates].indices.filter { index in
      let bytes = entries[index].bytes
      return bytes.count > depth && bytes[depth] == byte
    }
    guard let first = fitting.first, let last = fitting.last else { return false }
    probe.candidates = first..<last + 1
    probe.depth += 1
    if entries[first].bytes.count == probe.depth {
      probe.found = (entries[first].key, probe.depth)
    }
    return entries[last].bytes.count > probe.depth
  }
}
