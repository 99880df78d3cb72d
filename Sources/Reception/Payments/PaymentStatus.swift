package import Register

/// What became of an instruction.
package enum PaymentStatus: Hashable, Sendable {
  /// Its run was not exported yet.
  case waiting
  case cancelled
  case inTransit
  case paid
  case partlyDelivered(Money)
  case failed
  /// So much of it came back after it was delivered.
  case returned(Money)

  init(_ payment: PaymentInstruction, in stage: PaymentRun.Stage, _ standing: InstructionStanding) {
    let currency = payment.amount.currency
    switch stage {
    case .prepared, .checked, .approved: self = .waiting
    case .cancelled: self = .cancelled
    case .exported, .closed:
      if standing.inTransit > 0 {
        self = .inTransit
      } else if standing.returned > 0 {
        self = .returned(Money(minor: standing.returned, currency))
      } else if standing.delivered == 0 {
        self = .failed
      } else if standing.delivered < payment.amount.minor {
        self = .partlyDelivered(Money(minor: standing.delivered, currency))
      } else {
        self = .paid
      }
    }
  }
}
