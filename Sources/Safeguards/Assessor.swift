internal import CEL
internal import Kleene
internal import Register

/// One person, one day, one known date: evaluates rules for one destination after another.
///
/// Results are kept until the destination or the arrangement changes; those of rules that depend on neither are
/// worked out once for all destinations.
///
/// It stays within the function that made it, and no access to a part of it lasts while another begins; so the parts
/// that the innermost loops change are not watched for that at run time.
final class Assessor {
  let set: NormSet
  let sender: Sender
  let facts: Facts
  let time: AssessedTime
  let known: CivilDate?
  /// Norms, rules and arrangements that are looked away from, to see what turns on them.
  @exclusivity(unchecked) private(set) var without: Set<Without> = []
  /// What had force wherever it was asked for, or would have had it if it were not looked away from.
  @exclusivity(unchecked) private(set) var seen: Seen

  typealias Without = SetAside

  private(set) var destination = StateCode("")
  @exclusivity(unchecked) private(set) var arrangement: Int?
  /// Arrangements whose destination refuses this person now.
  private(set) var refusals: [Int] = []
  /// The arrangements between the sender and the destination that are to be seen, and those that refuse people.
  @exclusivity(unchecked) private var arranged: [Int] = []
  @exclusivity(unchecked) private(set) var refusing: [Int] = []
  /// What acceptance comes to under a refusal; `nil` where none bears on it.
  @exclusivity(unchecked) private var refused: Value?
  var faults: Set<String> = []

  private let current: CurrentFacts
  @exclusivity(unchecked) private var base: [FactValue]
  /// By zone: the values that are the same for every destination.
  private var commonActivations: [Int32: Activation] = [:]
  @exclusivity(unchecked) private var activations = ZonedActivations()
  /// Facts with another value than the case gives, while an answer is tried.
  @exclusivity(unchecked) private var changed: [Int: FactValue] = [:]
  private let hasBareMoments: Bool
  @exclusivity(unchecked) var forces: [Judgement?]
  @exclusivity(unchecked) var isVisiting: [Bool]
  @exclusivity(unchecked) private var truths: [Judgement?]
  @exclusivity(unchecked) private var discharges: [Judgement?]
  /// Of bars: settling asks for all of them at each answer that it tries, and here no reference is counted.
  @exclusivity(unchecked) private var barTruths: [Truth?]
  let memberships: [StateProfile.Membership]

  init(
    _ set: NormSet, sender: Sender, facts: Facts, time: AssessedTime, known: CivilDate?
  ) {
    self.set = set
    self.sender = sender
    self.facts = facts
    self.time = time
    self.known = known
    seen = Seen(norms: set.norms.count, rules: set.rules.count)
    current = CurrentFacts(facts, set.vocabulary, time: time)
    base = current.ofAll
    hasBareMoments = facts.values.values.contains {
      $0.contains { if case .moment(.day) = $0.value { true } else { false } }
    }
    forces = Array(repeating: nil, count: set.norms.count)
    isVisiting = Array(repeating: false, count: set.norms.count)
    truths = Array(repeating: nil, count: set.rules.count)
    discharges = truths
    barTruths = Array(repeating: nil, count: set.rules.count)
    memberships = set.memberships(of: sender.code)
  }

  // MARK: what is looked away from

  /// From here on, answers are those of a register without these; the next one begins with `turn(to:)`.
  func look(awayFrom parts: Set<Without>) {
    without = parts
    seen = Seen(norms: set.norms.count, rules: set.rules.count)
    forces.forgetAll()
    truths.forgetAll()
    discharges.forgetAll()
    for index in barTruths.indices { barTruths[index] = nil }
  }

  /// Whether a norm that has force otherwise is looked away from.
  func isAway(norm index: Int) -> Bool {
    seen.norms[index] = true
    return !without.isEmpty && without.contains(.norm(index))
  }

  func isAway(rule index: Int) -> Bool {
    seen.rules[index] = true
    return !without.isEmpty && without.contains(.rule(index))
  }

  // MARK: where the person would be sent

