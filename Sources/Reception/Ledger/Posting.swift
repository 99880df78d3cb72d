package import Register

/// One side of an entry: so much into an account (debit, positive) or out of it (credit, negative).
package struct Posting: Hashable, Sendable, Codable {
  package var account: Account
  package var amount: Money

  package init(_ account: Account, _ amount: Money) {
    self.account = account
    self.amount = amount
  }

  /// From one account to another, as the two postings of an entry.
  package static func move(_ amount: Money, from: Account, to: Account) -> [Posting] {
    [Posting(to, amount), Posting(from, amount.negated)]
  }
}

extension Money {
  /// Amounts have at most fifteen digits, so that every one has an opposite.
  var negated: Money { Money(minor: -minor, currency) }
}
