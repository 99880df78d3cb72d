package import Register
package import Safeguards

/// What the register finds for a transfer to the next State, worked out when an alert opens.
package struct NextStateFinding: Sendable {
  package var sender: StateCode
  package var destination: StateCode
  package var day: CivilDate
  package var finding: Finding
  /// The rules that decide it.
  package var because: [RuleID]
  /// Facts to ask for.
  package var missing: [FactKey]
  /// Steps that are owed to the person first.
  package var stepsOwed: [RuleID]

  /// From the State of reception, which is now the sender. A register that has no file for it gives no finding: that is
  /// said, and never taken for one.
  package static func compute(
    _ norms: NormSet, facts: Facts, sender: StateCode, to destinations: [StateCode], on day: CivilDate
  ) throws(UnknownSender) -> [NextStateFinding] {
    let results = try norms.assess(
      facts, Question(sender: sender, destinations: destinations, day: .day(day)), marksWeak: false)
    return results.map { result in
      var steps: [RuleID] = []
      for step in result.routes.flatMap(\.steps) where step.state == .owed && !steps.contains(step.rule.id) {
        steps.append(step.rule.id)
      }
      return NextStateFinding(
        sender: sender, destination: result.to, day: day, finding: result.finding, because: result.because,
        missing: norms.missing(result), stepsOwed: steps)
    }
  }
}