  func turn(to destination: StateCode) {
    self.destination = destination
    arrangement = nil
    activations.removeAll()
    changed.removeAll(keepingCapacity: true)
    refused = nil
    arranged = (set.arrangementsByPair[SenderAndDestination(sender.code, destination)] ?? []).filter {
      isVisible(set.arrangements[$0], $0)
    }
    refusing = arranged.filter { !set.arrangements[$0].refusals.isEmpty }
    base = current.values(at: destination)
    forget(set.destinationRules)
    if set.hasActsOnDestination { forces.forgetAll() }
    applyRefusals()
  }

  /// The arrangement with which a route is tried.
  func turn(to arrangement: Int?) {
    guard self.arrangement != arrangement else { return }
    self.arrangement = arrangement
    guard set.readsArrangement else { return }
    activations.forEach { setArrangement(in: &$1) }
    forget(set.arrangementRules)
  }

  /// Another value of one fact, for the destination at hand: only what depends on it is worked out again.
  func change(slot: Int, to value: FactValue) {
    base[slot] = value
    changed[slot] = value
    activations.forEach { set(slot, to: value, in: &$1, zone: $0) }
    if set.dependence.reachesForce(slot) { forces.forgetAll() }
    forget(set.dependence.rules(of: slot))
    if !refusing.isEmpty, set.dependence.refusalSlots.contains(slot) { applyRefusals() }
  }

  private func forget(_ rules: [Int]) {
    for rule in rules {
      truths[rule] = nil
      discharges[rule] = nil
      barTruths[rule] = nil
    }
  }

  /// Acceptance counts only where the destination does not refuse: `acceptance.given AND NOT refusal`. A refusal in
  /// force makes it false even where acceptance was recorded: what is closed stays closed when a fact is added.
  private func applyRefusals() {
    refusals = []
    let before = refused == nil
    refused = nil
    guard let slot = set.vocabulary.acceptance, !refusing.isEmpty else { return }
    var refusal = Judgement.no
    for index in refusing {
      let compiled = set.arrangements[index]
      if !before { restoreAcceptance(slot) }
      for entry in compiled.refusals {
        let holds = holds(entry.interval, doubt: set.doubt(ofArrangement: index)).and(judge(entry.covers, zone: .min))
        if holds.truth == .true, !refusals.contains(index) { refusals.append(index) }
        refusal = refusal.or(holds)
      }
    }
    guard refusal.truth != .false else { return }
    let recorded: Judgement =
      if case .truth(let given) = base[slot] { Judgement(given) } else { Judgement(lacking: slot) }
    let acceptance = recorded.and(refusal.not)
    let value: Value =
      switch acceptance.truth {
      case .true: .bool(true)
      case .false: .bool(false)
      case .unknown: .unknown(acceptance.lacking)
      }
    refused = value
    activations.forEach { $1[slot] = value }
    forget(set.dependence.rules(of: slot))
  }

  /// The covers of a refusal read acceptance as it was recorded.
  private func restoreAcceptance(_ slot: Int) {
    activations.forEach { set(slot, to: base[slot], in: &$1, zone: $0) }
  }

  private func set(_ slot: Int, to value: FactValue, in activation: inout Activation, zone: Int32) {
    activation[slot] =
      set.vocabulary.value(value, slot: slot, zone: zone, bareDaysAtTheirEnd: true) ?? .unknown(Unknown(slot))
  }

  // MARK: conditions

  func judge(_ condition: Condition?, zone: Int32) -> Judgement {
    guard let condition else { return .yes }
    return condition.judge(activation(zone: zone)) { condition, fault in
      faults.insert("\(condition.source.place): \(fault)")
    }
  }

  /// The values of all facts; those of bare days depend on the zone in which a norm counts.
  func activation(zone: Int32) -> Activation {
    let zone = zone == .min || !(hasBareMoments || set.readsNow) ? sender.zone : zone
    if let made = activations[zone] { return made }
    var made: Activation
    if let common = commonActivations[zone] {
      made = common
    } else {
      made = activation(of: current.ofAll, zone: zone, bareDaysAtTheirEnd: true)
      commonActivations[zone] = made
    }
    for (slot, value) in current.own[destination] ?? [] { set(slot, to: value, in: &made, zone: zone) }
    for (slot, value) in changed { set(slot, to: value, in: &made, zone: zone) }
    setDestination(in: &made)
    activations.insert(made, zone: zone)
    return made
  }

