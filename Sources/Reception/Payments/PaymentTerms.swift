package import Register

/// What holds for every payment of a run.
package struct PaymentTerms: Hashable, Sendable, Codable {
  /// What the money comes from. It decides through which kind of channel the run pays, and with which file.
  package enum Source: Hashable, Sendable, Codable {
    /// An account at a bank, whose holder is the organisation.
    case bank(account: BankAccount)
    /// A wallet at an operator of mobile money, which the operator knows.
    case mobileMoney
    /// Notes and coins that whoever runs the programme hands out.
    case cash
  }

  package var programme: ProgrammeID
  package var currency: Currency
  package var source: Source
  /// On which day the bank or operator is to pay.
  package var executionDay: CivilDate
  /// Dues that fall on this day or before it are paid.
  package var upTo: CivilDate
  /// The most that the provider takes in one payment.
  package var ceiling: Money?
  /// What the participant reads beside the payment. The provider reads it too, so it names neither person nor reason.
  package var message: String

  package init(
    programme: ProgrammeID, currency: Currency, source: Source, executionDay: CivilDate, upTo: CivilDate,
    ceiling: Money? = nil, message: String
  ) {
    self.programme = programme
    self.currency = currency
    self.source = source
    self.executionDay = executionDay
    self.upTo = upTo
    self.ceiling = ceiling
    self.message = message
  }

  package var channelKind: PaymentChannel.Kind {
    switch source {
    case .bank: .bankAccount
    case .mobileMoney: .mobileMoney
    case .cash: .cash
    }
  }

  /// Whether every bank and operator takes the message: the letters of SWIFT, on one line, and no beginning that a
  /// spreadsheet would take for a formula.
  package var hasSendableMessage: Bool {
    let others = Set(" .,'()/:?+-".utf8)
    return (1...100).contains(message.utf8.count)
      && message.utf8.allSatisfy { $0.isDigit || $0.isCapital || $0.isSmallLetter || others.contains($0) }
      && message.utf8.first.map { $0.isDigit || $0.isCapital || $0.isSmallLetter } == true
  }
}
