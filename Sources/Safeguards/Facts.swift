internal import CEL
package import Register

/// What is known of a person, ready for conditions: values by slot, over time.
package struct Facts: Sendable {
  /// By key; the key of a fact per destination without a destination is said of every destination.
  package private(set) var values: [FactKey: [StatedFact.DatedValue]]

  package init(_ values: [FactKey: [StatedFact.DatedValue]] = [:]) { self.values = values }

  package init(_ file: CaseFile) { self.init(file.facts) }

  package init(_ stated: [StatedFact]) {
    values = Dictionary(stated.map { ($0.key, $0.values) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same with one fact given, undated.
  package func with(_ key: FactKey, _ value: FactValue) -> Facts {
    var copy = self
    copy.values[key] = [StatedFact.DatedValue(value)]
    return copy
  }

  /// Destinations of which something is said.
  package var destinations: Set<StateCode> { Set(values.keys.compactMap(\.destination)) }

  /// Some fact bears no date: it is taken as true on whatever day is asked about.
  package var hasUndated: Bool { values.values.contains { $0.contains { $0.from == nil && $0.value != .unknown } } }

  /// The value of a fact at a time, for a destination. What happens after the time has not happened.
  package func value(of declaration: FactDeclaration, at destination: StateCode, time: AssessedTime) -> FactValue {
    var dated = values[FactKey(declaration.name)]
    if declaration.isPerDestination, let own = values[FactKey(declaration.name, at: destination)] { dated = own }
    return dated.map { Facts.current(of: $0, time: time) } ?? .unknown
  }

  /// The last value whose day has come; what will become true is not yet true.
  package static func current(of dated: [StatedFact.DatedValue], time: AssessedTime) -> FactValue {
    var current: FactValue?
    for entry in dated {
      if let from = entry.from, !time.hasReached(from) { break }
      current = entry.value
    }
    if let current { return current }
    return dated.first?.value == .truth(true) ? .truth(false) : .unknown
  }

  /// Every State that is a value of some fact.
  var namedStates: Set<StateCode> {
    var states: Set<StateCode> = []
    for entry in values.values.joined() {
      switch entry.value {
      case .state(let code): states.insert(code)
      case .states(let codes, _): states.formUnion(codes)
      case .unknown, .truth, .date, .moment, .choice, .count: break
      }
    }
    return states
  }
}

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
    for (key, dated) in facts.values {
      if let destination = key.destination { mention(destination) }
      for entry in dated {
        switch entry.value {
        case .moment(.day): hasBareMoments = true
        case .state(let state): mention(state)
        case .states(let states, _): for state in states { mention(state) }
        case .unknown, .truth, .date, .moment, .choice, .count: break
        }
      }
      guard let slot = vocabulary.slot(of: key.name) else { continue }
      let value = Facts.current(of: dated, time: time)
      if let destination = key.destination {
        if vocabulary.isPerDestination(slot) { own[destination, default: []].append((slot, value)) }
      } else {
        ofAll[slot] = value
      }
    }
  }

  private mutating func mention(_ state: StateCode) {
    if !mentioned.contains(state) { mentioned.append(state) }
  }
}

/// The day or moment for which an answer is wanted.
package struct AssessedTime: Sendable, Hashable {
  /// The civil day in whose law the answer is given.
  package var day: CivilDate
  /// Seconds since 1970: the moment against which waiting times are held; of a bare day its first.
  package var now: Int
  /// Seconds since 1970: the moment whose law holds, where the law changed within the day.
  package var law: Int
  /// Only the day was asked for.
  package var isWholeDay: Bool

  package init(day: CivilDate, now: Int, law: Int, isWholeDay: Bool) {
    self.day = day
    self.now = now
    self.law = law
    self.isWholeDay = isWholeDay
  }

  /// Whether a fact dated so has happened.
  func hasReached(_ time: LegalTime) -> Bool {
    switch time {
    case .day(let day): day <= self.day
    case .moment(let moment): moment.seconds <= now
    case .vague(let date): date.last <= day
    }
  }
}
