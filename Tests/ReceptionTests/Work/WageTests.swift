import Kleene
import Reception
import Register
import Testing

@Suite("Wages and floors")
struct WageTests {
  private let day = Sample.day("2025-03-01")

  private func francs(_ amount: Int) throws -> Money { Money(minor: amount, try #require(Currency("RWF"))) }

  private func floor(
    _ amount: Int, _ per: WageFloor.Per, kind: WageFloor.Kind = .legal, from: CivilDate? = nil, until: CivilDate? = nil
  ) throws -> WageFloor {
    let place = Place(file: "arrival.yaml", line: 9, column: 3)
    return WageFloor(
      name: "least", kind: kind, says: "Nobody is paid less.", amount: try francs(amount), per: per, from: from,
      until: until, basis: .demonstration, sources: [Located("gazette", at: place)], place: place)
  }

  private func offer(
    _ amount: Int?, _ per: WageFloor.Per, minutes: Int? = nil, days: Int? = nil
  ) throws -> WageOffer {
    WageOffer(amount: try amount.map(francs), per: per, minutesPerWeek: minutes, daysPerWeek: days)
  }

  @Test("A wage of the same period is compared as it is, to the unit")
  func samePeriod() throws {
    for (amount, truth) in [(99, Truth.false), (100, .true), (101, .true)] {
      let found = try #require(try offer(amount, .day).assess([floor(100, .day)], on: day).first)
      #expect(found.isReached == truth && found.lacking == [])
      #expect(found.isFlagged == (truth == .false))
    }
  }

  @Test("The flag gives the floor's sentence and source")
  func flagHasSource() throws {
    let found = try #require(try offer(1, .day).assess([floor(100, .day)], on: day).first)
    #expect(found.isFlagged && found.floor.says == "Nobody is paid less.")
    #expect(found.floor.sources.map(\.value) == ["gazette"])
  }

  // 40 hours on five days: a month is 52 × 5 / 12 days and 52 × 40 / 12 hours.
  @Test(
    "Other periods are converted by the stated hours and days, without rounding",
    arguments: [
      (WageFloor.Per.month, 26_000, WageFloor.Per.day, 1_200, Truth.true), (.month, 25_999, .day, 1_200, .false),
      (.month, 52_000, .hour, 300, .true), (.month, 51_999, .hour, 300, .false),
      (.week, 3_000, .month, 13_000, .true), (.week, 2_999, .month, 13_000, .false),
      (.hour, 75, .day, 600, .true), (.hour, 74, .day, 600, .false), (.day, 600, .week, 3_000, .true),
      (.day, 599, .week, 3_000, .false),
    ])
  func conversion(
    _ per: WageFloor.Per, _ amount: Int, _ floorPer: WageFloor.Per, _ least: Int, _ truth: Truth
  ) throws {
    let found = try #require(
      try offer(amount, per, minutes: 2_400, days: 5).assess([floor(least, floorPer)], on: day).first)
    #expect(found.isReached == truth)
  }

  @Test("Half hours count: 37.5 hours a week are 162.5 a month")
  func halfHours() throws {
    for (least, truth) in [(13_000, Truth.true), (13_001, .false)] {
      let found = try offer(80, .hour, minutes: 2_250).assess([floor(least, .month)], on: day)
      #expect(found.map(\.isReached) == [truth])
    }
  }

  @Test("Unknown hours, days or wages are unknown, not fine, and say what is lacking")
  func lacking() throws {
    let cases: [(WageOffer, WageFloor, Set<WageOffer.Lack>)] = [
      (try offer(nil, .month), try floor(100, .month), [.amount]),
      (try offer(9_000, .month), try floor(100, .day), [.days]),
      (try offer(9_000, .month, days: 5), try floor(100, .hour), [.hours]),
      (try offer(9_000, .hour), try floor(100, .day), [.hours, .days]),
      (try offer(9_000, .day, days: 0), try floor(100, .month), [.days]),
    ]
    for (offer, floor, lacking) in cases {
      let found = try #require(offer.assess([floor], on: day).first)
      #expect(found.isReached == .unknown && !found.isFlagged)
      #expect(found.lacking == lacking)
    }
  }

  @Test("Wages in another currency cannot be compared")
  func currencies() throws {
    let pounds = Money(minor: 1, try #require(Currency("GBP")))
    let offer = WageOffer(amount: pounds, per: .day, minutesPerWeek: nil, daysPerWeek: nil)
    #expect(offer.assess([try floor(100, .day)], on: day).first?.lacking == [.sameCurrency])
  }

  @Test("Only floors of the day count, and a living wage is said but is no flag")
  func floorsOfTheDay() throws {
    let floors = [
      try floor(100, .day, until: day), try floor(200, .day, from: day),
      try floor(300, .day, from: day.advanced(by: 1)),
      try floor(900, .day, kind: .living),
    ]
    let found = try offer(150, .day).assess(floors, on: day)
    #expect(found.map(\.floor.amount.minor) == [200, 900])
    #expect(found.map(\.isReached) == [.false, .false])
    #expect(found.map(\.isFlagged) == [true, false])
  }

  @Test("Sums of the largest amounts do not overflow")
  func largest() throws {
    let found = try offer(Money.mostMinor, .day, minutes: 10_080, days: 7)
      .assess([floor(Money.mostMinor, .month)], on: day)
    #expect(found.first?.isReached == .true)
  }
}
