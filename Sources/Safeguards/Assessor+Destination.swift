internal import CEL
internal import Kleene
internal import Register

/// What belongs to the destination at hand: whether it is a third country, and its arrangements with the sender.
extension Assessor {
  /// That the destination is not a country of the person's own.
  func thirdCountry() -> Judged {
    guard let slot = set.vocabulary.nationality else { return .yes }
    switch values[slot] {
    case .states(let codes, let isComplete):
      if codes.contains(destination) { return .no }
      if !isComplete { return lacking(slot) }
      guard codes.isEmpty else { return .yes }
      guard let residence = set.vocabulary.habitualResidence else { return .yes }
      if case .state(let code) = values[residence] { return Judged(code != destination) }
      return lacking(residence)
    default: return lacking(slot)
    }
  }

  /// Whether an arrangement is there for the person: its force, whom it covers and whom it excludes.
  func holds(arrangement index: Int) -> Judged {
    let compiled = set.arrangements[index]
    let doubt = set.doubt(ofArrangement: index)
    var force = Judged.no
    for interval in compiled.intervals { force = force.or(holds(interval, doubt: doubt), &lacks) }
    var result = force
    if result.truth != .false { result = result.and(judge(compiled.covers, zone: .min), &lacks) }
    if result.truth != .false, compiled.excludes != nil {
      result = result.and(judge(compiled.excludes, zone: .min).not, &lacks)
    }
    if compiled.isGeneral, result.truth != .false || force.truth != .false {
      result = force.and(lacking(doubt), &lacks)
    }
    return result
  }

  /// Whether there is an arrangement for a route that needs one. None in the register is unknown, since agreements
  /// are often unpublished, unless the law requires publication.
  func holds(_ route: CompiledRoute, _ arrangement: Int?) -> Judged {
    if let arrangement { return holds(arrangement: arrangement) }
    return route.requiresPublication ? .no : lacking(set.doubtOfNoArrangement)
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

  /// The same; `nil` stands for none.
  func attempts(of route: CompiledRoute) -> [Int?] {
    let found = arrangements(for: route)
    return found.isEmpty ? [nil] : found.map { $0 }
  }

  private func isSaidToHaveEffect(_ arrangement: Int) -> Bool {
    set.arrangements[arrangement].intervals.contains(where: isKnown)
  }
}
