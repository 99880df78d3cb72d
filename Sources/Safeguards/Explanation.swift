internal import CEL
package import Kleene
package import Register

/// A tree of what was asked, what it came to, from which facts, under which rule.
package struct Explanation: Sendable {
  package enum Subject: Hashable, Sendable {
    case destination(StateCode)
    case route(RuleID, ArrangementID?)
    case authority
    case bars
    case rule(RuleID)
    /// Whether a norm, or one of its rules, has force.
    case force(NormID)
    case act(Act.Kind, by: NormID)
    /// A condition with its part in the rule: covers, when, unless, done, earliest …
    case condition(String, text: String)
    case duty(RuleID)
    case arrangement(ArrangementID?)
    case thirdCountry
  }

  package var subject: Subject
  package var truth: Truth
  /// The finding of a destination or route, where that says more than a truth.
  package var finding: Finding?
  /// The facts that were read, with their values.
  package var facts: [(key: FactKey, value: FactValue)]
  package var children: [Explanation]

  init(
    _ subject: Subject, _ truth: Truth, finding: Finding? = nil, facts: [(key: FactKey, value: FactValue)] = [],
    _ children: [Explanation] = []
  ) {
    self.subject = subject
    self.truth = truth
    self.finding = finding
    self.facts = facts
    self.children = children
  }
}

extension NormSet {
  /// Why a destination has its finding, at the time that heads the day.
  package func explain(
    _ facts: Facts, _ question: Question, to destination: StateCode
  ) throws(UnknownSender) -> Explanation {
    let sender = try sender(question.sender)
    let times = times(of: question.day, sender: sender)
    let results = times.map {
      Assessor(self, sender: sender, facts: facts, time: $0, known: question.known).result(for: destination)
    }
    let time = head(of: results, times: times, sender: sender)?.time ?? times[0]
    return Assessor(self, sender: sender, facts: facts, time: time, known: question.known).explain(destination)
  }
}

extension Assessor {
  func explain(_ destination: StateCode) -> Explanation {
    let result = result(for: destination)
    turn(to: destination)
    var children = [explainThirdCountry()]
    let bars = sender.bars.filter { bar($0).truth != .false }
    children.append(
      Explanation(
        .bars, bars.contains { bar($0).truth == .true } ? .true : bars.isEmpty ? .false : .unknown,
        bars.map(explainBar)))
    for (route, outcome) in attempts(result) {
      turn(to: outcome.arrangement.flatMap { id in set.arrangements.firstIndex { $0.arrangement.id == id } })
      var parts = ([route.opener] + route.requires).map(explainRule)
      if route.route.needsArrangement {
        let index = arrangement
        parts.append(Explanation(.arrangement(outcome.arrangement), holds(route, index).truth))
      }
      children.append(
        Explanation(
          .route(route.route.opener.value, outcome.arrangement), outcome.authority.truth, finding: outcome.finding,
          parts))
    }
    turn(to: Int?.none)
    let duties = sender.duties.filter { truth($0).truth != .false }
    children += duties.map(explainDuty)
    return Explanation(.destination(destination), .unknown, finding: result.finding, children)
  }

  private func attempts(_ result: DestinationResult) -> [(CompiledRoute, RouteResult)] {
    result.routes.compactMap { outcome in
      sender.routes.first { $0.route.opener == outcome.route.opener }.map { ($0, outcome) }
    }
  }

  private func explainThirdCountry() -> Explanation {
    let slots = [set.vocabulary.nationality, set.vocabulary.habitualResidence].compactMap { $0 }
    return Explanation(.thirdCountry, thirdCountry().truth, facts: factValues(slots.prefix(1) + []))
  }

  private func explainBar(_ index: Int) -> Explanation {
    var tree = explainRule(index)
    tree.truth = bar(index).truth
    tree.children += set.rules[index].until.map(explainDuty)
    return tree
  }

  func explainRule(_ index: Int) -> Explanation {
    let rule = set.rules[index]
    let norm = set.norms[rule.norm]
    var children = [explainForce(rule.norm, rule: rule)]
    if norm.districts != nil {
      children.append(
        Explanation(
          .condition("forum", text: norm.norm.forum?.value ?? ""), forum(norm).truth,
          facts: factValues([set.vocabulary.district].compactMap { $0 })))
    }
    children += explain("covers", norm.covers, norm.zone)
    children += explain("when", rule.when, norm.zone)
    children += explain("unless", rule.unless, norm.zone)
    for defeater in rule.defeaters where force(ofRule: defeater).truth != .false {
      children.append(explainRule(defeater))
    }
    return Explanation(.rule(rule.rule.id), truth(index).truth, children)
  }

  private func explainDuty(_ index: Int) -> Explanation {
    let rule = set.rules[index]
    let zone = set.norms[rule.norm].zone
    var children = [explainRule(index)]
    children += explain("done", rule.done, zone)
    if let condition = rule.earliest {
      children.append(
        Explanation(
          .condition("earliest", text: condition.source.value), earliest(index).passed.truth,
          facts: factValues(condition.slots)))
    }
    children += rule.additions.filter { truth($0).truth != .false }.map(explainDuty)
    return Explanation(.duty(rule.rule.id), discharge(index).truth, children)
  }

  private func explainForce(_ index: Int, rule: CompiledRule) -> Explanation {
    let norm = set.norms[index]
    let acts = (norm.acts + rule.acts).filter { working($0, zone: norm.zone).truth != .false }
    return Explanation(
      .force(norm.norm.id), force(ofRule: set.ruleIndex[rule.rule.id] ?? 0).truth,
      acts.map { act in
        Explanation(
          .act(act.act.kind, by: set.norms[act.actor].norm.id), working(act, zone: norm.zone).truth,
          facts: factValues(act.people?.slots ?? []))
      })
  }

  private func explain(_ part: String, _ condition: Condition?, _ zone: Int32) -> [Explanation] {
    guard let condition else { return [] }
    return [
      Explanation(
        .condition(part, text: condition.source.value), judge(condition, zone: zone).truth,
        facts: factValues(condition.slots))
    ]
  }

  func factValues(_ slots: some Sequence<Int>) -> [(key: FactKey, value: FactValue)] {
    slots.compactMap { slot in
      set.vocabulary.fact(at: slot).map {
        (FactKey($0.name, at: $0.isPerDestination ? destination : nil), values[slot])
      }
    }
  }
}
