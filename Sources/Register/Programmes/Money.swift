/// An amount in whole minor units of its currency. Nothing is ever rounded: what does not fit is a fault.
package struct Money: Hashable, Sendable {
  package var minor: Int
  package var currency: Currency

  package init(minor: Int, _ currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// The most that one amount may be, in minor units: fifteen digits fit the eighteen of ISO 20022. More than nine thousand
  /// amounts of this size would overflow, so every sum is made by `adding`, which refuses that.
  package static let mostMinor = 999_999_999_999_999

  /// What a person or a file wrote: `100000`, `1250.50`. No grouping, no sign, no more digits than the currency has.
  package init(_ text: some StringProtocol, _ currency: Currency) throws(MoneyFault) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    func isDigits(_ part: some StringProtocol) -> Bool {
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard (1...2).contains(parts.count), parts.allSatisfy({ isDigits($0) }) else {
      throw .notAnAmount(String(text.prefix(40)), currency)
    }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.utf8.count <= currency.digits else { throw .tooManyDigits(String(text.prefix(40)), currency) }
    let whole = parts[0].drop { $0 == "0" }
    guard whole.utf8.count <= 15 else { throw .tooLarge }
    let digits = whole + fraction + String(repeating: "0", count: currency.digits - fraction.utf8.count)
    guard let minor = digits.isEmpty ? 0 : Int(digits), minor <= Money.mostMinor else { throw .tooLarge }
    self.init(minor: minor, currency)
  }

  package func adding(_ other: Money) throws(MoneyFault) -> Money {
    guard other.currency == currency else { throw .otherCurrency(currency, other.currency) }
    let (sum, overflow) = minor.addingReportingOverflow(other.minor)
    guard !overflow else { throw .tooLarge }
    return Money(minor: sum, currency)
  }

  package func times(_ count: Int) throws(MoneyFault) -> Money {
    let (product, overflow) = minor.multipliedReportingOverflow(by: count)
    guard !overflow, abs(product) <= Money.mostMinor else { throw .tooLarge }
    return Money(minor: product, currency)
  }

  /// With a point before the minor units and all their digits, as files of payments have it: `1250.50`, `100000`.
  package var decimal: String { Money.text(minor, currency, group: "") }
}

extension Money: CustomStringConvertible {
  /// For people: `1,250.50 GBP`.
  package var description: String { "\(Money.text(minor, currency, group: ",")) \(currency)" }

  private static func text(_ minor: Int, _ currency: Currency, group: String) -> String {
    var digits = String(minor.magnitude)
    if digits.utf8.count <= currency.digits {
      digits = String(repeating: "0", count: currency.digits + 1 - digits.utf8.count) + digits
    }
    let whole = digits.dropLast(currency.digits)
    var text = minor < 0 ? "-" : ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { text += group }
      text.append(digit)
    }
    return currency.digits == 0 ? text : "\(text).\(digits.suffix(currency.digits))"
  }
}

/// Why an amount cannot be.
package enum MoneyFault: Error, Hashable, Sendable {
  case notAnAmount(String, Currency)
  case tooManyDigits(String, Currency)
  case tooLarge
  case otherCurrency(Currency, Currency)

  package var found: String {
    switch self {
    case .notAnAmount(let text, _), .tooManyDigits(let text, _): "“\(text)”"
    case .tooLarge: "an amount of more than fifteen digits"
    case .otherCurrency(_, let other): "an amount in \(other)"
    }
  }

  package var expected: String {
    switch self {
    case .notAnAmount(_, let currency) where currency.digits == 0: "an amount in \(currency) in digits, such as 100000"
    case .notAnAmount(_, let currency):
      "an amount in \(currency) in digits, such as 1250.\(String(repeating: "0", count: currency.digits))"
    case .tooManyDigits(_, let currency): "at most \(currency.digits) digits after the point in \(currency)"
    case .tooLarge: "at most fifteen"
    case .otherCurrency(let currency, _): "one in \(currency)"
    }
  }
}
