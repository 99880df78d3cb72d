package import Register

/// Why what was kept is no payment book: of a change one half was written and the other was not, or somebody wrote in it.
package enum BookFault: Error, Hashable, Sendable {
  /// Its run counts as sent, and the ledger knows nothing of it.
  case neverDispatched(InstructionID, PaymentRun.Stage)
  /// The ledger says that it was sent, and its run does not.
  case dispatched(InstructionID, PaymentRun.Stage)
  /// Two payments of runs that were not sent yet pay the same days of one due.
  case reservedTwice(Due.Key)

  package var found: String {
    switch self {
    case .neverDispatched(let id, let stage): "the payment \(id) of a run that is \(stage.rawValue), without its entry"
    case .dispatched(let id, let stage): "an entry that sends the payment \(id) of a run that is \(stage.rawValue)"
    case .reservedTwice(let due):
      "\(due.entitlement) of \(due.participant) for \(due.period) in two payments to be sent"
    }
  }

  package var expected: String {
    switch self {
    case .neverDispatched: "an entry by which each payment of a run that was sent was"
    case .dispatched: "no such entry before the run is exported"
    case .reservedTwice: "each day of a due in one payment"
    }
  }

  package var remedy: String { "Read the book again from a copy that was kept whole." }
}
