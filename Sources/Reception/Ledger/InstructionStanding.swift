internal import Register

/// What the ledger says of one instruction, in minor units.
package struct InstructionStanding: Hashable, Sendable {
  package var inTransit = 0
  package var returned = 0
  /// Delivered and not come back.
  package var paid = 0

  package init() {}

  /// Delivered, whether it came back or not.
  package var delivered: Int { paid + returned }

  mutating func add(_ posting: Posting, _ sign: Int) {
    let amount = sign * posting.amount.minor
    switch posting.account {
    case .inTransit: inTransit += amount
    case .returned: returned += amount
    case .owed: paid += amount
    case .grant, .funds, .assistance: break
    }
  }
}
