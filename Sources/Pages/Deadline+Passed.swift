package import Register
package import Safeguards

extension LegalTime {
  /// Whether what ends then is over. Of a day it still runs to the end of that day; a moment is on the day that it has
  /// where it was written.
  func isOver(at time: LegalTime) -> Bool {
    if case .moment(let end) = self, case .moment(let now) = time { return end < now }
    return lastDay < time.day
  }
}

extension Deadline {
  /// Whether the period is over.
  package func hasPassed(at time: LegalTime) -> Bool { until.isOver(at: time) }
}

extension Answer {
  /// The periods that still run, and those that are over: the two are never told alike.
  package func deadlines(_ result: DestinationResult) -> (running: [Deadline], passed: [Deadline]) {
    let passed = result.deadlines.filter { $0.hasPassed(at: question.day) }
    return (result.deadlines.filter { !$0.hasPassed(at: question.day) }, passed)
  }
}
