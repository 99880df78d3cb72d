internal import Desks
internal import Reception
internal import Register

extension YearScript {
  /// Each month a round for what fell due and one for what did not arrive; the last two after the year, for what is left.
  mutating func planRounds() throws {
    try fund(60_000_000)
    for number in 0...13 {
      let month = Month(of: first).advanced(by: number)
      on(month.first.advanced(by: 2)) { try $0.round(of: month, isRetry: false) }
      on(month.first.advanced(by: 17)) { try $0.round(of: month, isRetry: true) }
      on(month.last) { script in
        script.recordDeliveries(of: month)
        try script.release()
      }
    }
    on(asOf) { try $0.release() }
  }

  mutating func fund(_ amount: Int) throws {
    try book.commit(
      book.fund(
        programme.programme.id, money(amount), source: "letter of \(today)", by: staff.preparer, on: today, at: time(8))
    )
    note(.funded, amount: money(amount))
  }

  private mutating func release() throws {
    let returned = book.ledger.balance(.returned(programme.programme.id), francs)
    guard returned.minor > 0 else { return }
    try book.commit(
      book.release(
        programme.programme.id, returned, source: "statement of \(today)", by: staff.preparer, on: today, at: time(17)))
    note(.released, amount: returned)
  }

  // MARK: a round

  /// What the runs take: everything with a price that goes to the participant and fell due, whether it was paid before or not.
  private mutating func candidates(upTo last: CivilDate) -> [PaymentCandidate] {
    var candidates: [PaymentCandidate] = []
    for person in people where person.content.enrolment != nil {
      let channel = person.content.channel
      let consent = person.content.agreesToPayment(through: channel?.kind, on: today)
      scheduler.schedule(person.enrolledParticipant(person.facts), dueIn: Period(first, last)) { period in
        guard period.entitlement.entitlement.isPaidOut, let due = period.due else { return }
        candidates.append(PaymentCandidate(due, consent: consent, channel: channel))
      }
    }
    return candidates
  }

  private mutating func round(of month: Month, isRetry: Bool) throws {
    let upTo = min(month.first.advanced(by: isRetry ? 17 : 4), lastDue)
    let candidates = candidates(upTo: upTo)
    for source in [PaymentTerms.Source.bank(account: bank), .mobileMoney, .cash] {
      let terms = PaymentTerms(
        programme: programme.programme.id, currency: francs, source: source, executionDay: today.advanced(by: 2),
        upTo: upTo, message: "Programme, \(month)")
      guard let id = try prepare(terms, candidates) else { continue }
      let isShown = month == ScriptedYear.shownMonth(from: first) && !isRetry
      on(today.advanced(by: 1)) { try $0.send(id, terms.channelKind, isShown: isShown) }
    }
  }

  /// `nil` where there is nothing to pay.
  private mutating func prepare(_ terms: PaymentTerms, _ candidates: [PaymentCandidate]) throws -> RunID? {
    let id: RunID = dice.id()
    do {
      try book.commit(book.prepare(id, terms, candidates, by: staff.preparer, at: time(9)))
    } catch {
      guard error == .nothingToPay else { throw error }
      return nil
    }
    let run = try book.run(id)
    note(
      .prepared, about: terms.channelKind.rawValue, counted(run.sums.count, "payment"), amount: run.sums.total,
      id: id.text)
    // Now and then somebody sees a mistake, and the same is prepared again.
    guard dice.chance(80) else { return id }
    try book.commit(book.cancel(id, by: staff.preparer, at: time(9)))
    note(.cancelled, about: terms.channelKind.rawValue, id: id.text)
    return try prepare(terms, candidates)
  }

  private mutating func send(_ id: RunID, _ kind: PaymentChannel.Kind, isShown: Bool) throws {
    while try !isChecked(id) {
      note(.refused, about: kind.rawValue, "funds short", id: id.text)
      try fund(40_000_000)
    }
    try approve(id, kind)
    try book.commit(book.export(id, by: staff.preparer, on: today, at: time(11)))
    let run = try book.run(id)
    for payment in run.payments {
      note(
        .sent, of: person(payment.due.participant), about: payment.due.entitlement.name, on: today,
        period: payment.due.period, amount: payment.amount, id: payment.id.endToEnd)
    }
    if isShown {
      let references = Dictionary(people.map { ($0.id, $0.reference) }, uniquingKeysWith: { first, _ in first })
      month.append(ScriptedYear.File(try run.file(for: references), kind))
    }
    var provider = YearProvider(run: id, kind: kind)
    let fates = Dictionary(people.map { ($0.id, $0.fate) }, uniquingKeysWith: { first, _ in first })
    provider.take(run, on: today, &dice, fates: fates)
    planResults(of: provider, isShown: isShown)
  }

  /// `false` where the funds do not reach.
  private mutating func isChecked(_ id: RunID) throws -> Bool {
    do {
      try book.commit(book.markChecked(id, by: staff.preparer, at: time(9)))
      return true
    } catch {
      guard case .fundsShort = error else { throw error }
      return false
    }
  }

  /// By another member than the one who prepared it, and to whom nothing is paid. Both are tried, as people try them.
  private mutating func approve(_ id: RunID, _ kind: PaymentChannel.Kind) throws {
    let run = try book.run(id)
    for member in [staff.preparer] + staff.approvers {
      if member == staff.preparer, !dice.chance(100) { continue }
      let payees = Set(people.filter { $0.content.payees.contains(member) }.map(\.id))
      do {
        try book.commit(
          book.approve(id, seeing: run.sums, by: member, payees: payees, on: today, at: time(10)))
      } catch {
        switch error {
        case .ownRun: note(.refused, about: kind.rawValue, "own run", id: id.text)
        case .ownPayment: note(.refused, about: kind.rawValue, "own payment", id: id.text)
        default: throw error
        }
        continue
      }
      note(.approved, about: kind.rawValue, counted(run.sums.count, "payment"), amount: run.sums.total, id: id.text)
      break
    }
    for payment in run.payments {
      let more = payment.dueAmount.minor - recognised[payment.due, default: 0]
      guard more != 0 else { continue }
      recognised[payment.due, default: 0] += more
      note(
        .recognised, of: person(payment.due.participant), about: payment.due.entitlement.name,
        period: payment.due.period,
        amount: money(more))
    }
  }

  func person(_ id: ParticipantID) -> YearPerson? { indices[id].map { people[$0] } }
}
