/// How somebody wants to be paid.
package enum PreferredPayment: Hashable, Sendable, Codable {
  /// The number of an account with a mobile operator, in its international form: `250788123456` (ITU-T E.164).
  case mobileMoney(number: String)
  /// An account by its IBAN or its number, and the bank by its BIC (ISO 9362).
  case bank(account: String, bic: String)
  case cash

  /// A number as people write it, with spaces and a plus; `nil` for what is not one in its international form.
  package static func mobileMoney(written text: String) -> PreferredPayment? {
    let digits = text.filter { !" -().".contains($0) }
    let number = digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
    guard (8...15).contains(number.utf8.count), number.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      !number.hasPrefix("0")
    else { return nil }
    return .mobileMoney(number: number)
  }
}
