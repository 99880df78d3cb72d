package import Register

/// Why entries cannot stand in a ledger.
package enum LedgerFault: Error, Hashable, Sendable {
  /// The number of an entry is not the next one: something else was written meanwhile, or the same entry before.
  case notNext(found: Int, next: Int)
  case noPostings
  case emptyPosting(Account)
  case tooLarge
  /// Debits and credits of a currency differ by so much.
  case unbalanced(Currency, by: Int)
  /// An account of money would fall below nothing.
  case overdrawn(Account, Currency, by: Int)
  /// More would have been delivered than the due is.
  case overpaid(Due.Key, by: Int)
  /// More would be on its way than is still owed of the due.
  case oversent(Due.Key, by: Int)
  /// More would fail or come back than was on its way or delivered.
  case neverSent(Due.Key, by: Int)
  /// Another due of the same participant and entitlement stands, whose period shares a day with that of this one.
  case overlapping(Due.Key, Period)
  /// The period of the due ends before it begins.
  case backwards(Due.Key)
  /// The due was recognised in another currency.
  case otherCurrency(Due.Key, Currency, Currency)
  case noSuchEntry(Int)
  case reversedBefore(Int)
  case isReversal(Int)
  case notTheReverse(Int)

  package var found: String {
    switch self {
    case .notNext(let found, _): "an entry with the number \(found)"
    case .noPostings: "an entry without two sides"
    case .emptyPosting(let account): "nothing posted to \(account)"
    case .tooLarge: "an amount or balance of more than fifteen digits"
    case .unbalanced(let currency, let by): "debits and credits that differ by \(Money(minor: by, currency))"
    case .overdrawn(let account, let currency, let by): "\(Money(minor: by, currency)) more than \(account) holds"
    case .overpaid(let due, _): "more delivered to \(due.participant) for \(due.entitlement) than is owed"
    case .oversent(let due, _): "more on its way to \(due.participant) for \(due.entitlement) than is owed"
    case .neverSent(let due, _): "more taken back from \(due.participant) for \(due.entitlement) than was sent"
    case .overlapping(let due, let period):
      "\(due.entitlement) of \(due.participant) for \(due.period) beside that for \(period)"
    case .backwards(let due): "a period that begins on \(due.period.first) and ends on \(due.period.last)"
    case .otherCurrency(_, let found, _): "an amount in \(found)"
    case .noSuchEntry(let number), .reversedBefore(let number), .isReversal(let number), .notTheReverse(let number):
      "a reversal of entry \(number)"
    }
  }

  package var expected: String {
    switch self {
    case .notNext(_, let next): "the number \(next)"
    case .noPostings: "at least two postings"
    case .emptyPosting: "an amount other than nothing"
    case .tooLarge: "at most fifteen digits"
    case .unbalanced: "as much on one side as on the other, in each currency"
    case .overdrawn: "at most what it holds"
    case .overpaid, .oversent: "at most what is still owed for that period"
    case .neverSent: "at most what is on its way, or was delivered"
    case .overlapping: "periods that share no day"
    case .backwards: "one that ends on the day on which it begins, or later"
    case .otherCurrency(_, _, let expected): "\(expected), in which the due was recognised"
    case .noSuchEntry: "an entry of this ledger"
    case .reversedBefore: "an entry that was not reversed before"
    case .isReversal: "an entry that is no reversal itself"
    case .notTheReverse: "the same postings with the opposite sign, for the same purpose"
    }
  }

  package var remedy: String {
    switch self {
    case .notNext: "Read the ledger again and do the step on what it says now."
    case .noPostings, .emptyPosting, .unbalanced, .notTheReverse, .otherCurrency: "Write the entry anew."
    case .tooLarge: "Check the amount."
    case .overdrawn: "Book the money that the programme was given first, or pay less."
    case .overpaid, .oversent, .neverSent: "See what was paid or is on its way for this due before you write anything."
    case .overlapping: "Recognise the other due as nothing first, if none of it was delivered, or leave this one."
    case .backwards: "Write the days of the period in their order."
    case .noSuchEntry, .reversedBefore, .isReversal: "Name an entry that still stands."
    }
  }
}
