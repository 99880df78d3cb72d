internal import CEL
internal import Kleene
internal import Register

/// Force: the days on which a norm has effect, and what other norms do to it.
extension Assessor {
  func isVisible(norm index: Int) -> Bool {
    guard let known else { return true }
    return set.norms[index].knownFrom.map { $0 <= known } ?? false
  }

  func isVisible(_ arrangement: CompiledArrangement, _ index: Int) -> Bool {
    if !without.isEmpty, without.contains(.arrangement(index)) { return false }
    guard let known else { return true }
    return arrangement.knownFrom.map { $0 <= known } ?? false
  }

  /// Whether a day or moment has come, in the law of the time assessed.
  func reached(_ time: LegalTime, doubt: Int) -> Judged {
    switch time {
    case .day(let day): return Judged(day <= self.time.day)
    case .moment(let moment): return Judged(moment.seconds <= self.time.law)
    case .vague(let date):
      if date.last <= self.time.day { return .yes }
      return date.first > self.time.day ? .no : lacking(doubt)
    }
  }

  /// An end is known on the day that it comes, not before.
  private func isKnown(end: LegalTime) -> Bool {
    guard let known else { return true }
    return end.day <= known
  }

  /// Whether it was public by the known date that there is such an interval.
  func isKnown(_ interval: CompiledInterval) -> Bool {
    guard let known, let from = interval.knownFrom else { return true }
    if case .day(let day) = from { return day <= known }
    return false
  }

  func holds(from: LegalTime?, until: LegalTime?, isDisputed: Bool, doubt: Int) -> Judged {
    var result = from.map { reached($0, doubt: doubt) } ?? .yes
    if result.truth != .false, let until, isKnown(end: until) {
      result = result.and(reached(until, doubt: doubt).not, &lacks)
    }
    if result.truth != .false, isDisputed { result = lacking(doubt) }
    return result
  }

  func holds(_ interval: CompiledInterval, doubt: Int) -> Judged {
    guard isKnown(interval) else { return .no }
    return holds(from: interval.from, until: interval.until, isDisputed: interval.isDisputed, doubt: doubt)
  }

  /// Whether a norm has force: its own intervals, then what other norms do to it.
  func force(_ index: Int) -> Judged { forces[index] ?? workOutForce(index) }

  private func workOutForce(_ index: Int) -> Judged {
    // Circles are mistakes that the compiler reports; here they must only end.
    if isVisiting[index] { return lacking(set.doubt(ofNorm: index)) }
    isVisiting[index] = true
    defer { isVisiting[index] = false }
    let row = table.norms[index]
    var result = Judged.no
    if isVisible(norm: index) {
      let doubt = set.doubt(ofNorm: index)
      for place in row.intervals.range { result = result.or(holds(table.intervals[place], doubt: doubt), &lacks) }
      if !row.isPlain, result.truth != .false { result = changed(result, set.norms[index], doubt: doubt) }
    }
    if result.truth != .false, isAway(norm: index) { result = .no }
    forces[index] = result
    return result
  }

  /// The force of a norm after what its treaty, the norms that it amends and the acts of others do to it.
  private func changed(_ days: Judged, _ norm: CompiledNorm, doubt: Int) -> Judged {
    var result = days
    if let treaty = norm.treaty { result = result.and(membership(in: treaty, doubt: doubt), &lacks) }
    for target in norm.amends where result.truth != .false { result = result.and(force(target), &lacks) }
    for act in norm.acts where result.truth != .false {
      result = result.and(working(act, zone: norm.zone).not, &lacks)
    }
    return result
  }

  func membership(in treaty: String, doubt: Int) -> Judged {
    var result = Judged.no
    for membership in memberships where membership.treaty == treaty {
      let from: LegalTime = membership.from.isDay ? .day(membership.from.first) : .vague(membership.from)
      let until: LegalTime? = membership.until.map { $0.isDay ? .day($0.first) : .vague($0) }
      result = result.or(holds(from: from, until: until, isDisputed: false, doubt: doubt), &lacks)
    }
    return result
  }

  /// Whether an act upon a norm or a rule works now, for this person.
  func working(_ act: CompiledAct, zone: Int32) -> Judged {
    var result = occurring(act)
    if result.truth != .false { result = result.and(judge(act.people, zone: zone), &lacks) }
    if result.truth == .true, set.norms[act.actor].isGeneral {
      result = lacking(set.doubt(ofNorm: act.actor))
    }
    return result
  }

  /// Whether an act works now for those whom it concerns, whoever they are.
  func occurring(_ act: CompiledAct) -> Judged {
    guard isVisible(norm: act.actor) else { return .no }
    let doubt = set.doubt(ofNorm: act.actor)
    var result: Judged
    switch act.kind {
    case .amends: return .no
    case .ends: result = holds(from: act.from, until: nil, isDisputed: act.isDisputed, doubt: doubt)
    case .suspends, .vacates:
      result = holds(from: act.from, until: act.until, isDisputed: act.isDisputed, doubt: doubt)
      if result.truth != .false { result = result.and(force(act.actor), &lacks) }
    }
    if result.truth != .false, isAway(norm: act.actor) { result = .no }
    return result
  }

  func force(ofRule index: Int) -> Judged { memos[index].force ?? workOutForce(ofRule: index) }

  private func workOutForce(ofRule index: Int) -> Judged {
    let rule = table.rows[index]
    var result = force(Int(rule.norm))
    if rule.traits.contains(.hasActs) {
      for act in set.rules[index].acts where result.truth != .false {
        result = result.and(working(act, zone: rule.zone).not, &lacks)
      }
    }
    if result.truth != .false, isAway(rule: index) { result = .no }
    // An act upon a rule can be limited to some people, so to some destinations.
    if !rule.traits.contains(.hasActs) { memos[index].force = result }
    return result
  }
}
