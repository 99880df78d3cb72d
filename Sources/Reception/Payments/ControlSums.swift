package import Register

/// How many payments and how much in all: what an approver approves, and what a bank holds against its file.
package struct ControlSums: Hashable, Sendable, Codable {
  package var count: Int
  package var total: Money

  package init(count: Int, total: Money) {
    self.count = count
    self.total = total
  }

  package init(of payments: [PaymentInstruction], in currency: Currency) throws(MoneyFault) {
    var total = Money(minor: 0, currency)
    for payment in payments { total = try total.adding(payment.amount) }
    guard total.minor <= Money.mostMinor else { throw .tooLarge }
    self.init(count: payments.count, total: total)
  }
}
