/// The clusters of a text, as they are measured and drawn: what a reader takes for one character.
package struct TextClusters {
  /// A cluster, by UTF-8 offsets in the text.
  package struct Cluster: Equatable, Sendable {
    package let range: Range<Int>
    /// Columns it takes on the screen.
    package let columns: Int
  }

  private let text: Substring

  /// The clusters of a text.
  package init(of text: String) {
    self.text = Substring(text)
  }

  /// Those that begin in a part of the text, which has to begin with one.
  ///
  /// - Complexity: O(*n*) in the bytes of the part.
  package func clusters(in range: Range<Int>) -> [Cluster] {
    var found: [Cluster] = []
    ClusterReader.read(text, from: range.lowerBound) { reader in
      while reader.position < range.upperBound, let cluster = reader.next() {
        found.append(Cluster(range: cluster.start..<cluster.end, columns: cluster.columns))
      }
    }
    return found
  }

  /// Where the cluster ends that begins at an offset; the end of the text behind it.
  ///
  /// - Complexity: O(1), for what would be very long is parted.
  package func end(from offset: Int) -> Int {
    ClusterReader.read(text, from: offset) { $0.next()?.end ?? offset }
  }

  /// Where the cluster begins that an offset is in.
  ///
  /// - Complexity: O(1), in the same way.
  package func start(atOrBefore offset: Int) -> Int {
    ClusterReader.read(text) { $0.start(atOrBefore: offset) }
  }
}
