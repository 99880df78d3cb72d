import Casework
import DeskSQLite
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import Sealing
import Synchronization
import TestDesks
import Testing

@Suite("The code of a case of another organisation")
struct CaseCodeTests {
  private let world: ReceptionWorld
  private let representative: Caller
  private let earlier: DeskCase

  init() async throws {
    world = try ReceptionWorld()
    (_, representative) = try TestDesk.organisation(
      in: world.test.database, name: "Before", email: "before@before.example")
    earlier = try await world.test.desk.create([.reference("B-1"), .sender("XAA")], by: representative)
  }

  private func agreeing(_ purposes: [ConsentPurpose]) async throws -> ParticipantID {
    let made = try await world.enrolled("R-1", daysAgo: 20)
    let day = world.today.advanced(by: -20)
    let items = try purposes.map { try world.consent($0, Recipient(.representative), on: day) }
    return try await world.reception.change(made.id, putting: items, by: world.owner).id
  }

  @Test("It links the case with consent, once, and word of a sign reaches those who made it")
  func linked() async throws {
    let id = try await agreeing([.earlierCase, .onwardAlert])
    let code = try await world.test.desk.makeCode(of: earlier.id, by: representative)
    let linked = try await world.reception.linkEarlierCase(code: code, to: id, by: world.owner)
    #expect(linked.content.earlierCase(on: world.today)?.caseID == earlier.id)
    #expect(linked.content.earlierCase(on: world.today)?.organisation == representative.organisation)
    await #expect(throws: ReceptionRefusal.noCase(code.text)) {
      _ = try await world.reception.linkEarlierCase(code: code, to: id, by: world.owner)
    }
    let sign = OnwardSign(
      id: ReceptionWorld.id(), kind: .detained, day: world.today, to: "XCC",
      evidence: Evidence(source: "letter", day: "", recordedBy: nil, recordedAt: DeskTime(1_800_000_000)))
    _ = try await world.reception.record(sign, of: id, seen: nil, by: world.owner)
    let told = try await world.test.database.read {
      try $0.log(of: representative.organisation).map(\.entry.action).filter { $0 == .onwardWordReceived }
    }
    #expect(told.count == 1)
  }

  @Test("Without consent nothing is linked and the code stays good; a later code takes the place of the first")
  func withoutConsent() async throws {
    let id = try await agreeing([])
    let first = try await world.test.desk.makeCode(of: earlier.id, by: representative)
    let refusal = try await #require(throws: ReceptionRefusal.self) {
      _ = try await world.reception.linkEarlierCase(code: first, to: id, by: world.owner)
    }
    guard case .consent = refusal else { throw refusal }
    let second = try await world.test.desk.makeCode(of: earlier.id, by: representative)
    let asked = try world.consent(.earlierCase, Recipient(.representative), on: world.today)
    _ = try await world.reception.change(id, putting: [asked], by: world.owner)
    await #expect(throws: ReceptionRefusal.noCase(first.text)) {
      _ = try await world.reception.linkEarlierCase(code: first, to: id, by: world.owner)
    }
    _ = try await world.reception.linkEarlierCase(code: second, to: id, by: world.owner)
  }

  @Test("It is good for half a year, is nowhere on the disk, and nobody makes one of a case that is not theirs")
  func limits() async throws {
    let id = try await agreeing([.earlierCase])
    let code = try await world.test.desk.makeCode(of: earlier.id, by: representative)
    #expect(Data(try world.test.bytesOnDisk()).range(of: Data(code.text.utf8)) == nil)
    await #expect(throws: DeskFault.notFound) {
      _ = try await world.test.desk.makeCode(of: earlier.id, by: world.owner)
    }
    world.test.world.clock.withLock { $0 += (CaseCode.days + 1) * 86_400 }
    await #expect(throws: ReceptionRefusal.noCase(code.text)) {
      _ = try await world.reception.linkEarlierCase(code: code, to: id, by: world.owner)
    }
  }
}
