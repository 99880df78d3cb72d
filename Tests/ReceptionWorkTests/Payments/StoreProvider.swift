import Reception
import TestRegisters

/// An operator of mobile money in a test of the store: it knows files alone, and what it did with real money. It does each id
/// once, however often it gets a file.
struct StoreProvider {
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
  private(set) var inOrder: [RunID: [String]] = [:]

  /// Reads the file as a text, without the code under test.
  mutating func take(_ file: PaymentFile, of run: RunID) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let lines = text.matches(of: /([a-z2-7]{26}-[0-9]{8}),([0-9]+),RWF/)
    precondition(lines.count == file.sums.count, "a file holds as many payments as it says")
    for line in lines where orders[String(line.1)] == nil {
      orders[String(line.1)] = Order(id: String(line.1), amount: Int(line.2) ?? 0)
      inOrder[run, default: []].append(String(line.1))
    }
  }

  /// What waits is delivered, in part or not at all; what was delivered may go back.
  mutating func work(on run: RunID, _ dice: inout Dice) {
    for id in inOrder[run] ?? [] {
      guard var order = orders[id] else { continue }
      if !order.isFinal, dice.chance(60) {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0...3: order.delivered = order.amount
        case 4...6: order.delivered = Int.random(in: 1...order.amount, using: &dice)
        default: break
        }
        order.isFinal = true
      } else if order.net > 0, dice.chance(12) {
        order.returned += dice.chance(70) ? order.net : Int.random(in: 1...order.net, using: &dice)
      }
      orders[id] = order
    }
  }

  mutating func finish(_ run: RunID) {
    for id in inOrder[run] ?? [] {
      guard var order = orders[id], !order.isFinal else { continue }
      (order.delivered, order.isFinal) = (order.amount, true)
      orders[id] = order
    }
  }

  /// What it knows of a run, as a table; some lines are left out.
  func results(of run: RunID, _ dice: inout Dice, missing: Int = 10) -> [UInt8] {
    var text = "reference_id,currency,delivered_quantity,returned_quantity\n"
    for id in inOrder[run] ?? [] where !dice.chance(missing) {
      guard let order = orders[id] else { continue }
      let delivered = !order.isFinal ? "" : order.delivered == 0 ? "-1" : String(order.delivered)
      text += "\(id),RWF,\(delivered),\(order.returned == 0 ? "" : String(order.returned))\n"
    }
    return Array(text.utf8)
  }
}
