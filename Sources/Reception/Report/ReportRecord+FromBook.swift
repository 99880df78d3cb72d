internal import Kleene
package import Register
package import Safeguards

extension ReportRecord {
  /// From what the desk holds: what the programme owes by the facts as they are known, and what the book says came of it.
  ///
  /// What was found to be owed stays promised, also where the facts say otherwise by now, since money went out for it. Of
  /// periods that share a day, as after a change of the day of enrolment, only the one that stands in the ledger is promised:
  /// no run pays the other. What cannot be worked out counts as not known.
  ///
  /// - Parameters:
  ///   - people: All who may be in the programme; those of others are left out.
  ///   - deliveries: What came of dues that no run pays, such as housing; of other programmes they are left out.
  ///   - last: The last day on which something of it falls due.
  ///   - facts: What is known of a participant, in the words of the programme.
  package init(
    programme: CompiledProgramme, people: [Person], book: PaymentBook, deliveries: [Result] = [],
    through last: CivilDate, facts: (Person) -> Facts
  ) {
    let id = programme.programme.id
    let enrolled = people.filter { $0.content.enrolment?.programme == id }
    let recognised = book.ledger.dueStandings.filter { $0.key.entitlement.programme == id && $0.value.recognised > 0 }
    var promises: [Promise] = []
    var owed: Set<Due.Key> = []
    var scheduler = Scheduler(programme)
    let span = Period(programme.programme.from, last)
    for person in enrolled {
      guard let enrolment = person.content.enrolment else { continue }
      let participant = EnrolledParticipant(
        id: person.id, enrolledOn: enrolment.day, leftOn: person.content.exit?.day, facts: facts(person))
      scheduler.schedule(participant, dueIn: span) { period in
        guard person.content.receives(period), let promise = Promise(period),
          book.ledger.overlapping(promise.key) == nil,
          promise.truth == .true || recognised[promise.key] == nil
        else { return }
        if promise.truth == .true { owed.insert(promise.key) }
        promises.append(promise)
      }
    }
    for (key, standing) in recognised.sorted(by: { $0.key < $1.key }) where !owed.contains(key) {
      let day = programme[key.entitlement.name]?.recurrence.dueDay(in: key.period) ?? key.period.first
      guard day <= last else { continue }
      let amount = Money(minor: standing.recognised, standing.currency)
      promises.append(Promise(key: key, day: day, amount: amount, truth: .true))
    }
    let named = programme.entitlements.map(\.id)
    // Money went out for entitlements that the file does not have any more.
    let gone = Set(promises.map(\.key.entitlement)).subtracting(named).sorted()
    self.init(
      programme: id, entitlements: named + gone, followUps: programme.programme.followUps, promises: promises,
      results: (book.ledger.outcomes.map(Result.init) + deliveries).filter { $0.key.entitlement.programme == id },
      people: enrolled)
  }
}

extension ReportRecord.Promise {
  /// `nil` for a period of which the facts decide that nothing is owed.
  fileprivate init?(_ period: ScheduledPeriod) {
    switch period.outcome {
    case .owed(let amount): self.init(key: period.key, day: period.on, amount: amount, truth: .true)
    case .unknown, .faulted: self.init(key: period.key, day: period.on, amount: nil, truth: .unknown)
    case .notOwed: return nil
    }
  }
}

extension ReportRecord.Result {
  fileprivate init(_ outcome: Ledger.Outcome) {
    let kind: Kind =
      switch outcome.kind {
      case .delivered: .delivered(outcome.amount)
      case .failed: .failed
      case .returned: .returned(outcome.amount)
      }
    self.init(key: outcome.due, day: outcome.day, kind: kind)
  }
}
