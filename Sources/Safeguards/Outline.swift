internal import Kleene
internal import Register

/// A finding with the state of each step: what makes two answers the same to a person.
package struct Outline: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// The place of the duty among the rules.
    var rule: Int
    var state: StepState
    var earliest: Int?
  }

  package var finding: Finding
  /// In the order of the register, each once.
  package var steps: [Step]
}

extension DestinationResult {
  package var outline: Outline {
    var steps: [Outline.Step] = []
    let sender = proof.sender
    if !lines.routes.isEmpty {
      for step in proof.lines.steps[lines.steps.range] where sender.isOnSomeRoute(proof.set.rules[Int(step.rule)]) {
        steps.append(Outline.Step(rule: Int(step.rule), state: step.state, earliest: step.earliest?.seconds))
      }
    }
    return Outline(finding: finding, steps: steps)
  }

  /// The same finding with the same steps.
  func agrees(with other: DestinationResult) -> Bool { outline == other.outline }
}

extension Sender {
  func isOnSomeRoute(_ rule: CompiledRule) -> Bool { routes.contains { rule.concerns($0.opener) } }
}

extension Assessor {
  /// The finding with the state of each step, without reports.
  func outline(for destination: StateCode) -> Outline {
    turn(to: destination)
    var outline = Outline(finding: finding(), steps: [])
    guard outline.finding != .notThirdCountry else { return outline }
    for duty in sender.duties where sender.isOnSomeRoute(set.rules[duty]) {
      let applies = truth(duty).truth
      guard applies != .false else { continue }
      let (moment, passed) = earliest(duty)
      let done = isDone(duty).truth
      outline.steps.append(
        Outline.Step(
          rule: duty, state: StepState(applies: applies, done: done, passed: passed.truth),
          earliest: done == .false ? nil : moment?.seconds))
    }
    return outline
  }
}
