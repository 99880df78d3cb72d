import Casework
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import Sealing
import TestDesks
import TestRegisters
import Testing

/// The key of a due names one participant and days. What is paid under another key is not paid again.
@Suite("What was paid under another key")
struct PaidElsewhereTests {
  private static let programme = """
    programme: xbb/p
    title: A programme
    says: It promises.
    country: XBB
    operated_by: Beland
    currency: RWF
    from: 2024-01-01
    sources: {s: {publisher: P, title: T, published: 2024-01-01}}
    entitlements:
      - {name: grant, kind: cash, title: Grant, says: Once., amount: 500, per: participant, basis: published, every: once, sources: [s]}
      - {name: rent, kind: cash, title: Rent, says: For all., amount: 300, per: household, basis: published, every: month, sources: [s]}
    """

  private let test: TestDesk
  private let reception: ReceptionDesk
  private let approver: Caller
  private let today = CivilDate(days: 20_000)

  init() throws {
    var files = TestDesk.files
    files["arrangements/xaa-xbb.yaml"] = Fixture.arrangement("")
    files["programmes/facts.yaml"] = WrittenReception.facts
    files["programmes/xbb/p.yaml"] = Self.programme
    test = try TestDesk(files: files)
    reception = ReceptionDesk(test.desk)
    approver = try test.member(.approver)
  }

