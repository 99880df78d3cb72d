package import Register
package import Safeguards

/// A time that an answer turns on: the end of a period that runs against the person, or the first moment at which a
/// transfer would respect a step.
package struct AnswerTime: Sendable {
  package enum Kind: String, Sendable {
    /// The last day or moment to do something.
    case last
    /// The first moment at which a transfer to the destination respects a step.
    case first
  }

  package var kind: Kind
  package var destination: StateCode
  package var rule: Rule
  package var norm: Norm
  package var time: LegalTime

  package init(kind: Kind, destination: StateCode, rule: Rule, norm: Norm, time: LegalTime) {
    self.kind = kind
    self.destination = destination
    self.rule = rule
    self.norm = norm
    self.time = time
  }

  /// What it is about, in a few words of the register.
  package var name: String {
    switch kind {
    case .last: rule.title.isEmpty ? norm.title : rule.title
    case .first: rule.step
    }
  }

  /// Whether it is over.
  package func hasPassed(at now: LegalTime) -> Bool { time.isOver(at: now) }

  /// The times of a result, those of a period that are over left out. The same period runs for every destination of a
  /// case: it comes again with each.
  package static func times(of result: DestinationResult, on day: LegalTime) -> [AnswerTime] {
    ends(of: result.deadlines, to: result.to, on: day) + firstMoments(of: result)
  }

  /// The ends of those periods that are not over.
  package static func ends(of deadlines: [Deadline], to destination: StateCode, on day: LegalTime) -> [AnswerTime] {
    deadlines.filter { !$0.hasPassed(at: day) }.map {
      AnswerTime(kind: .last, destination: destination, rule: $0.rule, norm: $0.norm, time: $0.until)
    }
  }

  /// The first moments of the steps before a transfer.
  package static func firstMoments(of result: DestinationResult) -> [AnswerTime] {
    result.shownSteps.filter { $0.rule.phase == .before }.compactMap { step in
      step.earliest.map {
        AnswerTime(kind: .first, destination: result.to, rule: step.rule, norm: step.norm, time: .moment($0))
      }
    }
  }
}

extension DestinationResult {
  /// Each step once, over all routes.
  var shownSteps: [StepResult] {
    guard finding != .noAuthority else { return [] }
    var seen: Set<Int> = []
    return routes.flatMap(\.steps).filter { seen.insert($0.compiled.index).inserted }
  }
}