  /// The values for the destination at hand where a period runs against the person.
  func activation(zone: Int32, bareDaysAtTheirEnd: Bool) -> Activation {
    var made = activation(of: base, zone: zone, bareDaysAtTheirEnd: bareDaysAtTheirEnd)
    setDestination(in: &made)
    return made
  }

  private func activation(of values: [FactValue], zone: Int32, bareDaysAtTheirEnd: Bool) -> Activation {
    let vocabulary = set.vocabulary
    var activation = Activation(slots: vocabulary.slotCount)
    for (slot, value) in values.enumerated() {
      if let value = vocabulary.value(value, slot: slot, zone: zone, bareDaysAtTheirEnd: bareDaysAtTheirEnd) {
        activation[slot] = value
      }
    }
    activation[vocabulary.day] = .date(time.day)
    activation[vocabulary.now] = .moment(seconds: time.now, zone: zone)
    return activation
  }

  private func setDestination(in activation: inout Activation) {
    let vocabulary = set.vocabulary
    activation[vocabulary.destination] = .string(destination.text)
    if set.readsArrangement { setArrangement(in: &activation) }
    if let slot = vocabulary.acceptance, let refused { activation[slot] = refused }
  }

  private func setArrangement(in activation: inout Activation) {
    let vocabulary = set.vocabulary
    if let arrangement {
      let value = set.arrangements[arrangement].arrangement
      activation[vocabulary.arrangementID] = .string(value.id.text)
      activation[vocabulary.arrangementKind] = .string(value.kind.rawValue)
      switch value.textPublished {
      case .yes: activation[vocabulary.arrangementPublished] = .bool(true)
      case .no: activation[vocabulary.arrangementPublished] = .bool(false)
      case .unknown:
        activation[vocabulary.arrangementPublished] = .unknown(Unknown(set.doubt(ofArrangement: arrangement)))
      }
    } else {
      let none = Value.unknown(Unknown(set.doubtOfNoArrangement))
      activation[vocabulary.arrangementID] = none
      activation[vocabulary.arrangementKind] = none
      activation[vocabulary.arrangementPublished] = none
    }
  }

  func factValue(slot: Int) -> FactValue { base.indices.contains(slot) ? base[slot] : .unknown }

  // MARK: rules

  /// Whether the person is held in the forum in which the norm binds.
  func forum(_ norm: CompiledNorm) -> Judgement {
    guard let districts = norm.districts else { return .yes }
    guard let slot = set.vocabulary.district else { return .no }
    switch base[slot] {
    case .choice(let district): return Judgement(districts.contains(district))
    default: return Judgement(lacking: slot)
    }
  }

  /// `force AND covers AND when AND NOT unless AND NOT each defeater` (design, "Truth of a rule").
  func truth(_ index: Int) -> Judgement {
    if let known = truths[index] { return known }
    let rule = set.rules[index]
    let norm = set.norms[rule.norm]
    let force = force(ofRule: index)
    var result = force
    if result.truth != .false { result = result.and(forum(norm)) }
    if result.truth != .false { result = result.and(judge(norm.covers, zone: norm.zone)) }
    if result.truth != .false { result = result.and(judge(rule.when, zone: norm.zone)) }
    if result.truth != .false, rule.unless != nil { result = result.and(judge(rule.unless, zone: norm.zone).not) }
    for defeater in rule.defeaters where result.truth != .false { result = result.and(truth(defeater).not) }
    if rule.basis == .general {
      // Words that nobody has read open nothing and close nothing.
      let doubt = Judgement(lacking: set.doubt(ofNorm: rule.norm))
      if rule.isAuthority {
        result = force.and(doubt)
      } else if result.truth == .true {
        result = doubt
      }
    }
    truths[index] = result
    return result
  }

  /// The first moment at which transfer respects a duty: `nil` when it sets none.
  func earliest(_ index: Int) -> (moment: Moment?, passed: Judgement) {
    let rule = set.rules[index]
    guard let condition = rule.earliest else { return (nil, .yes) }
    let zone = set.norms[rule.norm].zone
    let value = condition.plan.evaluate(activation(zone: zone))
    if case .error(let fault) = value { faults.insert("\(condition.source.place): \(fault)") }
    return set.vocabulary.hasPassed(value, zone: zone == .min ? sender.zone : zone, now: time.now)
  }

