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

@Suite("Complaints at the desk")
struct ComplaintTests {
  private let world: ReceptionWorld
  private static let mark = "qzkvjwhxpybd"

  init() throws { world = try ReceptionWorld() }

  private func sent(_ about: Complaint.About, reference: String = "") -> SentComplaint {
    SentComplaint(about: about, reference: reference, text: "They said \(Self.mark)")
  }

  private func read(_ caller: Caller) async throws -> [String] {
    try await world.reception.complaints(by: caller).complaints.map(\.content.text)
  }

  @Test("An owner reads it who is neither complained of nor works with the participant, and nobody else")
  func readers() async throws {
    let (second, third) = (try world.test.member(.owner), try world.test.member(.owner))
    let made = try await world.enrolled("R-1")
    _ = try await world.reception.change(made.id, putting: [.assignee(second.member.id)], by: world.owner)
    let caseworker = try world.test.member(.caseworker)
    let received = try await world.reception.complain(
      sent(.member(world.owner.member.id), reference: "r-1"), by: caseworker)
    #expect(received.complaint.participant == made.id && !received.goesOutside)
    #expect(try await read(third).count == 1)
    #expect(try await read(second).isEmpty)
    #expect(try await read(world.owner).isEmpty)
    for role in Role.allCases where role != .owner {
      let member = try world.test.member(role)
      await #expect(throws: DeskRefusal.notAllowed(.readComplaints)) { _ = try await read(member) }
      await #expect(throws: DeskRefusal.notAllowed(.readComplaints)) {
        try await world.reception.set(.answered, of: received.complaint.id, seen: 1, by: member)
      }
    }
    // To an owner who may not read it, it is not there.
    await #expect(throws: DeskFault.notFound) {
      try await world.reception.set(.answered, of: received.complaint.id, seen: 1, by: second)
    }
    try await world.reception.set(.answered, of: received.complaint.id, seen: 1, by: third)
    await #expect(throws: DeskFault.changedMeanwhile(2)) {
      try await world.reception.set(.inProgress, of: received.complaint.id, seen: 1, by: third)
    }
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    #expect(try await read(other).isEmpty)
    await #expect(throws: DeskFault.notFound) {
      try await world.reception.set(.answered, of: received.complaint.id, seen: 2, by: other)
    }
  }

  @Test("One that no owner may read is kept, read by nobody, and said to go outside")
  func outside() async throws {
    let received = try await world.reception.complain(
      sent(.member(world.owner.member.id)), by: try world.test.member(.reader))
    #expect(received.goesOutside)
    #expect(try await read(world.owner).isEmpty)
  }

  @Test("Who hears complaints outside is named for the programmes of the organisation, whomever one is about")
  func heardOutside() async throws {
    let caseworker = try world.test.member(.caseworker)
    let nobodyThere = try await world.reception.complain(sent(.housing), by: caseworker)
    #expect(nobodyThere.heardOutside.isEmpty)
    let made = try await world.enrolled("R-1")
    _ = try await world.reception.leave(made.id, ProgrammeExit(day: world.today, reason: .left), by: world.owner)
    for reference in ["", "R-1", "R-404"] {
      let received = try await world.reception.complain(sent(.housing, reference: reference), by: caseworker)
      #expect(received.heardOutside.compactMap(\.complaintsOutside?.body) == ["Council of Beland"])
    }
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    #expect(try await world.reception.complain(sent(.housing), by: other).heardOutside.isEmpty)
  }

  @Test("The log says that one came, and neither by whom, nor about whom, nor what; the disk has it sealed")
  func log() async throws {
    let caseworker = try world.test.member(.caseworker)
    let received = try await world.reception.complain(sent(.housing, reference: "R-404"), by: caseworker)
    // Whether a participant has the reference is not told; what was given is kept.
    #expect(received.complaint.participant == nil && received.complaint.reference == "R-404")
    let entries = try world.test.database.readNow { try $0.log(of: world.owner.organisation).map(\.entry) }
    let entry = try #require(entries.first { $0.action == .complaintReceived })
    #expect(entry.actor == .outside && entry.subject == nil && entry.detail.isEmpty)
    #expect(!entries.contains { $0.subject == received.complaint.id.text })
    #expect(Data(try world.test.bytesOnDisk()).range(of: Data(Self.mark.utf8)) == nil)
  }

  @Test("A link takes complaints without an account until it is ended, for its own organisation alone")
  func link() async throws {
    let token = try await world.reception.makeComplaintLink(by: world.owner)
    #expect(try await world.reception.members(of: token).organisation.id == world.owner.organisation)
    _ = try await world.reception.complain(sent(.programme), by: token, from: "198.51.100.1")
    #expect(try await read(world.owner).count == 1)
    #expect(Data(try world.test.bytesOnDisk()).range(of: Data(token.text.utf8)) == nil)
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    await #expect(throws: DeskFault.notFound) {
      _ = try await world.reception.complain(sent(.member(other.member.id)), by: token, from: "198.51.100.1")
    }
    let link = try #require(try await world.reception.complaintLinks(by: world.owner).first)
    await #expect(throws: DeskFault.notFound) { try await world.reception.endComplaintLink(link.id, by: other) }
    try await world.reception.endComplaintLink(link.id, by: world.owner)
    for token in [token, Token.random()] {
      await #expect(throws: AccountRefusal.linkGone) {
        _ = try await world.reception.complain(sent(.programme), by: token, from: "198.51.100.1")
      }
    }
    let caseworker = try world.test.member(.caseworker)
    await #expect(throws: DeskRefusal.notAllowed(.readComplaints)) {
      _ = try await world.reception.makeComplaintLink(by: caseworker)
    }
  }

  @Test("From one address so many come and then one waits; another address does not")
  func limit() async throws {
    let token = try await world.reception.makeComplaintLink(by: world.owner)
    func isTaken(_ address: String) async throws -> Bool {
      do {
        _ = try await world.reception.complain(sent(.programme), by: token, from: address)
        return true
      } catch AccountRefusal.throttled { return false }
    }
    var taken = 0
    for _ in 0..<25 where try await isTaken("198.51.100.1") { taken += 1 }
    #expect((20...21).contains(taken))
    #expect(try await isTaken("198.51.100.2"))
    #expect(try await read(world.owner).count == taken + 1)
    world.test.world.clock.withLock { $0 += 3_601 }
    #expect(try await isTaken("198.51.100.1"))
  }
}
