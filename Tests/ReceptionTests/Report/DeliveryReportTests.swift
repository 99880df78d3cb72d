import Desks
import Kleene
import Reception
import Register
import Testing

@Suite("The report on what a programme delivered")
struct DeliveryReportTests {
  @Test("Who left one job and is at work in a later one has not left while its months run")
  func laterJob() throws {
    let wage = WageOffer(amount: nil, per: .month, minutesPerWeek: nil, daysPerWeek: nil)
    func placement(_ id: Int, _ start: String, end: String? = nil) throws -> ParticipantItem {
      .placement(
        Placement(
          id: Sample.id(id), opening: nil, employer: Sample.id(9), occupation: try #require(OccupationCode("9313")),
          start: Sample.day(start), wage: wage,
          end: end.map { .init(day: Sample.day($0), reason: .betterWork) }))
    }
    var record = try ReportFixture.record(seed: 1, people: 0)
    let content = Sample.content(
      .enrolment(Sample.enrolment(ReportFixture.first)), try placement(1, "2025-02-01", end: "2025-03-01"),
      try placement(2, "2025-04-01"))
    record.people = [.init(id: Sample.id(50), content: content)]
    let before = try #require(try ReportFixture.report(record, asOf: Sample.day("2025-06-01")).work.first)
    #expect(before.open == 1 && before.left == 0)
    let after = try #require(try ReportFixture.report(record, asOf: Sample.day("2025-07-10")).work.first)
    #expect(after.unknown == 1 && after.open == 0)
  }

  /// Thirty people with a due each month that arrives in time, and one whose dues all arrive late.
  private func oneLate() throws -> ReportRecord {
    let francs = try #require(Currency("RWF"))
    var record = try ReportFixture.record(seed: 1, people: 0)
    for person in 0...30 {
      for month in ReportFixture.months {
        let key = Due.Key(Sample.id(100 + person), RandomRecord.stipend, Period(month.first, month.last))
        let amount = Money(minor: 100_000, francs)
        record.promises.append(.init(key: key, day: month.first, amount: amount, truth: .true))
        let paid = month.first.advanced(by: person == 0 ? 20 : 1)
        record.results.append(.init(key: key, day: paid, kind: .delivered(amount)))
      }
    }
    return record
  }

  @Test("Nine late dues of one person are of one person, and hidden")
  func oneOverTheYear() throws {
    let report = try ReportFixture.report(try oneLate(), asOf: Sample.day("2025-10-20"))
    let total = try #require(report.totals[RandomRecord.stipend])
    #expect(total.late.count == 9 && total.late.participants == 1)
    #expect(total.promised.count == 9 * 31 && total.promised.participants == 31)
    let full = try ReportFixture.row("total", try ReportFixture.table(.deliveries(RandomRecord.stipend), of: report))
    #expect(full["delivered_late"] == "9")
    let published = try #require(report.tables(.published).first { $0.kind == .deliveries(RandomRecord.stipend) })
    let shown = try ReportFixture.row("total", published)
    #expect(shown["delivered_late"] == "c")
    // Nor can it be had from the two beside it.
    #expect(shown["promised"] == "c" || shown["delivered_on_time"] == "c")
  }

  @Test("Amounts are added up by currency, and a sum that does not fit is refused")
  func currencies() throws {
    var record = try oneLate()
    let pounds = try #require(Currency("GBP"))
    let key = Due.Key(Sample.id(100), RandomRecord.stipend, Period(ReportFixture.first, ReportFixture.first))
    record.promises.append(.init(key: key, day: ReportFixture.first, amount: Money(minor: 5_000, pounds), truth: .true))
    // The whole sum in francs makes nothing whole that was promised in pounds.
    let francs = Money(minor: 5_000, try #require(Currency("RWF")))
    record.results.append(.init(key: key, day: ReportFixture.first, kind: .delivered(francs)))
    let report = try ReportFixture.report(record, asOf: Sample.day("2025-10-20"))
    let shown = try ReportFixture.row("total", try ReportFixture.table(.deliveries(RandomRecord.stipend), of: report))
    #expect(shown["promised_amount_GBP"] == "50.00" && shown["arrived_amount_GBP"] == "0.00")
    #expect(shown["promised_amount_RWF"] == "27900000" && shown["arrived_amount_RWF"] == "27905000")
    #expect(shown["delivered_in_part"] == "1")
    record.promises.append(.init(key: key, day: ReportFixture.first, amount: Money(minor: .max, pounds), truth: .true))
    #expect(throws: MoneyFault.tooLarge) { try ReportFixture.report(record, asOf: Sample.day("2025-10-20")) }
  }

  @Test("The full report shows each figure, and its CSV is exactly what is shown")
  func csv() throws {
    let report = try ReportFixture.report(try ReportFixture.record(seed: 3), asOf: Sample.day("2025-10-20"))
    for form in ReportForm.allCases {
      for table in report.tables(form) {
        let lines = table.csv.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.first.map(String.init) == table.columns.joined(separator: ","))
        #expect(lines.dropFirst().map(String.init) == table.rows.map { $0.map(\.text).joined(separator: ",") })
        #expect(report.csv(form).contains("\(table.name)\n\(table.csv)"))
      }
    }
    let hasNoHidden = report.tables(.full).allSatisfy { $0.rows.allSatisfy { !$0.contains(.suppressed) } }
    #expect(hasNoHidden)
  }

  @Test("A published report shows no count from 1 to 4, and what it shows is true", arguments: UInt64(1)...12)
  func published(_ seed: UInt64) throws {
    let report = try ReportFixture.report(
      try ReportFixture.record(seed: seed, people: 25), asOf: Sample.day("2025-10-20"))
    var shown = 0
    var hidden = 0
    for (full, published) in zip(report.tables(.full), report.tables(.published)) {
      #expect(full.columns == published.columns && full.rows.count == published.rows.count)
      for (cell, other) in zip(full.rows.joined(), published.rows.joined()) {
        if other == .suppressed {
          hidden += 1
        } else {
          shown += 1
          #expect(cell == other)
        }
        if case .count(let count) = other { #expect(!(1...4).contains(count)) }
      }
    }
    #expect(hidden > 0 && shown > 0)
  }

  @Test(
    "Who was placed is the same in each row of work: hidden in one, it stands in no other", arguments: UInt64(1)...12)
  func placedInEachRow(_ seed: UInt64) throws {
    // So few that some of the counts beside them are small, and others not.
    let report = try ReportFixture.report(
      try ReportFixture.record(seed: seed, people: 14), asOf: Sample.day("2026-03-05"))
    let table = try #require(report.tables(.published).first { $0.kind == .work })
    #expect(Set(table.rows.map { $0[1] }).count == 1)
  }

  @Test("A month has its days, and months follow one another over the year")
  func months() {
    #expect(Month(of: Sample.day("2024-02-10")).last == Sample.day("2024-02-29"))
    #expect(Month(of: Sample.day("2025-12-31")).advanced(by: 1).description == "2026-01")
    #expect(Array(Month(of: Sample.day("2024-11-01"))...Month(of: Sample.day("2025-02-01"))).count == 4)
  }
}
