package import CEL
package import Register

/// What is known of a person, ready for conditions: values by slot, over time.
package struct Facts: Sendable {
  /// By key; the key of a fact per destination without a destination is said of every destination.
  package private(set) var values: [FactKey: [StatedFact.DatedValue]]

  package init(_ values: [FactKey: [StatedFact.DatedValue]] = [:]) { self.values = values }

  package init(_ file: CaseFile) {
    values = Dictionary(file.facts.map { ($0.key, $0.values) }, uniquingKeysWith: { first, _ in first })
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
    guard let dated else { return .unknown }
    var current: FactValue?
    for entry in dated {
      if let from = entry.from, !time.hasReached(from) { break }
      current = entry.value
    }
    if let current { return current }
    return dated.first?.value == .truth(true) ? .truth(false) : .unknown
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
