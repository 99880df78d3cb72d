package import Desks
package import Register

extension PaymentBook {
  /// A preview of `book`, with every fault.
  package func reconcile(
    _ id: RunID, with file: PaymentResults, on day: CivilDate
  ) throws(PaymentRefusal) -> Reconciliation {
    let run = try run(id)
    guard run.stage.isSent else { throw .notSent(run.stage) }
    var reconciliation = Reconciliation(run: id, source: file.source)
    if let original = file.original, original.messageID != run.messageID {
      reconciliation.faults.append(
        ResultFault(line: original.line, .otherMessage(original.messageID, expected: run.messageID)))
      return reconciliation
    }
    if let written = file.day {
      do throws(ResultFault) {
        try check(written.day, line: written.line, of: run, on: day)
      } catch {
        reconciliation.faults.append(error)
        return reconciliation
      }
    }
    var lines: [Int: Int] = [:]
    for result in file.results {
      do throws(ResultFault) {
        let payment = try self.payment(of: result, in: run)
        if let first = lines.updateValue(result.line, forKey: payment.id.number) {
          throw ResultFault(line: result.line, .repeatedPayment(firstLine: first))
        }
        try take(result, of: file, for: payment, of: run, on: day, into: &reconciliation)
      } catch {
        reconciliation.faults.append(error)
      }
    }
    for payment in run.payments where lines[payment.id.number] == nil {
      if let result = file.others {
        do throws(ResultFault) {
          try take(result, of: file, for: payment, of: run, on: day, into: &reconciliation)
        } catch {
          reconciliation.faults.append(error)
        }
      } else if ledger.standing(payment.id).inTransit > 0 {
        reconciliation.silent += 1
      }
    }
    return reconciliation
  }

  /// All that the file says, in one change, or nothing.
  package func book(
    _ file: PaymentResults, for id: RunID, by: MemberID, on day: CivilDate, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    let run = try run(id)
    let reconciliation = try reconcile(id, with: file, on: day)
    guard reconciliation.faults.isEmpty else { throw .results(reconciliation.faults) }
    guard !reconciliation.bookings.isEmpty || !reconciliation.reports.isEmpty else { throw .nothingNew }
    var journal = Journal(after: ledger, day: day, by: by, at: at)
    for booking in reconciliation.bookings {
      guard let payment = run.payment(booking.payment) else { continue }
      let source = "\(file.source), line \(booking.line)"
      func money(_ minor: Int) -> Money { Money(minor: minor, payment.amount.currency) }
      if booking.late > 0 { journal.dispatch(payment, money(booking.late), source: source) }
      if booking.settled > 0 { journal.settle(payment, money(booking.settled), source: source, on: booking.day) }
      if booking.failed > 0 { journal.fail(payment, money(booking.failed), source: source, on: booking.day) }
      if booking.returned > 0 {
        journal.return(payment, money(booking.returned), source: source, on: booking.returnDay)
      }
    }
    return PaymentChange(run: run.reported(reconciliation.reports), entries: journal.entries)
  }

  // MARK: one result

  private func payment(of result: PaymentResult, in run: PaymentRun) throws(ResultFault) -> PaymentInstruction {
    guard let id = InstructionID(endToEnd: result.endToEnd) else {
      throw ResultFault(line: result.line, .unknownPayment(result.endToEnd))
    }
    guard id.run == run.id, let payment = run.payment(id.number) else {
      let isOfAnother = id.run != run.id && runs[id.run] != nil
      throw ResultFault(line: result.line, isOfAnother ? .otherRun(id.run) : .unknownPayment(result.endToEnd))
    }
    let currency = payment.amount.currency
    if let code = result.currency, code != currency.code {
      throw ResultFault(line: result.line, .otherCurrency(code, expected: currency))
    }
    if let text = result.amount {
      let amount = try money(text, currency, line: result.line)
      guard amount == payment.amount else {
        throw ResultFault(line: result.line, .otherAmount(amount, expected: payment.amount))
      }
    }
    return payment
  }

  private func money(_ text: String, _ currency: Currency, line: Int) throws(ResultFault) -> Money {
    do throws(MoneyFault) {
      return try Money(text, currency)
    } catch {
      throw ResultFault(line: line, .notAnAmount(error))
    }
  }

