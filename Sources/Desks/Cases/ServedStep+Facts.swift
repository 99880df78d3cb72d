extension ServedStep {
  /// What the step settles, as facts of the case: about its destination where it is about one, and only those that a
  /// register knows, by name.
  package func facts(known: Set<String>) -> [RecordedFact] {
    kind.facts.filter { known.contains($0.name) }.map { fact in
      let key = kind.isPerDestination ? destination.map { "\(fact.name)@\($0)" } ?? fact.name : fact.name
      let value: RecordedFact.Value =
        switch fact.value {
        case .truth(let flag): RecordedFact.Value(flag ? "true" : "false", from: at)
        case .instant: RecordedFact.Value(at)
        }
      return RecordedFact(key: key, values: [value], evidence: evidence, step: id)
    }
  }
}

extension CaseContent {
  /// Taking a step away takes away what was recorded with it; where an earlier step that stays had settled the same, that
  /// is what is recorded again.
  package func removing(step id: EntryID, known: Set<String>) -> (putting: [CaseItem], removing: [ItemKey]) {
    let others = steps.filter { $0.id != id }.flatMap { $0.facts(known: known) }
    var putting: [CaseItem] = []
    var removing = [ItemKey("step/\(id)")]
    for fact in facts where fact.step == id {
      if let earlier = others.last(where: { $0.key == fact.key }) {
        putting.append(.fact(earlier))
      } else {
        removing.append(.fact(fact.key))
      }
    }
    return (putting, removing)
  }
}
