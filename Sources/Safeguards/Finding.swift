package import CEL
package import Kleene
package import Register

/// What the register says of sending a person to a destination. It never allows: at most nothing stands in the way.
package enum Finding: String, CaseIterable, Sendable {
  case barred
  case noAuthority = "no-authority"
  case undetermined
  case stepsOwed = "steps-owed"
  case notBarred = "not-barred"
  case notThirdCountry = "not-third-country"

  /// From the most open to the most closed: the headline of a destination is the first that some route has, and a
  /// day within which the law changed heads with the last (design, "Headline of a destination").
  package var closedness: Int {
    switch self {
    case .notBarred: 0
    case .stepsOwed: 1
    case .undetermined: 2
    case .barred: 3
    case .noAuthority: 4
    case .notThirdCountry: 5
    }
  }

  /// Adding facts never leads out of these.
  package var isClosed: Bool {
    switch self {
    case .barred, .noAuthority, .notThirdCountry: true
    case .undetermined, .stepsOwed, .notBarred: false
    }
  }
}

/// Why something is unknown that no fact about the person can settle.
package enum Doubt: Hashable, Sendable {
  /// Its force is disputed or vague, or its words are not known.
  case norm(NormID)
  case arrangement(ArrangementID)
  /// The register has no arrangement of the kind between the two States; agreements are often unpublished.
  case noArrangement
}

/// A rule with what it comes to. It refers to the compiled rule: a hundred of them make an answer, and are not copied.
package struct RuleResult: Sendable {
  package let compiled: CompiledRule
  package let compiledNorm: CompiledNorm
  package let judgement: Judgement

  package var rule: Rule { compiled.rule }
  package var norm: Norm { compiledNorm.norm }
  package var truth: Truth { judgement.truth }
}

/// The state of a step that is owed to the person.
package enum StepState: String, CaseIterable, Sendable {
  case done
  /// Done, and its time has not yet passed.
  case waiting
  case owed
  /// Whether it applies, or whether it is done, is unknown.
  case unclear
  case notApplicable = "not-applicable"

  package var isDischarged: Bool { self == .done || self == .notApplicable }

  /// Of a duty that applies or may apply (`applies` is not false): whether it is done, and whether its time has passed.
  init(applies: Truth, done: Truth, passed: Truth) {
    switch (applies, done, passed) {
    case (_, .true, .true): self = .done
    case (.true, .true, .false): self = .waiting
    case (.true, .false, _): self = .owed
    default: self = .unclear
    }
  }
}

package struct StepResult: Sendable {
  package let compiled: CompiledRule
  package let compiledNorm: CompiledNorm
  package let state: StepState
  /// The first moment at which transfer would respect it, where that can be said.
  package let earliest: Moment?
  package let applies: Truth
  /// What an unclear step turns on.
  package let lacking: Unknown

  package var rule: Rule { compiled.rule }
  package var norm: Norm { compiledNorm.norm }
}

/// One way of sending, tried with one arrangement or none.
package struct RouteResult: Sendable {
  package let route: Route
  package let arrangement: ArrangementID?
  package let finding: Finding
  package let authority: Judgement
  /// The conditions of the authority one by one: the opener, what it requires, the arrangement, the nationality.
  package let conditions: [AuthorityPart]
  package let bars: [RuleResult]
  package let steps: [StepResult]
  /// What is lacking for a finding; empty when the finding is settled.
  package let lacking: Unknown
}

package struct AuthorityPart: Sendable {
  package enum What: Sendable {
    case rule(RuleID)
    case arrangement(ArrangementID?)
    /// That the destination is not the person's own country.
    case thirdCountry
  }

  package let what: What
  package let judgement: Judgement

  package var truth: Truth { judgement.truth }
}

package struct DestinationResult: Sendable {
  package var to: StateCode
  /// The destination for which this was worked out: another than `to` where nothing in the law or in the case tells
  /// the two apart.
  package let workedOutFor: StateCode
  package var finding: Finding
  package var routes: [RouteResult]
  /// The rules that decide the finding: bars that hold, authority that fails, steps that are owed.
  package var because: [RuleID]
  /// What is lacking on any route.
  package var lacking: Unknown
  /// Norms and arrangements known only from weak sources without which the finding or the steps would differ.
  package var restsOnWeak: [String]
  /// Findings within the day, in order, where the law changed within it; otherwise empty.
  package var withinDay: [(from: Moment, finding: Finding)]
  /// Conditions that broke; each is a mistake of the register and counts as unknown.
  package var faults: [String]
  /// Norms that bind in another forum only.
  package var persuasive: [RuleID]
  /// A refusal of the destination that is in force.
  package var refusals: [ArrangementID]
  /// Bars that hold or may hold on any route; all that is shown of a country of the person's own.
  package var bars: [RuleResult]
  /// Periods running against the person, with the last moment or day.
  package var deadlines: [Deadline]
  /// The time that heads the day.
  package var time: AssessedTime
}

extension NormSet {
  /// The facts among what is lacking, in register order.
  package func missing(_ lacking: Unknown, at destination: StateCode) -> [FactKey] {
    lacking.compactMap { slot in
      vocabulary.fact(at: slot).map { FactKey($0.name, at: $0.isPerDestination ? destination : nil) }
    }
  }

  package func missing(_ result: DestinationResult) -> [FactKey] { missing(result.lacking, at: result.to) }

  /// The doubts among what is lacking: what no fact about the person can settle.
  package func doubts(_ lacking: Unknown) -> [Doubt] {
    lacking.compactMap { id in
      var index = id - vocabulary.doubtBase
      if index < 0 { return nil }
      if index == 0 { return .noArrangement }
      index -= 1
      if index < norms.count { return .norm(norms[index].norm.id) }
      index -= norms.count
      return arrangements.indices.contains(index) ? .arrangement(arrangements[index].arrangement.id) : nil
    }
  }
}

/// The end of a period that runs against the person.
package struct Deadline: Sendable {
  package var rule: Rule
  package var norm: Norm
  /// The last day, or the last moment where the period counts hours.
  package var until: LegalTime
}