  private func consent(_ purpose: ConsentPurpose, _ category: Recipient.Category, on day: CivilDate) throws
    -> ParticipantItem
  {
    .consent(
      Consent(
        id: ReceptionWorld.id(), purpose: purpose, recipient: Recipient(category), answer: .given, day: day,
        shown: Consent.Shown(digest: "00", language: try #require(LanguageCode("kin")), wasReadOut: false)))
  }

  private func enrolled(
    _ reference: String, _ household: HouseholdID, isHead: Bool, number: String
  ) async throws -> ParticipantID {
    let day = today.advanced(by: -10)
    let made = try await reception.create(
      [
        .reference(reference), try consent(.enrolment, .programme, on: day),
        try consent(.payment, .paymentProvider, on: day),
        .channel(.mobileMoney(try MobileNumber(number))),
      ], by: test.owner)
    return try await enrol(made.id, household, isHead: isHead, on: day)
  }

  private func enrol(
    _ id: ParticipantID, _ household: HouseholdID, isHead: Bool, on day: CivilDate
  ) async throws -> ParticipantID {
    try await reception.enrol(
      id,
      Enrolment(
        programme: ReceptionWorld.programme, day: day, household: household, isHeadOfHousehold: isHead, by: nil),
      by: test.owner
    ).id
  }

  private func prepared() async throws -> PaymentRun {
    try await reception.prepare(
      PaymentTerms(
        programme: ReceptionWorld.programme, currency: try #require(Currency("RWF")), source: .mobileMoney,
        executionDay: today, upTo: today, message: "support"), by: test.owner)
  }

  private func sent() async throws -> PaymentRun {
    let run = try await prepared()
    _ = try await reception.check(run.id, by: test.owner)
    _ = try await reception.approve(run.id, seeing: run.sums, by: approver)
    return try await reception.export(run.id, by: approver)
  }

  private func fund() async throws {
    try await reception.fund(
      ReceptionWorld.programme, Money(minor: 100_000, try #require(Currency("RWF"))), source: "gift", by: test.owner)
  }

  @Test("A household that changes its head is not paid for the same days again")
  func otherHead() async throws {
    try await fund()
    let household: HouseholdID = ReceptionWorld.id()
    let first = try await enrolled("R-1", household, isHead: true, number: "+250788000001")
    let second = try await enrolled("R-2", household, isHead: false, number: "+250788000002")
    let run = try await sent()
    #expect(run.payments.filter { $0.due.entitlement.name == "rent" }.map(\.due.participant) == [first])
    for (id, isHead) in [(first, false), (second, true)] {
      _ = try await reception.move(id, to: nil, isHead: isHead, by: test.owner)
    }
    let refusal = try await #require(throws: ReceptionRefusal.self) { _ = try await prepared() }
    #expect(refusal == .payment(.nothingToPay))
  }

  @Test("Nor where the head moved away or was erased, and whoever founds a household is paid nothing for earlier days")
  func headThatIsGone() async throws {
    for isErased in [false, true] {
      let other = try PaidElsewhereTests()
      try await other.fund()
      let household: HouseholdID = ReceptionWorld.id()
      let first = try await other.enrolled("R-1", household, isHead: true, number: "+250788000001")
      let second = try await other.enrolled("R-2", household, isHead: false, number: "+250788000002")
      let run = try await other.sent()
      if isErased {
        let lines = run.payments.map { "\($0.id.endToEnd),RWF,\($0.amount.decimal)" }.joined(separator: "\n")
        _ = try await other.reception.book(
          results: Array("reference_id,currency,delivered_quantity\n\(lines)\n".utf8), named: "r.csv", of: run.id,
          by: other.approver)
        _ = try await other.reception.close(run.id, by: other.approver)
        try await other.reception.erase(first, by: other.test.owner)
      } else {
        // A household of their own, which was paid nothing yet and is owed nothing for the days before it was there.
        _ = try await other.reception.move(first, to: .own, isHead: true, by: other.test.owner)
      }
      _ = try await other.reception.move(second, to: nil, isHead: true, by: other.test.owner)
      let refusal = try await #require(throws: ReceptionRefusal.self) { _ = try await other.prepared() }
      #expect(refusal == .payment(.nothingToPay), "erased: \(isErased)")
    }
  }

  @Test("To undo that somebody is head no more does not make two heads")
  func undoneHead() async throws {
    let household: HouseholdID = ReceptionWorld.id()
    let first = try await enrolled("R-1", household, isHead: true, number: "+250788000001")
    let second = try await enrolled("R-2", household, isHead: false, number: "+250788000002")
    let moved = try await reception.move(first, to: nil, isHead: false, by: test.owner)
    _ = try await reception.move(second, to: nil, isHead: true, by: test.owner)
    await #expect(throws: ReceptionRefusal.household(.hasHead("R-2"))) {
      _ = try await reception.undo(moved.revision, of: first, by: test.owner)
    }
  }

  @Test("What comes once does not come again with another enrolment")
  func enrolledAnew() async throws {
    try await fund()
    let household: HouseholdID = ReceptionWorld.id()
    let id = try await enrolled("R-1", household, isHead: false, number: "+250788000001")
    #expect(try await sent().payments.map(\.due.entitlement.name) == ["grant"])
    _ = try await reception.change(
      id, putting: [.exit(ProgrammeExit(day: today.advanced(by: -3), reason: .left))], by: test.owner)
    _ = try await enrol(id, household, isHead: false, on: today.advanced(by: -2))
    let refusal = try await #require(throws: ReceptionRefusal.self) { _ = try await prepared() }
    #expect(refusal == .payment(.nothingToPay))
  }

  @Test("Nobody takes back themself that they are close to somebody, and nobody undoes what another took back")
  func ownMarks() async throws {
    let id = try await enrolled("R-1", ReceptionWorld.id(), isHead: false, number: "+250788000001")
    let member = test.owner.member.id
    let marked = try await reception.change(id, putting: [.payee(member)], by: test.owner)
    await #expect(throws: ReceptionRefusal.ownMark) {
      _ = try await reception.change(id, putting: [], removing: [ItemKey("payee/\(member)")], by: test.owner)
    }
    await #expect(throws: ReceptionRefusal.ownMark) {
      _ = try await reception.undo(marked.revision, of: id, by: test.owner)
    }
    let consent = try #require(marked.content.consents.first { $0.purpose == .payment })
    let withdrawn = try await reception.withdraw(consent.id, of: id, on: today, by: test.owner)
    await #expect(throws: DeskRefusal.notUndoable(withdrawn.revision)) {
      _ = try await reception.undo(withdrawn.revision, of: id, by: test.owner)
    }
  }
}
