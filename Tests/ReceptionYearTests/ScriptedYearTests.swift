import Desks
import Kleene
import Reception
import ReceptionYear
import Register
import Safeguards
import Testing

@Suite("A scripted year")
struct ScriptedYearTests {
  private let year: ScriptedYear

  init() throws { year = try YearFixture.first.get() }

  @Test("The same seed gives the same year, and another one another")
  func deterministic() throws {
    let again = try YearFixture.year(seed: 1)
    #expect(again.eventTable == year.eventTable)
    #expect(again.ledgerTable == year.ledgerTable)
    #expect(again.report.csv(.full) == year.report.csv(.full))
    #expect(again.files.map(\.bytes) == year.files.map(\.bytes))
    #expect(try YearFixture.second.get().eventTable != year.eventTable)
  }

  @Test("What happened is written in the order of time, and something of everything happens")
  func events() {
    #expect(year.events.map(\.recorded) == year.events.map(\.recorded).sorted())
    let kinds = Set(year.events.map(\.kind))
    let missing = YearEvent.Kind.allCases.filter { !kinds.contains($0) }
    #expect(missing == [])
    let refused = Set(year.events.filter { $0.kind == .refused }.map(\.value))
    #expect(refused.isSuperset(of: ["own run", "own payment", "file again", "funds short"]))
  }

  @Test("As many people as there are places, each once and without a name")
  func people() {
    #expect(year.record.people.count == ScriptedYear.people)
    #expect(Set(year.record.people.map(\.id)).count == ScriptedYear.people)
    let references = year.record.people.map(\.content.reference)
    #expect(references.allSatisfy { $0.wholeMatch(of: /r-\d{3}/) != nil })
    for run in year.book.runs.values {
      for payment in run.payments {
        guard case .bankAccount(let account) = payment.channel else { continue }
        #expect(account.holder == "Participant \(year.references[payment.due.participant] ?? "")")
      }
    }
  }

  @Test("Each column of the report has something in one of two years, so that no figure is nought for want of a case")
  func columns() throws {
    let totals = try [year, YearFixture.second.get()].flatMap { $0.report.totals.values }
    func sum(_ path: KeyPath<DeliveryReport.Delivery, Tally>) -> Int {
      totals.reduce(0) { $0 + $1[keyPath: path].count }
    }
    for path in [
      \DeliveryReport.Delivery.promised, \.onTime, \.late, \.partly, \.unpaid, \.unknown, \.failures,
    ] {
      #expect(sum(path) > 0)
    }
    // What is still open is so in the middle of a year.
    let half = try YearFixture.year(seed: 1, through: "2026-02-09")
    #expect(half.report.totals.values.contains { $0.open.count > 0 })
    #expect(half.report.followUps.values.contains { $0.open.count > 0 })
    let work = try #require(year.report.work.last)
    #expect(work.months == 12)
    #expect([work.stillThere, work.left, work.unknown, work.open].allSatisfy { $0 > 0 })
  }

  @Test("It goes by the terms of the programme: its report, and when somebody at work is asked how it goes")
  func terms() throws {
    let terms = ProgrammeTerms(
      workChecks: [20], contactLost: ProgrammeTerms.LostContact(tries: 2, days: 60), paymentGraceDays: 2,
      basis: .demonstration, sources: [], place: year.programme.programme.place)
    let other = try YearFixture.year(seed: 1, through: "2026-05-07", terms: terms)
    #expect(other.report.terms == .init(graceDays: 2, contact: ContactRule(attempts: 2, days: 60)))
    let written = try #require(other.events.first { $0.kind == .reportTerms }?.value)
    #expect(written.contains("grace=2; attempts=2; days=60"))
    let checked = other.record.people.flatMap(\.content.placements).flatMap { placement in
      placement.checks.map { $0.day.days - placement.start.days }
    }
    // Up to 25 days late.
    #expect(checked.count > 10 && checked.allSatisfy { (20...45).contains($0) }, "\(checked)")
  }

  // MARK: money

