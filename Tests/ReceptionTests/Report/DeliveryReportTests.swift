import Desks
import Kleene
import Reception
import Register
import Testing

@Suite("The report on what a programme delivered")
struct DeliveryReportTests {
  private static let first = Sample.day("2025-01-01")
  private static let terms = DeliveryReport.Terms(graceDays: 5, contact: ContactRule(attempts: 2, days: 60))

  private func record(seed: UInt64, people: Int = 60) throws -> ReportRecord {
    var random = RandomRecord(seed: seed, francs: try #require(Currency("RWF")), first: Self.first)
    return random.record(people: people)
  }

  private static let months = Month(of: first)...Month(of: Sample.day("2025-09-30"))

  private func report(_ record: ReportRecord, asOf day: CivilDate) -> DeliveryReport {
    DeliveryReport(record, months: Self.months, asOf: day, terms: Self.terms)
  }

  /// Counted from the raw entries by another way: day by day through a due's life, and person by person.
  @Test("Totals are those of an independent count from the raw entries", arguments: UInt64(1)...12)
  func independentCount(_ seed: UInt64) throws {
    let record = try record(seed: seed)
    let asOf = Sample.day("2025-10-20")
    let report = report(record, asOf: asOf)
    for entitlement in record.entitlements {
      var expected = (promised: 0, onTime: 0, late: 0, partly: 0, unpaid: 0, open: 0, unknown: 0, failures: 0)
      var amounts = (promised: 0, arrived: 0)
      for promise in record.promises where promise.key.entitlement == entitlement {
        guard promise.day >= Self.first, promise.day <= Sample.day("2025-09-30") else { continue }
        if promise.truth == .unknown { expected.unknown += 1 }
        guard promise.truth == .true else { continue }
        expected.promised += 1
        amounts.promised += promise.amount?.minor ?? 0
        let life = Life(promise, record.results, until: asOf)
        amounts.arrived += life.balance
        expected.failures += life.failures
        if life.isWhole {
          if life.wholeSince.days - promise.day.days <= 5 { expected.onTime += 1 } else { expected.late += 1 }
        } else if life.balance > 0 {
          expected.partly += 1
        } else if asOf.days - promise.day.days > 5 {
          expected.unpaid += 1
        } else {
          expected.open += 1
        }
      }
      let total = Self.months.map { report.deliveries[.init(entitlement, $0)] ?? .init() }
        .reduce(DeliveryReport.Delivery(), +)
      #expect(total.promised == expected.promised && total.promised > 0)
      #expect(total.onTime == expected.onTime && total.late == expected.late && total.partly == expected.partly)
      #expect(total.unpaid == expected.unpaid && total.open == expected.open && total.unknown == expected.unknown)
      #expect(total.failures == expected.failures)
      #expect(total.promisedAmount == amounts.promised && total.arrivedAmount == amounts.arrived)
    }
  }

  @Test("People in work are counted once, whatever they began", arguments: UInt64(1)...12)
  func work(_ seed: UInt64) throws {
    let record = try record(seed: seed)
    let asOf = Sample.day("2026-03-05")
    let report = report(record, asOf: asOf)
    let placed = record.people.filter { person in
      person.content.placements.contains { $0.start >= Self.first && $0.start <= Sample.day("2025-09-30") }
    }
    for work in report.work {
      #expect(work.placed == placed.count && placed.count > 10)
      #expect(work.stillThere + work.left + work.unknown + work.open == work.placed)
      let there = placed.count { person in
        person.content.placements.contains { placement in
          guard Self.months.contains(Month(of: placement.start)) else { return false }
          let mark = placement.start.advanced(byMonths: work.months)
          guard mark <= asOf else { return false }
          let endsLater = placement.end.map { $0.day <= asOf && $0.day > mark }
          let wasSeen = placement.checks.contains { $0.isStillThere && $0.day >= mark && $0.day <= asOf }
          return endsLater ?? wasSeen || placement.end.map { $0.day > asOf } ?? false && wasSeen
        }
      }
      #expect(work.stillThere == there)
    }
    #expect(report.work.map(\.months) == [3, 6, 12])
  }

  @Test("Follow-ups and contact add up to the people they are about", arguments: UInt64(1)...12)
  func people(_ seed: UInt64) throws {
    let record = try record(seed: seed)
    let asOf = Sample.day("2025-08-15")
    let report = report(record, asOf: asOf)
    for followUp in RandomRecord.followUps {
      let count = try #require(report.followUps[followUp.name])
      let due = record.people.count { person in
        guard let day = person.content.enrolment?.day.advanced(by: followUp.afterDays) else { return false }
        return day >= Self.first && day <= Sample.day("2025-09-30")
      }
      #expect(count.scheduled == due)
      #expect(count.inTime + count.late + count.missed + count.open + count.lapsed == due)
      let held = record.people.count { person in
        person.content.followUps.contains { $0.name == followUp.name && $0.day <= asOf }
      }
      #expect(count.inTime + count.late == held)
    }
    for month in Self.months where month.first <= asOf {
      let count = try #require(report.contact[month])
      let day = min(month.last, asOf)
      #expect(count.enrolled == record.people.count { $0.content.isEnrolled(on: day) })
      #expect(count.inContact + count.lost == count.enrolled)
    }
    #expect(report.contact[Month(of: Sample.day("2025-09-01"))] == nil)
  }

  @Test("The full report shows each figure, and its CSV is exactly what is shown")
  func csv() throws {
    let report = report(try record(seed: 3), asOf: Sample.day("2025-10-20"))
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
    let report = report(try record(seed: seed, people: 25), asOf: Sample.day("2025-10-20"))
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
    let report = report(try record(seed: seed, people: 14), asOf: Sample.day("2026-03-05"))
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

/// The life of a due, walked through day by day.
private struct Life {
  var balance = 0
  var failures = 0
  var isWhole = false
  var wholeSince = CivilDate(days: 0)

  init(_ promise: ReportRecord.Promise, _ results: [ReportRecord.Result], until last: CivilDate) {
    let own = results.filter { $0.key == promise.key }
    for number in promise.day.days - 40...max(last.days, promise.day.days) where number <= last.days {
      let today = own.filter { $0.day.days == number }
      var isDelivered = isWhole
      for result in today {
        switch result.kind {
        case .delivered(nil): isDelivered = true
        case .delivered(let money?): balance += money.minor
        case .failed: failures += 1
        case .returned(let money):
          balance -= money.minor
          failures += 1
        }
      }
      if let amount = promise.amount { isDelivered = balance >= amount.minor }
      if isDelivered, !isWhole { wholeSince = CivilDate(days: number) }
      isWhole = isDelivered
    }
  }
}
