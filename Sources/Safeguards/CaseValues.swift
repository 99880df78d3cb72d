internal import CEL
internal import Register

/// The values that conditions read: of one person at one time, changed in place from one destination to the next.
///
/// They are there once for each zone in which some norm counts its days; nearly always that is the sender's alone.
final class CaseValues {
  private let set: NormSet
  private let zone: Int32
  private let time: AssessedTime
  private let current: CurrentFacts
  /// Bare days and the moment assessed have other values in other zones.
  private let differsByZone: Bool
  private let main: PlacedActivation
  private let mainWords: PlacedWords
  @exclusivity(unchecked) private var others: [(zone: Int32, values: PlacedActivation)] = []

  /// By slot: the facts for the destination at hand.
  @exclusivity(unchecked) private var facts: [FactValue]
  /// Slots of facts with another value than is said of every destination.
  @exclusivity(unchecked) private var changed: [Int] = []
  private var destination = StateCode("")
  private var arrangement: Int?
  /// What acceptance comes to under a refusal; `nil` where none bears on it.
  private var acceptance: Value?

  init(_ facts: Facts, _ set: NormSet, zone: Int32, time: AssessedTime) {
    self.set = set
    self.zone = zone
    self.time = time
    current = CurrentFacts(facts, set.vocabulary, time: time)
    self.facts = current.ofAll
    differsByZone = set.readsNow || current.hasBareMoments
    main = CaseValues.placed(current.ofAll, set.vocabulary, zone: zone, time: time, bareDaysAtTheirEnd: true)
    mainWords = main.words
    setDestination(in: main)
  }

  /// Every State that is a value of some fact at whatever time, or of which something is said.
  var mentioned: [StateCode] { current.mentioned }

  /// The value of a fact for the destination at hand.
  subscript(slot: Int) -> FactValue { facts.indices.contains(slot) ? facts[slot] : .unknown }

  /// The values of the person for whom a norm counts its days in a zone.
  func placed(in zone: Int32) -> PlacedActivation {
    zone == .min || zone == self.zone || !differsByZone ? main : other(zone)
  }

  /// The same in words.
  @inline(__always)
  func words(in zone: Int32) -> PlacedWords {
    zone == .min || zone == self.zone || !differsByZone ? mainWords : other(zone).words
  }

  /// The values for the destination at hand where a period runs against the person.
  func placed(in zone: Int32, bareDaysAtTheirEnd: Bool) -> PlacedActivation {
    let made = CaseValues.placed(
      facts, set.vocabulary, zone: zone, time: time, bareDaysAtTheirEnd: bareDaysAtTheirEnd)
    setDestination(in: made)
    return made
  }

  // MARK: changes

  /// What is said of a destination, without an arrangement, and acceptance as it was recorded.
  func turn(to destination: StateCode) {
    self.destination = destination
    arrangement = nil
    record(nil)
    if !changed.isEmpty {
      for slot in changed { put(current.ofAll[slot], slot) }
      changed.removeAll(keepingCapacity: true)
    }
    if !current.own.isEmpty, let own = current.own[destination] {
      for (slot, value) in own { change(slot, to: value) }
    }
    forEach { setDestination(in: $0) }
  }

  func turn(to arrangement: Int?) {
    self.arrangement = arrangement
    forEach { setArrangement(in: $0) }
  }

  func change(_ slot: Int, to value: FactValue) {
    if !changed.contains(slot) { changed.append(slot) }
    put(value, slot)
  }

  /// What acceptance comes to under a refusal; `nil`: as it was recorded.
  func record(_ acceptance: Value?) {
    guard let slot = set.vocabulary.acceptance, acceptance != nil || self.acceptance != nil else { return }
    self.acceptance = acceptance
    if let acceptance { forEach { $0[slot] = acceptance } } else { put(facts[slot], slot) }
  }

  private func put(_ value: FactValue, _ slot: Int) {
    facts[slot] = value
    put(value, slot, in: main, zone: zone)
    for (zone, values) in others { put(value, slot, in: values, zone: zone) }
  }

  private func put(_ value: FactValue, _ slot: Int, in values: PlacedActivation, zone: Int32) {
    values[slot] =
      set.vocabulary.value(value, slot: slot, zone: zone, bareDaysAtTheirEnd: true) ?? .unknown(Unknown(slot))
  }

  private func forEach(_ change: (PlacedActivation) -> Void) {
    change(main)
    for other in others { change(other.values) }
  }

  // MARK: making

  @inline(never)
  private func other(_ zone: Int32) -> PlacedActivation {
    if let made = others.first(where: { $0.zone == zone }) { return made.values }
    let made = placed(in: zone, bareDaysAtTheirEnd: true)
    others.append((zone, made))
    return made
  }

  private static func placed(
    _ facts: [FactValue], _ vocabulary: Vocabulary, zone: Int32, time: AssessedTime, bareDaysAtTheirEnd: Bool
  ) -> PlacedActivation {
    var values: [Value] = []
    values.reserveCapacity(vocabulary.slotCount)
    for slot in 0..<vocabulary.slotCount {
      var value: Value?
      if slot < facts.count {
        value = vocabulary.value(facts[slot], slot: slot, zone: zone, bareDaysAtTheirEnd: bareDaysAtTheirEnd)
      }
      values.append(value ?? .unknown(Unknown(slot)))
    }
    values[vocabulary.day] = .date(time.day)
    values[vocabulary.now] = .moment(seconds: time.now, zone: zone)
    return PlacedActivation(values)
  }

  private func setDestination(in values: PlacedActivation) {
    values[set.vocabulary.destination] = .string(destination.text)
    if set.readsArrangement { setArrangement(in: values) }
    if let slot = set.vocabulary.acceptance, let acceptance { values[slot] = acceptance }
  }

  private func setArrangement(in values: PlacedActivation) {
    let (id, kind, published) =
      (set.vocabulary.arrangementID, set.vocabulary.arrangementKind, set.vocabulary.arrangementPublished)
    guard let arrangement else {
      let none = Value.unknown(Unknown(set.doubtOfNoArrangement))
      for slot in [id, kind, published] { values[slot] = none }
      return
    }
    let value = set.arrangements[arrangement].arrangement
    values[id] = .string(value.id.text)
    values[kind] = .string(value.kind.rawValue)
    switch value.textPublished {
    case .yes: values[published] = .bool(true)
    case .no: values[published] = .bool(false)
    case .unknown: values[published] = .unknown(Unknown(set.doubt(ofArrangement: arrangement)))
    }
  }
}
