/// All that was measured, and what was not and why.
struct Report {
  /// What stands in a cell.
  enum Cell: Equatable {
    case samples(Samples)
    case notMeasured(String)
  }

  /// A topic with its programs, in the order in which they came.
  struct Section {
    let topic: Topic
    private(set) var programs: [Program] = []
    private(set) var cells: [Program: [Int: Cell]] = [:]

    init(_ topic: Topic) {
      self.topic = topic
    }

    mutating func put(_ cell: Cell, of program: Program, size: Int) {
      if cells[program] == nil { programs.append(program) }
      cells[program, default: [:]][size] = cell
    }

    func cell(of program: Program, size: Int) -> Cell? { cells[program]?[size] }

    /// The figure by which a program is compared at a size.
    func key(of program: Program, size: Int) -> Double? {
      guard case .samples(let samples)? = cell(of: program, size: size) else { return nil }
      return topic.figures.key(of: samples)
    }
  }

  /// The numbers of articles, in the order of the columns.
  let sizes: [Int]
  /// In the order of the topics, whatever was measured first.
  private(set) var sections: [Section] = []
  /// What there is to say beside the figures.
  private(set) var notes: [String] = []

  init(sizes: [Int]) {
    self.sizes = sizes
  }

  mutating func add(_ topic: Topic, _ program: Program, size: Int, _ samples: Samples) {
    put(samples.isEmpty ? .notMeasured("no answer") : .samples(samples), topic, program, size)
  }

  mutating func add(_ topic: Topic, _ program: Program, size: Int, _ value: Double) {
    add(topic, program, size: size, Samples([value]))
  }

  /// Says why something has no figures, unless it has some.
  mutating func add(_ topic: Topic, _ program: Program, size: Int, notMeasured reason: String) {
    let section = sections.first { $0.topic == topic }
    guard section?.cell(of: program, size: size) == nil else { return }
    put(.notMeasured(reason), topic, program, size)
  }

  mutating func note(_ words: String) {
    if !notes.contains(words) { notes.append(words) }
  }

  private mutating func put(_ cell: Cell, _ topic: Topic, _ program: Program, _ size: Int) {
    if let index = sections.firstIndex(where: { $0.topic == topic }) {
      sections[index].put(cell, of: program, size: size)
    } else {
      var section = Section(topic)
      section.put(cell, of: program, size: size)
      let place = Topic.order.firstIndex(of: topic) ?? Topic.order.count
      let index = sections.firstIndex {
        Topic.order.firstIndex(of: $0.topic) ?? Topic.order.count > place
      }
      sections.insert(section, at: index ?? sections.count)
    }
  }
}
