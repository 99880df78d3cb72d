import Kleene
import Reception
import Register
import Testing

/// From the raw entries by another way: day by day through a due's life, and person by person.
@Suite("A report counted again")
struct IndependentCountTests {
  @Test("Each figure of deliveries is that of an independent count from the raw entries", arguments: UInt64(1)...12)
  func deliveries(_ seed: UInt64) throws {
    let record = try ReportFixture.record(seed: seed)
    let asOf = Sample.day("2025-10-20")
    let report = try ReportFixture.report(record, asOf: asOf)
    let results = Dictionary(grouping: record.results, by: \.key)
    for entitlement in record.entitlements {
      let table = try ReportFixture.table(.deliveries(entitlement), of: report)
      let spans =
        ReportFixture.months.map { (label: $0.description, first: $0.first, last: $0.last) }
        + [(label: "total", first: ReportFixture.first, last: ReportFixture.last)]
      for span in spans {
        var expected = Dictionary(uniqueKeysWithValues: table.columns.dropFirst().map { ($0, 0) })
        for promise in record.promises where promise.key.entitlement == entitlement {
          guard promise.day >= span.first, promise.day <= span.last else { continue }
          if promise.truth == .unknown { expected["not_known_if_owed", default: 0] += 1 }
          guard promise.truth == .true else { continue }
          let life = Life(promise, results[promise.key] ?? [], until: asOf)
          expected["promised", default: 0] += 1
          expected["failures", default: 0] += life.failures
          expected["promised_amount", default: 0] += promise.amount?.minor ?? 0
          expected["arrived_amount", default: 0] += life.balance
          expected[life.column(promise, grace: 5, asOf: asOf), default: 0] += 1
        }
        let hasPrice = entitlement == RandomRecord.stipend
        let shown = try ReportFixture.row(span.label, table)
        for (column, count) in expected {
          let isAmount = column.hasSuffix("_amount")
          #expect(shown[column] == (isAmount && !hasPrice ? "" : String(count)), "\(span.label) \(column)")
        }
        if span.label == "total" { #expect(expected["promised", default: 0] > 10) }
      }
    }
  }

  @Test("Each figure of work is that of an independent count, each person once", arguments: UInt64(1)...12)
  func work(_ seed: UInt64) throws {
    let record = try ReportFixture.record(seed: seed)
    // On the first some marks are still to come, on the second hardly any.
    for asOf in [Sample.day("2025-11-10"), Sample.day("2026-03-05")] {
      let table = try ReportFixture.table(.work, of: try ReportFixture.report(record, asOf: asOf))
      #expect(table.rows.map { $0[0].text } == ["3", "6", "12"])
      for months in [3, 6, 12] {
        var expected = ["placed": 0, "still_there": 0, "left": 0, "not_known": 0, "open": 0]
        for person in record.people {
          let begun = person.content.placements.filter {
            $0.start >= ReportFixture.first && $0.start <= ReportFixture.last
          }
          guard !begun.isEmpty else { continue }
          expected["placed", default: 0] += 1
          let standings = begun.map { standing($0, $0.start.advanced(byMonths: months), asOf) }
          let best = ["still_there", "open", "not_known", "left"].first(where: standings.contains)
          expected[try #require(best), default: 0] += 1
        }
        #expect(
          try ReportFixture.row(String(months), table) == expected.mapValues(String.init), "\(months) as of \(asOf)")
        #expect(expected["placed", default: 0] > 10)
      }
    }
  }

  /// Day by day: what was found on the days up to the mark, and on those from it on.
  private func standing(_ placement: Placement, _ mark: CivilDate, _ asOf: CivilDate) -> String {
    guard mark <= asOf else { return "open" }
    if let end = placement.end, end.day <= asOf { return end.day > mark ? "still_there" : "left" }
    var wasSeenLater = false
    var wasGoneBefore = false
    for number in placement.start.days...asOf.days {
      for check in placement.checks where check.day.days == number {
        if check.isStillThere && number >= mark.days { wasSeenLater = true }
        if !check.isStillThere && number <= mark.days { wasGoneBefore = true }
      }
    }
    return wasSeenLater ? "still_there" : wasGoneBefore ? "left" : "not_known"
  }

  @Test("Each figure of follow-ups is that of an independent count, and none is always nought")
  func followUps() throws {
    var seen: [String: Int] = [:]
    for seed in UInt64(1)...12 { seen.merge(try followUps(seed), uniquingKeysWith: +) }
    #expect(seen.values.allSatisfy { $0 > 0 }, "\(seen)")
  }

  private func followUps(_ seed: UInt64) throws -> [String: Int] {
    let record = try ReportFixture.record(seed: seed)
    let asOf = Sample.day("2025-08-15")
    let table = try ReportFixture.table(.followUps, of: try ReportFixture.report(record, asOf: asOf))
    var total: [String: Int] = [:]
    for followUp in RandomRecord.followUps {
      var expected = ["scheduled": 0, "in_time": 0, "late": 0, "missed": 0, "open": 0, "lapsed": 0]
      for person in record.people {
        let enrolled = try #require(person.content.enrolment?.day)
        let day = enrolled.days + followUp.afterDays
        guard day >= ReportFixture.first.days, day <= ReportFixture.last.days else { continue }
        expected["scheduled", default: 0] += 1
        let held = (enrolled.days...max(enrolled.days, asOf.days)).first { number in
          number <= asOf.days
            && person.content.followUps.contains { $0.name == followUp.name && $0.day.days == number }
        }
        let column: String
        if let held {
          column = held > day + followUp.graceDays ? "late" : "in_time"
        } else if let exit = person.content.exit?.day.days, exit <= day, exit <= asOf.days {
          column = "lapsed"
        } else {
          column = asOf.days > day + followUp.graceDays ? "missed" : "open"
        }
        expected[column, default: 0] += 1
      }
      #expect(try ReportFixture.row(followUp.name, table) == expected.mapValues(String.init), "\(followUp.name)")
      total.merge(expected, uniquingKeysWith: +)
    }
    #expect(try ReportFixture.row("total", table) == total.mapValues(String.init))
    return total
  }

  @Test("Each figure of contact is that of an independent count", arguments: UInt64(1)...12)
  func contact(_ seed: UInt64) throws {
    let record = try ReportFixture.record(seed: seed)
    let asOf = Sample.day("2025-08-15")
    let report = try ReportFixture.report(record, asOf: asOf)
    let table = try ReportFixture.table(.contact, of: report)
    for month in ReportFixture.months where month.first <= asOf {
      let last = min(month.last, asOf).days
      var expected = ["enrolled": 0, "in_contact": 0, "lost": 0]
      for person in record.people {
        let enrolled = try #require(person.content.enrolment?.day.days)
        guard enrolled <= last, person.content.exit.map({ last < $0.day.days }) ?? true else { continue }
        expected["enrolled", default: 0] += 1
        var (lastContact, failed) = (enrolled, 0)
        for number in enrolled...last {
          let tries = person.content.attempts.filter { $0.day.days == number }
          let wasHeld = person.content.followUps.contains { $0.day.days == number }
          if number == enrolled || wasHeld || tries.contains(where: { $0.outcome != .noAnswer }) {
            (lastContact, failed) = (number, 0)
          } else {
            failed += tries.count
          }
        }
        let isLost = failed >= 2 || failed == 1 && last - lastContact >= 60
        expected[isLost ? "lost" : "in_contact", default: 0] += 1
      }
      #expect(try ReportFixture.row(month.description, table) == expected.mapValues(String.init), "\(month)")
    }
    #expect(report.contact[Month(of: Sample.day("2025-09-01"))] == nil)
  }
}

/// The life of a due, walked through day by day.
private struct Life {
  var balance = 0
  var failures = 0
  var isWhole = false
  var wholeSince = CivilDate(days: 0)

  func column(_ promise: ReportRecord.Promise, grace: Int, asOf: CivilDate) -> String {
    if isWhole { return wholeSince.days - promise.day.days <= grace ? "delivered_on_time" : "delivered_late" }
    if balance > 0 { return "delivered_in_part" }
    return asOf.days - promise.day.days > grace ? "not_delivered" : "open"
  }

  init(_ promise: ReportRecord.Promise, _ own: [ReportRecord.Result], until last: CivilDate) {
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
