/// The way by which somebody wants to be paid. A kept one is checked again when it is read.
package enum PaymentChannel: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    case bankAccount = "bank-account"
    case mobileMoney = "mobile-money"
  }

  case bankAccount(BankAccount)
  case mobileMoney(MobileNumber)

  package var kind: Kind {
    switch self {
    case .bankAccount: .bankAccount
    case .mobileMoney: .mobileMoney
    }
  }

  /// What two participants have in common when they are paid to the same place.
  package var destination: String {
    switch self {
    case .bankAccount(let account): "\(account.bank.text) \(account.numberText)"
    case .mobileMoney(let number): number.text
    }
  }
}

extension PaymentChannel: Codable {
  private enum CodingKeys: String, CodingKey {
    case account
    case mobile
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let account = try container.decodeIfPresent(BankAccount.self, forKey: .account) {
      self = .bankAccount(account)
      return
    }
    let number = try container.decode(String.self, forKey: .mobile)
    do {
      self = .mobileMoney(try MobileNumber(number))
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .mobile, in: container, debugDescription: "found \(error.found); expected \(error.expected)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .bankAccount(let account): try container.encode(account, forKey: .account)
    case .mobileMoney(let number): try container.encode(number.text, forKey: .mobile)
    }
  }
}
