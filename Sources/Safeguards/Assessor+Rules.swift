internal import CEL
internal import Kleene
internal import Register

/// Conditions and rules: what each comes to for the person and the destination at hand.
extension Assessor {
  // MARK: conditions

  func judge(_ condition: Condition?, zone: Int32) -> Judged {
    guard let condition else { return .yes }
    let judgement = condition.judge(values.placed(in: zone)) { condition, fault in report(fault, condition) }
    return lacks.judged(judgement)
  }

  /// A condition of a rule or of its norm, by its number; a negative number stands for none.
  @inline(__always)
  func judge(_ number: Int32, zone: Int32) -> Judged {
    guard number >= 0 else { return .yes }
    guard let found = plans.truth(Int(number), values.words(in: zone)) else {
      return judge(table.conditions[Int(number)], zone: zone)
    }
    return Judged(found.truth, lack: Lack(low: found.low, high: found.high))
  }

  private func report(_ fault: Fault, _ condition: Condition) {
    faults.insert("\(condition.source.place): \(fault)")
  }

  /// Whether the person is held in the forum in which the norm binds.
  func forum(_ norm: CompiledNorm) -> Judged {
    guard let districts = norm.districts else { return .yes }
    guard let slot = set.vocabulary.district else { return .no }
    switch values[slot] {
    case .choice(let district): return Judged(districts.contains(district))
    default: return lacking(slot)
    }
  }

  // MARK: rules

  /// `force AND covers AND when AND NOT unless AND NOT each defeater` (design, "Truth of a rule").
  func truth(_ index: Int) -> Judged { memos[index].truth ?? workOutTruth(index) }

  private func workOutTruth(_ index: Int) -> Judged {
    let rule = table.rows[index]
    let force = force(ofRule: index)
    var result = force
    if result.truth != .false, rule.traits.contains(.hasDistricts) {
      result = result.and(forum(set.norms[Int(rule.norm)]), &lacks)
    }
    if result.truth != .false { result = result.and(judge(rule.covers, zone: rule.zone), &lacks) }
    if result.truth != .false { result = result.and(judge(rule.when, zone: rule.zone), &lacks) }
    if result.truth != .false, rule.unless >= 0 {
      result = result.and(judge(rule.unless, zone: rule.zone).not, &lacks)
    }
    for place in rule.defeaters.range where result.truth != .false {
      result = result.and(truth(Int(table.links[place])).not, &lacks)
    }
    if rule.traits.contains(.isGeneral) {
      // Words that nobody has read open nothing and close nothing.
      let doubt = lacking(set.doubt(ofNorm: Int(rule.norm)))
      if rule.traits.contains(.isAuthority) {
        result = force.and(doubt, &lacks)
      } else if result.truth == .true {
        result = doubt
      }
    }
    memos[index].truth = result
    return result
  }

  /// The first moment at which transfer respects a duty: `nil` when it sets none.
  func earliest(_ index: Int) -> (moment: Moment?, passed: Judged) {
    let row = table.rows[index]
    guard row.earliest >= 0 else { return (nil, .yes) }
    let condition = table.conditions[Int(row.earliest)]
    let value = condition.plan.evaluate(values.placed(in: row.zone))
    if case .error(let fault) = value { report(fault, condition) }
    let zone = row.zone == .min ? sender.zone : row.zone
    let (moment, passed) = set.vocabulary.hasPassed(value, zone: zone, now: time.now)
    return (moment, lacks.judged(passed))
  }

  func isDone(_ index: Int) -> Judged {
    let row = table.rows[index]
    return row.done < 0 ? .no : judge(row.done, zone: row.zone)
  }

  /// Whether a duty no longer stands in the way: it does not apply, or it is done and its time has passed, and so for
  /// the duties that are part of it.
  func discharge(_ index: Int) -> Judged {
    if let known = memos[index].discharge { return known }
    // A circle of duties is reported by the compiler.
    memos[index].discharge = lacking(set.doubt(ofNorm: Int(table.rows[index].norm)))
    let applies = truth(index)
    var result: Judged
    if applies.truth == .false {
      result = .yes
    } else {
      result = isDone(index)
      if result.truth != .false { result = result.and(earliest(index).passed, &lacks) }
      result = applies.not.or(result, &lacks)
    }
    for place in table.rows[index].additions.range where result.truth != .false {
      result = result.and(discharge(Int(table.links[place])), &lacks)
    }
    memos[index].discharge = result
    return result
  }

  /// A bar holds until its duties are discharged.
  func bar(_ index: Int) -> Judged {
    let condition = truth(index)
    let until = table.rows[index].until
    guard condition.truth != .false, !until.isEmpty else { return condition }
    var discharged = Judged.yes
    for place in until.range { discharged = discharged.and(discharge(Int(table.links[place])), &lacks) }
    return condition.and(discharged.not, &lacks)
  }

  func barTruth(_ index: Int) -> Truth {
    if let known = memos[index].bar { return known }
    let truth = bar(index).truth
    memos[index].bar = truth
    return truth
  }
}
