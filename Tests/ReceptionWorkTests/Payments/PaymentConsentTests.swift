import Casework
import DeskSQLite
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import TestDesks
import TestRegisters
import Testing

@Suite("Whom a run pays, and who agreed to it")
struct PaymentConsentTests {
  @Test("What nobody knows, who was not asked and who has no channel is left out with its reason")
  func leftOut() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    // Whether they work is not known.
    let unknown = try await world.enrolled("R-1")
    let cash = try await world.owed("R-2")
    _ = try await desk.change(cash.id, putting: [.channel(.cash)], by: world.owner)
    let none = try await world.owed("R-7")
    let channel = try #require(none.content.channel)
    _ = try await desk.change(none.id, putting: [], removing: [ParticipantItem.channel(channel).key], by: world.owner)
    let refused = try await world.owed("R-3")
    let consent = try #require(refused.content.consents.first { $0.purpose == .payment })
    _ = try await desk.withdraw(consent.id, of: refused.id, on: world.today, by: world.owner)
    let unasked = try await world.owed("R-4")
    let asked = try #require(unasked.content.consents.first { $0.purpose == .payment })
    _ = try await desk.change(
      unasked.id, putting: [], removing: [ParticipantItem.consent(asked).key], by: world.owner)
    let bank = try await world.owed("R-5")
    let account = try BankAccount(number: "4000-1", bank: "XAAARWRW", holder: "Somebody")
    _ = try await desk.change(bank.id, putting: [.channel(.bankAccount(account))], by: world.owner)
    let paid = try await world.owed("R-6")
    let run = try await desk.prepare(world.terms(), by: world.owner)
    #expect(run.payments.map(\.due.participant) == [paid.id])
    let reasons = Dictionary(run.leftOut.map { ($0.due.key.participant, $0.reason) }, uniquingKeysWith: { $1 })
    #expect(
      reasons == [
        unknown.id: .unknownEntitlement(missing: ["in_work"]), cash.id: .otherChannel(kind: .cash), none.id: .noChannel,
        refused.id: .noConsent,
        unasked.id: .unaskedConsent, bank.id: .otherChannel(kind: .bankAccount),
      ])
    // What was left out is kept with the run.
    #expect(try await world.reopened().run(run.id, by: world.owner).run == run)
  }

  @Test("What fell due before and was missed is offered, up to the day of leaving and the day of the terms")
  func missed() async throws {
    let world = try ReceptionWorld()
    try await world.owed("R-1", daysAgo: 100)
    let gone = try await world.owed("R-2", daysAgo: 100)
    _ = try await world.reception.change(
      gone.id, putting: [.exit(ProgrammeExit(day: world.today.advanced(by: -50), reason: .left))], by: world.owner)
    let run = try await world.reception.prepare(world.terms(), by: world.owner)
    #expect(run.payments.count { $0.due.participant == gone.id } == 2 && run.payments.count == 6)
    _ = try await world.reception.cancel(run.id, by: world.owner)
    let early = try await world.reception.prepare(
      world.terms(upTo: world.today.advanced(by: -80)), by: world.owner)
    #expect(early.payments.count == 2)
  }

  @Test("Who withdraws their consent before the export is not paid by it, and nothing of it is kept")
  func withdrawn() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let approver = try world.test.member(.approver)
    try await world.owed("R-1")
    let made = try await world.owed("R-2", number: "+250788000002")
    try await world.fund()
    let run = try await world.approved(by: approver)
    let number = try #require(run.payments.first { $0.due.participant == made.id }).id.number
    let consent = try #require(made.content.consents.first { $0.purpose == .payment })
    _ = try await desk.withdraw(consent.id, of: made.id, on: world.today, by: world.owner)
    let before = try await desk.paymentBook(by: approver).ledger.entries
    let refusal = try await ReceptionWorld.refusal { _ = try await desk.export(run.id, by: approver) }
    #expect(refusal == .consentEnded([number]))
    #expect(try await desk.paymentBook(by: approver).ledger.entries == before)
    let file = try await ReceptionWorld.refusal { _ = try await desk.file(of: run.id, by: approver) }
    #expect(file == .notSent(.approved))
    let log = try await world.test.database.read { try $0.log(of: world.owner.organisation) }.map(\.entry.action)
    #expect(!log.contains(.disclosed) && !log.contains(.paymentRunExported))
    _ = try await desk.cancel(run.id, by: approver)
    let second = try await world.exported(by: approver)
    #expect(second.payments.count == 1 && second.leftOut.map(\.reason) == [.noConsent])
  }

  @Test("Who withdraws it while the export is under way is not paid by it either")
  func withdrawnMeanwhile() async throws {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    let made = try await world.owed("R-1")
    try await world.fund()
    let run = try await world.approved(by: approver)
    let consent = try #require(made.content.consents.first { $0.purpose == .payment })
    let (database, organisation, today) = (world.test.database, world.owner.organisation, world.today)
    world.atSecondLook {
      try? database.writeNow { writer in
        let participant = try writer.reader.participant(made.id, in: organisation)
        guard let change = participant.content.withdrawing(consent.id, on: today) else { return }
        _ = try writer.apply(change, to: participant, by: nil, at: DeskTime(1_800_000_000))
      }
    }
    let refusal = try await ReceptionWorld.refusal { _ = try await world.reception.export(run.id, by: approver) }
    #expect(refusal == .consentEnded([1]))
    #expect(try await world.reception.run(run.id, by: approver).run.stage == .approved)
  }

  @Test("What is for a household goes to its head alone")
  func household() async throws {
    let world = try ReceptionWorld(
      programme: WrittenReception.programme.replacingOccurrences(of: "per: adult", with: "per: household"))
    let head = try await world.owed("R-1")
    let other = try await world.owed("R-2")
    let enrolment = try #require(other.content.enrolment)
    _ = try await world.reception.change(
      other.id,
      putting: [
        .enrolment(
          Enrolment(
            programme: enrolment.programme, day: enrolment.day,
            household: try #require(head.content.enrolment).household,
            isHeadOfHousehold: false, by: nil))
      ], by: world.owner)
    let run = try await world.reception.prepare(world.terms(), by: world.owner)
    #expect(run.payments.map(\.due.participant) == [head.id] && run.leftOut.isEmpty)
  }
}
