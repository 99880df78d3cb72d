import Kleene
import Reception
import Register
import Testing

@Suite("Placements")
struct PlacementTests {
  private let start = Sample.day("2025-01-10")

  private func placement(checks: [(Int, Bool)] = [], end: Int? = nil) throws -> Placement {
    let wage = WageOffer(amount: nil, per: .month, minutesPerWeek: nil, daysPerWeek: nil)
    return Placement(
      id: Sample.id(1), opening: nil, employer: Sample.id(2), occupation: try #require(OccupationCode("9313")),
      start: start, wage: wage,
      checks: checks.map { .init(day: start.advanced(by: $0.0), isStillThere: $0.1, wage: nil) },
      end: end.map { .init(day: start.advanced(by: $0), reason: .dismissed) })
  }

  @Test(
    "Whether somebody was still there is known from a follow-up or the end, and from nothing else",
    arguments: [
      ([], nil, 90, .unknown), ([(30, true)], nil, 90, .unknown), ([(95, true)], nil, 90, .true),
      ([(90, true)], nil, 90, .true), ([(60, false)], nil, 90, .false), ([(120, false)], nil, 90, .unknown),
      ([], 90, 90, .false), ([], 91, 90, .true), ([], nil, -1, .false),
    ] as [([(Int, Bool)], Int?, Int, Truth)])
  func isHeld(_ checks: [(Int, Bool)], _ end: Int?, _ after: Int, _ truth: Truth) throws {
    let today = start.advanced(by: 200)
    #expect(try placement(checks: checks, end: end).isHeld(on: start.advanced(by: after), knownOn: today) == truth)
  }

  @Test("What is recorded later is not known earlier")
  func known() throws {
    let placement = try placement(checks: [(95, true)], end: 150)
    #expect(placement.isHeld(on: start.advanced(by: 90), knownOn: start.advanced(by: 92)) == .unknown)
    #expect(placement.isHeld(on: start.advanced(by: 90), knownOn: start.advanced(by: 95)) == .true)
  }

  @Test("Follow-ups come at the agreed intervals, and one made stands for those before it")
  func followUps() throws {
    let intervals = [90, 30, 180]
    let today = start.advanced(by: 100)
    func late(_ placement: Placement) -> [Int] { placement.followUps(after: intervals, on: today).map(\.daysLate) }
    #expect(late(try placement()) == [70, 10, -80])
    #expect(late(try placement(checks: [(35, true)])) == [10, -80])
    #expect(late(try placement(checks: [(95, true)])) == [-80])
    #expect(late(try placement(end: 60)) == [70])
    #expect(late(try placement(checks: [(150, true)])) == [70, 10, -80])
  }

  @Test("What is paid can be below a floor that the offer reached, and the latest word counts")
  func paidWage() throws {
    let francs = try #require(Currency("RWF"))
    let place = Place(file: "arrival.yaml", line: 1, column: 1)
    let floor = WageFloor(
      name: "least", kind: .agreed, says: "", amount: Money(minor: 60_000, francs), per: .month, from: nil, until: nil,
      basis: .demonstration, sources: [], place: place)
    func wage(_ amount: Int) -> WageOffer {
      WageOffer(amount: Money(minor: amount, francs), per: .month, minutesPerWeek: nil, daysPerWeek: nil)
    }
    var placement = try placement()
    placement.wage = wage(60_000)
    #expect(placement.lastWage.assess([floor], on: start).map(\.isFlagged) == [false])
    placement.checks = [
      .init(day: start.advanced(by: 60), isStillThere: true, wage: wage(50_000)),
      .init(day: start.advanced(by: 30), isStillThere: true, wage: wage(70_000)),
      .init(day: start.advanced(by: 90), isStillThere: true, wage: nil),
    ]
    #expect(placement.lastWage.assess([floor], on: start).map(\.isFlagged) == [true])
  }
}
