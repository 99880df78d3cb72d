internal import Register

extension PaymentRun {
  /// The columns of a transfer of MTN MoMo, in the order of the file.
  package static let bulkPaymentColumns = [
    "externalId", "amount", "currency", "partyIdType", "partyId", "payerMessage", "payeeNote", "referenceId",
  ]

  /// A table for a bulk payment of mobile money, as RFC 4180 has it. The message was checked to hold no quote or line break and
  /// to begin like no formula, so that it needs quotes for its commas alone; everything else is digits, letters, points and
  /// hyphens.
  func bulkPayment() -> [UInt8] {
    var bytes = Array((PaymentRun.bulkPaymentColumns.joined(separator: ",") + "\r\n").utf8)
    bytes.reserveCapacity(bytes.count + 220 * payments.count)
    let message = terms.message.contains(",") ? "\"\(terms.message)\"" : terms.message
    for payment in payments {
      guard case .mobileMoney(let number) = payment.channel else { continue }
      let cells = [
        payment.id.endToEnd, payment.amount.decimal, payment.amount.currency.code, "MSISDN", String(number.msisdn),
        message, message, payment.id.referenceUUID,
      ]
      bytes.append(contentsOf: cells.joined(separator: ",").utf8)
      bytes.append(contentsOf: "\r\n".utf8)
    }
    return bytes
  }
}
