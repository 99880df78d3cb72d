import Casework
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import TestRegisters
import Testing

@Suite("The desk goes by what each programme agrees")
struct AgreedTermsTests {
  private static func world(_ terms: String = "") throws -> ReceptionWorld {
    try ReceptionWorld(programme: "\(WrittenReception.programme)\n\(terms)")
  }

  private static let own =
    "terms: {work_checks: [10, 40], contact_lost: {tries: 5, days: 90}, payment_grace_days: 2, basis: published, sources: [s]}"

  private func tried(_ count: Int, in world: ReceptionWorld, of id: ParticipantID) async throws {
    let attempts = (1...count).map { number in
      ParticipantItem.attempt(
        ContactAttempt(
          id: ReceptionWorld.id(), day: world.today.advanced(by: -number), means: .call, outcome: .noAnswer, by: nil))
    }
    _ = try await world.reception.change(id, putting: attempts, by: world.owner)
  }

  /// Whether contact counts as lost on the page of a participant, in the alert, and in the list of what wants work.
  private func isLost(_ id: ParticipantID, in world: ReceptionWorld) async throws -> [Bool] {
    let file = try await world.reception.welfare(of: id, by: world.owner)
    let overview = try await world.reception.overview(by: world.owner)
    return [
      try #require(file.contact).isLost, file.alert != nil, overview.lost.contains { $0.participant == id },
    ]
  }

  @Test(
    "Contact is lost after as many tries, or days, as the programme agrees", arguments: [("", 3, 30), (own, 5, 90)])
  func contact(_ terms: String, _ tries: Int, _ days: Int) async throws {
    let world = try Self.world(terms)
    let fewer = try await world.enrolled("A", daysAgo: days - 1)
    try await tried(tries - 1, in: world, of: fewer.id)
    #expect(try await isLost(fewer.id, in: world) == [false, false, false])
    let enough = try await world.enrolled("B", daysAgo: days - 1)
    try await tried(tries, in: world, of: enough.id)
    #expect(try await isLost(enough.id, in: world) == [true, true, true])
    let long = try await world.enrolled("C", daysAgo: days)
    try await tried(1, in: world, of: long.id)
    #expect(try await isLost(long.id, in: world) == [true, true, true])
  }

  @Test("Work is checked so many days after its start", arguments: [("", [20, -40, -130, -315]), (own, [40, 10])])
  func work(_ terms: String, _ late: [Int]) async throws {
    let world = try Self.world(terms)
    let made = try await world.enrolled("A", daysAgo: 60)
    let wage = WageOffer(
      amount: Money(minor: 20_000, try #require(Currency("RWF"))), per: .month, minutesPerWeek: 2_400, daysPerWeek: 5)
    let placement = Placement(
      id: ReceptionWorld.id(), opening: nil, employer: ReceptionWorld.id(),
      occupation: try #require(OccupationCode("7212")), start: world.today.advanced(by: -50), wage: wage)
    _ = try await world.reception.change(made.id, putting: [.placement(placement)], by: world.owner)
    #expect(try await world.reception.work(of: made.id, by: world.owner).checks.map(\.daysLate) == late)
  }

  @Test("The report counts with the programme's days of grace and tries", arguments: [("", 7, 3, 30), (own, 2, 5, 90)])
  func report(_ terms: String, _ grace: Int, _ tries: Int, _ days: Int) async throws {
    let world = try Self.world(terms)
    // Two dues of housing, of 2024-09-04 and 2024-09-28, of which nothing arrived by 2024-10-04.
    _ = try await world.enrolled("A", daysAgo: 30)
    _ = try await world.enrolled("B", daysAgo: 6)
    let month = Month(of: world.today).advanced(by: -1)
    let report = try await world.reception.report(of: ReceptionWorld.programme, months: month...month, by: world.owner)
    #expect(report.terms.graceDays == grace)
    #expect(report.terms.contact == ContactRule(attempts: tries, days: days))
    let housing = try #require(report.totals[EntitlementID(ReceptionWorld.programme, "housing")])
    #expect(housing.promised.count == 2)
    #expect(housing.unpaid.count == (grace < 6 ? 2 : 1))
  }
}
