/// Which rules turn on which facts, through all that they depend on.
package struct Dependence: Sendable {
  private let rulesBySlot: [[Int]]
  private let forceSlots: Set<Int>
  /// Facts that the covers of a refusal read, and acceptance itself.
  package let refusalSlots: Set<Int>
  package let hasRefusals: Bool

  /// The rules whose truth or discharge can change with the fact in a slot.
  func rules(of slot: Int) -> [Int] { rulesBySlot.indices.contains(slot) ? rulesBySlot[slot] : [] }

  /// An act limited to some people reads the fact, so that force itself can change with it.
  func reachesForce(_ slot: Int) -> Bool { forceSlots.contains(slot) }

  init(rules: [CompiledRule], norms: [CompiledNorm], arrangements: [CompiledArrangement], vocabulary: Vocabulary) {
    var forceSlots: Set<Int> = []
    for act in norms.flatMap(\.acts) + rules.flatMap(\.acts) { forceSlots.formUnion(act.people?.slots ?? []) }
    var own: [Set<Int>] = rules.map { rule in
      var slots: Set<Int> = []
      let norm = norms[rule.norm]
      for condition in [rule.when, rule.unless, rule.done, rule.earliest, norm.covers] {
        slots.formUnion(condition?.slots ?? [])
      }
      if norm.districts != nil, let district = vocabulary.district { slots.insert(district) }
      return slots.union(forceSlots)
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in rules.indices {
        for other in rules[index].defeaters + rules[index].until + rules[index].additions
        where !own[other].isSubset(of: own[index]) {
          own[index].formUnion(own[other])
          isSettled = false
        }
      }
    }
    var bySlot = [[Int]](repeating: [], count: vocabulary.slotCount)
    for (index, slots) in own.enumerated() {
      for slot in slots where slot < bySlot.count { bySlot[slot].append(index) }
    }
    rulesBySlot = bySlot
    self.forceSlots = forceSlots
    let refusals = arrangements.flatMap(\.refusals)
    hasRefusals = !refusals.isEmpty
    refusalSlots =
      refusals.isEmpty
      ? [] : Set(refusals.flatMap { $0.covers?.slots ?? [] } + [vocabulary.acceptance].compactMap { $0 })
  }
}
