import Desks
import Foundation
import Reception
import Register
import Safeguards
import TestRegisters
import Testing

@Suite("Onward removal")
struct OnwardTests {
  private let start = Sample.day("2025-01-10")
  private let rule = ContactRule(attempts: 2, days: 30)
  private let organisation: OrganisationID = Sample.id(7)

  private func sign(
    _ number: Int, _ kind: OnwardSign.Kind, after: Int, to: String? = nil, settled: Int? = nil
  ) -> ParticipantItem {
    .sign(
      OnwardSign(
        id: Sample.id(number), kind: kind, day: start.advanced(by: after), to: to, evidence: Sample.evidence,
        settled: settled.map { start.advanced(by: $0) }))
  }

  private func content(_ items: [ParticipantItem]) -> ParticipantContent {
    ParticipantContent([.enrolment(Sample.enrolment(start))] + items)
  }

  /// With an earlier case, and consent to the alert where `alert` says so.
  private func linked(_ items: [ParticipantItem], alert: Consent.Answer?) throws -> ParticipantContent {
    let recipient = Recipient(.representative, organisation.text)
    var content = content(items + [.consent(Sample.consent(1, .earlierCase, recipient, on: start))])
    let link = try EarlierCase(Sample.id(8), of: organisation, participant: content, on: start)
    var added: [ParticipantItem] = [.earlierCase(link)]
    if let alert { added.append(.consent(Sample.consent(2, .onwardAlert, recipient, alert, on: start))) }
    ParticipantChange(putting: added, in: content).apply(to: &content)
    return content
  }

  @Test("A sign opens an alert from its day until it is settled")
  func opens() throws {
    let content = content([sign(10, .detained, after: 5, settled: 9)])
    func alert(_ after: Int) -> OnwardAlert? {
      content.onwardAlert(as: Sample.id(3), rule, on: start.advanced(by: after))
    }
    #expect(alert(4) == nil && alert(9) == nil)
    #expect(alert(5)?.since == start.advanced(by: 5) && alert(8)?.signs.count == 1)
  }

  @Test("Lost contact is a sign")
  func contactLost() throws {
    let attempts: [ParticipantItem] = [5, 6].map {
      .attempt(
        ContactAttempt(
          id: Sample.id(60 + $0), day: start.advanced(by: $0), means: .call, outcome: .noAnswer, by: nil))
    }
    let today = start.advanced(by: 8)
    let alert = try #require(content(attempts).onwardAlert(as: Sample.id(3), rule, on: today))
    guard case .contactLost(let state)? = alert.signs.first else { throw Unexpected(found: "\(alert.signs)") }
    #expect(state.failedAttempts == 2)
  }

  @Test("Only who went of their own will or died is in no alert any more", arguments: ProgrammeExit.Reason.allCases)
  func exits(_ reason: ProgrammeExit.Reason) {
    let today = start.advanced(by: 8)
    let content = content([sign(10, .detained, after: 5), .exit(ProgrammeExit(day: today, reason: reason))])
    let alert = content.onwardAlert(as: Sample.id(3), rule, on: today)
    #expect((alert == nil) == [.departed, .died].contains(reason))
    #expect(content.onwardAlert(as: Sample.id(3), rule, on: today.advanced(by: -1)) != nil)
  }

