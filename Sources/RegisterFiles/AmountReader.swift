internal import Register

/// Reads amounts in the currency of a programme, or in their own.
struct AmountReader {
  /// `nil` after a diagnostic: then amounts that name no currency cannot be read, and go without another.
  let currency: Currency?

  init(_ fields: Fields) {
    if fields.node("currency") == nil { fields.missing("currency", example: "RWF") }
    currency = Self.currency(fields)
  }

  private static func currency(_ fields: Fields) -> Currency? {
    guard let code = fields.located("currency") else { return nil }
    if let currency = Currency(code.value) { return currency }
    fields.reading.report(
      .wrongValue, at: code.place, found: "“\(code.value)”", expected: "a currency by its code of ISO 4217",
      remedy: NearestName.nearest(to: code.value, in: Currency.codes.sorted()) ?? "RWF")
    return nil
  }

  func read(_ fields: Fields) -> Money? {
    guard let text = fields.located("amount"),
      let currency = fields.node("currency") == nil ? currency : Self.currency(fields)
    else { return nil }
    do throws(MoneyFault) { return try Money(text.value, currency) } catch {
      fields.reading.report(.wrongValue, at: text.place, found: error.found, expected: error.expected)
      return nil
    }
  }
}
