internal import Pages
internal import Reception
internal import Register

extension SentForm {
  mutating func currency(_ name: String) -> Currency? {
    if let currency = Currency(self[name].uppercased()) { return currency }
    mistake(name, found(name), .reception(.expectedCurrency))
    return nil
  }

  /// An amount of a currency; nothing more is said of it where the currency is mistaken.
  mutating func amount(_ name: String, _ currency: Currency?, isAboveNothing: Bool = false) -> Money? {
    guard let currency else { return nil }
    do throws(MoneyFault) {
      let amount = try Money(self[name], currency)
      if amount.minor > 0 || !isAboveNothing { return amount }
      mistake(name, found(name), .reception(.expectedAmountAboveNothing))
    } catch {
      mistake(
        name, found(name),
        .reception(
          .expectedAmount, ["digits": .number(currency.digits), "currency": .verbatim(currency.code)]))
    }
    return nil
  }

  /// An account of a bank from three fields; what is wrong stands beside the one that it is in.
  mutating func account(_ number: String, bank: String, holder: String) -> BankAccount? {
    do throws(ChannelFault) {
      return try BankAccount(
        number: self[number], bank: self[bank].uppercased().filter { $0 != " " }, holder: self[holder])
    } catch {
      let field =
        switch error {
        case .notAnIBAN, .checkDigits, .notAnAccount, .notANumber: number
        case .notABIC: bank
        case .notAHolder: holder
        }
      mistake(field, error)
      return nil
    }
  }
}