  private func take(
    _ result: PaymentResult, of file: PaymentResults, for payment: PaymentInstruction, of run: PaymentRun,
    on day: CivilDate, into reconciliation: inout Reconciliation
  ) throws(ResultFault) {
    let number = payment.id.number
    let last = run.reports[number]
    // Files overtake each other: what the provider wrote later holds.
    if let written = file.written, let newest = last?.written, written < newest {
      reconciliation.unchanged += 1
      return
    }
    if let happened = result.day { try check(happened, line: result.line, of: run, on: day) }
    var booking = try booking(of: result, for: payment)
    booking.day = (result.day ?? file.day?.day).map { min($0, day) }
    // The day of a table is that of the delivery.
    booking.returnDay = result.outcome == .rejected ? booking.day : nil
    if !booking.isEmpty { reconciliation.bookings.append(booking) } else { reconciliation.unchanged += 1 }
    let isNews = !booking.isEmpty || (!result.outcome.isFinal && ledger.standing(payment.id).inTransit > 0)
    var report = last
    if isNews || last == nil {
      report = PaymentRun.Report(status: result.status, reason: result.reason, written: last?.written)
    }
    // When the newest was written is kept even where it changed nothing, or an older one that comes after it would hold.
    // A table does not say when, and that a file came twice says nothing of the payments in it.
    if let written = file.written, result.outcome != .duplicate { report?.written = written }
    if report != last { reconciliation.reports[number] = report }
  }

  /// Whether something can have happened on a day: the run was sent, and the day is not to come. Days of two zones differ
  /// by one.
  private func check(_ happened: CivilDate, line: Int, of run: PaymentRun, on day: CivilDate) throws(ResultFault) {
    guard let sent = run.step(.exported)?.at.utcDay else { return }
    let last = max(sent, day)
    guard (sent.advanced(by: -1)...last.advanced(by: 1)).contains(happened) else {
      throw ResultFault(line: line, .otherDay(happened, from: sent, to: last))
    }
  }

  private func booking(
    of result: PaymentResult, for payment: PaymentInstruction
  ) throws(ResultFault) -> Reconciliation.Booking {
    let standing = ledger.standing(payment.id)
    let currency = payment.amount.currency
    var booking = Reconciliation.Booking(line: result.line, payment: payment.id.number)
    switch result.outcome {
    case .pending, .duplicate: break
    case .paid:
      try settle(payment.amount.minor, payment, standing, &booking)
    case .delivered(let text, let returnedText):
      let delivered = try money(text, currency, line: result.line)
      let returned = try returnedText.map { text throws(ResultFault) in try money(text, currency, line: result.line) }
      guard delivered.minor <= payment.amount.minor else {
        throw ResultFault(line: result.line, .moreThanInstructed(delivered, instructed: payment.amount))
      }
      if let returned, returned.minor > delivered.minor {
        throw ResultFault(line: result.line, .moreReturned(returned, delivered: delivered))
      }
      guard delivered.minor >= standing.delivered else {
        throw ResultFault(
          line: result.line, .lessThanBefore(before: Money(minor: standing.delivered, currency)))
      }
      try settle(delivered.minor, payment, standing, &booking)
      booking.failed = max(0, standing.inTransit - booking.settled)
      // What came back never becomes less: a table that says so is older.
      booking.returned = max(0, (returned?.minor ?? 0) - standing.returned)
    case .failed:
      guard standing.paid == 0 else {
        throw ResultFault(
          line: result.line, .lessThanBefore(before: Money(minor: standing.delivered, currency)))
      }
      booking.failed = standing.inTransit
    case .rejected:
      booking.failed = standing.inTransit
      booking.returned = standing.paid
    }
    return booking
  }

  /// What is to be settled until so much is delivered. Beyond what is on its way it was believed to have failed: it may
  /// still be booked unless its due was paid or sent again.
  private func settle(
    _ delivered: Int, _ payment: PaymentInstruction, _ standing: InstructionStanding,
    _ booking: inout Reconciliation.Booking
  ) throws(ResultFault) {
    booking.settled = max(0, delivered - standing.delivered)
    booking.late = max(0, booking.settled - standing.inTransit)
    guard booking.late > 0 else { return }
    let due = ledger.standing(payment.due)
    guard let due, due.owed - due.inTransit >= booking.late else {
      throw ResultFault(line: booking.line, .paidElsewhere)
    }
  }
}
