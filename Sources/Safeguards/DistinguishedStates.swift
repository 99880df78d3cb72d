internal import Register

/// Which States the conditions behind some rules tell apart by name.
struct DistinguishedStates {
  private let rules: [CompiledRule]
  private let norms: [CompiledNorm]

  init(_ rules: [CompiledRule], _ norms: [CompiledNorm]) {
    self.rules = rules
    self.norms = norms
  }

  /// The names in the conditions of these rules and of all that they depend on: defeaters, duties, acts on their norms
  /// and on the norms that act. `nil` when one of them does more with the destination's code than compare it.
  func among(_ start: [Int]) -> Set<StateCode>? {
    var states: Set<StateCode> = []
    var seenRules = Set(start)
    var seenNorms: Set<Int> = []
    var openRules = start
    var openNorms: [Int] = []
    func add(_ conditions: [Condition?]) -> Bool {
      for case let condition? in conditions {
        guard let names = condition.namedStates else { return false }
        if !names.isEmpty { states.formUnion(names) }
      }
      return true
    }
    while true {
      if let index = openRules.popLast() {
        let rule = rules[index]
        let conditions = [rule.when, rule.unless, rule.done, rule.earliest, rule.deadline, norms[rule.norm].covers]
        guard add(conditions), add(rule.acts.map(\.people)) else { return nil }
        for next in rule.defeaters + rule.until + rule.additions where seenRules.insert(next).inserted {
          openRules.append(next)
        }
        for norm in [rule.norm] + rule.acts.map(\.actor) where seenNorms.insert(norm).inserted {
          openNorms.append(norm)
        }
      } else if let index = openNorms.popLast() {
        let norm = norms[index]
        guard add(norm.acts.map(\.people)) else { return nil }
        for next in norm.amends + norm.acts.map(\.actor) where seenNorms.insert(next).inserted {
          openNorms.append(next)
        }
      } else {
        return states
      }
    }
  }
}
