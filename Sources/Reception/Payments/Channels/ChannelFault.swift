/// Why nobody can be paid through a channel as it is written.
package enum ChannelFault: Error, Hashable, Sendable, Codable {
  case notAnIBAN(String)
  /// The two check digits of an IBAN do not fit the rest: a digit was mistyped.
  case checkDigits(String)
  case notAnAccount(String)
  case notABIC(String)
  case notANumber(String)
  case notAHolder(String)

  package var found: String {
    switch self {
    case .notAnIBAN(let text), .checkDigits(let text), .notAnAccount(let text), .notABIC(let text),
      .notANumber(let text), .notAHolder(let text):
      "“\(text.prefix(40))”"
    }
  }

  package var expected: String {
    switch self {
    case .notAnIBAN: "an IBAN: two letters, two check digits, up to thirty letters and digits"
    case .checkDigits: "an IBAN whose check digits fit"
    case .notAnAccount: "the number of an account: up to 34 letters, digits and hyphens"
    case .notABIC: "the BIC of a bank: eight or eleven capital letters and digits"
    case .notANumber: "a telephone number in international form: a plus sign and up to fifteen digits"
    case .notAHolder: "whom the account belongs to, in 1 to 140 characters on one line"
    }
  }

  package var remedy: String {
    switch self {
    case .notAnIBAN, .checkDigits: "Copy the IBAN again from a statement or card, or write the number of the account."
    case .notAnAccount: "Copy the number again from a statement or card."
    case .notABIC: "Ask the bank for its BIC, such as BKIGRWRW."
    case .notANumber: "Write it with its country: +250700000001."
    case .notAHolder: "Write it as the bank has it."
    }
  }
}
