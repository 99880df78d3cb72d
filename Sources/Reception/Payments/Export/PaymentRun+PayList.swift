internal import Register

extension PaymentRun {
  /// The columns of a list of what is handed out, in the order of the file. Filled in, it is a table of results.
  package static let payListColumns = [
    "reference_id", "participant", "currency", "entitlement_quantity", "delivered_quantity", "returned_quantity",
    "signature",
  ]

  /// A list by which money is handed out: a line for each payment, whose amount delivered is left open, and room to sign.
  /// No name is in it: the reference is what the participant is known by at the desk.
  func payList(_ references: [ParticipantID: String]) -> [UInt8] {
    let rows = payments.map { payment in
      [
        payment.id.endToEnd, references[payment.due.participant] ?? "", payment.amount.currency.code,
        payment.amount.decimal, "", "", "",
      ]
    }
    return Array(CSV.text(PaymentRun.payListColumns, rows).utf8)
  }
}
