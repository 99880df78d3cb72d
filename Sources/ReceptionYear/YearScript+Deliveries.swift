internal import Reception
internal import Register

extension YearScript {
  /// At the end of a month whoever gives housing, care and courses says to whom they did, and the insurer whose premium
  /// came. No run pays these.
  mutating func recordDeliveries(of month: Month) {
    guard month.first <= lastDue else { return }
    for person in people where person.content.enrolment != nil {
      var owed: [ScheduledPeriod] = []
      scheduler.schedule(person.enrolledParticipant(person.facts), dueIn: Period(month.first, month.last)) { period in
        if !period.entitlement.entitlement.isPaidOut { owed.append(period) }
      }
      for period in owed { deliver(period) }
    }
  }

  private mutating func deliver(_ period: ScheduledPeriod) {
    let amount: Money?
    switch period.outcome {
    case .owed(let owed): amount = owed
    // Nobody is put on the street because a fact is lacking; a premium is not paid on a guess.
    case .unknown where period.entitlement.entitlement.amount == nil && dice.chance(600): amount = nil
    case .unknown, .notOwed, .faulted: return
    }
    let (key, due) = (period.key, period.on)
    switch dice.number(0...999) {
    case 0..<930: arrive(key, on: due, amount)
    case 930..<975:
      // From the last day of grace on.
      let day = due.advanced(by: dice.number(7...40))
      // What comes after the list of the month is on a later one.
      on(day) { $0.arrive(key, on: day, amount) }
    default: break
    }
  }

  private mutating func arrive(_ key: Due.Key, on day: CivilDate, _ amount: Money?) {
    deliveries.append(.init(key: key, day: day, kind: .delivered(amount)))
    note(
      .delivered, of: person(key.participant), about: key.entitlement.name, on: day,
      period: key.period, amount: amount)
  }
}
