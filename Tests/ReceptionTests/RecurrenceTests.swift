import Reception
import Register
import TestRegisters
import Testing

@Suite("Periods of entitlements")
struct RecurrenceTests {
  private func period(_ recurrence: Recurrence, _ number: Int, _ enrolled: String) throws -> String {
    let period = recurrence.period(number, enrolledOn: try DateParsing.day(enrolled))
    return "\(period.first) \(period.last) \(recurrence.dueDay(in: period))"
  }

  @Test("A month from the middle of one runs to the day before that of the next")
  func midMonth() throws {
    let monthly = Recurrence(every: .month)
    #expect(try period(monthly, 0, "2026-03-10") == "2026-03-10 2026-04-09 2026-03-10")
    #expect(try period(monthly, 11, "2026-03-10") == "2027-02-10 2027-03-09 2027-02-10")
  }

  @Test("Periods from the 31st keep to it where a month has it")
  func lastDays() throws {
    let monthly = Recurrence(every: .month)
    #expect(try period(monthly, 0, "2026-01-31") == "2026-01-31 2026-02-27 2026-01-31")
    #expect(try period(monthly, 1, "2026-01-31") == "2026-02-28 2026-03-30 2026-02-28")
    #expect(try period(monthly, 2, "2026-01-31") == "2026-03-31 2026-04-29 2026-03-31")
  }

  @Test("The due day is the first of its kind in the period")
  func dueDays() throws {
    #expect(try period(Recurrence(every: .month, day: 5), 0, "2026-03-10") == "2026-03-10 2026-04-09 2026-04-05")
    #expect(try period(Recurrence(every: .month, day: 10), 0, "2026-03-10") == "2026-03-10 2026-04-09 2026-03-10")
    #expect(try period(Recurrence(every: .quarter, day: 5), 1, "2026-03-10") == "2026-06-10 2026-09-09 2026-07-05")
    // 2026-03-10 is a Tuesday.
    #expect(try period(Recurrence(every: .week, day: 1), 0, "2026-03-10") == "2026-03-10 2026-03-16 2026-03-16")
    #expect(try period(Recurrence(every: .week, day: 2), 0, "2026-03-10") == "2026-03-10 2026-03-16 2026-03-10")
    // From 31 January to 27 February there is no 28th.
    #expect(try period(Recurrence(every: .month, day: 28), 0, "2026-01-31") == "2026-01-31 2026-02-27 2026-02-27")
  }

  @Test("The first period begins so many days after enrolment; once is a period of one day")
  func beginnings() throws {
    #expect(
      try period(Recurrence(every: .year, afterDays: 14), 1, "2026-01-01") == "2027-01-15 2028-01-14 2027-01-15")
    #expect(try period(Recurrence(every: .once, afterDays: 180), 0, "2026-01-01") == "2026-06-30 2026-06-30 2026-06-30")
  }

  @Test("Periods follow one another without gap, and each falls due within itself", arguments: 0..<400)
  func periodsAreWhole(_ seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let recurrence = random(&dice)
    let enrolled = CivilDate(days: 20_000 + Int.random(in: 0..<1_500, using: &dice))
    for number in 0..<40 {
      let period = recurrence.period(number, enrolledOn: enrolled)
      #expect(period.first <= period.last)
      #expect((period.first...period.last).contains(recurrence.dueDay(in: period)))
      if recurrence.every == .once { break }
      #expect(recurrence.period(number + 1, enrolledOn: enrolled).first == period.last.advanced(by: 1))
    }
  }

  @Test("The numbers that fall due in a span are those that one finds by looking at each", arguments: 0..<400)
  func numbersAreFound(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 7_000)
    let recurrence = random(&dice)
    let enrolled = CivilDate(days: 20_000 + Int.random(in: 0..<1_500, using: &dice))
    let first = enrolled.advanced(by: Int.random(in: -100..<900, using: &dice))
    let span = Period(first, first.advanced(by: Int.random(in: 0..<200, using: &dice)))
    let looked = (0..<min(recurrence.times ?? 400, 400)).filter {
      (span.first...span.last).contains(recurrence.dueDay($0, enrolledOn: enrolled))
    }
    #expect(Array(recurrence.numbers(dueIn: span, enrolledOn: enrolled)) == looked)
  }

  private func random(_ dice: inout Dice) -> Recurrence {
    let every = dice.pick(Entitlement.Every.allCases)
    let day: Int? = dice.chance(50) ? Int.random(in: 1...(every == .week ? 7 : 28), using: &dice) : nil
    return Recurrence(
      every: every, day: every == .once ? nil : day, afterDays: Int.random(in: 0..<200, using: &dice),
      times: dice.chance(40) ? Int.random(in: 1..<30, using: &dice) : nil)
  }
}
