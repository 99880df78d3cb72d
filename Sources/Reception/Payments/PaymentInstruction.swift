package import Register

/// One payment to one participant for one due. What came of it is in the ledger, not here.
package struct PaymentInstruction: Hashable, Sendable, Codable {
  package var id: InstructionID
  package var due: Due.Key
  package var amount: Money
  /// What the due was worth when the run was prepared: more than `amount` when some of it was delivered before.
  package var dueAmount: Money
  /// As it was when the run was prepared: a later change of it does not redirect money that was approved. `nil` once the
  /// participant was erased.
  package var channel: PaymentChannel?

  package init(id: InstructionID, due: Due.Key, amount: Money, dueAmount: Money, channel: PaymentChannel?) {
    self.id = id
    self.due = due
    self.amount = amount
    self.dueAmount = dueAmount
    self.channel = channel
  }
  /// The same payment without where it went to, if it was to one of these.
  package func forgetting(_ participants: Set<ParticipantID>) -> PaymentInstruction {
    guard channel != nil, participants.contains(due.participant) else { return self }
    var payment = self
    payment.channel = nil
    return payment
  }
}
