/// What a search asks of some segments of the index, so that another thread may ask them meanwhile.
///
/// A search never waits for the answers: it asks one segment after the other itself, and passes over those of
/// which an answer has come.
package struct IndexQuestion: Sendable, Equatable {
  /// Tells it from every other question of its asker.
  package let number: Int
  let plan: SearchPlan
  let segments: [IndexSegment]

  /// Answers for one segment after the other, beginning with the one that the search would come to last.
  ///
  /// - Complexity: for each what a slice of the search takes, about a millisecond.
  package var answers: some Sequence<IndexAnswer> {
    segments.reversed().lazy.map { segment in
      var scratch = IndexSegment.LevelScratch()
      let rows = plan.clauses.map { clause in
        var levels = [UInt8](repeating: 0, count: segment.slots.count)
        levels.withUnsafeMutableBufferPointer {
          segment.addLevels(of: clause, to: $0, using: &scratch)
        }
        return levels
      }
      return IndexAnswer(number: number, segment: segment, rows: rows)
    }
  }

  package static func == (left: IndexQuestion, right: IndexQuestion) -> Bool {
    left.number == right.number
  }
}

/// What a segment tells of its articles: for each clause of a question their levels.
package struct IndexAnswer: Sendable {
  /// The number of the question.
  package let number: Int
  let segment: IndexSegment
  let rows: [[UInt8]]
}

extension SearchRun {
  /// Hands out the half of the index that is asked last as a question with a number; nil where more than words
  /// has to be asked, or no segment has so many articles that it would not be asked before anybody has begun.
  package mutating func takeQuestion(number: Int, least: Int = 1 << 12) -> IndexQuestion? {
    guard case .asking(segment: 0) = phase, questionNumber == nil, plan.askedTree == nil,
      plan.requiredCount > 0
    else { return nil }
    let half = index.segments.count / 2
    guard half > 0, index.segments[half...].contains(where: { $0.slots.count >= least })
    else { return nil }
    questionNumber = number
    return IndexQuestion(number: number, plan: plan, segments: Array(index.segments[half...]))
  }

  /// Takes in an answer to the question, unless it comes too late.
  package mutating func take(_ answer: IndexAnswer) {
    guard case .asking(let next) = phase, awaitsAnswers(to: answer.number),
      let place = index.segments[next...].firstIndex(where: { $0 === answer.segment })
    else { return }
    if levels.look(into: answer.segment, rows: answer.rows) { answered.insert(place) }
  }

  /// Whether answers to the question with this number may still be of use.
  package func awaitsAnswers(to number: Int) -> Bool {
    guard case .asking = phase else { return false }
    return number == questionNumber
  }
}
