package import Register

/// What the ledger says of one due.
package struct DueStanding: Hashable, Sendable {
  package var currency: Currency
  /// How much of it was found to be owed, in minor units, as everything here.
  package var recognised = 0
  /// How much of that has not been delivered, or came back.
  package var owed = 0
  /// How much is on its way.
  package var inTransit = 0

  package init(_ currency: Currency) { self.currency = currency }

  /// Delivered and not come back.
  package var paid: Int { recognised - owed }

  mutating func add(_ posting: Posting, _ sign: Int) {
    let amount = sign * posting.amount.minor
    switch posting.account {
    case .assistance: recognised += amount
    case .owed: owed -= amount
    case .inTransit: inTransit += amount
    case .grant, .funds, .returned: break
    }
  }
}
