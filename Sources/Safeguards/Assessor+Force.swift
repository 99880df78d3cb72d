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
  func reached(_ time: LegalTime, doubt: Int) -> Judgement {
    switch time {
    case .day(let day): return Judgement(day <= self.time.day)
    case .moment(let moment): return Judgement(moment.seconds <= self.time.law)
    case .vague(let date):
      if date.last <= self.time.day { return .yes }
      return date.first > self.time.day ? .no : Judgement(lacking: doubt)
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

  func holds(from: LegalTime?, until: LegalTime?, isDisputed: Bool, doubt: Int) -> Judgement {
    var result = from.map { reached($0, doubt: doubt) } ?? .yes
    if result.truth != .false, let until, isKnown(end: until) { result = result.and(reached(until, doubt: doubt).not) }
    if result.truth != .false, isDisputed { result = Judgement(lacking: doubt) }
    return result
  }

  func holds(_ interval: CompiledInterval, doubt: Int) -> Judgement {
    guard isKnown(interval) else { return .no }
    return holds(from: interval.from, until: interval.until, isDisputed: interval.isDisputed, doubt: doubt)
  }

  /// Whether a norm has force: its own intervals, then what other norms do to it.
  func force(_ index: Int) -> Judgement {
    if let known = forces[index] { return known }
    let doubt = set.doubt(ofNorm: index)
    // Circles are mistakes that the compiler reports; here they must only end.
    if isVisiting[index] { return Judgement(lacking: doubt) }
    isVisiting[index] = true
    defer { isVisiting[index] = false }
    let compiled = set.norms[index]
    var result = Judgement.no
    if isVisible(norm: index) {
      for interval in compiled.intervals { result = result.or(holds(interval, doubt: doubt)) }
      if result.truth != .false, let treaty = compiled.treaty {
        result = result.and(membership(in: treaty, doubt: doubt))
      }
      for target in compiled.amends where result.truth != .false { result = result.and(force(target)) }
      for act in compiled.acts where result.truth != .false {
        result = result.and(working(act, zone: compiled.zone).not)
      }
    }
    if result.truth != .false, isAway(norm: index) { result = .no }
    forces[index] = result
    return result
  }

  func membership(in treaty: String, doubt: Int) -> Judgement {
    var result = Judgement.no
    for membership in memberships where membership.treaty == treaty {
      let from: LegalTime = membership.from.isDay ? .day(membership.from.first) : .vague(membership.from)
      let until: LegalTime? = membership.until.map { $0.isDay ? .day($0.first) : .vague($0) }
      result = result.or(holds(from: from, until: until, isDisputed: false, doubt: doubt))
    }
    return result
  }

  /// Whether an act upon a norm or a rule works now, for this person.
  func working(_ act: CompiledAct, zone: Int32) -> Judgement {
    var result = occurring(act)
    if result.truth != .false { result = result.and(judge(act.people, zone: zone)) }
    if result.truth == .true, set.norms[act.actor].isGeneral {
      result = Judgement(lacking: set.doubt(ofNorm: act.actor))
    }
    return result
  }

  /// Whether an act works now for those whom it concerns, whoever they are.
  func occurring(_ act: CompiledAct) -> Judgement {
    guard isVisible(norm: act.actor) else { return .no }
    let doubt = set.doubt(ofNorm: act.actor)
    var result: Judgement
    switch act.kind {
    case .amends: return .no
    case .ends: result = holds(from: act.from, until: nil, isDisputed: act.isDisputed, doubt: doubt)
    case .suspends, .vacates:
      result = holds(from: act.from, until: act.until, isDisputed: act.isDisputed, doubt: doubt)
      if result.truth != .false { result = result.and(force(act.actor)) }
    }
    if result.truth != .false, isAway(norm: act.actor) { result = .no }
    return result
  }

  func force(ofRule index: Int) -> Judgement {
    let rule = set.rules[index]
    var result = force(rule.norm)
    for act in rule.acts where result.truth != .false {
      result = result.and(working(act, zone: set.norms[rule.norm].zone).not)
    }
    if result.truth != .false, isAway(rule: index) { result = .no }
    return result
  }
}
