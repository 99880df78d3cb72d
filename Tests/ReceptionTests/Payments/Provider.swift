import Desks
import Reception
import Register
import TestRegisters

/// A bank or operator of a test: it knows files and nothing of the ledger, and remembers what it did with real money.
///
/// It does each id once, however often it gets a file. What it does goes one way: waiting, then delivered, in part, or
/// failed; what was delivered may come back.
struct Provider {
  struct Order {
    var id: String
    var amount: Int
    var delivered = 0
    var returned = 0
    /// Nothing more will be delivered.
    var isFinal = false

    var net: Int { delivered - returned }
  }

  private(set) var orders: [String: Order] = [:]
  private var inOrder: [String: [String]] = [:]
  private var minutes = 0

  /// Takes a file as it was exported. A transfer and a bulk payment are read as texts, without the code under test.
  ///
  /// - Returns: Whether it had it before.
  @discardableResult mutating func take(_ file: PaymentFile, of run: RunID) -> Bool {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let lines: [(id: Substring, amount: Substring)] =
      file.mediaType == "application/xml"
      ? text.matches(of: /<EndToEndId>([^<]+)<[^@]*?<InstdAmt Ccy="RWF">([0-9]+)</).map { ($0.1, $0.2) }
      : text.matches(of: /([a-z2-7]{26}-[0-9]{8}),([0-9]+),RWF/).map { ($0.1, $0.2) }
    precondition(lines.count == file.sums.count, "a file holds as many payments as it says")
    let isKnown = inOrder["\(run)"] != nil
    for (id, amount) in lines where orders[String(id)] == nil {
      orders[String(id)] = Order(id: String(id), amount: Int(amount) ?? 0)
      inOrder["\(run)", default: []].append(String(id))
    }
    return isKnown
  }

  /// What a bank says of a file that it has already: refused as a whole, or payment by payment.
  mutating func refusal(of run: RunID, _ dice: inout Dice) -> [UInt8] {
    minutes += 1
    let reason = { (code: String) in "<StsRsnInf><Rsn><Cd>\(code)</Cd></Rsn></StsRsnInf>" }
    let time = DeskTime(Payments.noon.seconds + minutes * 60).dateAndTime
    if dice.chance(50) {
      return StatusReportTests.report(
        "", group: "<GrpSts>RJCT</GrpSts>\(reason("DU01"))", message: "\(run)", created: time)
    }
    let transactions = (inOrder["\(run)"] ?? []).map { StatusReportTests.transaction($0, "RJCT", reason("AM05")) }
    return StatusReportTests.report(transactions.joined(separator: "\n"), message: "\(run)", created: time)
  }

  /// Something happens to some orders of a run.
  mutating func work(on run: RunID, _ dice: inout Dice, isBank: Bool) {
    for id in inOrder["\(run)"] ?? [] {
      guard var order = orders[id] else { continue }
      if !order.isFinal, dice.chance(60) {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...5: order.delivered = order.amount
        // A bank pays all or nothing.
        case 6 where !isBank && order.amount > 1: order.delivered = Int.random(in: 1..<order.amount, using: &dice)
        default: break
        }
        order.isFinal = true
      } else if order.net > 0, dice.chance(12) {
        let isWhole = isBank || dice.chance(70)
        order.returned += isWhole ? order.net : Int.random(in: 1...order.net, using: &dice)
      }
      orders[id] = order
    }
  }

  /// What still waits is delivered.
  mutating func finish(_ run: RunID) {
    for id in inOrder["\(run)"] ?? [] {
      guard var order = orders[id], !order.isFinal else { continue }
      (order.delivered, order.isFinal) = (order.amount, true)
      orders[id] = order
    }
  }

  /// What it knows of a run, as a file of results.
  mutating func results(of run: RunID, _ dice: inout Dice, isBank: Bool) -> [UInt8] {
    minutes += 1
    let known = (inOrder["\(run)"] ?? []).compactMap { orders[$0] }.filter { _ in dice.chance(90) }
    if isBank {
      let transactions = known.map { order in
        let status =
          if !order.isFinal { "ACSP" } else if order.net > 0 { "ACSC" } else { "RJCT" }
        return StatusReportTests.transaction(order.id, status)
      }
      let time = DeskTime(Payments.noon.seconds + minutes * 60).dateAndTime
      return StatusReportTests.report(transactions.joined(separator: "\n"), message: "\(run)", created: time)
    }
    var text = "reference_id,currency,entitlement_quantity,delivered_quantity,returned_quantity\n"
    for order in known {
      let delivered = !order.isFinal ? "" : order.delivered == 0 ? "-1" : String(order.delivered)
      text += "\(order.id),RWF,\(order.amount),\(delivered),\(order.returned == 0 ? "" : String(order.returned))\n"
    }
    return Array(text.utf8)
  }
}
