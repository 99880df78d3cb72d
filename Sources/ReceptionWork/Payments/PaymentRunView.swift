package import Desks
package import Reception

/// A run with what became of each payment.
package struct PaymentRunView: Sendable {
  package var run: PaymentRun
  /// In the order of the payments.
  package var statuses: [PaymentStatus]
  /// What a check says now; `nil` once the run was sent or cancelled.
  package var check: RunCheck?
  /// Nobody stands here who was erased.
  package var references: [ParticipantID: String]
  package var names: [MemberID: String]
}

/// How many payments of a run came to what.
package struct RunOutcomes: Hashable, Sendable {
  package var waiting = 0
  package var inTransit = 0
  package var paid = 0
  package var partlyDelivered = 0
  package var failed = 0
  package var returned = 0
  package var cancelled = 0

  package init() {}

  package init(_ statuses: some Sequence<PaymentStatus>) {
    for status in statuses {
      switch status {
      case .waiting: waiting += 1
      case .cancelled: cancelled += 1
      case .inTransit: inTransit += 1
      case .paid: paid += 1
      case .partlyDelivered: partlyDelivered += 1
      case .failed: failed += 1
      case .returned: returned += 1
      }
    }
  }
}
