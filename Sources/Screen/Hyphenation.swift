/// Where words may be parted, by the patterns of a language.
///
/// After F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983.
///
/// A pattern is a run of letters with numbers between them; of all patterns that a word holds the
/// highest number counts at each place, and a word may be parted where it is odd.
package struct Hyphenation: Equatable, Sendable {
  /// Why a file of patterns cannot be used.
  package enum Failure: Error, Equatable, Sendable {
    /// It is in an encoding other than UTF-8 and Latin-1.
    case encoding(String)
    /// It holds no pattern.
    case empty
  }

  /// The nodes of a tree of letters, flattened: for each the first of its edges, how many, and where its
  /// numbers begin.
  private struct Node: Equatable {
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    var firstNumber: Int32 = -1
    var numberCount: Int32 = 0
  }

  private struct Edge: Equatable {
    var letter: UInt32
    var node: Int32
  }

  private var nodes: [Node] = []
  private var edges: [Edge] = []
  private var numbers: [UInt8] = []
  /// So many letters stay before and behind a hyphen.
  private let leftMinimum: Int
  private let rightMinimum: Int

  /// Shorter words stay whole.
  private static let shortest = 5
  private static let longest = 64
  private static let edge: UInt32 = 0x2E

  /// Reads patterns as the hyphenation packages of Debian and LibreOffice have them: the encoding in the
  /// first line, settings in capitals, then a pattern in each line.
  ///
  /// - Throws: `Failure` when nothing can be used.
  /// - Complexity: O(*n* log *n*) in the length of the file.
  package init(patterns file: [UInt8]) throws(Failure) {
    let lines = file.split { $0 == 0x0A || $0 == 0x0D }
    let encoding = String(decoding: lines.first ?? [], as: UTF8.self).filter { $0 != " " }
    let isLatin = encoding.uppercased() == "ISO8859-1"
    guard isLatin || encoding.uppercased() == "UTF-8" else { throw .encoding(encoding) }
    var left = 2
    var right = 2
    var patterns: [(letters: [UInt32], numbers: [UInt8])] = []
    for line in lines.dropFirst() {
      let scalars =
        isLatin
        ? line.map(UInt32.init) : String(decoding: line, as: UTF8.self).unicodeScalars.map(\.value)
      if let setting = Self.setting(scalars) {
        if setting.name == "LEFTHYPHENMIN" { left = setting.value }
        if setting.name == "RIGHTHYPHENMIN" { right = setting.value }
        // What follows is for the parts of compound words.
        if setting.name == "NEXTLEVEL" { patterns = [] }
        continue
      }
      if let pattern = Self.pattern(scalars) { patterns.append(pattern) }
    }
    guard !patterns.isEmpty else { throw .empty }
    leftMinimum = min(max(left, 1), 9)
    rightMinimum = min(max(right, 1), 9)
    build(patterns)
  }

  private static func setting(_ line: [UInt32]) -> (name: String, value: Int)? {
    guard let first = line.first, 0x41...0x5A ~= first else { return nil }
    let words = String(String.UnicodeScalarView(line.compactMap(Unicode.Scalar.init)))
      .split(separator: " ")
    return (String(words[0]), words.count > 1 ? Int(words[1]) ?? 0 : 0)
  }

  /// Letters, and a number before each and behind the last; nil of what is no plain pattern.
  private static func pattern(_ line: [UInt32]) -> (letters: [UInt32], numbers: [UInt8])? {
    var letters: [UInt32] = []
    var numbers: [UInt8] = [0]
    for scalar in line {
      switch scalar {
      case 0x30...0x39: numbers[numbers.count - 1] = UInt8(scalar - 0x30)
      case 0x20, 0x09, 0x25: return letters.isEmpty ? nil : (letters, numbers)
      // Words that are spelled otherwise when they are parted.
      case 0x2F: return nil
      default:
        letters.append(scalar)
        numbers.append(0)
      }
    }
    return letters.isEmpty || letters.count > longest ? nil : (letters, numbers)
  }

  private mutating func build(_ patterns: [(letters: [UInt32], numbers: [UInt8])]) {
    let sorted = patterns.sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
    nodes = [Node()]
    // Breadth first, so that the edges of a node stand side by side.
    var pending: [(node: Int, range: Range<Int>, depth: Int)] = [(0, 0..<sorted.count, 0)]
    var head = 0
    while head < pending.count {
      let (node, range, depth) = pending[head]
      head += 1
      var index = range.lowerBound
      while index < range.upperBound, sorted[index].letters.count == depth {
        nodes[node].firstNumber = Int32(clamping: numbers.count)
        nodes[node].numberCount = Int32(clamping: depth + 1)
        numbers += sorted[index].numbers
        index += 1
      }
      nodes[node].firstEdge = Int32(clamping: edges.count)
      while index < range.upperBound {
        let letter = sorted[index].letters[depth]
        var end = index
        while end < range.upperBound, sorted[end].letters[depth] == letter { end += 1 }
        edges.append(Edge(letter: letter, node: Int32(clamping: nodes.count)))
        nodes[node].edgeCount += 1
        pending.append((nodes.count, index..<end, depth + 1))
        nodes.append(Node())
        index = end
      }
    }
  }

  // MARK: - Words

  /// Before which bytes of a text the word may be parted that begins at one of them, ascending.
  ///
  /// Only what is a word of letters with signs around it is parted: no address, no number, nothing with a
  /// hyphen of its own.
  func points(in text: String, from start: Int) -> [Int] {
    let first = text.utf8.index(text.utf8.startIndex, offsetBy: start)
    var letters: [UInt32] = []
    var offsets: [Int] = []
    var offset = start
    var isBehind = false
    for scalar in text.unicodeScalars[first...] {
      if scalar.properties.isWhitespace { break }
      if scalar.properties.isAlphabetic {
        let kind = ScalarClass.of(scalar.value)
        guard !isBehind, kind.width == 1, !kind.contains(.complex), letters.count < Self.longest
        else { return [] }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        letters.append(lower.count == 1 ? lower.first?.value ?? scalar.value : scalar.value)
        offsets.append(offset)
      } else if scalar == "'" || scalar == "’", !letters.isEmpty {
        // For most patterns an apostrophe is part of the word.
        letters.append(0x27)
        offsets.append(offset)
      } else if Self.belongsInside(scalar) || offset - start > 4 * Self.longest {
        return []
      } else {
        isBehind = !letters.isEmpty
      }
      offset += UTF8.width(scalar)
    }
    while letters.last == 0x27 { letters.removeLast() }
    guard letters.count >= Self.shortest, letters.count <= Self.longest else { return [] }
    return parts(of: letters).map { offsets[$0] }
  }

  /// Digits and the signs of addresses and formulas.
  private static func belongsInside(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", "/", "@", "_", "=", "&", "\u{AD}", "\u{200B}": true
    default: scalar.properties.numericType != nil
    }
  }

  /// Before which of its letters a word may be parted.
  func parts(of letters: [UInt32]) -> [Int] {
    let word = [Self.edge] + letters + [Self.edge]
    var values = [UInt8](repeating: 0, count: word.count + 1)
    for start in word.indices {
      var node = 0
      var place = start
      while true {
        let found = nodes[node]
        if found.firstNumber >= 0 {
          for index in 0..<Int(found.numberCount) {
            values[start + index] = max(
              values[start + index], numbers[Int(found.firstNumber) + index])
          }
        }
        guard place < word.count, let next = edge(of: found, word[place]) else { break }
        node = next
        place += 1
      }
    }
    guard letters.count >= leftMinimum + rightMinimum else { return [] }
    return (leftMinimum...(letters.count - rightMinimum)).filter { values[$0 + 1] % 2 == 1 }
  }

  private func edge(of node: Node, _ letter: UInt32) -> Int? {
    var low = Int(node.firstEdge)
    var high = low + Int(node.edgeCount)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].letter < letter { low = middle + 1 } else { high = middle }
    }
    guard low < Int(node.firstEdge) + Int(node.edgeCount), edges[low].letter == letter else {
      return nil
    }
    return Int(edges[low].node)
  }
}
