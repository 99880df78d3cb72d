package import Desks
package import Register

extension PaymentBook {
  /// Refused with the first fault that `check` finds.
  package func markChecked(_ id: RunID, by: MemberID, at: DeskTime) throws(PaymentRefusal) -> PaymentChange {
    let run = try run(id)
    let next = try run.advanced(to: .checked, by: by, at: at)
    try refuseFaults(of: run)
    return PaymentChange(run: next)
  }

  /// By a member who did not prepare the run and to whom nothing is paid. From here on its dues are recognised as owed.
  ///
  /// - Parameters:
  ///   - seen: What the approver saw, so that nobody approves another run than the one on the screen.
  ///   - payees: The participants who are the approver, or close to them.
  package func approve(
    _ id: RunID, seeing seen: ControlSums, by: MemberID, payees: Set<ParticipantID>, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    let run = try run(id)
    let next = try run.advanced(to: .approved, by: by, at: at)
    guard run.step(.prepared)?.by != by else { throw .ownRun(by) }
    let own = run.payments.filter { payees.contains($0.due.participant) }.map(\.id.number)
    guard own.isEmpty else { throw .ownPayment(own) }
    guard seen == run.sums else { throw .otherSums(seen: seen, now: run.sums) }
    try refuseFaults(of: run)
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    for payment in run.payments {
      let recognised = ledger.standing(payment.due)?.recognised ?? 0
      let more = payment.dueAmount.minor - recognised
      if more != 0 { journal.recognise(payment.due, Money(minor: more, payment.amount.currency)) }
    }
    return PaymentChange(run: next, entries: journal.entries)
  }

  /// The money counts as sent from here on, before anybody gets the file: after a crash between the two the file can be
  /// had again, byte by byte the same.
  package func export(_ id: RunID, by: MemberID, on day: CivilDate, at: DeskTime) throws(PaymentRefusal)
    -> PaymentChange
  {
    let run = try run(id)
    let next = try run.advanced(to: .exported, by: by, at: at)
    try refuseFaults(of: run)
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    for payment in run.payments { journal.dispatch(payment, payment.amount) }
    return PaymentChange(run: next, entries: journal.entries)
  }

  /// When every payment has its final result.
  package func close(_ id: RunID, by: MemberID, at: DeskTime) throws(PaymentRefusal) -> PaymentChange {
    let run = try run(id)
    let next = try run.advanced(to: .closed, by: by, at: at)
    let open = run.payments.count { ledger.standing($0.id).inTransit > 0 }
    guard open == 0 else { throw .stillInTransit(open) }
    return PaymentChange(run: next)
  }

  package func cancel(_ id: RunID, by: MemberID, at: DeskTime) throws(PaymentRefusal) -> PaymentChange {
    PaymentChange(run: try run(id).advanced(to: .cancelled, by: by, at: at))
  }

  // MARK: entries without a run

  package func fund(
    _ programme: ProgrammeID, _ amount: Money, source: String, by: MemberID, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    guard amount.minor > 0 else { throw .notAboveNothing(amount) }
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    journal.fund(programme, amount, source: source)
    return PaymentChange(run: nil, entries: journal.entries)
  }

  /// Puts what came back to the funds.
  package func release(
    _ programme: ProgrammeID, _ amount: Money, source: String, by: MemberID, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    guard amount.minor > 0 else { throw .notAboveNothing(amount) }
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    journal.release(programme, amount, source: source)
    return PaymentChange(run: nil, entries: journal.entries)
  }

  /// Writes that a due is worth another amount than was recognised, or nothing: somebody left, or a fact was other than
  /// believed. What was delivered or is on its way stays recognised: the ledger refuses less.
  package func recognise(
    _ due: Due.Key, as amount: Money, because reason: String, by: MemberID, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    if let run = reservation(due) { throw .reserved(run) }
    let standing = ledger.standing(due)
    if let standing, standing.currency != amount.currency {
      throw .ledger(.otherCurrency(due, amount.currency, standing.currency))
    }
    let more = amount.minor - (standing?.recognised ?? 0)
    guard more != 0 else { throw .nothingNew }
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    journal.recognise(due, Money(minor: more, amount.currency), source: reason)
    return PaymentChange(run: nil, entries: journal.entries)
  }

  /// Takes an entry back. The ledger refuses what would make more paid or sent than is owed.
  ///
  /// That money was sent is never taken back, since its due could then be paid again while the file is with the provider:
  /// only a result, failed or returned, brings it home.
  package func reverse(
    _ number: Int, because reason: String, by: MemberID, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    guard ledger.entries.indices.contains(number - 1) else { throw .ledger(.noSuchEntry(number)) }
    guard ledger.entries[number - 1].kind != .dispatch else { throw .sentStands(number) }
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    journal.reverse(ledger.entries[number - 1], source: reason)
    return PaymentChange(run: nil, entries: journal.entries)
  }

  private func refuseFaults(of run: PaymentRun) throws(PaymentRefusal) {
    guard let fault = try check(run).faults.first else { return }
    switch fault {
    case .sums(let written, let counted): throw .otherSums(seen: written, now: counted)
    case .paidMeanwhile(let numbers), .sameDays(let numbers): throw .paidMeanwhile(numbers)
    case .fundsShort(let held, let needed): throw .fundsShort(held: held, needed: needed)
    }
  }
}
