internal import Kleene
package import Register

extension NormSet {
  /// The force of all norms that bind a sender at the end of a day, whoever the person is.
  package func force(on day: CivilDate, for sender: StateCode, known: CivilDate?) -> [NormID: ForceSpan.State] {
    guard let assessor = assessor(at: day, senders[sender], known: known) else { return [:] }
    var states: [NormID: ForceSpan.State] = [:]
    for (index, norm) in norms.enumerated() where binds(norm.norm, sender) {
      states[norm.norm.id] = state(ForceSubject(norm: index, rule: nil), assessor)
    }
    return states
  }

  /// How the force of a norm changed over time for a sender, as the engine counts it at the end of each day; empty where
  /// the norm does not bind the sender.
  package func forceLine(of id: NormID, for sender: StateCode, known: CivilDate?) -> [ForceSpan] {
    guard let index = normIndex[id], binds(norms[index].norm, sender) else { return [] }
    return forceLine(ForceSubject(norm: index, rule: nil), for: sender, known: known)
  }

  /// The same of one rule, upon which other norms can act alone.
  package func forceLine(of id: RuleID, for sender: StateCode, known: CivilDate?) -> [ForceSpan] {
    guard let index = ruleIndex[id], binds(norms[rules[index].norm].norm, sender) else { return [] }
    return forceLine(ForceSubject(norm: rules[index].norm, rule: index), for: sender, known: known)
  }

  /// A norm, or one of its rules.
  private struct ForceSubject {
    var norm: Int
    var rule: Int?
  }

  /// What force is made of on a day; where two days differ in a part, that part is why.
  private typealias ForceParts = [(part: ForceChange, truth: Truth)]

  private func forceLine(_ subject: ForceSubject, for code: StateCode, known: CivilDate?) -> [ForceSpan] {
    let days = turningDays(subject, for: code)
    guard let first = days.first, let before = assessor(at: first.advanced(by: -1), senders[code], known: known) else {
      return []
    }
    var spans = [ForceSpan(from: nil, until: nil, state: state(subject, before), changes: [])]
    var parts = parts(subject, before)
    for day in days {
      guard let assessor = assessor(at: day, senders[code], known: known) else { continue }
      let now = self.parts(subject, assessor)
      let state = state(subject, assessor)
      if state != spans.last?.state {
        spans[spans.count - 1].until = day
        let changes = zip(parts, now).filter { $0.truth != $1.truth }.map { _, now in
          ForceChange(cause: now.part.cause, norm: now.part.norm, begins: now.truth != .false)
        }
        spans.append(ForceSpan(from: day, until: nil, state: state, changes: changes))
      }
      parts = now
    }
    return spans
  }

  /// Without facts about anybody, at the end of the day.
  private func assessor(at day: CivilDate, _ sender: Sender?, known: CivilDate?) -> Assessor? {
    guard let sender, let time = times(of: .day(day), sender: sender).last else { return nil }
    return Assessor(self, sender: sender, facts: Facts(), time: time, known: known)
  }

  private func acts(on subject: ForceSubject) -> [CompiledAct] {
    norms[subject.norm].acts + (subject.rule.map { rules[$0].acts } ?? [])
  }

  private func state(_ subject: ForceSubject, _ assessor: Assessor) -> ForceSpan.State {
    let force = subject.rule.map(assessor.force(ofRule:)) ?? assessor.force(subject.norm)
    if force.truth == .false { return .notInForce }
    // A condition on a person or a destination, of whom nothing is known here.
    let isLimited = acts(on: subject).contains { $0.people != nil && assessor.occurring($0).truth != .false }
    if isLimited { return .depends }
    return force.truth == .true ? .inForce : .disputed
  }

  private func parts(_ subject: ForceSubject, _ assessor: Assessor) -> ForceParts {
    let compiled = norms[subject.norm]
    let doubt = doubt(ofNorm: subject.norm)
    let own = Truth.or(compiled.intervals.lazy.map { assessor.holds($0, doubt: doubt).truth })
    var parts: ForceParts = [(ForceChange(cause: .own, norm: compiled.norm.id, begins: true), own)]
    if let treaty = compiled.treaty {
      let party = assessor.membership(in: treaty, doubt: doubt)
      parts.append((ForceChange(cause: .membership, norm: compiled.norm.id, begins: true), party.truth))
    }
    for target in compiled.amends {
      let change = ForceChange(cause: .amended, norm: norms[target].norm.id, begins: true)
      parts.append((change, assessor.force(target).truth))
    }
    for act in acts(on: subject) {
      let change = ForceChange(cause: .act(act.kind), norm: norms[act.actor].norm.id, begins: true)
      parts.append((change, assessor.occurring(act).truth))
    }
    return parts
  }

  /// The days on which something that bears on the force begins or ends: between them it cannot change.
  private func turningDays(_ subject: ForceSubject, for code: StateCode) -> [CivilDate] {
    var times: [LegalTime?] = []
    var open = [subject.norm]
    var seen = Set(open)
    func add(_ acts: [CompiledAct]) {
      for act in acts {
        times += [act.from, act.until]
        if seen.insert(act.actor).inserted { open.append(act.actor) }
      }
    }
    add(subject.rule.map { rules[$0].acts } ?? [])
    while let index = open.popLast() {
      let norm = norms[index]
      times += norm.intervals.flatMap { [$0.from, $0.until] }
      add(norm.acts)
      for target in norm.amends where seen.insert(target).inserted { open.append(target) }
      if let treaty = norm.treaty {
        for membership in memberships(of: code) where membership.treaty == treaty {
          times += [.vague(membership.from), membership.until.map { .vague($0) }]
        }
      }
    }
    return Set(times.compactMap { $0 }.flatMap(turningDays)).sorted()
  }

  /// Of a month or a year the first day and the last; an hour may fall on the day before in the sender's zone.
  private func turningDays(_ time: LegalTime) -> [CivilDate] {
    switch time {
    case .day(let day): [day]
    case .vague(let date): [date.first, date.last]
    case .moment(let moment): [moment.day.advanced(by: -1), moment.day]
    }
  }
}
