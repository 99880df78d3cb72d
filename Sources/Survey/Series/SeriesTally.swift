package import Register
package import Safeguards

/// How many rows have each finding in each state that a destination is in between two days.
package struct SeriesTally: TableTally {
  package var rows = 0
  package var leftOut = LeftOut()
  /// By destination, then by state.
  package private(set) var counts: [[FindingCounts]]
  /// Conditions that broke, with the number of rows, each as often as the condition is worked out for another day.
  package var faults: [String: Int] = [:]

  package init(_ plan: SeriesPlan) {
    counts = plan.stateCounts.map { Array(repeating: FindingCounts(), count: $0) }
  }

  mutating func count(_ destination: Int, _ state: Int, _ body: (inout FindingCounts) -> Void) {
    body(&counts[destination][state])
  }

  package static func += (a: inout SeriesTally, b: SeriesTally) {
    a.rows += b.rows
    a.leftOut += b.leftOut
    a.faults.merge(b.faults, uniquingKeysWith: +)
    for destination in a.counts.indices {
      for state in a.counts[destination].indices {
        a.counts[destination][state] += b.counts[destination][state]
      }
    }
  }

  /// For a destination the days on which some count changed, from the first day on, with all counts from then on.
  package func days(_ plan: SeriesPlan, destination: Int) -> [(day: CivilDate, findings: FindingCounts)] {
    var days: [(day: CivilDate, findings: FindingCounts)] = []
    for span in plan.spans[destination] {
      let findings = counts[destination][span.state]
      if days.last?.findings != findings { days.append((span.day, findings)) }
    }
    return days
  }
}
