internal import CEL
package import Register

/// What is known of a person, ready for conditions: values by slot, over time.
package struct Facts: Sendable {
  /// A fact with all that is said of it.
  package struct Entry: Sendable {
    /// The key of a fact per destination without a destination is said of every destination.
    package let key: FactKey
    /// The one value that it has on any day; where this is said, nearly always, no list is made for it.
    let always: FactValue?
    private let dated: [StatedFact.DatedValue]

    init(_ key: FactKey, _ values: [StatedFact.DatedValue]) {
      self.key = key
      let hasOne = values.count == 1 && values[0].from == nil
      always = hasOne ? values[0].value : nil
      dated = hasOne ? [] : values
    }

    /// What is said of it over time.
    package var values: [StatedFact.DatedValue] { always.map { [StatedFact.DatedValue($0)] } ?? dated }

    /// The value at a time.
    func current(at time: AssessedTime) -> FactValue { always ?? Facts.current(of: dated, time: time) }
  }

  /// Side by side, each key once: each assessment reads all of them.
  package private(set) var entries: [Entry] = []
  private var places: [FactKey: Int] = [:]

  package init() {}

  package init(_ values: [FactKey: [StatedFact.DatedValue]]) {
    for (key, dated) in values { put(Entry(key, dated)) }
  }

  package init(_ file: CaseFile) { self.init(file.facts) }

  /// Of several with one key the first counts.
  package init(_ stated: [StatedFact]) {
    for fact in stated where places[fact.key] == nil { put(Entry(fact.key, fact.values)) }
  }

  /// The same with one fact given, undated.
  package func with(_ key: FactKey, _ value: FactValue) -> Facts {
    var copy = self
    copy.put(Entry(key, [StatedFact.DatedValue(value)]))
    return copy
  }

  private mutating func put(_ entry: Entry) {
    if let place = places[entry.key] {
      entries[place] = entry
    } else {
      places[entry.key] = entries.count
      entries.append(entry)
    }
  }

  private subscript(key: FactKey) -> Entry? { places[key].map { entries[$0] } }

  /// Destinations of which something is said.
  package var destinations: Set<StateCode> { Set(entries.compactMap(\.key.destination)) }

  /// Some fact bears no date: it is taken as true on whatever day is asked about.
  package var hasUndated: Bool { entries.contains { $0.values.contains { $0.from == nil && $0.value != .unknown } } }

  /// The value of a fact at a time, for a destination. What happens after the time has not happened.
  package func value(of declaration: FactDeclaration, at destination: StateCode, time: AssessedTime) -> FactValue {
    var said = self[FactKey(declaration.name)]
    if declaration.isPerDestination, let own = self[FactKey(declaration.name, at: destination)] { said = own }
    return said?.current(at: time) ?? .unknown
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
    for value in entries.lazy.flatMap(\.values) {
      switch value.value {
      case .state(let code): states.insert(code)
      case .states(let codes, _): states.formUnion(codes)
      case .unknown, .truth, .date, .moment, .choice, .count: break
      }
    }
    return states
  }
}
