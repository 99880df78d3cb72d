internal import Register

/// The ledger and the payment runs of an organisation.
///
/// Each step is a function that gives a `PaymentChange` or refuses; `commit` takes it in. A change that was made on an
/// older state is refused there, so that two members who do the same step at once, or one who does it again after a crash,
/// do it once.
package struct PaymentBook: Sendable {
  package private(set) var ledger = Ledger()
  package private(set) var runs: [RunID: PaymentRun] = [:]
  /// Dues that a run has which was not sent yet.
  private var reserved: [Due.Key: RunID] = [:]
  private var reservedPeriods = PeriodIndex()

  package init() {}

  /// From what a store kept. Runs and ledger must tell the same: a payment of a run that was sent has its entry, and one of
  /// any other run has none.
  package init(ledger: Ledger, runs: some Sequence<PaymentRun>) throws(BookFault) {
    self.ledger = ledger
    var dispatched: Set<InstructionID> = []
    for entry in ledger.entries where entry.kind == .dispatch {
      if let id = entry.purpose.instruction { dispatched.insert(id) }
    }
    for run in runs {
      for payment in run.payments where dispatched.contains(payment.id) != run.stage.isSent {
        throw run.stage.isSent ? .neverDispatched(payment.id, run.stage) : .dispatched(payment.id, run.stage)
      }
      if run.isReserving {
        if let payment = run.payments.first(where: { reservation($0.due) != nil }) { throw .reservedTwice(payment.due) }
        if let numbers = RunCheck.sameDays(run.payments).first, let payment = run.payment(numbers[1]) {
          throw .reservedTwice(payment.due)
        }
      }
      take(run)
    }
  }

  package func run(_ id: RunID) throws(PaymentRefusal) -> PaymentRun {
    guard let run = runs[id] else { throw .noRun(id) }
    return run
  }

  /// The run that has the due, or one that shares a day with it, and was not sent yet.
  package func reservation(_ due: Due.Key) -> RunID? {
    if let run = reserved[due] { return run }
    return reservedPeriods.overlapping(due).flatMap { reserved[Due.Key(due.participant, due.entitlement, $0)] }
  }

  package func status(_ payment: PaymentInstruction, in run: PaymentRun) -> PaymentStatus {
    PaymentStatus(payment, in: run.stage, ledger.standing(payment.id))
  }

  package mutating func commit(_ change: PaymentChange) throws(PaymentRefusal) {
    if let run = change.run {
      if let known = runs[run.id] {
        guard run.revision == known.revision + 1 else { throw .stale }
      } else {
        guard run.revision == 0 else { throw .noRun(run.id) }
        let taken = run.payments.filter { !isFree($0) }.map(\.id.number)
        guard taken.isEmpty else { throw .paidMeanwhile(taken) }
        if let numbers = RunCheck.sameDays(run.payments).first { throw .paidMeanwhile(numbers) }
      }
    }
    do throws(LedgerFault) {
      try ledger.append(change.entries)
    } catch {
      if case .notNext = error { throw .stale }
      throw .ledger(error)
    }
    if let run = change.run { take(run) }
  }

  /// Whether no other run has the due, it is still owed as much as when the payment was prepared, and no other due that
  /// shares a day with it was found to be owed.
  func isFree(_ payment: PaymentInstruction) -> Bool {
    if let run = reservation(payment.due), run != payment.id.run { return false }
    guard let standing = ledger.standing(payment.due) else {
      return payment.amount == payment.dueAmount && ledger.overlapping(payment.due) == nil
    }
    return standing.currency == payment.amount.currency && standing.inTransit == 0
      && standing.paid + payment.amount.minor == payment.dueAmount.minor
  }

  private mutating func take(_ run: PaymentRun) {
    let wasReserving = runs[run.id]?.isReserving ?? false
    runs[run.id] = run
    if run.isReserving && !wasReserving {
      for payment in run.payments {
        reserved[payment.due] = run.id
        reservedPeriods.insert(payment.due)
      }
    } else if wasReserving && !run.isReserving {
      for payment in run.payments {
        reserved[payment.due] = nil
        reservedPeriods.remove(payment.due)
      }
    }
  }
}

extension PaymentBook: Codable {
  private enum CodingKeys: String, CodingKey { case ledger, runs }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let ledger = try container.decode(Ledger.self, forKey: .ledger)
    let runs = try container.decode([PaymentRun].self, forKey: .runs)
    do throws(BookFault) {
      try self.init(ledger: ledger, runs: runs)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "found \(error.found); expected \(error.expected)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ledger, forKey: .ledger)
    try container.encode(runs.values.sorted { $0.id < $1.id }, forKey: .runs)
  }
}
