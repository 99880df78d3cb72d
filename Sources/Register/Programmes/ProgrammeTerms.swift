/// What a programme agrees of how it looks after people. What a file leaves out holds as `Programme` says.
package struct ProgrammeTerms: Sendable {
  /// When contact with a participant counts as lost.
  package struct LostContact: Hashable, Sendable {
    /// So many tries in a row without contact, …
    package var tries: Int
    /// … or so many days since the last contact, where it was tried since.
    package var days: Int

    package init(tries: Int, days: Int) {
      self.tries = tries
      self.days = days
    }
  }

  /// Days after the start of a job on which somebody asks how it goes; they rise.
  package var workChecks: [Int]?
  package var contactLost: LostContact?
  /// Days after a due's day within which it still counts as paid on time.
  package var paymentGraceDays: Int?
  package var basis: FigureBasis
  package var sources: [Located<String>]
  package var place: Place

  package init(
    workChecks: [Int]?, contactLost: LostContact?, paymentGraceDays: Int?, basis: FigureBasis,
    sources: [Located<String>], place: Place
  ) {
    self.workChecks = workChecks
    self.contactLost = contactLost
    self.paymentGraceDays = paymentGraceDays
    self.basis = basis
    self.sources = sources
    self.place = place
  }

  // MARK: where nothing is agreed

  package static let usualWorkChecks = [30, 90, 180, 365]
  package static let usualContactLost = LostContact(tries: 3, days: 30)
  /// A week: a bank takes three working days and a weekend, and what it paid stands in its next report.
  package static let usualPaymentGraceDays = 7
}

extension Programme {
  package var workChecks: [Int] { terms?.workChecks ?? ProgrammeTerms.usualWorkChecks }
  package var contactLost: ProgrammeTerms.LostContact { terms?.contactLost ?? ProgrammeTerms.usualContactLost }
  package var paymentGraceDays: Int { terms?.paymentGraceDays ?? ProgrammeTerms.usualPaymentGraceDays }
}