  @Test("The latest word on where they would go comes first")
  func destinations() throws {
    let content = content([
      sign(10, .toldToLeave, after: 3, to: "XBB"), sign(11, .ticketGiven, after: 5, to: "XCC"),
      sign(12, .documentsTaken, after: 6), sign(13, .detained, after: 7, to: "XBB"),
    ])
    let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: start.advanced(by: 10)))
    #expect(alert.destinations.map(\.text) == ["XBB", "XCC"])
    #expect(alert.signs.map(\.day) == alert.signs.map(\.day).sorted())
  }

  @Test("With consent the earlier representative is told, with the finding for the next State computed at once")
  func delivered() throws {
    let norms = Fixture.withBar.norms
    let content = try linked([sign(10, .toldToLeave, after: 3, to: "XBB")], alert: .given)
    let today = start.advanced(by: 4)
    let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: today))
    for (value, finding) in [(true, Finding.barred), (false, Finding.notBarred)] {
      let facts = Facts([
        FactKey(FactName("p")): [.init(.truth(true))], FactKey(FactName("q")): [.init(.truth(value))],
        FactKey(FactName("person.nationality")): [.init(.states([StateCode("XCC")], isComplete: true))],
      ])
      let delivery = content.delivery(of: alert, from: StateCode("XAA"), norms: norms, facts: facts, on: today)
      guard case .to(let to, let notice) = delivery else { throw Unexpected(found: "\(delivery)") }
      #expect(to == organisation && notice.consent == Sample.id(2))
      #expect(notice.content.caseID == Sample.id(8))
      #expect(notice.content.findings.map(\.finding) == [finding])
      #expect(notice.content.findings.map(\.destination.text) == ["XBB"])
      #expect(notice.content.noFinding == nil)
    }
    let unknown = content.delivery(of: alert, from: StateCode("XAA"), norms: norms, facts: Facts(), on: today)
    guard case .to(_, let notice) = unknown else { throw Unexpected(found: "\(unknown)") }
    #expect(notice.content.findings.first?.finding == .undetermined)
    #expect(notice.content.findings.first?.missing.contains(FactKey(FactName("q"))) == true)
  }

  @Test("Without consent nothing leaves, and the alert stays open")
  func withheld() throws {
    let norms = Fixture.withBar.norms
    let today = start.advanced(by: 4)
    for (answer, ground) in [
      (Consent.Answer?.none, ConsentRefusal.Ground.neverAsked), (.refused, .refused(start)),
    ] {
      let content = try linked([sign(10, .toldToLeave, after: 3, to: "XBB")], alert: answer)
      let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: today))
      let delivery = content.delivery(of: alert, from: StateCode("XAA"), norms: norms, facts: Facts(), on: today)
      guard case .withheld(let refusal) = delivery else { throw Unexpected(found: "\(delivery)") }
      #expect(refusal.ground == ground)
    }
    let unlinked = content([sign(10, .toldToLeave, after: 3)])
    let alert = try #require(unlinked.onwardAlert(as: Sample.id(3), rule, on: today))
    guard
      case .noEarlierCase = unlinked.delivery(
        of: alert, from: StateCode("XAA"), norms: norms, facts: Facts(), on: today)
    else { throw Unexpected(found: "a delivery") }
  }

  @Test("What a sign was seen from, and who recorded it, does not leave with the notice")
  func noEvidence() throws {
    let norms = Fixture.withBar.norms
    let today = start.advanced(by: 8)
    let evidence = Evidence(
      source: "told by a guard", day: "2025-01-12", recordedBy: Sample.id(77), recordedAt: DeskTime(123_456))
    let seen = OnwardSign(
      id: Sample.id(10), kind: .documentsTaken, day: start.advanced(by: 3), to: "XBB", evidence: evidence)
    let attempts: [ParticipantItem] = [5, 6].map {
      .attempt(
        ContactAttempt(
          id: Sample.id(60 + $0), day: start.advanced(by: $0), means: .call, outcome: .noAnswer, by: Sample.id(77)))
    }
    let content = try linked([.sign(seen)] + attempts, alert: .given)
    let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: today))
    let delivery = content.delivery(of: alert, from: StateCode("XAA"), norms: norms, facts: Facts(), on: today)
    guard case .to(_, let notice) = delivery else { throw Unexpected(found: "\(delivery)") }
    let signs = notice.content.signs
    #expect(signs.map(\.kind) == [.contactLost, .recorded(.documentsTaken)])
    #expect(signs.map(\.to) == [nil, "XBB"] && signs.map(\.day) == alert.signs.map(\.day))
    let encoded = String(decoding: try JSONEncoder().encode(signs), as: UTF8.self)
    // All that the notice holds, whatever field it is in.
    var whole = ""
    dump(notice, to: &whole)
    #expect(whole.contains("XBB") && encoded.contains("documents-taken"))
    for hidden in ["told by a guard", "2025-01-12", "123456", "\(Sample.id(77) as MemberID)"] {
      #expect(!encoded.contains(hidden) && !whole.contains(hidden), "\(hidden)")
    }
    var inside = ""
    dump(alert, to: &inside)
    #expect(inside.contains("told by a guard"))
  }

  @Test("Who takes the consent to the link back is in no notice any more, however the link is kept")
  func linkWithdrawn() throws {
    let norms = Fixture.withBar.norms
    let today = start.advanced(by: 6)
    var content = try linked([sign(10, .toldToLeave, after: 3, to: "XBB")], alert: .given)
    let recipient = Recipient(.representative, organisation.text)
    let no = Sample.consent(5, .earlierCase, recipient, .refused, on: start.advanced(by: 5))
    ParticipantChange(putting: [.consent(no)], in: content).apply(to: &content)
    #expect(content.items.contains { $0.key == ItemKey("earlier-case") })
    #expect(content.earlierCase(on: start.advanced(by: 4)) != nil && content.earlierCase(on: today) == nil)
    let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: today))
    guard
      case .noEarlierCase = content.delivery(
        of: alert, from: StateCode("XAA"), norms: norms, facts: Facts(), on: today)
    else { throw Unexpected(found: "a delivery") }
  }

  @Test("Where the register or the signs do not allow a finding, the notice says so")
  func noFinding() throws {
    let norms = Fixture.withBar.norms
    let today = start.advanced(by: 4)
    func notice(_ item: ParticipantItem, from country: String) throws -> OnwardNotice {
      let content = try linked([item], alert: .given)
      let alert = try #require(content.onwardAlert(as: Sample.id(3), rule, on: today))
      let delivery = content.delivery(of: alert, from: StateCode(country), norms: norms, facts: Facts(), on: today)
      guard case .to(_, let notice) = delivery else { throw Unexpected(found: "\(delivery)") }
      return notice.content
    }
    #expect(try notice(sign(10, .detained, after: 3), from: "XAA").noFinding == .destinationNotKnown)
    #expect(
      try notice(sign(10, .detained, after: 3, to: "XBB"), from: "XDD").noFinding
        == .senderNotInRegister(StateCode("XDD")))
  }
}

private struct Unexpected: Error { var found: String }

extension Fixture {
  /// XAA may send whoever is `p`, and nobody who is `q`.
  fileprivate static let withBar = Fixture([
    "states/xaa.yaml": sender, "norms/xaa/base.yaml": base,
    "norms/xaa/bar.yaml": norm("xaa/bar", rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}"),
  ])
}
