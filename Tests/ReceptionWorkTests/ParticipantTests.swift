import Casework
import DeskSQLite
import Desks
import Foundation
import Reception
import Register
import Sealing
import TestDesks
import Testing

@testable import ReceptionWork

@Suite("Participants at the desk")
struct ParticipantTests {
  @Test("A participant is kept, changed, taken back and read again, and each of it is in the log")
  func life() async throws {
    let world = try ReceptionWorld()
    let made = try await world.enrolled("R-1", daysAgo: 10)
    #expect(made.content.isEnrolled(on: world.today) && made.revision == 2)
    let changed = try await world.reception.change(
      made.id, putting: [ReceptionWorld.fact("in_work", "true")], seen: 2, by: world.owner)
    #expect(changed.content.facts.contains { $0.key == "in_work" })
    let undone = try await world.reception.undo(3, of: made.id, by: world.owner)
    #expect(!undone.content.facts.contains { $0.key == "in_work" })
    let (read, history) = try await world.reception.history(of: made.id, by: world.owner)
    #expect(read.content == undone.content && history.map(\.number) == [4, 3, 2, 1])
    let log = try await world.test.desk.logPage(by: world.owner)
    #expect(log.filter { $0 == "participant-changed" }.count == 3 && log.contains("participant-created"))
  }

  @Test("Whoever wrote on an older state is told, unless something else was changed")
  func meanwhile() async throws {
    let world = try ReceptionWorld()
    let made = try await world.enrolled("R-1")
    _ = try await world.reception.change(
      made.id, putting: [ReceptionWorld.fact("in_work", "true")], by: world.owner)
    await #expect(throws: DeskFault.changedMeanwhile(3)) {
      _ = try await world.reception.change(
        made.id, putting: [ReceptionWorld.fact("in_work", "false")], seen: 2, by: world.owner)
    }
    let other = try await world.reception.change(
      made.id, putting: [ReceptionWorld.fact("household.children", "2")], seen: 2, by: world.owner)
    #expect(other.revision == 4)
  }

  @Test("Nobody is enrolled without consent, and nothing of a refused enrolment is kept")
  func consent() async throws {
    let world = try ReceptionWorld()
    let made = try await world.reception.create([.reference("R-1")], by: world.owner)
    let enrolment = Enrolment(
      programme: ReceptionWorld.programme, day: world.today, household: ReceptionWorld.id(), isHeadOfHousehold: true,
      by: nil)
    let refusal = try await #require(throws: ReceptionRefusal.self) {
      _ = try await world.reception.enrol(made.id, enrolment, by: world.owner)
    }
    guard case .enrolment(.noConsent) = refusal else { throw refusal }
    #expect(try await world.reception.open(made.id, by: world.owner).revision == 1)
  }

  @Test("A role without the permission reads and writes nothing", arguments: Role.allCases)
  func roles(_ role: Role) async throws {
    let world = try ReceptionWorld()
    let made = try await world.enrolled("R-1")
    let caller = try world.test.member(role)
    func isAllowed(_ body: () async throws -> Void) async throws -> Bool {
      do {
        try await body()
        return true
      } catch DeskRefusal.notAllowed { return false }
    }
    let reads = try await isAllowed { _ = try await world.reception.open(made.id, by: caller) }
    #expect(reads == role.may(.readParticipants))
    let writes = try await isAllowed {
      _ = try await world.reception.change(made.id, putting: [.assignee(caller.member.id)], by: caller)
    }
    #expect(writes == role.may(.writeParticipants))
    let erases = try await isAllowed { try await world.reception.erase(made.id, by: caller) }
    #expect(erases == role.may(.eraseParticipants))
  }

  @Test("Another organisation finds nothing")
  func isolation() async throws {
    let world = try ReceptionWorld()
    let made = try await world.enrolled("R-1")
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    await #expect(throws: DeskFault.notFound) { _ = try await world.reception.open(made.id, by: other) }
    await #expect(throws: DeskFault.notFound) { try await world.reception.erase(made.id, by: other) }
    #expect(try await world.reception.participants(ParticipantFilter(), by: other).lines.isEmpty)
    #expect(try await world.reception.everybody(in: nil, of: other.organisation).isEmpty)
  }

  @Test("Nothing of a participant stands on the disk in the clear, and nothing opens after erasing")
  func sealed() async throws {
    let world = try ReceptionWorld()
    let mark = "qzkvjwhxpybd"
    let made = try await world.enrolled("R-1")
    _ = try await world.reception.change(
      made.id,
      putting: [
        .contact(
          PreferredContact(
            means: .call, address: mark, language: try #require(LanguageCode("kin")), whenSafe: "after \(mark)"))
      ], by: world.owner)
    #expect(try await world.reception.open(made.id, by: world.owner).content.contact?.address == mark)
    let bytes = Data(try world.test.bytesOnDisk())
    #expect(bytes.range(of: Data(mark.utf8)) == nil && bytes.range(of: Data("250788".utf8)) == nil)
    try await world.reception.erase(made.id, by: world.owner)
    await #expect(throws: DeskFault.notFound) { _ = try await world.reception.open(made.id, by: world.owner) }
    #expect(try await world.reception.everybody(in: nil, of: world.owner.organisation).isEmpty)
  }

  @Test("Everybody is opened, in the order of references, however many processors there are")
  func everybody() async throws {
    let world = try ReceptionWorld()
    for number in 0..<600 { _ = try await world.reception.create([.reference("R-\(1000 + number)")], by: world.owner) }
    let all = try await world.reception.everybody(in: nil, of: world.owner.organisation)
    #expect(all.map(\.reference) == (0..<600).map { "R-\(1000 + $0)" })
    #expect(all.allSatisfy { $0.content.reference == $0.reference })
  }
}

extension CaseDesk {
  /// The actions in the log of an organisation, the latest first.
  fileprivate func logPage(by caller: Caller) async throws -> [String] {
    try await database.read { try $0.log(of: caller.organisation).map(\.entry.action.rawValue) }
  }
}
