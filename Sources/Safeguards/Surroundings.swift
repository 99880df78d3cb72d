internal import Kleene
package import Register

/// What stands around a finding without deciding it: what the person may ask for, and the orders of courts that would
/// cover them and are held back.
package struct Surroundings: Sendable {
  /// An order of a court that would have force, were another norm not acting on it.
  package struct HeldBack: Sendable {
    package let norm: Norm
    /// A rule of it that would bear on sending the person.
    package let rule: Rule
    /// What holds it back, with the act that does.
    package let by: [(norm: Norm, act: Act)]
  }

  /// Notes with something to ask for that hold or may hold.
  package let remedies: [RuleResult]
  package let heldBack: [HeldBack]
}

extension NormSet {
  /// Worked out for the destination and the time that a result has, and only where a page shows it: findings do not
  /// turn on it.
  package func surroundings(
    of result: DestinationResult, _ facts: Facts, _ question: Question
  ) throws(UnknownSender) -> Surroundings {
    let sender = try sender(question.sender)
    let assessor = Assessor(self, sender: sender, facts: facts, time: result.time, known: question.known)
    assessor.turn(to: result.workedOutFor)
    return Surroundings(remedies: assessor.remedies(), heldBack: assessor.heldBack())
  }
}

extension Assessor {
  fileprivate func remedies() -> [RuleResult] {
    sender.notes.compactMap { index in
      let compiled = set.rules[index]
      guard compiled.rule.ask != nil else { return nil }
      let judged = truth(index)
      return judged.truth == .false ? nil : RuleResult(set, rule: index, judgement(judged))
    }
  }

  /// Orders whose own days include this one and that have no force because another norm suspends or sets them aside.
  /// What has ended is history and no order that anybody could be held to again, so it is left out.
  fileprivate func heldBack() -> [Surroundings.HeldBack] {
    var seen: Set<Int> = []
    return (sender.bars + sender.duties).sorted().compactMap { index in
      let rule = set.rules[index]
      let norm = set.norms[rule.norm]
      guard norm.norm.kind == .courtOrder || norm.norm.kind == .appellateRuling, !seen.contains(rule.norm),
        rule.rule.phase == .before, isVisible(norm: rule.norm), force(rule.norm).truth == .false,
        judge(norm.covers, zone: norm.zone).truth.and(judge(rule.when, zone: norm.zone).truth) != .false
      else { return nil }
      let doubt = set.doubt(ofNorm: rule.norm)
      let isOwn = norm.intervals.contains { holds($0, doubt: doubt).truth != .false }
      let working = norm.acts.filter { self.working($0, zone: norm.zone).truth == .true }
      guard isOwn, !working.isEmpty, working.allSatisfy({ $0.kind == .suspends || $0.kind == .vacates }) else {
        return nil
      }
      seen.insert(rule.norm)
      return Surroundings.HeldBack(
        norm: norm.norm, rule: rule.rule, by: working.map { (set.norms[$0.actor].norm, $0.act) })
    }
  }
}
