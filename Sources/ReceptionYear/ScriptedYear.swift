internal import Desks
package import Reception
package import Register
package import Safeguards

/// A year of a programme as it came out: what happened, and what the program made of it.
package struct ScriptedYear: Sendable {
  /// How many people take part: the size of the arrangement between the United States and Rwanda.
  package static let people = 250
  /// How long after the year it is looked at: what was still under way has come in by then.
  package static let daysAfter = 76

  /// A file of the month that is kept, as it went out or came in.
  package struct File: Sendable {
    package var name: String
    package var bytes: [UInt8]
  }

  /// What came of an alert that somebody is to be moved on.
  package struct Notice: Sendable {
    package var participant: String
    package var day: CivilDate
    package var signs: Int
    package var delivery: OnwardDelivery
  }

  package let seed: UInt64
  package let programme: CompiledProgramme
  /// In the order of time.
  package let events: [YearEvent]
  package let book: PaymentBook
  package let record: ReportRecord
  package let report: DeliveryReport
  package let references: [ParticipantID: String]
  package let openings: [Opening]
  package let complaints: [Complaint]
  package let notices: [Notice]
  /// The month whose files are kept, and they.
  package let month: Month
  package let files: [File]

  /// Acts the year out, to its end or through a day of it. The same seed, day and register give the same.
  package init(
    seed: UInt64, programme: CompiledProgramme, norms: NormSet, through last: CivilDate? = nil
  ) throws {
    var script = try YearScript(programme, norms: norms, seed: seed, until: last)
    script.noteTerms()
    script.planOpenings()
    script.planArrivals(people: Self.people)
    script.planComplaints()
    try script.planRounds()
    try script.act()
    let people = script.people
    let facts = Dictionary(people.map { ($0.id, $0.facts) }, uniquingKeysWith: { first, _ in first })
    self.seed = seed
    self.programme = programme
    events = script.events
    book = script.book
    record = ReportRecord(
      programme: programme, people: people.map { .init(id: $0.id, content: $0.content) }, book: script.book,
      deliveries: script.deliveries, through: script.lastDue
    ) { facts[$0.id] ?? Facts() }
    report = try DeliveryReport(
      record, months: Month(of: script.first)...Month(of: script.lastDue), asOf: script.asOf, terms: script.terms)
    references = Dictionary(people.map { ($0.id, $0.reference) }, uniquingKeysWith: { first, _ in first })
    openings = script.openings
    complaints = script.complaints
    notices = script.notices
    month = Self.shownMonth(from: script.first)
    files = script.month
  }

  package static let monthFileNames = PaymentChannel.Kind.allCases.flatMap { [sentFileName($0), resultsFileName($0)] }

  static func sentFileName(_ kind: PaymentChannel.Kind) -> String {
    switch kind {
    case .bankAccount: "bank.pain.001.xml"
    case .mobileMoney: "mobile-money.csv"
    case .cash: "cash.csv"
    }
  }

  static func resultsFileName(_ kind: PaymentChannel.Kind) -> String {
    switch kind {
    case .bankAccount: "bank.pain.002.xml"
    case .mobileMoney: "mobile-money-results.csv"
    case .cash: "cash-results.csv"
    }
  }

  static func shownMonth(from first: CivilDate) -> Month { Month(of: first).advanced(by: 5) }

  package var eventTable: String { CSV.text(YearEvent.columns, events.map(\.cells)) }

  /// Every account of the ledger with what it holds; a participant by their reference.
  package var ledgerTable: String {
    let rows = book.ledger.trialBalance.map { account, amount in
      [name(of: account), amount.decimal, amount.currency.code]
    }
    return CSV.text(["account", "amount", "currency"], rows.sorted { $0[0] < $1[0] })
  }

  private func name(of account: Account) -> String {
    if case .owed(let participant) = account { return "owed:\(references[participant] ?? participant.text)" }
    return account.description
  }
}

extension ScriptedYear.File {
  init(_ file: PaymentFile, _ kind: PaymentChannel.Kind) {
    self.init(name: ScriptedYear.sentFileName(kind), bytes: file.bytes)
  }

  init(results bytes: [UInt8], _ kind: PaymentChannel.Kind) {
    self.init(name: ScriptedYear.resultsFileName(kind), bytes: bytes)
  }
}
