/// The way by which somebody wants to be paid. An account or number that was kept is checked again when it is read.
package enum PaymentChannel: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    case bankAccount = "bank-account"
    case mobileMoney = "mobile-money"
    case cash

    /// Whether somebody outside learns where and what is paid, so that the participant is asked first.
    package var needsConsent: Bool { self != .cash }
  }

  case bankAccount(BankAccount)
  case mobileMoney(MobileNumber)
  /// Handed out by whoever runs the programme, from a list.
  case cash

  package var kind: Kind {
    switch self {
    case .bankAccount: .bankAccount
    case .mobileMoney: .mobileMoney
    case .cash: .cash
    }
  }

  /// What two participants have in common when they are paid to the same place; `nil` where each is paid in person.
  package var destination: String? {
    switch self {
    case .bankAccount(let account): "\(account.bank.text) \(account.numberText)"
    case .mobileMoney(let number): number.text
    case .cash: nil
    }
  }
}

extension PaymentChannel {
  /// A number for mobile money as people write it, with spaces and with or without a plus; it has to be in its international
  /// form.
  package static func mobileMoney(written text: String) throws(ChannelFault) -> PaymentChannel {
    let number = text.filter { !" -().".contains($0) }
    return .mobileMoney(try MobileNumber(number.hasPrefix("+") ? number : "+" + number))
  }
}

extension PaymentChannel: Codable {
  private enum CodingKeys: String, CodingKey {
    case account
    case mobile
    case cash
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let account = try container.decodeIfPresent(BankAccount.self, forKey: .account) {
      self = .bankAccount(account)
      return
    }
    if try container.decodeIfPresent(Bool.self, forKey: .cash) == true {
      self = .cash
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
    case .cash: try container.encode(true, forKey: .cash)
    }
  }
}
