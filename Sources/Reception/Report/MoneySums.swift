package import Register

/// Amounts added up, each currency by itself.
package struct MoneySums: Hashable, Sendable {
  private var sums: [Currency: Money] = [:]

  package init() {}

  /// What there is in a currency; nought where nothing is.
  package subscript(currency: Currency) -> Money { sums[currency] ?? Money(minor: 0, currency) }

  /// Whether there is something in any currency.
  package var isPositive: Bool { sums.values.contains { $0.minor > 0 } }

  package mutating func add(_ money: Money) throws(MoneyFault) {
    sums[money.currency] = try self[money.currency].adding(money)
  }

  package mutating func subtract(_ money: Money) throws(MoneyFault) {
    try add(money.times(-1))
  }

  package func adding(_ other: MoneySums) throws(MoneyFault) -> MoneySums {
    var result = self
    for money in other.sums.values { try result.add(money) }
    return result
  }
}
