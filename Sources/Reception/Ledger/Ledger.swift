package import Register

/// The money of an organisation's programmes, in double entry. It only grows, and every entry keeps its rules:
///
/// - the postings of an entry balance in each currency;
/// - no account of money falls below nothing;
/// - of no due is more delivered than was found to be owed, and no more is on its way than is still owed;
/// - no two dues stand of one participant and entitlement whose periods share a day;
/// - nothing fails that was not on its way, and nothing comes back that was not delivered.
///
/// The third and the fourth are why nothing is paid twice, whatever the steps that write entries do: they ask before, the
/// ledger refuses.
/// Only entries are kept. Balances are counted from them when a ledger is read, by the same rules.
package struct Ledger: Sendable {
  package private(set) var entries: [JournalEntry] = []
  private var balances: [Balance: Int] = [:]
  private var dues: [Due.Key: DueStanding] = [:]
  /// Of the dues that stand.
  private var periods = PeriodIndex()
  private var instructions: [InstructionID: InstructionStanding] = [:]
  private var reversed: Set<Int> = []

  private struct Balance: Hashable {
    var account: Account
    var currency: Currency
  }

  package init() {}

  /// The number of the next entry.
  package var next: Int { entries.count + 1 }

  /// All of them, or none.
  package mutating func append(_ new: [JournalEntry]) throws(LedgerFault) {
    for (place, entry) in new.enumerated() {
      do throws(LedgerFault) {
        try admit(entry)
      } catch {
        for taken in new[..<place].reversed() { remove(taken) }
        throw error
      }
    }
  }

  // MARK: what it says

  /// Debits less credits, in minor units.
  package func balance(_ account: Account, _ currency: Currency) -> Money {
    Money(minor: balances[Balance(account: account, currency: currency)] ?? 0, currency)
  }

  package func standing(_ due: Due.Key) -> DueStanding? { dues[due] }

  /// The period of another due that stands, of the same participant and entitlement, which shares a day with that of this one.
  package func overlapping(_ due: Due.Key) -> Period? {
    // None does that stands itself.
    dues[due] == nil ? periods.overlapping(due) : nil
  }

  package func standing(_ instruction: InstructionID) -> InstructionStanding {
    instructions[instruction] ?? InstructionStanding()
  }

  /// Every account with what it holds, in order; those with nothing left out.
  package var trialBalance: [(account: Account, amount: Money)] {
    balances.filter { $0.value != 0 }.map { ($0.key.account, Money(minor: $0.value, $0.key.currency)) }
      .sorted { ($0.account, $0.amount.currency) < ($1.account, $1.amount.currency) }
  }

  /// Of every due that was recognised.
  package var dueStandings: [Due.Key: DueStanding] { dues }

  package func isReversed(_ number: Int) -> Bool { reversed.contains(number) }

  // MARK: entries one by one

  private mutating func admit(_ entry: JournalEntry) throws(LedgerFault) {
    guard entry.number == next else { throw .notNext(found: entry.number, next: next) }
    try Ledger.checkBalance(entry)
    if let number = entry.purpose.reverses { try checkReversal(entry, of: number) }
    if let key = entry.purpose.due {
      let standing = dues[key]
      if standing == nil {
        guard key.period.first <= key.period.last else { throw .backwards(key) }
        if let period = periods.overlapping(key) { throw .overlapping(key, period) }
      }
      let currency = standing?.currency ?? entry.postings[0].amount.currency
      for posting in entry.postings where posting.amount.currency != currency {
        throw .otherCurrency(key, posting.amount.currency, currency)
      }
    }
    entries.append(entry)
    post(entry, 1)
    do throws(LedgerFault) {
      try checkStanding(after: entry)
    } catch {
      remove(entry)
      throw error
    }
  }

  /// The last one again, as if it had never been.
  private mutating func remove(_ entry: JournalEntry) {
    post(entry, -1)
    entries.removeLast()
  }

  private mutating func post(_ entry: JournalEntry, _ sign: Int) {
    for posting in entry.postings {
      balances[Balance(account: posting.account, currency: posting.amount.currency), default: 0] +=
        sign * posting.amount.minor
    }
    if let key = entry.purpose.due {
      let known = dues[key]
      var standing = known ?? DueStanding(entry.postings[0].amount.currency)
      for posting in entry.postings { standing.add(posting, sign) }
      // A due of which everything was taken back may be recognised anew in another currency, or for other days.
      let stands = standing != DueStanding(standing.currency)
      dues[key] = stands ? standing : nil
      if known == nil, stands { periods.insert(key) }
      if known != nil, !stands { periods.remove(key) }
    }
    if let instruction = entry.purpose.instruction {
      for posting in entry.postings { instructions[instruction, default: InstructionStanding()].add(posting, sign) }
    }
    if let number = entry.purpose.reverses {
      if sign > 0 { reversed.insert(number) } else { reversed.remove(number) }
    }
  }

  // MARK: rules

  private static func checkBalance(_ entry: JournalEntry) throws(LedgerFault) {
    guard entry.postings.count >= 2 else { throw .noPostings }
    // So many of the largest amounts stay below what an integer holds.
    guard entry.postings.count <= 1_000 else { throw .tooLarge }
    var sums: [(currency: Currency, sum: Int)] = []
    for posting in entry.postings {
      guard posting.amount.minor != 0 else { throw .emptyPosting(posting.account) }
      guard posting.amount.minor.magnitude <= Money.mostMinor else { throw .tooLarge }
      let place = sums.firstIndex { $0.currency == posting.amount.currency }
      let (sum, overflow) = (place.map { sums[$0].sum } ?? 0).addingReportingOverflow(posting.amount.minor)
      guard !overflow else { throw .tooLarge }
      if let place { sums[place].sum = sum } else { sums.append((posting.amount.currency, sum)) }
    }
    for (currency, sum) in sums where sum != 0 { throw .unbalanced(currency, by: sum) }
  }

  private func checkReversal(_ entry: JournalEntry, of number: Int) throws(LedgerFault) {
    guard (1..<next).contains(number) else { throw .noSuchEntry(number) }
    let original = entries[number - 1]
    guard original.purpose.reverses == nil else { throw .isReversal(number) }
    guard !reversed.contains(number) else { throw .reversedBefore(number) }
    let opposite = original.postings.map { Posting($0.account, $0.amount.negated) }
    guard entry.postings == opposite, entry.purpose.due == original.purpose.due,
      entry.purpose.instruction == original.purpose.instruction
    else { throw .notTheReverse(number) }
  }

  private func checkStanding(after entry: JournalEntry) throws(LedgerFault) {
    for posting in entry.postings {
      let currency = posting.amount.currency
      let held = balances[Balance(account: posting.account, currency: currency)] ?? 0
      guard held.magnitude <= Money.mostMinor else { throw .tooLarge }
      if posting.account.isAsset, held < 0 { throw .overdrawn(posting.account, currency, by: -held) }
    }
    guard let key = entry.purpose.due else { return }
    if let instruction = entry.purpose.instruction {
      let payment = standing(instruction)
      let least = min(payment.inTransit, payment.paid, payment.returned)
      if least < 0 { throw .neverSent(key, by: -least) }
    }
    guard let standing = dues[key] else { return }
    let least = min(standing.inTransit, standing.paid)
    if least < 0 { throw .neverSent(key, by: -least) }
    if standing.owed < 0 { throw .overpaid(key, by: -standing.owed) }
    if standing.inTransit > standing.owed { throw .oversent(key, by: standing.inTransit - standing.owed) }
  }
}

extension Ledger: Codable {
  package init(from decoder: any Decoder) throws {
    let entries = try decoder.singleValueContainer().decode([JournalEntry].self)
    do {
      try append(entries)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "found \(error.found); expected \(error.expected)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }
}
