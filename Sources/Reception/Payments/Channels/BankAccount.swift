/// An account at a bank, with whom it belongs to.
package struct BankAccount: Hashable, Sendable, Codable {
  package enum Number: Hashable, Sendable {
    case iban(IBAN)
    /// Where a country has no IBAN, such as Rwanda.
    case other(String)
  }

  package let number: Number
  package let bank: BIC
  package let holder: String

  /// The number is an IBAN when it begins like one, with two letters, large or small, and two digits.
  package init(number: some StringProtocol, bank: some StringProtocol, holder: String) throws(ChannelFault) {
    let compact = String(number).filter { $0 != " " }
    let upper = String(decoding: compact.utf8.map { $0.isSmallLetter ? $0 - 0x20 : $0 }, as: UTF8.self)
    let start = upper.utf8.prefix(4)
    if start.count == 4, start.prefix(2).allSatisfy(\.isCapital), start.dropFirst(2).allSatisfy(\.isDigit) {
      self.number = .iban(try IBAN(upper))
    } else {
      let isWellFormed =
        (1...34).contains(compact.utf8.count)
        && compact.utf8.allSatisfy { $0.isDigit || $0.isCapital || $0.isSmallLetter || $0 == UInt8(ascii: "-") }
      guard isWellFormed else { throw .notAnAccount(String(number)) }
      self.number = .other(compact)
    }
    self.bank = try BIC(bank)
    let isName =
      (1...140).contains(holder.unicodeScalars.count) && holder.contains { !$0.isWhitespace }
      && holder.unicodeScalars.allSatisfy(XMLWriter.canStand) && !holder.contains(where: \.isNewline)
    guard isName else { throw .notAHolder(holder) }
    self.holder = holder
  }

  package var numberText: String {
    switch number {
    case .iban(let iban): iban.text
    case .other(let text): text
    }
  }

  private enum CodingKeys: String, CodingKey { case number, bank, holder }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let (number, bank) = (
      try container.decode(String.self, forKey: .number), try container.decode(String.self, forKey: .bank)
    )
    let holder = try container.decode(String.self, forKey: .holder)
    do {
      self = try BankAccount(number: number, bank: bank, holder: holder)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "found \(error.found); expected \(error.expected)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(numberText, forKey: .number)
    try container.encode(bank.text, forKey: .bank)
    try container.encode(holder, forKey: .holder)
  }
}
