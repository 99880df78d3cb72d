import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("What wants work today")
struct OverviewTests {
  private func sign(_ kind: OnwardSign.Kind, daysAgo: Int, in world: ReceptionWorld) -> ParticipantItem {
    .sign(
      OnwardSign(
        id: ReceptionWorld.id(), kind: kind, day: world.today.advanced(by: -daysAgo), to: "XBB",
        evidence: Evidence(source: "letter", day: "", recordedBy: nil, recordedAt: DeskTime(0))))
  }

  private func attempts(_ count: Int, in world: ReceptionWorld) -> [ParticipantItem] {
    (1...count).map { number in
      .attempt(
        ContactAttempt(
          id: ReceptionWorld.id(), day: world.today.advanced(by: -number), means: .call, outcome: .noAnswer, by: nil))
    }
  }

  @Test("Missed follow-ups stand on top, most late first; what is due stands apart")
  func followUps() async throws {
    let world = try ReceptionWorld()
    // The first week is due from day 7 to 10, the first month from day 30 to 37.
    for (reference, days) in [("A", 11), ("B", 60), ("C", 8), ("D", 1)] {
      _ = try await world.enrolled(reference, daysAgo: days)
    }
    let overview = try await world.reception.overview(by: world.owner)
    #expect(
      overview.missed.map { "\($0.reference) \($0.reason.title)" } == ["B First week", "B First month", "A First week"])
    #expect(overview.due.map(\.reference) == ["C"])
    #expect(overview.counts == [.enrolled: 4] && overview.alerts.isEmpty && overview.lost.isEmpty)
  }

  @Test("Who left wants no follow-up; a sign opens an alert, and silence alone is lost contact")
  func alerts() async throws {
    let world = try ReceptionWorld()
    let left = try await world.enrolled("A", daysAgo: 60)
    _ = try await world.reception.leave(
      left.id, ProgrammeExit(day: world.today, reason: .left), by: world.owner)
    let signed = try await world.enrolled("B", daysAgo: 5)
    _ = try await world.reception.change(
      signed.id, putting: [sign(.toldToLeave, daysAgo: 2, in: world)] + attempts(3, in: world), by: world.owner)
    let silent = try await world.enrolled("C", daysAgo: 5)
    _ = try await world.reception.change(silent.id, putting: attempts(3, in: world), by: world.owner)
    let tried = try await world.enrolled("D", daysAgo: 5)
    _ = try await world.reception.change(tried.id, putting: attempts(2, in: world), by: world.owner)
    let overview = try await world.reception.overview(by: world.owner)
    #expect(overview.missed.isEmpty)
    #expect(overview.alerts.map(\.reference) == ["B"] && overview.alerts.first?.reason.signs.count == 2)
    #expect(overview.alerts.first?.reason.destinations == [StateCode("XBB")])
    #expect(overview.lost.map(\.reference) == ["C"] && overview.lost.first?.reason.failedAttempts == 3)
    #expect(overview.counts == [.enrolled: 3, .left: 1])
  }

  @Test("Looking at it is in the log, with a number and nobody's reference; other roles and organisations see nothing")
  func access() async throws {
    let world = try ReceptionWorld()
    _ = try await world.enrolled("R-1", daysAgo: 60)
    _ = try await world.reception.overview(by: world.owner)
    let entry = try #require(
      try await world.test.database.read { try $0.log(of: world.owner.organisation).last }?.entry)
    #expect(entry.action == .receptionRead && entry.detail == "1 participants")
    await #expect(throws: DeskRefusal.notAllowed(.readParticipants)) {
      _ = try await world.reception.overview(by: try world.test.member(.approver))
    }
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    #expect(try await world.reception.overview(by: other).counts.isEmpty)
  }
}
