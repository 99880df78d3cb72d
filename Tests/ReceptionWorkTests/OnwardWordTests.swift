import Casework
import DeskSQLite
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import Sealing
import TestDesks
import Testing

@Suite("Word of an onward removal to an earlier representative")
struct OnwardWordTests {
  /// A participant who linked a case of another organisation at this desk.
  private struct Linked {
    let world: ReceptionWorld
    let id: ParticipantID
    let earlier: DeskCase
    let representative: Caller

    init(telling answer: Consent.Answer?) async throws {
      world = try ReceptionWorld()
      let (organisation, representative) = try TestDesk.organisation(
        in: world.test.database, name: "Before", email: "before@before.example")
      self.representative = representative
      earlier = try await world.test.desk.create(
        [.reference("B-1"), .sender("XAA"), TestDesk.fact("p", "true")], by: representative)
      let made = try await world.enrolled("R-1", daysAgo: 20)
      id = made.id
      let recipient = Recipient(.representative, organisation.id.text)
      let day = world.today.advanced(by: -20)
      var items = [try world.consent(.earlierCase, recipient, on: day)]
      if let answer { items.append(try world.consent(.onwardAlert, recipient, on: day, answer: answer)) }
      let agreed = try await world.reception.change(id, putting: items, by: world.owner)
      let link = try EarlierCase(earlier.id, of: organisation.id, participant: agreed.content, on: world.today)
      _ = try await world.reception.change(id, putting: [.earlierCase(link)], by: world.owner)
    }

    func sign(_ kind: OnwardSign.Kind, to: String? = "XCC", daysAgo: Int = 1) async throws -> EntryID {
      let sign = OnwardSign(
        id: ReceptionWorld.id(), kind: kind, day: world.today.advanced(by: -daysAgo), to: to,
        evidence: Evidence(source: "qzkvjwhx", day: "", recordedBy: nil, recordedAt: DeskTime(1)))
      _ = try await world.reception.record(sign, of: id, seen: nil, by: world.owner)
      return sign.id
    }

    func alerts() throws -> [Alert] {
      try world.test.database.readNow { try $0.alerts(of: representative.organisation, limit: 50) }
    }

    func actions(of organisation: OrganisationID) throws -> [AuditAction] {
      try world.test.database.readNow { try $0.log(of: organisation).map(\.entry.action) }
    }
  }

  @Test("With consent a sign is told at once, with an entry in either log, and without its evidence")
  func told() async throws {
    let linked = try await Linked(telling: .given)
    _ = try await linked.sign(.detained)
    let alert = try #require(try linked.alerts().first)
    let word = try #require(alert.onward)
    #expect(alert.caseID == linked.earlier.id && word.country == "XBB" && word.signs.map(\.kind) == ["detained"])
    #expect(word.signs.first?.to == "XCC")
    // The register has no file for Beland as a sender: that is said, and no finding is made up.
    #expect(word.found.isEmpty && word.isDestinationKnown)
    #expect(!String(describing: word).contains("qzkvjwhx"))
    let log = try linked.world.test.database.readNow { try $0.log(of: linked.world.owner.organisation).map(\.entry) }
    let disclosed = try #require(log.first { $0.action == .disclosed })
    #expect(disclosed.subject == linked.id.text && disclosed.detail.contains(linked.representative.organisation.text))
    #expect(try linked.actions(of: linked.representative.organisation).contains(.onwardWordReceived))
    let file = try await linked.world.reception.welfare(of: linked.id, by: linked.world.owner)
    guard case .told? = file.alert?.word else { throw Unexpected() }
  }

  @Test("Nothing is told twice: a further sign is told once, and one that is settled and the rest not again")
  func once() async throws {
    let linked = try await Linked(telling: .given)
    let first = try await linked.sign(.toldToLeave)
    #expect(try await !linked.world.reception.tell(linked.id, by: linked.world.owner))
    #expect(try linked.alerts().count == 1)
    _ = try await linked.sign(.ticketGiven)
    #expect(try linked.alerts().count == 2)
    _ = try await linked.world.reception.settle(
      first, on: linked.world.today, of: linked.id, seen: nil, by: linked.world.owner)
    #expect(try await !linked.world.reception.tell(linked.id, by: linked.world.owner))
    #expect(try linked.alerts().count == 2)
    #expect(try linked.actions(of: linked.world.owner.organisation).filter { $0 == .disclosed }.count == 2)
  }

