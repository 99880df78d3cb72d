import Register
import Testing

struct DateTests {
  @Test func civilDatesRoundTripOverFourCenturies() throws {
    var days = try #require(CivilDate(year: 1799, month: 12, day: 31)).days
    var last = CivilDate(days: days).components
    for _ in 0..<150_000 {
      days += 1
      let date = CivilDate(days: days)
      let now = date.components
      #expect(CivilDate(year: now.year, month: now.month, day: now.day) == date)
      let follows =
        now.day == last.day + 1
        || (now.day == 1 && last.day == CivilDate.length(ofMonth: last.month, year: last.year))
      #expect(follows)
      last = now
    }
  }

  @Test(arguments: [
    "2025-02-30", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", "", "0000-01-01", "abcd-ef-gh", "2025-04-31",
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(throws: DateFault.self) { try DateParsing.day(text) }
  }

  @Test func anImpossibleDayNamesTheLengthOfTheMonth() {
    do throws(DateFault) {
      _ = try DateParsing.day("2025-02-30")
      Issue.record("accepted")
    } catch {
      #expect(error.found == "the date 2025-02-30, which does not exist")
      #expect(error.expected == "a day from 01 to 28 in 2025-02")
    }
  }

  @Test func momentsKeepTheirOffsetAndCompareByInstant() throws {
    let a = try DateParsing.moment("2026-09-23T23:36-04:00")
    let b = try DateParsing.moment("2026-09-24T03:36Z")
    #expect(a == b)
    #expect(a.description == "2026-09-23T23:36-04:00")
    #expect(a.day.description == "2026-09-23")
    #expect(b.day.description == "2026-09-24")
  }

  @Test(arguments: [
    "2026-09-23T23:36", "2026-09-23T24:00Z", "2026-09-23T23:60Z", "2026-09-23T23:36+15:00", "2026-09-23T2336Z",
    "2026-09-23T", "2026-09-23T10:00Zx",
  ])
  func whatIsNoMomentIsRefused(_ text: String) {
    #expect(throws: DateFault.self) { try DateParsing.moment(text) }
  }

  @Test func aMonthHasAFirstAndALastDay() throws {
    let month = try DateParsing.sourceDate("2024-02")
    #expect(month.first.description == "2024-02-01")
    #expect(month.last.description == "2024-02-29")
    #expect(try DateParsing.sourceDate("2026").last.description == "2026-12-31")
  }

  @Test func theNearestNameIsFound() {
    #expect(NearestName.nearest(to: "notice.writen", in: ["notice.written", "notice.to_counsel"]) == "notice.written")
    #expect(NearestName.nearest(to: "LBZ", in: ["LBY", "RWA"]) == "LBY")
    #expect(NearestName.nearest(to: "something else", in: ["RWA"]) == nil)
  }
}
