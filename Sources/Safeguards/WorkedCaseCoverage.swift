internal import Kleene
package import Register

/// Which rules the worked cases show as met, as unmet, as undetermined, and on a day at which they turn.
///
/// Counted is what expectations say under `rules:`, since only that names a rule and what it comes to.
package struct WorkedCaseCoverage: Sendable {
  /// What a rule still lacks.
  package struct Gap: Sendable {
    package var rule: RuleID
    /// `met`, `unmet`, `undetermined` and `boundary`, as far as they are wanting.
    package var wanting: [String]
  }

  package var gaps: [Gap]
  /// Rules that are computed at all.
  package var ruleCount: Int

  package init(_ norms: NormSet) {
    var shown: [RuleID: Set<RuleOutcome>] = [:]
    var turns: Set<RuleID> = []
    for worked in norms.corpus.workedCases {
      var lines: [RuleID: [(time: LegalTime, to: StateCode, outcome: RuleOutcome)]] = [:]
      for expectation in worked.expectations {
        for (id, outcome) in expectation.rules {
          guard let rule = RuleID(id.value) else { continue }
          shown[rule, default: []].insert(outcome)
          lines[rule, default: []].append((expectation.day, expectation.to, outcome))
        }
      }
      for (rule, line) in lines where WorkedCaseCoverage.turns(line) { turns.insert(rule) }
    }
    let computed = norms.rules.filter { $0.rule.effect != .note }
    ruleCount = computed.count
    gaps = computed.compactMap { rule in
      let found = shown[rule.rule.id] ?? []
      var wanting = norms.possibleOutcomes(of: rule).filter { !found.contains($0) }.map(\.rawValue)
      if !turns.contains(rule.rule.id) { wanting.append("boundary") }
      return wanting.isEmpty ? nil : Gap(rule: rule.rule.id, wanting: wanting)
    }
  }

  /// Two outcomes of one case for one destination, on neighbouring days or at two moments of the same two days.
  private static func turns(_ line: [(time: LegalTime, to: StateCode, outcome: RuleOutcome)]) -> Bool {
    line.indices.contains { a in
      line.indices.contains { b in
        line[a].to == line[b].to && line[a].outcome != line[b].outcome
          && (0...1).contains(line[b].time.day.days - line[a].time.day.days)
      }
    }
  }
}

extension NormSet {
  /// The outcomes that a rule can have at all: words that nobody has read
  /// and force that is always disputed are never met, and a rule that reads no fact
  /// and whose force is nowhere in doubt is never undetermined.
  func possibleOutcomes(of rule: CompiledRule) -> [RuleOutcome] {
    var possible: [RuleOutcome] = [.unmet]
    let norm = norms[rule.norm]
    if rule.basis != .general, norm.norm.force.contains(where: { !$0.isDisputed }) { possible.append(.met) }
    let conditions =
      [norm.covers, rule.when, rule.unless].compactMap { $0 }
      + rule.defeaters.flatMap { index in
        let defeater = rules[index]
        return [norms[defeater.norm].covers, defeater.when, defeater.unless].compactMap { $0 }
      }
    let readsFacts = conditions.contains { $0.slots.contains { vocabulary.fact(at: $0) != nil } }
    let inDoubt = norm.norm.force.contains { $0.isDisputed || isVague($0.from) || isVague($0.until) }
    if readsFacts || inDoubt || norm.districts != nil || rule.basis == .general { possible.append(.undetermined) }
    return possible
  }

  private func isVague(_ time: LegalTime?) -> Bool {
    if case .vague? = time { true } else { false }
  }
}
