internal import Register

/// What is known of a person at one time, by slot: what is said of every destination, and what is said of one.
struct CurrentFacts {
  private(set) var ofAll: [FactValue]
  /// Some fact is a bare day, which has another value in each zone.
  private(set) var hasBareMoments = false
  /// Every State that is a value of some fact at whatever time, or of which something is said; they are few.
  private(set) var mentioned: [StateCode] = []
  private(set) var own: [StateCode: [(slot: Int, value: FactValue)]] = [:]

  init(_ facts: Facts, _ vocabulary: Vocabulary, time: AssessedTime) {
    ofAll = Array(repeating: .unknown, count: vocabulary.facts.count)
    for place in facts.entries.indices {
      let destination = facts.entries[place].key.destination
      if let destination { mention(destination) }
      if let value = facts.entries[place].always {
        note(value)
      } else {
        for dated in facts.entries[place].values { note(dated.value) }
      }
      guard let slot = vocabulary.slot(of: facts.entries[place].key.name) else { continue }
      let value = facts.entries[place].current(at: time)
      if let destination {
        if vocabulary.isPerDestination(slot) { own[destination, default: []].append((slot, value)) }
      } else {
        ofAll[slot] = value
      }
    }
  }

  private mutating func note(_ value: FactValue) {
    switch value {
    case .moment(.day): hasBareMoments = true
    case .state(let state): mention(state)
    case .states(let states, _): for state in states { mention(state) }
    case .unknown, .truth, .date, .moment, .choice, .count: break
    }
  }

  private mutating func mention(_ state: StateCode) {
    if !mentioned.contains(state) { mentioned.append(state) }
  }
}
