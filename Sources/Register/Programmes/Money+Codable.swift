/// As `{"amount": "1250.50", "currency": "GBP"}`: what is kept says its currency, and its point stands where people put it.
extension Money: Codable {
  private enum CodingKeys: String, CodingKey { case amount, currency }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let code = try container.decode(String.self, forKey: .currency)
    guard let currency = Currency(code) else {
      throw DecodingError.dataCorruptedError(
        forKey: .currency, in: container, debugDescription: "found “\(code)”; expected a currency of ISO 4217")
    }
    let text = try container.decode(String.self, forKey: .amount)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    do {
      self = try Money(digits, currency)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .amount, in: container, debugDescription: "found \(error.found); expected \(error.expected)")
    }
    if digits.count < text.count { minor = -minor }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(decimal, forKey: .amount)
    try container.encode(currency.code, forKey: .currency)
  }
}
