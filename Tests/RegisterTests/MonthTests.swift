import Register
import Testing

@Suite("Months and days of the week")
struct MonthTests {
  @Test(
    "The same day, or the last of a month that has no such day",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-01-31", 2, "2026-03-31"),
      ("2026-03-15", 12, "2027-03-15"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-12-01", 1, "2027-01-01"), ("2026-05-05", 0, "2026-05-05"),
    ])
  func months(_ day: String, _ count: Int, _ expected: String) throws {
    #expect(try DateParsing.day(day).advanced(byMonths: count) == DateParsing.day(expected))
  }

  @Test("Counted in one step or in two, a first day of the month is the same")
  func sums() throws {
    let first = try DateParsing.day("1999-11-01")
    for a in -30...30 {
      for b in -30...30 {
        #expect(first.advanced(byMonths: a).advanced(byMonths: b) == first.advanced(byMonths: a + b))
      }
    }
  }

  @Test("Past the last year that can be written a month is still a month")
  func farAway() throws {
    let last = try DateParsing.day("9999-12-15")
    #expect(last.advanced(byMonths: 1).days == last.days + 31)
  }

  @Test("Monday is 1", arguments: [("1970-01-01", 4), ("2026-11-26", 4), ("1969-12-28", 7), ("2024-02-26", 1)])
  func weekdays(_ day: String, _ expected: Int) throws {
    #expect(try DateParsing.day(day).weekday == expected)
  }
}
