internal import CEL
internal import Kleene
internal import Register
internal import Safeguards

/// Says for one participant after another what each period of each entitlement comes to.
///
/// A period is judged on the day on which it falls due, by what holds on that day. So a change of facts changes what is owed
/// from then on, and nothing that fell due before. The room for values is made once and used for everybody.
package struct Scheduler {
  private let programme: CompiledProgramme
  let vocabulary: Vocabulary
  var activation: Activation
  /// The slots with a value of the participant at hand.
  var filled: [Int] = []
  /// Those whose value turns with the day.
  var dated: [(slot: Int, values: [StatedFact.DatedValue])] = []
  var day: CivilDate?
  /// The days on which what comes once is tried.
  private var days: [CivilDate] = []
  /// What went wrong in a condition of the entitlement at hand.
  private var fault: String?

  package init(_ programme: CompiledProgramme) {
    self.programme = programme
    vocabulary = programme.vocabulary
    activation = Activation(for: vocabulary.declarations)
  }

  /// Each period that falls due in the span, entitlement by entitlement.
  package mutating func schedule(
    _ participant: EnrolledParticipant, dueIn span: Period, _ body: (ScheduledPeriod) throws -> Void
  ) rethrows {
    guard participant.enrolledOn <= span.last else { return }
    take(participant)
    for entitlement in programme.entitlements {
      fault = nil
      if entitlement.entitlement.every == .once {
        if let period = once(entitlement, participant, span) { try body(period) }
      } else {
        try again(entitlement, participant, span, body)
      }
    }
  }

  // MARK: what comes again and again

  private mutating func again(
    _ entitlement: CompiledEntitlement, _ participant: EnrolledParticipant, _ span: Period,
    _ body: (ScheduledPeriod) throws -> Void
  ) rethrows {
    let recurrence = entitlement.recurrence
    let numbers = recurrence.numbers(dueIn: span, enrolledOn: participant.enrolledOn)
    guard !numbers.isEmpty else { return }
    var end = Ending()
    if entitlement.until != nil {
      // What does not turn with the day is the same on all earlier ones.
      let earlier = isConstant(entitlement) ? min(1, numbers.lowerBound) : numbers.lowerBound
      for number in 0..<earlier where end.day == nil {
        look(forEndOf: entitlement, on: recurrence.dueDay(number, enrolledOn: participant.enrolledOn), &end)
      }
    }
    for number in numbers {
      let period = recurrence.period(number, enrolledOn: participant.enrolledOn)
      let day = recurrence.dueDay(in: period)
      if end.day == nil { look(forEndOf: entitlement, on: day, &end) }
      let outcome = outside(day, participant) ?? outcome(entitlement, on: day, end)
      try body(
        ScheduledPeriod(
          participant: participant.id, entitlement: entitlement, period: period, on: day, outcome: outcome))
    }
  }

  /// Why nothing is owed on a day, whatever the facts are.
  private func outside(_ day: CivilDate, _ participant: EnrolledParticipant) -> ScheduledPeriod.Outcome? {
    if let left = participant.leftOn, left <= day { return .notOwed(.participantLeft) }
    if day < programme.programme.from { return .notOwed(.programmeNotBegun) }
    if let until = programme.programme.until, until <= day { return .notOwed(.programmeEnded) }
    return nil
  }

  // MARK: what comes once

  /// It is owed on the first day on which its condition holds and somebody is there for whom it is; the days on which
  /// facts change are enough to find it, and each day where a condition reads the day. `nil` when it was owed before the
  /// span, or may not come yet.
  private mutating func once(
    _ entitlement: CompiledEntitlement, _ participant: EnrolledParticipant, _ span: Period
  ) -> ScheduledPeriod? {
    let period = entitlement.recurrence.period(0, enrolledOn: participant.enrolledOn)
    guard period.first <= span.last else { return nil }
    let first = max(period.first, programme.programme.from)
    let shown = max(first <= span.last ? first : period.first, span.first)
    func row(on day: CivilDate, _ outcome: ScheduledPeriod.Outcome) -> ScheduledPeriod {
      ScheduledPeriod(
        participant: participant.id, entitlement: entitlement, period: period, on: day, outcome: outcome)
    }
    gatherDays(entitlement, from: first, through: span.last)
    var end = Ending()
    var open = Open()
    var reason = ScheduledPeriod.Reason.condition
    for day in days where outside(day, participant) == nil {
      if end.day == nil { look(forEndOf: entitlement, on: day, &end) }
      let outcome = outcome(entitlement, on: day, end)
      switch outcome {
      case .owed(let amount) where open.amounts.allSatisfy { $0 == .known(amount) }:
        return day < span.first ? nil : row(on: day, outcome)
      case .owed, .unknown, .faulted: open.add(outcome, self.amount(of: entitlement))
      case .notOwed(let why): reason = why
      }
      if end.day != nil { break }
    }
    // Before all else: who has left since may have had a right to it.
    if let outcome = open.outcome { return row(on: shown, outcome) }
    return row(on: shown, outside(shown, participant) ?? .notOwed(reason))
  }

  /// The days on which nobody knows whether what comes once was owed, or it cannot be worked out.
  private struct Open {
    /// That of the first of them.
    var outcome: ScheduledPeriod.Outcome?
    /// What it would have come to on each. Where that is another amount than on the day on which it is certain, nobody
    /// knows which of the two is owed.
    var amounts: [Amount] = []

    mutating func add(_ outcome: ScheduledPeriod.Outcome, _ amount: Amount) {
      self.outcome = self.outcome ?? outcome
      if amounts.last != amount { amounts.append(amount) }
    }
  }

  private mutating func gatherDays(_ entitlement: CompiledEntitlement, from first: CivilDate, through last: CivilDate) {
    days.removeAll(keepingCapacity: true)
    guard first <= last else { return }
    if entitlement.readsDay {
      for day in first.days...last.days { days.append(CivilDate(days: day)) }
      return
    }
    days.append(first)
    for (slot, values) in dated where entitlement.slots.contains(slot) || entitlement.counted.contains(slot) {
      for value in values {
        guard let from = value.from else { continue }
        let day = from.firstDayReached
        if first < day, day <= last { days.append(day) }
      }
    }
    days.sort()
  }

  // MARK: one day

  /// Whether that until which an entitlement runs has held on some due day so far. It does not begin again.
  private struct Ending {
    var truth = Judgement.no
    /// The first day on which it held.
    var day: CivilDate?
    /// The first on which nobody knew.
    var lackingOn: CivilDate?
  }

  private mutating func look(forEndOf entitlement: CompiledEntitlement, on day: CivilDate, _ end: inout Ending) {
    guard let until = entitlement.until else { return }
    turn(to: day)
    let holds = judge(until)
    end.truth = end.truth.or(holds)
    if holds.truth == .true { end.day = day }
    if holds.truth == .unknown, end.lackingOn == nil { end.lackingOn = day }
  }

  private mutating func outcome(
    _ entitlement: CompiledEntitlement, on day: CivilDate, _ end: Ending
  ) -> ScheduledPeriod.Outcome {
    turn(to: day)
    if let ended = end.day { return .notOwed(.ended(ended)) }
    var holds = end.truth.not
    if let when = entitlement.when { holds = judge(when).and(holds) }
    if holds.truth == .false { return .notOwed(.condition) }
    switch amount(of: entitlement) {
    case .nobody: return .notOwed(.nobody)
    case .faulted(let money): return .faulted(.amount(money))
    case .lacking(let slots):
      return .unknown(holds.lacking.union(slots), on: end.lackingOn ?? day)
    case .known(let amount):
      if holds.truth == .true { return .owed(amount) }
      if let fault { return .faulted(.condition(fault)) }
      return .unknown(holds.lacking, on: end.lackingOn ?? day)
    }
  }

  private mutating func judge(_ condition: Condition) -> Judgement {
    var fault: String?
    let judgement = condition.judge(activation) { fault = "\($0.source.place): \($1)" }
    if let fault { self.fault = fault }
    return judgement
  }
}
