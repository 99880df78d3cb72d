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
  package static let byOpenness: [Finding] = [.notBarred, .stepsOwed, .undetermined, .barred, .noAuthority]

  package var closedness: Int { Finding.byOpenness.firstIndex(of: self) ?? Finding.byOpenness.count }

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

/// A truth with what is lacking, in the register's own names.
package struct JudgementReport: Sendable {
  package var truth: Truth
  package var missing: [FactKey]
  package var doubts: [Doubt]

  package init(truth: Truth, missing: [FactKey], doubts: [Doubt]) {
    self.truth = truth
    self.missing = missing
    self.doubts = doubts
  }
}

package struct RuleResult: Sendable {
  package var rule: Rule
  package var norm: Norm
  package var report: JudgementReport

  package init(rule: Rule, norm: Norm, report: JudgementReport) {
    self.rule = rule
    self.norm = norm
    self.report = report
  }
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
}

package struct StepResult: Sendable {
  package var rule: Rule
  package var norm: Norm
  package var state: StepState
  /// The first moment at which transfer would respect it, where that can be said.
  package var earliest: Moment?
  package var applies: Truth
  package var missing: [FactKey]

  package init(rule: Rule, norm: Norm, state: StepState, earliest: Moment?, applies: Truth, missing: [FactKey]) {
    self.rule = rule
    self.norm = norm
    self.state = state
    self.earliest = earliest
    self.applies = applies
    self.missing = missing
  }
}

/// One way of sending, tried with one arrangement or none.
package struct RouteResult: Sendable {
  package var route: Route
  package var arrangement: ArrangementID?
  package var finding: Finding
  package var authority: JudgementReport
  /// The conditions of the authority one by one: the opener, what it requires, the arrangement, the nationality.
  package var conditions: [AuthorityPart]
  package var bars: [RuleResult]
  package var steps: [StepResult]
  /// What is lacking for a finding; empty when the finding is settled.
  package var missing: [FactKey]
  package var doubts: [Doubt]
}

package struct AuthorityPart: Sendable {
  package enum What: Sendable {
    case rule(RuleID)
    case arrangement(ArrangementID?)
    /// That the destination is not the person's own country.
    case thirdCountry
  }

  package var what: What
  package var report: JudgementReport
}

package struct DestinationResult: Sendable {
  package var to: StateCode
  package var finding: Finding
  package var routes: [RouteResult]
  /// The rules that decide the finding: bars that hold, authority that fails, steps that are owed.
  package var because: [RuleID]
  package var missing: [FactKey]
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

/// The end of a period that runs against the person.
package struct Deadline: Sendable {
  package var rule: Rule
  package var norm: Norm
  /// The last day, or the last moment where the period counts hours.
  package var until: LegalTime
}
