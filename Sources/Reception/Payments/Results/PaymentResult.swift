package import Register

/// What a line of a file of results says of one payment.
package struct PaymentResult: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Accepted or waiting: nothing final.
    case pending
    /// Delivered in full.
    case paid
    /// So much delivered, and so much of that come back, as the file writes it. The rest will not be delivered.
    case delivered(String, returned: String?)
    /// Not delivered, and will not be.
    case failed
    /// Refused: not delivered, or sent back if it had been.
    case rejected
    /// Refused because the provider has it already. That says nothing of what becomes of the payment, and nothing comes home.
    case duplicate

    /// Whether the file says what became of the payment.
    var isFinal: Bool {
      switch self {
      case .pending, .duplicate: false
      case .paid, .delivered, .failed, .rejected: true
      }
    }
  }

  package var line: Int
  /// As the file has it: it may be the id of nothing that was ever sent.
  package var endToEnd: String
  package var outcome: Outcome
  /// `ACSC`, `RJCT`; of a table `delivered`, `failed`, `pending`.
  package var status: String
  package var reason: String?
  /// What the file says was instructed, where it does.
  package var amount: String?
  package var currency: String?
  /// When it happened, where the file says so.
  package var day: CivilDate?

  package init(
    line: Int, endToEnd: String, outcome: Outcome, status: String, reason: String? = nil, amount: String? = nil,
    currency: String? = nil, day: CivilDate? = nil
  ) {
    self.line = line
    self.endToEnd = endToEnd
    self.outcome = outcome
    self.status = status
    self.reason = reason
    self.amount = amount
    self.currency = currency
    self.day = day
  }
}
