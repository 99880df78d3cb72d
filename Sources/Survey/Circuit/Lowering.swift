package import Register
package import Safeguards
internal import CEL
internal import Kleene

/// Turns the norms of a sender at one time into a circuit, destination by destination, for the facts that a table has.
///
/// It says again, in literals, what ``Assessor`` works out for one person: force, acts, covers, defeats, duties, bars,
/// routes. What is the same for everybody becomes a constant, so that norms not in force leave nothing behind. Generated
/// tests hold the two against each other, row by row.
package final class Lowering {
  let set: NormSet
  let sender: Sender
  let law: LawAtTime
  let schema: TableSchema
  package var circuit: Circuit

  var destination = StateCode("")
  var arrangement: Int?
  /// Acceptance under a refusal that bears on it; `nil` where none does.
  var refused: Literal?

  /// Nodes that say whether a rule is met, or a norm in force, for whoever reads the circuit.
  package private(set) var ruleOfNode: [Int: Int] = [:]
  package private(set) var normOfNode: [Int: Int] = [:]

  private var forces: [Literal?]
  private var isVisiting: [Bool]
  private var truths: [Literal?]
  private var discharges: [Literal?]
  var conditions = ConditionLowering()

  /// `without`: what is looked away from. `circuit`: nodes that another time or register has already made, so that what
  /// is the same there is the same here; a register other than theirs must have the same facts and States.
  package init(
    _ set: NormSet, sender: Sender, time: AssessedTime, known: CivilDate?, schema: TableSchema,
    without: Set<SetAside> = [], circuit: Circuit = Circuit()
  ) {
    self.set = set
    self.sender = sender
    self.schema = schema
    self.circuit = circuit
    law = LawAtTime(set, sender: sender, time: time, known: known, without: without)
    forces = Array(repeating: nil, count: set.norms.count)
    isVisiting = Array(repeating: false, count: set.norms.count)
    truths = Array(repeating: nil, count: set.rules.count)
    discharges = truths
  }

  package func lower(_ destination: StateCode) -> DestinationCircuit {
    turn(to: destination)
    let third = thirdCountry()
    let bars = sender.bars.compactMap { rule -> DestinationCircuit.Bar? in
      let literal = bar(rule)
      return literal == .no ? nil : DestinationCircuit.Bar(rule: rule, literal: literal)
    }
    let steps = sender.duties.compactMap(step)
    var routes: [DestinationCircuit.RouteCircuit] = []
    for route in sender.routes {
      for attempt in law.attempts(of: route) {
        turn(to: attempt)
        routes.append(lower(route, attempt, third: third, bars: bars, steps: steps))
      }
    }
    turn(to: Int?.none)
    return DestinationCircuit(
      destination: destination, thirdCountry: third, bars: bars, routes: routes, groups: groups(of: routes))
  }

  private func lower(
    _ route: CompiledRoute, _ arrangement: Int?, third: Literal, bars: [DestinationCircuit.Bar],
    steps: [DestinationCircuit.Step]
  ) -> DestinationCircuit.RouteCircuit {
    var parts = ([route.opener] + route.requires).map { DestinationCircuit.Part(rule: $0, literal: truth($0)) }
    if route.route.needsArrangement {
      let literal: Literal
      if let arrangement {
        literal = holds(arrangement: arrangement)
      } else {
        literal = route.route.requiresPublication ? .no : .doubt
      }
      parts.append(DestinationCircuit.Part(rule: nil, literal: literal))
    }
    if third != .yes { parts.append(DestinationCircuit.Part(rule: nil, literal: third)) }
    let concerned = bars.filter { set.rules[$0.rule].concerns(route.opener) }
    let owed = steps.filter { set.rules[$0.rule].concerns(route.opener) }
    let before = owed.filter { set.rules[$0.rule].rule.phase == .before }
    return DestinationCircuit.RouteCircuit(
      route: route, arrangement: arrangement, parts: parts, bars: concerned, steps: owed,
      authority: circuit.and(parts.map(\.literal)), bar: circuit.or(concerned.map(\.literal)),
      discharged: circuit.and(before.map(\.discharged)))
  }

  private func groups(of routes: [DestinationCircuit.RouteCircuit]) -> [DestinationCircuit.Group] {
    struct Key: Hashable {
      let bar: Literal
      let discharged: Literal
    }
    var order: [Key] = []
    var authorities: [Key: [Literal]] = [:]
    for route in routes {
      let key = Key(bar: route.bar, discharged: route.discharged)
      if authorities[key] == nil { order.append(key) }
      authorities[key, default: []].append(route.authority)
    }
    return order.map {
      DestinationCircuit.Group(
        bar: $0.bar, authority: circuit.or(authorities[$0] ?? []), discharged: $0.discharged)
    }
  }

  // MARK: where

  private func turn(to destination: StateCode) {
    self.destination = destination
    law.turn(to: destination)
    arrangement = nil
    for rule in set.rules where rule.dependsOnDestination { forget(rule.index) }
    if set.hasActsOnDestination { forces = Array(repeating: nil, count: forces.count) }
    applyRefusals()
  }

  private func turn(to arrangement: Int?) {
    guard self.arrangement != arrangement else { return }
    self.arrangement = arrangement
    for rule in set.rules where rule.dependsOnArrangement { forget(rule.index) }
  }

  private func forget(_ rule: Int) {
    truths[rule] = nil
    discharges[rule] = nil
  }

  /// `acceptance.given AND NOT refusal`; whom a refusal covers is asked of acceptance as it was recorded.
  private func applyRefusals() {
    refused = nil
    guard let slot = set.vocabulary.acceptance else { return }
    let refusal = circuit.or(
      law.refusals.map { circuit.and(Circuit.literal($0.truth), lower($0.refusal.covers, zone: sender.zone)) })
    if refusal != .no { refused = circuit.and(fact(slot), !refusal) }
  }

  // MARK: force

  func force(_ index: Int) -> Literal {
    if let known = forces[index] { return known }
    if isVisiting[index] { return .doubt }
    isVisiting[index] = true
    defer { isVisiting[index] = false }
    let norm = set.norms[index]
    var parts = [Circuit.literal(law.days(ofNorm: index))]
    if parts[0] != .no {
      parts += norm.amends.map { force($0) }
      parts += norm.acts.map { !working($0, zone: law.zone(of: norm)) }
    }
    let result = circuit.and(parts)
    forces[index] = result
    if !result.isNegated, normOfNode[result.node] == nil { normOfNode[result.node] = index }
    return result
  }

  private func working(_ act: CompiledAct, zone: Int32) -> Literal {
    let days = law.days(of: act)
    if days.truth == .false { return .no }
    var parts = [Circuit.literal(days.truth), lower(act.people, zone: zone)]
    if days.needsForceOfActor { parts.append(force(act.actor)) }
    // What nobody has read works at most perhaps.
    if set.norms[act.actor].norm.basis == .general { parts.append(.doubt) }
    return circuit.and(parts)
  }

  private func force(ofRule index: Int) -> Literal {
    if law.isSetAside(rule: index) { return .no }
    let rule = set.rules[index]
    let zone = law.zone(of: set.norms[rule.norm])
    return circuit.and([force(rule.norm)] + rule.acts.map { !working($0, zone: zone) })
  }

  // MARK: rules

  private func forum(_ norm: CompiledNorm) -> Literal {
    guard let districts = norm.districts else { return .yes }
    guard let slot = set.vocabulary.district else { return .no }
    return choice(slot, among: districts)
  }

  func truth(_ index: Int) -> Literal {
    if let known = truths[index] { return known }
    let rule = set.rules[index]
    let norm = set.norms[rule.norm]
    let zone = law.zone(of: norm)
    let force = force(ofRule: index)
    var result: Literal
    if force == .no {
      result = .no
    } else if rule.basis == .general, rule.rule.effect == .authority {
      result = circuit.and(force, .doubt)
    } else {
      var parts = [force, forum(norm), lower(norm.covers, zone: zone), lower(rule.when, zone: zone)]
      if let unless = rule.unless { parts.append(!lower(unless, zone: zone)) }
      parts += rule.defeaters.map { !truth($0) }
      if rule.basis == .general { parts.append(.doubt) }
      result = circuit.and(parts)
    }
    truths[index] = result
    if !result.isNegated, ruleOfNode[result.node] == nil { ruleOfNode[result.node] = index }
    return result
  }

  private func isDone(_ index: Int) -> Literal {
    let rule = set.rules[index]
    return rule.done.map { lower($0, zone: law.zone(of: set.norms[rule.norm])) } ?? .no
  }

  private func hasPassed(_ index: Int) -> Literal {
    let rule = set.rules[index]
    return rule.earliest.map { passed($0, zone: law.zone(of: set.norms[rule.norm])) } ?? .yes
  }

  /// Whether a duty no longer stands in the way of a bar: it and those that are part of it.
  private func discharge(_ index: Int) -> Literal {
    if let known = discharges[index] { return known }
    discharges[index] = .doubt
    var parts = [discharged(index)]
    parts += set.rules[index].additions.map(discharge)
    let result = circuit.and(parts)
    discharges[index] = result
    return result
  }

  private func discharged(_ index: Int) -> Literal {
    let applies = truth(index)
    if applies == .no { return .yes }
    return circuit.or(!applies, circuit.and(isDone(index), hasPassed(index)))
  }

  private func bar(_ index: Int) -> Literal {
    let condition = truth(index)
    let until = set.rules[index].until
    guard condition != .no, !until.isEmpty else { return condition }
    return circuit.and(condition, !circuit.and(until.map(discharge)))
  }

  private func step(_ index: Int) -> DestinationCircuit.Step? {
    let applies = truth(index)
    if applies == .no { return nil }
    return DestinationCircuit.Step(
      rule: index, applies: applies, done: isDone(index), passed: hasPassed(index), discharged: discharged(index))
  }

  // MARK: the destination

  private func thirdCountry() -> Literal {
    guard let slot = set.vocabulary.nationality else { return .yes }
    guard let nationality = schema.column(slot, at: destination) else {
      return circuit.atom(.absent(slot: slot), isCommon: true)
    }
    guard let residence = set.vocabulary.habitualResidence else {
      return !circuit.atom(.anyOf(nationality, [destination]), isCommon: false)
    }
    return !circuit.atom(
      .ownCountry(nationality: nationality, residence: schema.column(residence, at: destination), destination),
      isCommon: false)
  }

  func holds(arrangement index: Int) -> Literal {
    let compiled = set.arrangements[index]
    let days = Circuit.literal(law.days(ofArrangement: index))
    if days == .no { return .no }
    if compiled.arrangement.basis == .general { return circuit.and(days, .doubt) }
    var parts = [days, lower(compiled.covers, zone: sender.zone)]
    if let excludes = compiled.excludes { parts.append(!lower(excludes, zone: sender.zone)) }
    return circuit.and(parts)
  }
}
