import Desks
import Kleene
import Reception
import Register
import Safeguards
import Testing

@Suite("The record of a report, from facts and ledger")
struct ReportFromBookTests {
  private let written = WrittenProgramme(
    """
      - {name: stipend, kind: cash, title: A, says: A., amount: 1000, basis: demonstration, every: month, when: p}
      - {name: course, kind: language, title: B, says: B., basis: demonstration, every: month, when: q}
    """)
  private let person = ParticipantID([UInt8](repeating: 1, count: 16))
  private let until = Sample.day("2026-03-31")

  private func due(_ first: String, _ last: String, _ name: String = "stipend") throws -> Due {
    let programme = try written.compiled.programme.id
    let key = Due.Key(
      person, EntitlementID(programme, name), Period(Sample.day(first), Sample.day(last)))
    return Due(key, on: Sample.day(first), amount: try Payments.francs(1000))
  }

  private func content(enrolled day: String, _ programme: String = "xbb/p") -> ParticipantContent {
    var enrolment = Sample.enrolment(Sample.day(day))
    enrolment.programme = ProgrammeID(programme)
    return Sample.content(.enrolment(enrolment))
  }

  private func record(
    _ facts: String, _ book: PaymentBook, enrolled: String = "2026-01-10", deliveries: [ReportRecord.Result] = []
  ) throws -> ReportRecord {
    let known = try written.participant(facts).facts
    return ReportRecord(
      programme: try written.compiled, people: [.init(id: person, content: content(enrolled: enrolled))], book: book,
      deliveries: deliveries, through: until
    ) { _ in known }
  }

  /// `name day truth amount` of each promise.
  private func lines(_ record: ReportRecord) -> [String] {
    record.promises.map {
      "\($0.key.entitlement.name) \($0.day) \($0.truth) \($0.amount.map(\.description) ?? "-")"
    }
  }

  /// A book in which these dues were paid to the end.
  private func book(paying dues: [Due]) throws -> PaymentBook {
    let programme = try written.compiled.programme.id
    var book = PaymentBook()
    try book.commit(
      book.fund(
        programme, try Payments.francs(1_000_000), source: "l", by: Payments.preparer, on: Payments.day,
        at: Payments.noon))
    guard !dues.isEmpty else { return book }
    var terms = try Payments.terms(upTo: Sample.day("2026-12-31"))
    terms.programme = programme
    let run = try book.sent(
      Payments.run(1),
      dues.map { PaymentCandidate($0, consent: .true, channel: try Payments.mobile(1)) }, terms)
    try book.bookTable(run.payments.map { "\($0.id),RWF,1000,," }, for: run.id)
    return book
  }

  @Test("What is owed is promised, what nobody knows is not known, and what is not owed is nothing")
  func schedule() throws {
    #expect(
      lines(try record("p: true", book(paying: []))) == [
        "stipend 2026-01-10 true 1,000 RWF", "stipend 2026-02-10 true 1,000 RWF", "stipend 2026-03-10 true 1,000 RWF",
        "course 2026-01-10 unknown -", "course 2026-02-10 unknown -", "course 2026-03-10 unknown -",
      ])
    #expect(lines(try record("p: false, q: true", book(paying: []))).allSatisfy { $0.hasPrefix("course ") })
  }

  @Test("What the ledger says of a due is its result, and deliveries stand beside it")
  func results() throws {
    let paid = try due("2026-01-10", "2026-02-09")
    let course = ReportRecord.Result(
      key: try due("2026-01-10", "2026-02-09", "course").key, day: until, kind: .delivered(nil))
    let foreign = ReportRecord.Result(key: try Payments.due(1).key, day: until, kind: .delivered(nil))
    let record = try record("p: true, q: true", book(paying: [paid]), deliveries: [course, foreign])
    #expect(
      record.results == [
        .init(key: paid.key, day: Payments.day, kind: .delivered(try Payments.francs(1000))), course,
      ])
    let report = try DeliveryReport(
      record, months: Month(of: Sample.day("2026-01-01"))...Month(of: until), asOf: until, terms: ReportFixture.terms)
    let stipend = try #require(report.totals[paid.key.entitlement])
    #expect((stipend.promised.count, stipend.late.count) == (3, 1))
    #expect(report.totals[course.key.entitlement]?.late.count == 1)
  }

  @Test("What was found to be owed stays promised, whatever the facts say since", arguments: ["p: false", ""])
  func recognised(_ facts: String) throws {
    let record = try record(
      "q: false" + (facts.isEmpty ? "" : ", " + facts), book(paying: [due("2026-01-10", "2026-02-09")]))
    let stipends = lines(record)
    #expect(stipends.count { $0 == "stipend 2026-01-10 true 1,000 RWF" } == 1)
    #expect(stipends.count == (facts.isEmpty ? 3 : 1))
  }

  @Test("Of periods that share a day only the one that stands in the ledger is promised")
  func overlaps() throws {
    let record = try record(
      "p: true, q: false", book(paying: [due("2026-01-10", "2026-02-09")]), enrolled: "2026-01-20")
    // The first of the new periods is that of which days were paid.
    #expect(
      lines(record) == [
        "stipend 2026-02-20 true 1,000 RWF", "stipend 2026-03-20 true 1,000 RWF", "stipend 2026-01-10 true 1,000 RWF",
      ])
  }

  @Test("What was paid for an entitlement that the file has no more has a table of its own, last")
  func gone() throws {
    let record = try record("p: true, q: false", book(paying: [due("2026-01-10", "2026-02-09", "gone")]))
    #expect(record.entitlements.map(\.name) == ["stipend", "course", "gone"])
    #expect(lines(record).last == "gone 2026-01-10 true 1,000 RWF")
  }

  @Test("Nobody of another programme is in the record, nor what falls due later")
  func others() throws {
    let other = ReportRecord.Person(id: person, content: content(enrolled: "2026-01-10", "xbb/other"))
    let record = ReportRecord(
      programme: try written.compiled, people: [other], book: try book(paying: [due("2026-04-10", "2026-05-09")]),
      through: until
    ) { _ in Facts() }
    #expect(record.people.isEmpty)
    #expect(record.promises.isEmpty)
    #expect(record.entitlements.count == 2)
  }
}
