import Casework
import DeskSQLite
import DeskWeb
import Desks
import Sealing
import TestWire
import Testing

/// What the forms of a case record, as it is kept.
@Suite("The forms of a case", .serialized)
struct CaseFormTests {
  private func content(_ live: LiveDesk) async throws -> CaseContent {
    let (id, organisation) = (live.deskCase.id, live.organisation.id)
    return try await live.desk.database.read { try $0.deskCase(id, in: organisation).content }
  }

  private func post(_ live: LiveDesk, _ path: String, _ fields: [(String, String)]) async throws -> Wire.Reply {
    try await live.browser(try live.member(.owner)).post("/desk/cases/\(live.deskCase.id.text)/\(path)", fields)
  }

  // MARK: facts

  @Test("That there may be more than was named is kept, and that all countries are meant")
  func moreAndScope() async throws {
    let live = try await LiveDesk()
    let more = try await post(
      live, "facts", [("asked", "person.nationality"), ("answer", "XBB"), ("more", "yes"), ("source", "passport")])
    #expect(more.status == 303)
    for (answer, scope) in [("yes", "one"), ("no", "all")] {
      let reply = try await post(
        live, "facts", [("asked", "s@XBB"), ("answer", answer), ("do", answer), ("scope", scope)])
      #expect(reply.status == 303)
    }
    let facts = try await content(live).facts
    #expect(facts.first { $0.key == "person.nationality" }?.values.map(\.text) == ["[XBB, more]"])
    #expect(
      facts.filter { $0.key.hasPrefix("s") }.map(\.key) == ["s"], "What is said of all replaces what was said of one")
  }

  // MARK: steps

  @Test(
    "The hour of a step is that of its zone, the first of two where clocks are put back",
    arguments: [
      ("Europe/Rome", "2025-10-26", "02:30", "2025-10-26T02:30+02:00"),
      ("Europe/Rome", "2025-10-26", "03:30", "2025-10-26T03:30+01:00"),
      ("Europe/London", "2025-03-30", "00:30", "2025-03-30T00:30Z"),
      ("Europe/London", "2025-03-30", "02:30", "2025-03-30T02:30+01:00"),
      ("Australia/Sydney", "2025-04-06", "02:30", "2025-04-06T02:30+11:00"),
      ("America/New_York", "2025-11-02", "01:15", "2025-11-02T01:15-04:00"),
    ])
  func hours(_ zone: String, _ day: String, _ time: String, _ expected: String) async throws {
    let live = try await LiveDesk()
    let reply = try await post(
      live, "steps", [("kind", "written-notice"), ("to", "XBB"), ("day", day), ("time", time), ("zone", zone)])
    #expect(reply.status == 303)
    #expect(try await content(live).steps.map(\.at) == [expected])
  }

  @Test("An hour that the clocks passed over is asked again")
  func skippedHour() async throws {
    let live = try await LiveDesk()
    for (zone, day, time) in [
      ("Europe/Rome", "2025-03-30", "02:30"), ("America/New_York", "2025-03-09", "02:10"),
      ("Australia/Sydney", "2025-10-05", "02:30"),
    ] {
      let reply = try await post(
        live, "steps", [("kind", "written-notice"), ("to", "XBB"), ("day", day), ("time", time), ("zone", zone)])
      #expect(reply.status == 400 && reply.text.contains("clocks"), "\(zone)")
    }
    #expect(try await content(live).steps.isEmpty)
  }

  @Test("Taking a step away brings back what an earlier one had settled")
  func stepRemoval() throws {
    let evidence = Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(0))
    func step(_ kind: StepKind, _ to: String, _ at: String) -> ServedStep {
      ServedStep(
        id: DeskID(RandomBytes.make(16)), kind: kind, destination: to, at: at, zone: "UTC", evidence: evidence)
    }
    let known: Set = ["notice.written", "notice.served_at"]
    let (first, second) = (step(.writtenNotice, "XBB", "2025-01-02"), step(.writtenNotice, "XBB", "2025-02-03"))
    let other = step(.writtenNotice, "XCC", "2025-03-04")
    let content = CaseContent(
      [.step(first), .step(second), .step(other)]
        + (second.facts(known: known) + other.facts(known: known)).map { .fact($0) })
    let back = content.removing(step: second.id, known: known)
    #expect(back.putting == first.facts(known: known).map { .fact($0) })
    #expect(back.removing == [ItemKey("step/\(second.id)")])
    let gone = content.removing(step: other.id, known: known)
    #expect(gone.putting.isEmpty)
    #expect(
      Set(gone.removing) == [
        ItemKey("step/\(other.id)"), .fact("notice.written@XCC"), .fact("notice.served_at@XCC"),
      ])
  }

  // MARK: receipts

  @Test("A receipt is kept of the finding that was shown, and of no other")
  func receiptOfWhatWasShown() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let path = "/desk/cases/\(live.deskCase.id.text)"
    let brief = try await browser.get("\(path)/brief?to=XBB")
    let shown = String(try #require(brief.text.firstMatch(of: /name="shown" value="([^"]+)"/)).output.1)
    #expect(try await post(live, "facts", [("asked", "q"), ("do", "yes")]).status == 303)
    let late = try await post(live, "receipts", [("to", "XBB"), ("purpose", "filed"), ("shown", shown)])
    #expect(late.status == 409)
    #expect(try await content(live).receipts.isEmpty)
    let again = try await browser.get("\(path)/brief?to=XBB")
    let now = String(try #require(again.text.firstMatch(of: /name="shown" value="([^"]+)"/)).output.1)
    #expect(now != shown)
    #expect(try await post(live, "receipts", [("to", "XBB"), ("purpose", "filed"), ("shown", now)]).status == 303)
    #expect(try await content(live).receipts.map(\.digest) == [now])
  }

  // MARK: what cannot be opened, and what is on no page

  @Test("A case whose key is gone can still be erased, by its reference")
  func erasingWithoutKey() async throws {
    let live = try await LiveDesk()
    let (id, organisation) = (live.deskCase.id, live.organisation.id)
    try await live.desk.database.destroyKey(of: id, in: organisation, at: DeskTime(live.now))
    let browser = try await live.browser(try live.member(.owner))
    #expect(try await browser.get("/desk/cases/\(id.text)").status == 410)
    let page = try await browser.get("/desk/cases/\(id.text)/erase")
    #expect(page.status == 200 && page.text.contains("2026-1"))
    #expect(try await post(live, "erase", [("reference", "2026-2")]).status == 400)
    #expect(try await post(live, "erase", [("reference", "2026-1")]).status == 303)
    #expect(try await browser.get("/desk/cases/\(id.text)/erase").status == 404)
  }

  @Test("There is a next page only where it has cases, and a page behind the last one leads back", arguments: [49, 50])
  func pages(_ more: Int) async throws {
    let live = try await LiveDesk()
    let owner = Caller(try live.member(.owner))
    for number in 0..<more { _ = try await live.desk.create([.reference("x-\(number)"), .sender("XAA")], by: owner) }
    let browser = try await live.browser(try live.member(.owner))
    #expect(try await browser.get("/desk/cases").text.contains("page=2") == (more == 50))
    let behind = try await browser.get("/desk/cases?page=9")
    #expect(!behind.text.contains("No cases yet") && behind.text.contains("href=\"/desk/cases\""))
  }
}
