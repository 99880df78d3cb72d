import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

/// A participant from the first word to erasure. Each step is broken off at each row that it changes, in turn, and leaves
/// what was there, to the last byte; then it is done.
@Suite("A step with a participant that was broken off")
struct ParticipantCrashTests {
  private typealias Step = (name: String, perform: () async throws -> Void)

  @Test("It is done whole or not at all")
  func brokenOff() async throws {
    let world = try ReceptionWorld()
    let (desk, owner, today) = (world.reception, world.owner, world.today)
    let (organisation, representative) = try TestDesk.organisation(
      in: world.test.database, name: "Before", email: "before@before.example")
    let earlier = try await world.test.desk.create([.reference("B-1"), .sender("XAA")], by: representative)
    let head = try await world.enrolled("A", daysAgo: 10)
    let code = try await world.test.desk.makeCode(of: earlier.id, by: representative)
    let days = (agreed: today.advanced(by: -20), enrolled: today.advanced(by: -10))
    let agreed = try [
      world.consent(.enrolment, Recipient(.programme), on: days.agreed),
      world.consent(.payment, Recipient(.paymentProvider), on: days.agreed),
      world.consent(.earlierCase, Recipient(.representative), on: days.agreed),
      world.consent(.onwardAlert, Recipient(.representative), on: days.agreed),
    ]
    var made: ParticipantID?
    func id() throws -> ParticipantID { try #require(made) }
    let steps: [Step] = [
      ("create", { made = try await desk.create([.reference("B")] + agreed, by: owner).id }),
      (
        "enrol",
        {
          _ = try await desk.enrol(
            id(), in: ReceptionWorld.programme, on: days.enrolled, .with("A"), isHead: false, by: owner)
        }
      ),
      (
        "facts",
        { _ = try await desk.change(id(), putting: [ReceptionWorld.fact("household.adults", "2")], by: owner) }
      ),
      ("link", { _ = try await desk.linkEarlierCase(code: code, to: id(), by: owner) }),
      (
        "sign",
        {
          let sign = OnwardSign(
            id: ReceptionWorld.id(), kind: .detained, day: today, to: "XCC",
            evidence: Evidence(source: "letter", day: "", recordedBy: nil, recordedAt: DeskTime(1_800_000_000)))
          _ = try await desk.record(sign, of: id(), seen: nil, by: owner)
        }
      ),
      ("undo", { _ = try await desk.undo(3, of: id(), by: owner) }),
      ("move", { _ = try await desk.move(id(), to: .own, isHead: true, by: owner) }),
      (
        "withdraw",
        {
          let content = try await desk.open(id(), by: owner).content
          let consent = try #require(content.consents.first { $0.purpose == .earlierCase })
          _ = try await desk.withdraw(consent.id, of: id(), on: today, by: owner)
        }
      ),
      ("leave", { _ = try await desk.leave(id(), ProgrammeExit(day: today, reason: .left), by: owner) }),
      (
        "complain",
        { _ = try await desk.complain(SentComplaint(about: .housing, reference: "B", text: "A note"), by: owner) }
      ),
      ("erase", { try await desk.erase(id(), by: owner) }),
    ]
    for step in steps {
      let rows = try await world.breakOff(desk, step.perform) { row, left in
        // Keys have a file of their own. One without its participant opens nothing; a participant without their key is
        // erased, and erasing them again takes the rest away.
        let keys = ["create", "erase"].contains(step.name) ? ["case_key ", "erased_key "] : []
        let strange = left.filter { row in !keys.contains(where: row.hasPrefix) }
        #expect(strange == [], "\(step.name), row \(row)")
      }
      // A step changes at least a row of its own and one of the log.
      #expect(rows >= 2, "\(step.name) changed \(rows) rows")
    }
    // Word of the one sign went out once, and those who stay are as they were.
    let words = try await world.test.database.read {
      try $0.log(of: organisation.id).map(\.entry.action).filter { $0 == .onwardWordReceived }
    }
    #expect(words.count == 1)
    #expect(try await desk.open(head.id, by: owner).content.enrolment == head.content.enrolment)
    await #expect(throws: DeskFault.notFound) { _ = try await desk.open(id(), by: owner) }
  }
}
