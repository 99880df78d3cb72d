internal import Kleene
package import Register
internal import Safeguards

/// One thing that a finding comes to for the person: a rule, what it does to them today, and what may be asked under it.
package struct Entitlement: Sendable {
  /// What the rule does for the person now. The order is that of the pages.
  package enum Standing: String, CaseIterable, Sendable {
    /// A bar that holds.
    case forbids
    /// A step that is owed and not done.
    case owed
    /// A step that is done, whose time has not passed.
    case waiting
    /// A step of which it is not known whether it applies or is done.
    case owedIf = "owed-if"
    /// Something that the person may ask for, which nobody owes unasked.
    case remedy
    /// A period that runs against the person.
    case deadline
    /// What the transfer needs and does not have.
    case unmet
    /// What the transfer needs, and of which it is not known whether it has it.
    case unshown
    /// A bar of which it is not known whether it holds.
    case forbidsIf = "forbids-if"
    /// An order of a court that another norm holds back.
    case heldBack = "held-back"
    /// A period that is over, of something that could have been asked for or done.
    case expired
    /// A step owed after the transfer.
    case after
  }

  package var standing: Standing
  package var rule: Rule
  package var norm: Norm
  /// The first moment at which transfer respects a step.
  package var earliest: Moment?
  /// The end of a period that runs against the person.
  package var until: LegalTime?
  /// The facts on which it turns.
  package var turnsOn: [FactKey] = []
  /// The norms that hold an order back.
  package var heldBackBy: [Norm] = []
}

extension Entitlement.Standing {
  /// So many lines of what may or may not be so have room on one page; of what is so, all are shown. Where next to
  /// nothing is known of a person, nearly every rule of the register may be so.
  var most: Int {
    switch self {
    case .forbids, .owed, .waiting, .remedy, .deadline, .heldBack, .expired: .max
    case .owedIf: 7
    case .forbidsIf: 7
    case .unmet, .unshown: 3
    case .after: 4
    }
  }
}

extension [Entitlement] {
  /// The most pressing first, of what may be so: what has a time of its own, since hours matter; last, whose words
  /// nobody has seen. Of bars, those that turn on fewer facts, since one answer can make them sure. Steps else keep the
  /// order of their norm, in which one follows the other.
  var pressing: [Entitlement] {
    func rank(_ entry: Entitlement) -> (Int, Int) {
      switch entry.standing {
      case .owedIf, .forbidsIf, .unshown:
        if entry.rule.earliest != nil { return (0, 0) }
        let isUnread = (entry.rule.basis ?? entry.norm.basis) == .general
        return (isUnread ? 2 : 1, entry.standing == .forbidsIf ? entry.turnsOn.count : 0)
      case .forbids, .owed, .waiting, .remedy, .deadline, .unmet, .heldBack, .expired, .after: return (1, 0)
      }
    }
    return enumerated().sorted { a, b in
      let (first, second) = (rank(a.element), rank(b.element))
      return (first.0, first.1, a.offset) < (second.0, second.1, b.offset)
    }.map(\.element)
  }

  /// As many as one page has room for.
  var shown: [Entitlement] {
    var counts: [Entitlement.Standing: Int] = [:]
    return filter { entry in
      counts[entry.standing, default: 0] += 1
      return counts[entry.standing, default: 0] <= entry.standing.most
    }
  }
}

extension Answer {
  /// What a finding comes to, in the order of the pages and within it that of the register, each rule once.
  func entitlements(_ result: DestinationResult, _ surroundings: Surroundings) -> [Entitlement] {
    var found: [Entitlement] = []
    func add(_ entry: Entitlement) {
      if !found.contains(where: { $0.rule.id == entry.rule.id && $0.standing == entry.standing }) {
        found.append(entry)
      }
    }
    for bar in result.bars {
      add(
        Entitlement(
          standing: bar.truth == .true ? .forbids : .forbidsIf, rule: bar.rule, norm: bar.norm,
          turnsOn: norms.missing(bar.judgement.lacking, at: result.to)))
    }
    if result.finding != .notThirdCountry {
      for step in shownSteps(result) {
        guard let standing = Answer.standing(of: step) else { continue }
        add(
          Entitlement(
            standing: standing, rule: step.rule, norm: step.norm, earliest: step.earliest,
            turnsOn: norms.missing(step.lacking, at: result.to)))
      }
      for (part, standing) in lackingAuthority(result) {
        guard case .rule(let id) = part.what, let (rule, norm) = rule(id) else { continue }
        add(
          Entitlement(
            standing: standing, rule: rule, norm: norm, turnsOn: norms.missing(part.judgement.lacking, at: result.to)))
      }
    }
    for remedy in surroundings.remedies {
      let deadline = result.deadlines.first { $0.rule.id == remedy.rule.id }
      add(
        Entitlement(
          standing: deadline?.hasPassed(at: question.day) == true ? .expired : .remedy, rule: remedy.rule,
          norm: remedy.norm, until: deadline?.until,
          turnsOn: norms.missing(remedy.judgement.lacking, at: result.to)))
    }
    for deadline in result.deadlines where !surroundings.remedies.contains(where: { $0.rule.id == deadline.rule.id }) {
      add(
        Entitlement(
          standing: deadline.hasPassed(at: question.day) ? .expired : .deadline, rule: deadline.rule,
          norm: deadline.norm, until: deadline.until))
    }
    for order in surroundings.heldBack {
      add(Entitlement(standing: .heldBack, rule: order.rule, norm: order.norm, heldBackBy: order.by.map(\.norm)))
    }
    let order = Entitlement.Standing.allCases
    return order.flatMap { standing in found.filter { $0.standing == standing } }
  }

  /// `nil` of a step that is discharged: nothing is to be asked for.
  private static func standing(of step: StepResult) -> Entitlement.Standing? {
    switch (step.rule.phase, step.state) {
    case (_, .done), (_, .notApplicable): nil
    case (.after, _): .after
    case (.before, .owed): .owed
    case (.before, .waiting): .waiting
    case (.before, .unclear): .owedIf
    }
  }

  /// The conditions of the routes that decide the finding, as far as they fail or are not known. Where a rule forbids
  /// the transfer whatever its route, none of them has to be asked about.
  private func lackingAuthority(_ result: DestinationResult) -> [(AuthorityPart, Entitlement.Standing)] {
    switch result.finding {
    case .noAuthority:
      result.routes.flatMap(\.conditions).filter { $0.truth == .false }.map { ($0, .unmet) }
    case .undetermined:
      result.routes.filter { $0.finding == .undetermined }.flatMap(\.conditions)
        .filter { $0.truth == .unknown }.map { ($0, .unshown) }
    case .barred, .stepsOwed, .notBarred, .notThirdCountry: []
    }
  }
}
