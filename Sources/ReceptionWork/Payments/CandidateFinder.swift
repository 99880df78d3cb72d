internal import Casework
internal import DeskSQLite
internal import Desks
internal import RegisterFiles
internal import Reception
internal import Register

/// What of a programme may be paid out to its participants: every period with a price that fell due since it began, so that
/// what failed or was missed is offered again.
struct CandidateFinder: Sendable {
  let desk: ReceptionDesk
  let programme: CompiledProgramme
  let programmes: ProgrammeSet
  let words: CaseWords
  let span: Period
  let today: CivilDate
  let book: PaymentBook

  /// The provider of payments: whoever that is.
  static let recipient = Recipient(.paymentProvider)
  /// Nobody is paid further ahead, whatever day was typed.
  static let mostDaysAhead = 366

  init?(_ terms: PaymentTerms, _ book: PaymentBook, of desk: ReceptionDesk) throws {
    self.desk = desk
    self.book = book
    programme = try desk.programme(terms.programme)
    (programmes, words, today) = (desk.programmes, desk.words, desk.today)
    let first = programme.programme.from
    let last = min(terms.upTo, today.advanced(by: Self.mostDaysAhead))
    guard first <= last else { return nil }
    span = Period(first, last)
  }

  func found(of sealed: [SealedParticipant]) throws -> [FoundDue] {
    var scheduler = Scheduler(programme)
    var found: [FoundDue] = []
    var consents: [(ParticipantID, KnownConsents.Known)] = []
    for participant in sealed {
      let content = try participant.opened()
      consents.append((participant.id, KnownConsents.Known(content, revision: participant.revision)))
      guard let enrolled = desk.enrolled(participant.id, content, in: programme.programme.id, words) else { continue }
      let channel = content.channel
      let consent = content.agreesToPayment(through: channel?.kind, on: today)
      scheduler.schedule(enrolled, dueIn: span) { period in
        guard content.receives(period), let (due, missing) = offer(period) else { return }
        let entitlement = period.entitlement.entitlement
        found.append(
          FoundDue(
            candidate: PaymentCandidate(due, missing: missing, consent: consent, channel: channel),
            isOnce: entitlement.every == .once,
            household: entitlement.per == .household ? content.enrolment?.household : nil))
      }
    }
    desk.consents.keep(consents)
    return found
  }

  /// What a period comes to, with the facts that are lacking; nothing where it is not owed, not paid out to the participant
  /// or was paid in whole.
  private func offer(_ period: ScheduledPeriod) -> (Due, missing: [String])? {
    let entitlement = period.entitlement.entitlement
    guard entitlement.isPaidOut, let price = entitlement.amount else { return nil }
    switch period.outcome {
    case .notOwed, .owed(nil): return nil
    case .owed(let amount?):
      if let standing = book.ledger.standing(period.key), standing.currency == amount.currency,
        standing.inTransit == 0, standing.paid >= amount.minor
      {
        return nil
      }
      return (Due(period.key, on: period.on, amount: amount), [])
    case .unknown(let lacking, _):
      return (Due(period.key, on: period.on, amount: price), programmes.names(of: lacking).map(\.text))
    case .faulted(.amount(let fault)):
      return (Due(period.key, on: period.on, amount: price), [fault.found])
    case .faulted(.condition(let fault)):
      return (Due(period.key, on: period.on, amount: price), [fault])
    }
  }
}
