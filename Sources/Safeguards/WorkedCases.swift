package import Kleene
package import Register

extension NormSet {
  /// What a worked case expects and does not get; each entry names both.
  package func failures(of worked: WorkedCase) -> [Diagnostic] {
    var failures: [Diagnostic] = []
    for expectation in worked.expectations {
      func fail(_ found: String, _ expected: String) {
        failures.append(
          Diagnostic(
            .expectation, at: expectation.place,
            found: "\(found) (case \(worked.file.name), \(expectation.to) on \(expectation.day))", expected: expected))
      }
      for id in expectation.because where RuleID(id.value).flatMap({ ruleIndex[$0] }) == nil {
        fail("no rule “\(id.value)”", "a rule of the register")
      }
      guard expectation.finding != nil || !expectation.rules.isEmpty else { continue }
      let question = Question(
        sender: worked.file.sender.value, destinations: [expectation.to], day: expectation.day,
        known: expectation.known)
      guard let result = try? assess(Facts(worked.file), question).first else {
        fail("no such sender", "a sender of the register")
        continue
      }
      check(rules: expectation, Facts(worked.file), question, result, fail)
      guard let finding = expectation.finding else { continue }
      let because = result.because.map(\.description)
      if result.finding.rawValue != finding {
        let missing = missing(result).prefix(6).map(\.description).joined(separator: ", ")
        fail(
          "\(result.finding.rawValue), because of \(because.prefix(4).joined(separator: ", ")), missing \(missing)",
          finding)
        continue
      }
      for id in expectation.because where !because.contains(id.value) {
        fail("the reasons \(because.joined(separator: ", "))", "\(id.value) among them")
      }
      check(expectation, result, fail)
    }
    return failures
  }

  /// What single rules come to, at the time that heads the day.
  private func check(
    rules expectation: WorkedCase.Expectation, _ facts: Facts, _ question: Question, _ result: DestinationResult,
    _ fail: (String, String) -> Void
  ) {
    guard !expectation.rules.isEmpty, let sender = try? sender(question.sender) else { return }
    let assessor = Assessor(self, sender: sender, facts: facts, time: result.time, known: question.known)
    assessor.turn(to: result.to)
    for (rule, expected) in expectation.rules {
      guard let index = RuleID(rule.value).flatMap({ ruleIndex[$0] }) else {
        fail("no rule “\(rule.value)”", "a rule of the register")
        continue
      }
      let judgement = assessor.judgement(assessor.truth(index))
      let outcome = RuleOutcome(judgement.truth)
      if outcome != expected {
        let lacking = missing(judgement.lacking, at: result.to).map(\.description).joined(separator: ", ")
        fail(
          "\(rule.value) \(outcome.rawValue)\(lacking.isEmpty ? "" : " for want of \(lacking)")",
          "\(expected.rawValue)")
      }
    }
  }

  private func check(
    _ expectation: WorkedCase.Expectation, _ result: DestinationResult, _ fail: (String, String) -> Void
  ) {
    if let missing = expectation.missing {
      let found = self.missing(result).map(\.description)
      if missing.isEmpty, !found.isEmpty { fail("missing \(found.joined(separator: ", "))", "nothing missing") }
      for key in missing {
        let named = found.contains(key) || found.contains("\(key)@\(expectation.to)")
        if !named { fail("missing \(found.joined(separator: ", "))", "\(key) among them") }
      }
    }
    for (step, state) in expectation.steps.sorted(by: { $0.key < $1.key }) {
      let states = Set(result.routes.flatMap(\.steps).filter { $0.rule.step == step }.map(\.state.rawValue))
      let found = states.isEmpty ? [StepState.notApplicable.rawValue] : states.sorted()
      if !found.contains(state) { fail("the step \(step) \(found.joined(separator: " and "))", state) }
    }
    if let weak = expectation.restsOnWeakSources, weak == result.restsOnWeak.isEmpty {
      fail(
        result.restsOnWeak.isEmpty
          ? "a finding that rests on no weak source"
          : "one that rests on \(result.restsOnWeak.joined(separator: ", "))",
        weak ? "one that rests on weak sources" : "one that does not rest on weak sources")
    }
  }
}

extension RuleOutcome {
  package init(_ truth: Truth) {
    switch truth {
    case .true: self = .met
    case .false: self = .unmet
    case .unknown: self = .undetermined
    }
  }
}
