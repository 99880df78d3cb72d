internal import Desks
internal import Reception
internal import Register

/// A bank or an operator of mobile money: what becomes of each payment of a file, and how it says so. It knows files and
/// nothing of the ledger.
struct YearProvider {
  enum Fate: Hashable {
    case paid
    /// Paid, but not before the second report.
    case paidLater
    case failed
    /// Paid, and sent back later: all of it, or so much.
    case returned(Int)
    /// So much arrived, and no more will.
    case inPart(Int)
    /// Reported as failed, and found to have been paid.
    case failedThenPaid
  }

  struct Order {
    var payment: PaymentInstruction
    var fate: Fate
    /// When it arrived, where the report says so.
    var day: CivilDate?
  }

  let run: RunID
  let kind: PaymentChannel.Kind
  var orders: [Order] = []

  /// Those of which the second report has something to say.
  var later: [Order] {
    orders.filter { order in
      switch order.fate {
      case .paidLater, .returned, .failedThenPaid: true
      case .paid, .failed, .inPart: false
      }
    }
  }

  mutating func take(
    _ run: PaymentRun, on day: CivilDate, _ dice: inout YearDice, fates: [ParticipantID: YearPerson.Fate]
  ) {
    for payment in run.payments {
      let fate = fate(of: payment, of: fates[payment.due.participant], &dice)
      let arrived = kind == .mobileMoney && dice.chance(850) ? day.advanced(by: dice.number(0...2)) : nil
      orders.append(Order(payment: payment, fate: fate, day: arrived))
    }
  }

  private func fate(
    of payment: PaymentInstruction, of payee: YearPerson.Fate?, _ dice: inout YearDice
  ) -> Fate {
    let amount = payment.amount.minor
    if kind != .cash, payee?.hasBadChannel == true { return .failed }
    if kind == .mobileMoney, payee?.hasLowLimit == true {
      return payment.amount == payment.dueAmount ? .inPart(amount / 5 * 3) : .failed
    }
    switch (kind, dice.number(0...999)) {
    case (_, 0..<915): return .paid
    case (_, 915..<940): return .paidLater
    case (_, 940..<962): return .failed
    case (.bankAccount, 962..<972): return .returned(amount)
    case (.bankAccount, _): return .paid
    case (.mobileMoney, 962..<982): return .inPart(amount / 1_000 * dice.number(200...900))
    case (.mobileMoney, 982..<992): return .returned(dice.chance(600) ? amount : amount / 2)
    case (.mobileMoney, _): return .failedThenPaid
    // Whoever came got all of it.
    case (.cash, _): return .paid
    }
  }

  // MARK: how a bank says it

  /// A status report, `pain.002`: of every payment, or of those that changed.
  func statusReport(_ number: Int, written time: DeskTime) -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
        <CstmrPmtStsRpt>
          <GrpHdr><MsgId>\(run.text.prefix(20))-S\(number)</MsgId><CreDtTm>\(time.dateAndTime)</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts><OrgnlMsgId>\(run)</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts>
            <OrgnlPmtInfId>\(run)-1</OrgnlPmtInfId>

      """
    for order in number == 1 ? orders : later {
      let (status, reason) = status(of: order, in: number)
      let id = order.payment.id.endToEnd
      text += "      <TxInfAndSts><OrgnlEndToEndId>\(id)</OrgnlEndToEndId><TxSts>\(status)</TxSts>"
      if !reason.isEmpty { text += "<StsRsnInf><Rsn><Cd>\(reason)</Cd></Rsn></StsRsnInf>" }
      text += "</TxInfAndSts>\n"
    }
    return Array((text + "    </OrgnlPmtInfAndSts>\n  </CstmrPmtStsRpt>\n</Document>\n").utf8)
  }

  private func status(of order: Order, in report: Int) -> (status: String, reason: String) {
    switch order.fate {
    case .paid, .inPart, .failedThenPaid: ("ACSC", "")
    case .paidLater: (report == 1 ? "ACSP" : "ACSC", "")
    case .failed: ("RJCT", "AC04")
    case .returned: report == 1 ? ("ACSC", "") : ("RJCT", "AC06")
    }
  }

  // MARK: how an operator says it

  /// A table of results; `foreign` is a line for a payment that was never sent.
  func table(_ number: Int, foreign: String? = nil) -> [UInt8] {
    var rows = (number == 1 ? orders : later).map { order in
      let amount = order.payment.amount
      let (delivered, returned) = quantities(of: order, in: number)
      let isFailed = delivered == "-1"
      return [
        order.payment.id.endToEnd, amount.currency.code, amount.decimal, delivered, returned,
        delivered.isEmpty ? "" : order.day?.description ?? "", isFailed ? "PAYEE_NOT_FOUND" : "",
      ]
    }
    if let foreign { rows.append([foreign, "RWF", "1000", "1000", "", "", ""]) }
    let header = [
      "reference_id", "currency", "entitlement_quantity", "delivered_quantity", "returned_quantity", "delivery_date",
      "reason_for_unsuccessful_payment",
    ]
    return Array(CSV.text(header, rows).utf8)
  }

  private func quantities(of order: Order, in table: Int) -> (delivered: String, returned: String) {
    let all = order.payment.amount.decimal
    return switch order.fate {
    case .paid: (all, "")
    case .paidLater: (table == 1 ? "" : all, "")
    case .failed: ("-1", "")
    case .returned(let minor): (all, table == 1 ? "" : String(minor))
    case .inPart(let minor): (String(minor), "")
    case .failedThenPaid: (table == 1 ? "-1" : all, "")
    }
  }
}