  @Test("Two who tell at once send one word")
  func atOnce() async throws {
    let linked = try await Linked(telling: .refused)
    _ = try await linked.sign(.detained)
    #expect(try linked.alerts().isEmpty)
    let recipient = Recipient(.representative, linked.representative.organisation.text)
    _ = try await linked.world.reception.change(
      linked.id, putting: [try linked.world.consent(.onwardAlert, recipient, on: linked.world.today)],
      by: linked.world.owner)
    let sent = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { try await linked.world.reception.tell(linked.id, by: linked.world.owner) }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(sent == 1)
    #expect(try linked.alerts().count == 1)
  }

  @Test(
    "Without consent, with a refusal and after a withdrawal nothing leaves, and the file says why",
    arguments: [
      nil, Consent.Answer.refused, .given,
    ])
  func withheld(_ answer: Consent.Answer?) async throws {
    let linked = try await Linked(telling: answer)
    if answer == .given {
      let content = try await linked.world.reception.open(linked.id, by: linked.world.owner).content
      let consent = try #require(content.consents.first { $0.purpose == .onwardAlert })
      _ = try await linked.world.reception.withdraw(
        consent.id, of: linked.id, on: linked.world.today, by: linked.world.owner)
    }
    _ = try await linked.sign(.detained)
    #expect(try await !linked.world.reception.tell(linked.id, by: linked.world.owner))
    #expect(try linked.alerts().isEmpty)
    #expect(try !linked.actions(of: linked.world.owner.organisation).contains(.disclosed))
    let file = try await linked.world.reception.welfare(of: linked.id, by: linked.world.owner)
    guard case .withheld(let refusal)? = file.alert?.word else { throw Unexpected() }
    switch (answer, refusal.ground) {
    case (nil, .neverAsked), (.refused?, .refused), (.given?, .withdrawn): break
    default: throw Unexpected()
    }
  }

  @Test("Without the link, and where the case was erased, nothing leaves")
  func noCase() async throws {
    let world = try ReceptionWorld()
    let made = try await world.enrolled("R-1", daysAgo: 20)
    let sign = OnwardSign(
      id: ReceptionWorld.id(), kind: .detained, day: world.today, to: nil,
      evidence: Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(1)))
    _ = try await world.reception.record(sign, of: made.id, seen: nil, by: world.owner)
    let alert = try #require(try await world.reception.welfare(of: made.id, by: world.owner).alert)
    guard case .noEarlierCase = alert.word else { throw Unexpected() }
    #expect(alert.noFinding == .destinationNotKnown && !alert.knowsEarlierCase)

    let linked = try await Linked(telling: .given)
    try await linked.world.test.desk.erase(linked.earlier.id, by: linked.representative)
    _ = try await linked.sign(.detained)
    let file = try await linked.world.reception.welfare(of: linked.id, by: linked.world.owner)
    guard case .caseNotHere? = file.alert?.word else { throw Unexpected() }
    #expect(try !linked.actions(of: linked.world.owner.organisation).contains(.disclosed))
  }

  @Test("Whose file read the facts of another organisation's case, that organisation's log has it")
  func factsRead() async throws {
    let linked = try await Linked(telling: .refused)
    _ = try await linked.sign(.detained)
    let file = try await linked.world.reception.welfare(of: linked.id, by: linked.world.owner)
    #expect(file.alert?.knowsEarlierCase == true)
    #expect(try linked.actions(of: linked.representative.organisation).contains(.caseFindingsRead))
  }

  @Test("Lost contact is a sign, and is told when a try has shown it")
  func contactLost() async throws {
    let linked = try await Linked(telling: .given)
    for daysAgo in [3, 2, 1] {
      #expect(try linked.alerts().isEmpty)
      let attempt = ContactAttempt(
        id: ReceptionWorld.id(), day: linked.world.today.advanced(by: -daysAgo), means: .call, outcome: .noAnswer,
        by: linked.world.owner.member.id)
      _ = try await linked.world.reception.record(attempt, of: linked.id, seen: nil, by: linked.world.owner)
    }
    #expect(try linked.alerts().map { $0.onward?.signs.map(\.kind) } == [["contact-lost"]])
  }

  private struct Unexpected: Error {}
}
