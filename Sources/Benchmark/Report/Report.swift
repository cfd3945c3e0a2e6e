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

  mutating func add(_ topic: Topic, _ program: Program, size: Int, notMeasured reason: String) {
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
      sections.append(section)
    }
  }
}