  @Test(
    "The ledger balances to the last unit, and reads again entry by entry",
    arguments: ["2025-10-10", "2026-04-06", nil])
  func ledger(_ day: String?) throws {
    let year = try day.map { try YearFixture.year(seed: 3, through: $0) } ?? year
    let ledger = year.book.ledger
    #expect(ledger.trialBalance.reduce(0) { $0 + $1.amount.minor } == 0)
    var again = Ledger()
    for entry in ledger.entries { try again.append([entry]) }
    #expect(again.trialBalance.map(\.amount) == ledger.trialBalance.map(\.amount))
    _ = try PaymentBook(ledger: ledger, runs: year.book.runs.values)
    for (due, standing) in ledger.dueStandings {
      #expect((0...standing.recognised).contains(standing.paid), "\(due)")
    }
    let programme = year.programme.programme.id
    if day == nil { #expect(ledger.balance(.inTransit(programme), year.programme.programme.currency).minor == 0) }
  }

  @Test("Nobody approves what they prepared, nor what goes to them")
  func approvals() throws {
    let payees = Dictionary(
      year.record.people.map { ($0.id, $0.content.payees) }, uniquingKeysWith: { first, _ in first })
    let approved = year.book.runs.values.filter { $0.stage.isSent }
    #expect(approved.count > 30)
    for run in approved {
      let approver = try #require(run.step(.approved)?.by)
      #expect(run.step(.prepared)?.by != approver)
      #expect(run.payments.allSatisfy { !(payees[$0.due.participant] ?? []).contains(approver) })
    }
    #expect(payees.values.contains { !$0.isEmpty })
  }

  @Test("A payment goes out only to whom has agreed on the day on which it was prepared")
  func consent() throws {
    let people = Dictionary(
      year.record.people.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first })
    var leftOut = 0
    for run in year.book.runs.values {
      let day = try #require(run.step(.prepared)?.at.utcDay)
      for payment in run.payments {
        let content = try #require(people[payment.due.participant])
        #expect(content.may(.payment, Recipient(.paymentProvider), on: day))
      }
      leftOut += run.leftOut.count { $0.reason == .noConsent || $0.reason == .unaskedConsent }
    }
    #expect(leftOut > 0)
  }

  // MARK: work and onward removal

  @Test("Nobody is sent to work below the legal wage, or without having agreed that the employer hears of them")
  func work() {
    let floors = year.programme.programme.wageFloors
    let flagged = Set(
      year.openings.filter { $0.wage.assess(floors, on: $0.from).contains(where: \.isFlagged) }.map(\.id))
    #expect(!flagged.isEmpty)
    var applications = 0
    for person in year.record.people {
      for application in person.content.applications {
        applications += 1
        #expect(!flagged.contains(application.opening))
        #expect(person.content.may(.employment, Recipient(.employer, application.employer.text), on: application.day))
      }
    }
    #expect(applications > 50)
  }

  @Test(
    "Of two who are told to leave, the representative of one is told with the finding of the register, and of one is not"
  )
  func onward() throws {
    #expect(year.notices.count == 2)
    guard case .to(_, let told) = year.notices[0].delivery else {
      Issue.record("found \(year.notices[0].delivery); expected that the representative is told")
      return
    }
    let finding = try #require(told.content.findings.first)
    let nationality = FactKey(FactName("person.nationality"))
    let facts = Facts([nationality: [.init(.states([StateCode("SDN")], isComplete: true))]])
    let expected = try YearFixture.norms().assess(
      facts, Question(sender: StateCode("RWA"), destinations: [StateCode("UGA")], day: .day(year.notices[0].day)),
      marksWeak: false)
    #expect(expected.map(\.finding) == [finding.finding])
    guard case .withheld(let refusal) = year.notices[1].delivery else {
      Issue.record("found \(year.notices[1].delivery); expected that nothing leaves")
      return
    }
    #expect(refusal.purpose == .onwardAlert)
  }

  @Test("The published report hides every count of one to four people")
  func published() throws {
    let (full, published) = (year.report.tables(.full), year.report.tables(.published))
    var hidden = 0
    for (table, shown) in zip(full, published) where table.kind == .work || table.kind == .contact {
      for (row, shownRow) in zip(table.rows, shown.rows) {
        for (cell, shownCell) in zip(row, shownRow) {
          guard case .count(let count) = cell, (1...4).contains(count) else { continue }
          #expect(shownCell == .suppressed)
          hidden += 1
        }
      }
    }
    #expect(hidden > 0)
  }
}