  func isDone(_ index: Int) -> Judgement {
    let rule = set.rules[index]
    guard rule.done != nil else { return .no }
    return judge(rule.done, zone: set.norms[rule.norm].zone)
  }

  /// Whether a duty no longer stands in the way: it does not apply, or it is done and its time has passed, and so for
  /// the duties that are part of it.
  func discharge(_ index: Int) -> Judgement {
    if let known = discharges[index] { return known }
    // A circle of duties is reported by the compiler.
    discharges[index] = Judgement(lacking: set.doubt(ofNorm: set.rules[index].norm))
    let applies = truth(index)
    var result: Judgement
    if applies.truth == .false {
      result = .yes
    } else {
      result = isDone(index)
      if result.truth != .false { result = result.and(earliest(index).passed) }
      result = applies.not.or(result)
    }
    for addition in set.rules[index].additions where result.truth != .false {
      result = result.and(discharge(addition))
    }
    discharges[index] = result
    return result
  }

  /// A bar holds until its duties are discharged.
  func bar(_ index: Int) -> Judgement {
    let condition = truth(index)
    let until = set.rules[index].until
    guard condition.truth != .false, !until.isEmpty else { return condition }
    var discharged = Judgement.yes
    for duty in until { discharged = discharged.and(discharge(duty)) }
    return condition.and(discharged.not)
  }

  func barTruth(_ index: Int) -> Truth {
    if let known = barTruths[index] { return known }
    let truth = bar(index).truth
    barTruths[index] = truth
    return truth
  }

  /// The truth of a rule, without what is lacking for it.
  func truthAlone(_ index: Int) -> Truth { truths[index]?.truth ?? truth(index).truth }

  // MARK: the destination

  /// That the destination is not a country of the person's own.
  func thirdCountry() -> Judgement {
    let vocabulary = set.vocabulary
    guard let slot = vocabulary.nationality else { return .yes }
    switch base[slot] {
    case .states(let codes, let isComplete):
      if codes.contains(destination) { return .no }
      if !isComplete { return Judgement(lacking: slot) }
      guard codes.isEmpty else { return .yes }
      guard let residence = vocabulary.habitualResidence else { return .yes }
      if case .state(let code) = base[residence] { return Judgement(code != destination) }
      return Judgement(lacking: residence)
    default: return Judgement(lacking: slot)
    }
  }

  /// Whether an arrangement is there for the person: its force, whom it covers and whom it excludes.
  func holds(arrangement index: Int) -> Judgement {
    let compiled = set.arrangements[index]
    let doubt = set.doubt(ofArrangement: index)
    var force = Judgement.no
    for interval in compiled.intervals { force = force.or(holds(interval, doubt: doubt)) }
    var result = force
    if result.truth != .false { result = result.and(judge(compiled.covers, zone: .min)) }
    if result.truth != .false, compiled.excludes != nil {
      result = result.and(judge(compiled.excludes, zone: .min).not)
    }
    if compiled.isGeneral, result.truth != .false || force.truth != .false {
      result = force.and(Judgement(lacking: doubt))
    }
    return result
  }

  /// The arrangements with which a route is tried. Where the route needs one, what nobody says ever had effect (talks,
  /// a plan) is no agreement: it leaves the question as open as if the register had nothing.
  func arrangements(for route: CompiledRoute) -> [Int] {
    let kinds = route.arrangementKinds
    if arranged.isEmpty || kinds.isEmpty { return [] }
    return arranged.filter {
      kinds.contains(set.arrangements[$0].kind) && (!route.needsArrangement || isSaidToHaveEffect($0))
    }
  }

  private func isSaidToHaveEffect(_ arrangement: Int) -> Bool {
    set.arrangements[arrangement].intervals.contains(where: isKnown)
  }
}

extension [Judgement?] {
  /// The same room with nothing in it.
  fileprivate mutating func forgetAll() {
    withUnsafeMutableBufferPointer { all in
      for index in all.indices { all[index] = nil }
    }
  }
}

/// A key for what lies between two States.
struct SenderAndDestination: Hashable, Sendable {
  let sender: StateCode
  let destination: StateCode

  init(_ sender: StateCode, _ destination: StateCode) {
    self.sender = sender
    self.destination = destination
  }
}
