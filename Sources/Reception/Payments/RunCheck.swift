package import Register

/// What a check of a run saw: faults, which keep it from being approved, and what its approver should look at.
package struct RunCheck: Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    case sums(written: ControlSums, counted: ControlSums)
    /// Payments whose dues were paid, sent or taken elsewhere since.
    case paidMeanwhile([Int])
    /// Payments of one due, or of dues that share a day.
    case sameDays([Int])
    case fundsShort(held: Money, needed: Money)
  }

  package enum Remark: Hashable, Sendable {
    /// Payments for several participants that go to one account or number.
    case sameDestination([Int])
    /// Payments of what was left of a due of which a part was delivered.
    case rest([Int])
    case leftOut(Int)
  }

  package var faults: [Fault]
  package var remarks: [Remark]
}

extension PaymentBook {
  package func check(_ run: PaymentRun) throws(PaymentRefusal) -> RunCheck {
    var check = RunCheck(faults: [], remarks: [])
    let sums: ControlSums
    do throws(MoneyFault) {
      sums = try ControlSums(of: run.payments, in: run.terms.currency)
    } catch {
      throw .money(error)
    }
    if sums != run.sums { check.faults.append(.sums(written: run.sums, counted: sums)) }
    let changed = run.payments.filter { !isFree($0) }.map(\.id.number)
    if !changed.isEmpty { check.faults.append(.paidMeanwhile(changed)) }
    for numbers in RunCheck.sameDays(run.payments) { check.faults.append(.sameDays(numbers)) }
    let held = ledger.balance(.funds(run.terms.programme), run.terms.currency)
    if held.minor < sums.total.minor { check.faults.append(.fundsShort(held: held, needed: sums.total)) }
    for numbers in RunCheck.repeated(run.payments, by: \.channel.destination) {
      let participants = Set(numbers.compactMap { run.payment($0)?.due.participant })
      if participants.count > 1 { check.remarks.append(.sameDestination(numbers)) }
    }
    let rests = run.payments.filter { $0.amount != $0.dueAmount }.map(\.id.number)
    if !rests.isEmpty { check.remarks.append(.rest(rests)) }
    if !run.leftOut.isEmpty { check.remarks.append(.leftOut(run.leftOut.count)) }
    return check
  }
}

extension RunCheck.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sums(let written, let counted): "the sums say \(written.total), the payments come to \(counted.total)"
    case .paidMeanwhile(let numbers): "paid, sent or changed since: payments \(RunCheck.list(numbers))"
    case .sameDays(let numbers): "the same days of one due: payments \(RunCheck.list(numbers))"
    case .fundsShort(let held, let needed): "\(held) in the funds, \(needed) to be paid"
    }
  }
}

extension RunCheck.Remark: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sameDestination(let numbers): "one account or number for several: payments \(RunCheck.list(numbers))"
    case .rest(let numbers): "what is left of a due: payments \(RunCheck.list(numbers))"
    case .leftOut(let count): "\(counted(count, "due")) left out"
    }
  }
}

extension RunCheck {
  /// The first twenty.
  fileprivate static func list(_ numbers: [Int]) -> String {
    numbers.prefix(20).map(String.init).joined(separator: ", ") + (numbers.count > 20 ? ", …" : "")
  }

  /// The numbers of payments whose dues share a day with one before them, each with that one.
  static func sameDays(_ payments: [PaymentInstruction]) -> [[Int]] {
    let payments = payments.sorted { $0.due < $1.due }
    var groups: [[Int]] = []
    var longest = payments.first
    for payment in payments.dropFirst() {
      guard let before = longest else { break }
      if before.due.overlaps(payment.due) { groups.append([before.id.number, payment.id.number].sorted()) }
      let endsLater = payment.due.period.last > before.due.period.last
      if endsLater || !before.due.isOfSameEntitlement(as: payment.due) { longest = payment }
    }
    return groups
  }

  /// The numbers of payments that have something in common, in order.
  fileprivate static func repeated<Key: Hashable>(
    _ payments: [PaymentInstruction], by key: (PaymentInstruction) -> Key
  ) -> [[Int]] {
    var numbers: [Key: [Int]] = [:]
    numbers.reserveCapacity(payments.count)
    for payment in payments { numbers[key(payment), default: []].append(payment.id.number) }
    return numbers.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
