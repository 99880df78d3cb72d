package import Desks
internal import Kleene
internal import Register

extension PaymentBook {
  /// A run that pays what is owed and can be paid. Everything else is left out with its reason.
  ///
  /// A due is taken when no run has it that was not sent yet, nothing of it is on its way, and less of it was delivered than
  /// it is worth: all of it after a failure or a return, the rest after a part was delivered. None is taken that shares a day
  /// with another one of its participant and entitlement, as after a change of the day of enrolment.
  package func prepare(
    _ id: RunID, _ terms: PaymentTerms, _ candidates: [PaymentCandidate], by: MemberID, at: DeskTime
  ) throws(PaymentRefusal) -> PaymentChange {
    guard runs[id] == nil else { throw .runExists(id) }
    guard terms.hasSendableMessage else { throw .message(terms.message) }
    if let ceiling = terms.ceiling, ceiling.currency != terms.currency {
      throw .ceilingCurrency(ceiling.currency, terms.currency)
    }
    var payments: [PaymentInstruction] = []
    var leftOut: [LeftOut] = []
    var seen: Set<Due.Key> = []
    seen.reserveCapacity(candidates.count)
    // In the order of their keys, so that the same dues make the same file.
    for candidate in candidates.sorted(by: { $0.due.key < $1.due.key }) {
      let due = candidate.due
      guard seen.insert(due.key).inserted else {
        leftOut.append(LeftOut(due, .repeated))
        continue
      }
      if let reason = reasonToLeaveOut(candidate, terms) {
        leftOut.append(LeftOut(due, reason))
      } else if let taken = payments.last?.due, taken.overlaps(due.key) {
        // In the order of their keys the last is the only one that can.
        leftOut.append(LeftOut(due, .overlaps(period: taken.period)))
      } else if let channel = candidate.channel {
        let amount = Money(minor: unpaid(due), due.amount.currency)
        payments.append(
          PaymentInstruction(
            id: InstructionID(id, payments.count + 1), due: due.key, amount: amount, dueAmount: due.amount,
            channel: channel))
      }
    }
    guard !payments.isEmpty else { throw .nothingToPay }
    guard payments.count <= InstructionID.mostNumber else { throw .tooManyPayments(payments.count) }
    let sums: ControlSums
    do throws(MoneyFault) {
      sums = try ControlSums(of: payments, in: terms.currency)
    } catch {
      throw .money(error)
    }
    return PaymentChange(
      run: PaymentRun(id: id, terms: terms, payments: payments, leftOut: leftOut, sums: sums, by: by, at: at))
  }

  private func reasonToLeaveOut(_ candidate: PaymentCandidate, _ terms: PaymentTerms) -> LeftOut.Reason? {
    let due = candidate.due
    let programme = due.key.entitlement.programme
    if programme != terms.programme { return .otherProgramme(programme: programme) }
    if let period = candidate.taken { return .overlaps(period: period) }
    if !candidate.missing.isEmpty { return .unknownEntitlement(missing: candidate.missing) }
    if due.on > terms.upTo { return .notDue(until: due.on) }
    if due.amount.currency != terms.currency { return .otherCurrency(currency: due.amount.currency) }
    guard (1...Money.mostMinor).contains(due.amount.minor) else { return .noAmount }
    if let run = reservation(due.key) { return .reserved(run: run) }
    if let period = ledger.overlapping(due.key) { return .overlaps(period: period) }
    if let standing = ledger.standing(due.key) {
      if standing.currency != due.amount.currency { return .otherCurrency(currency: standing.currency) }
      if standing.inTransit > 0 { return .inTransit }
      if standing.paid >= due.amount.minor { return .paid }
    }
    switch candidate.consent {
    case .true: break
    case .false: return .noConsent
    case .unknown: return .unaskedConsent
    }
    guard let channel = candidate.channel else { return .noChannel }
    if channel.kind != terms.channelKind { return .otherChannel(kind: channel.kind) }
    if let ceiling = terms.ceiling, unpaid(due) > ceiling.minor { return .aboveCeiling(ceiling: ceiling) }
    return nil
  }

  /// What of a due was not delivered, or came back.
  private func unpaid(_ due: Due) -> Int { due.amount.minor - (ledger.standing(due.key)?.paid ?? 0) }
}
