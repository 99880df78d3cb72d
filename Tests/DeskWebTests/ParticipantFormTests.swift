import Casework
import DeskSQLite
import DeskWeb
import Desks
import Reception
import ReceptionWork
import Register
import Sealing
import TestWire
import Testing

/// What the forms of a participant record, as it is kept.
@Suite("The forms of a participant", .serialized)
struct ParticipantFormTests {
  private static let list = "/desk/reception/participants"

  private func path(_ live: LiveDesk) -> String { "\(Self.list)/\(live.participant.id.text)" }

  private func content(_ live: LiveDesk) async throws -> ParticipantContent {
    let (id, organisation) = (live.participant.id, live.organisation.id)
    return try await live.desk.database.read { try $0.participant(id, in: organisation).content }
  }

  private func post(_ live: LiveDesk, _ part: String, _ fields: [(String, String)]) async throws -> Wire.Reply {
    try await live.browser(try live.member(.owner)).post("\(path(live))/\(part)", fields)
  }

  private func get(_ live: LiveDesk, _ part: String = "") async throws -> String {
    let reply = try await live.browser(try live.member(.owner)).get(path(live) + part)
    #expect(reply.status == 200)
    return reply.text
  }

  /// The words that a page shows, as they are kept: by their digest.
  private func words(_ page: String) throws -> (text: String, digest: String) {
    let digest = try #require(page.firstMatch(of: /name="shown" value="([0-9a-f]{64})"/)).output.1
    let text = try #require(page.firstMatch(of: /consent-words"><p>([^<]+)<\/p>/)).output.1
    return (String(text), String(digest))
  }

  // MARK: somebody new

  @Test("Somebody new is kept with the words that they agreed to; of who refuses nothing is kept")
  func new() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let shown = try words(try await browser.get("\(Self.list)/new").text)
    #expect(shown.digest == SHA.hex(SHA.sha256(Array(shown.text.utf8))))
    func send(_ reference: String, how: String, _ answer: String) async throws -> Wire.Reply {
      try await browser.post(
        Self.list,
        [
          ("reference", reference), ("shown", shown.digest), ("language", "kin"), ("how", how),
          ("day", "2024-10-01"), ("do", answer),
        ])
    }
    func lines() async throws -> [ParticipantLine] {
      try await live.desk.database.read { try $0.participants(ParticipantFilter(), in: live.organisation.id) }
    }
    #expect(try await send("R-2", how: "read", "refuse").headers["location"] == "\(Self.list)?done=refused")
    #expect(try await send("R-1", how: "read", "give").status == 409)
    let again = try await send("R-2", how: "", "give")
    #expect(
      again.status == 400 && again.text.contains("value=\"R-2\"") && again.text.contains("value=\"kin\" selected"))
    #expect(try await lines().map(\.reference).sorted() == ["R-1", "R-7"])
    let made = try await send("R-2", how: "read", "give")
    #expect(made.status == 303 && made.headers["location"]?.hasSuffix("/enrolment") == true)
    let id = try #require(try await lines().first { $0.reference == "R-2" }?.id)
    let kept = try await live.desk.database.read { try $0.participant(id, in: live.organisation.id).content }
    let consent = try #require(kept.consents.first)
    #expect(consent.purpose == .enrolment && consent.answer == .given && consent.day == CivilDate("2024-10-01"))
    #expect(
      consent.shown
        == Consent.Shown(digest: shown.digest, language: try #require(LanguageCode("kin")), wasReadOut: false))
  }

  // MARK: consent

  @Test("An answer is kept with the digest of exactly the words that named its recipient, and is taken back")
  func consent() async throws {
    let live = try await LiveDesk()
    let page = try await get(live, "/consent/ask?purpose=employment&whom=employer&name=Bakery")
    let shown = try words(page)
    #expect(shown.text.contains("Bakery") && shown.digest == SHA.hex(SHA.sha256(Array(shown.text.utf8))))
    let fields = [
      ("purpose", "employment"), ("whom", "employer"), ("name", "Bakery"), ("language", "tir"), ("how", "read-out"),
      ("day", "2024-10-02"), ("do", "give"),
    ]
    // Words that name somebody else were not what was answered.
    let others = try words(try await get(live, "/consent/ask?purpose=employment&whom=employer&name=Mill"))
    let other = try await post(live, "consent", fields + [("shown", others.digest)])
    #expect(other.status == 400 && other.text.contains("other words"))
    #expect(try await content(live).consents.count == 2)
    let tomorrow = fields.map { $0.0 == "day" ? ("day", "2024-10-05") : $0 }
    #expect(try await post(live, "consent", tomorrow + [("shown", shown.digest)]).status == 400)
    #expect(try await post(live, "consent", fields + [("shown", shown.digest)]).status == 303)
    let kept = try #require(try await content(live).consents.last)
    #expect(kept.recipient == Recipient(.employer, "Bakery") && kept.answer == .given)
    #expect(
      kept.shown == Consent.Shown(digest: shown.digest, language: try #require(LanguageCode("tir")), wasReadOut: true))
    #expect(try await post(live, "consent/withdraw", [("consent", kept.id.text)]).status == 303)
    #expect(try await content(live).consents.last?.withdrawn == live.today)
    #expect(try await get(live, "/consent").contains("taken back on 4 October 2024"))
  }

  // MARK: enrolment

  @Test("A refused enrolment says in words what is missing, and keeps what was typed")
  func enrolment() async throws {
    let live = try await LiveDesk()
    let fields = [("programme", "xbb/p"), ("household", ""), ("head", "yes")]
    let twice = try await post(live, "enrolment", fields + [("day", "2024-10-03")])
    #expect(twice.status == 400 && twice.text.contains("Record the exit first"))
    #expect(try await post(live, "exit", [("reason", "lost-contact"), ("day", "2024-10-02")]).status == 303)
    for consent in try await content(live).consents where consent.purpose == .enrolment {
      #expect(try await post(live, "consent/withdraw", [("consent", consent.id.text)]).status == 303)
    }
    let refused = try await post(live, "enrolment", fields + [("day", "2024-10-04")])
    #expect(refused.status == 400)
    #expect(refused.text.contains("taken back on 4 October 2024") && refused.text.contains("only they can allow it"))
    #expect(
      refused.text.contains("value=\"2024-10-04\"") && refused.text.contains("name=\"head\" value=\"yes\" checked"))
    #expect(try await content(live).stage == .left)
    #expect(try await post(live, "undo", [("number", String(live.participant.revision + 1))]).status == 303)
    let back = try await get(live)
    #expect(back.contains("No consent to be in the programme") && !back.contains("Not agreed to: ask"))
  }

  @Test("An exit before the enrolment, or to no country, is put right in the form")
  func exit() async throws {
    let live = try await LiveDesk()
    let early = try await post(live, "exit", [("reason", "left"), ("day", "2023-10-02"), ("country", "Beland")])
    #expect(early.status == 400 && early.text.contains("a day from 4 September 2024 on"))
    let nowhere = try await post(live, "exit", [("reason", "removed"), ("day", "2024-10-04"), ("country", "Belnd")])
    #expect(nowhere.status == 400 && nowhere.text.contains("Write Beland") && nowhere.text.contains("value=\"Belnd\""))
    #expect(
      try await post(live, "exit", [("reason", "removed"), ("day", "2024-10-04"), ("country", "Beland")]).status == 303)
    #expect(try await content(live).exit?.country == "XBB")
  }

  // MARK: what is known and promised

  @Test("What nobody knows is asked with a link to its form, and an answer over time makes it owed until then")
  func facts() async throws {
    let live = try await LiveDesk()
    let before = try await get(live)
    #expect(
      before.contains("/facts/household.adults\">How many adults?</a>")
        && before.contains("Not known until then: Stipend"))
    for (asked, answer, since) in [
      ("household.adults", "2", ""), ("in_work", "no", ""), ("in_work", "yes", "2024-10-01"),
    ] {
      let reply = try await post(
        live, "facts", [("asked", asked), ("answer", answer), ("do", answer == "2" ? "" : answer), ("since", since)])
      #expect(reply.status == 303, "\(asked)=\(answer): \(reply.status)")
    }
    #expect(try await content(live).facts.first { $0.key == "in_work" }?.values.map(\.text) == ["false", "true"])
    let after = try await get(live)
    #expect(after.contains("200,000 RWF fell due on 4 September 2024") && after.contains("it ended on 4 October 2024"))
    let hour = try await post(
      live, "facts", [("asked", "in_work"), ("do", "yes"), ("since", "2024-10-01T10:00Z"), ("source", "letter")])
    #expect(hour.status == 400 && hour.text.contains("value=\"letter\""))
  }

  @Test("Beside what is owed stands what the ledger says of it, for whoever reads payments")
  func paid() async throws {
    let live = try await LiveDesk()
    let (owner, approver) = (Caller(try live.member(.owner)), Caller(try live.member(.approver)))
    for (asked, answer, action) in [("household.adults", "1", ""), ("in_work", "", "no")] {
      #expect(try await post(live, "facts", [("asked", asked), ("answer", answer), ("do", action)]).status == 303)
    }
    let owed = "100,000 RWF fell due on 4 September 2024 and 4 October 2024: "
    #expect(try await get(live).contains("\(owed)<span class=\"now\">not paid yet</span>"))
    let currency = try #require(Currency("RWF"))
    let programme = ProgrammeID("xbb/p")
    let reception = live.reception
    try await reception.fund(programme, Money(minor: 1_000_000, currency), source: "letter", by: owner)
    let run = try await reception.prepare(
      PaymentTerms(
        programme: programme, currency: currency, source: .mobileMoney, executionDay: live.today, upTo: live.today,
        message: "Stipend"), by: owner)
    _ = try await reception.check(run.id, by: owner)
    _ = try await reception.approve(run.id, seeing: run.sums, by: approver)
    let sent = try await reception.export(run.id, by: approver)
    #expect(try await get(live).contains("\(owed)<b>on its way</b>"))
    let rows =
      ["reference_id,currency,delivered_quantity,returned_quantity"]
      + zip(sent.payments, ["100000", "40000"]).map { "\($0.id.endToEnd),RWF,\($1)," }
    _ = try await reception.book(
      results: Array(rows.joined(separator: "\n").utf8), named: "results.csv", of: run.id, by: approver)
    let page = try await get(live)
    #expect(page.contains("4 September 2024: <b>paid</b>") && page.contains("4 October 2024: <b>40,000 RWF paid</b>"))
    // A representative reads participants and no payments.
    let other = try await live.browser(try live.member(.representative)).get(path(live)).text
    #expect(other.contains("100,000 RWF fell due") && !other.contains("<b>paid</b>"))
  }

  // MARK: reached and paid

  @Test(
    "A mistake in a channel stands beside its field, and the rest stays typed",
    arguments: [
      ("bank", "RW12 3456", "BKIGRWRW", "A B", "IBAN"), ("bank", "100200", "nobank", "A B", "BIC"),
      ("bank", "100200", "BKIGRWRW", "", "belongs to"), ("mobile", "0788000001", "", "", "plus sign"),
      ("", "100200", "BKIGRWRW", "A B", "no way to be paid"),
    ])
  func channels(_ way: String, _ number: String, _ bank: String, _ holder: String, _ words: String) async throws {
    let live = try await LiveDesk()
    let reply = try await post(
      live, "payment", [("way", way), ("mobile", number), ("number", number), ("bank", bank), ("holder", holder)])
    #expect(reply.status == 400 && reply.text.contains(words))
    for typed in [number, bank, holder] where !typed.isEmpty { #expect(reply.text.contains("value=\"\(typed)\"")) }
    #expect(try await content(live).channel == .mobileMoney(try MobileNumber("+250788000001")))
  }

  @Test("An account, cash and a number are kept as they were chosen, and only that")
  func channelsKept() async throws {
    let live = try await LiveDesk()
    let all = [("mobile", "250 788 000 009"), ("number", "100-200"), ("bank", "bkigrwrw"), ("holder", "A B")]
    for (way, kept) in [
      ("bank", .bankAccount(try BankAccount(number: "100-200", bank: "BKIGRWRW", holder: "A B"))),
      ("cash", .cash), ("mobile", .mobileMoney(try MobileNumber("+250788000009"))),
    ] as [(String, PaymentChannel)] {
      #expect(try await post(live, "payment", [("way", way)] + all).status == 303)
      #expect(try await content(live).channel == kept)
    }
    #expect(try await post(live, "payment", [("do", "remove")]).status == 303)
    #expect(try await content(live).channel == nil)
  }

  @Test("One language is the one to be spoken to in; a code that the list does not have is no need")
  func person() async throws {
    let live = try await LiveDesk()
    for (code, isPreferred) in [("kin", "yes"), ("fra", "yes"), ("tir", "")] {
      let fields = [("language", code), ("code", ""), ("level", "B1"), ("preferred", isPreferred)]
      #expect(try await post(live, "languages", fields).status == 303)
    }
    let languages = try await content(live).languages
    #expect(languages.filter(\.isPreferred).map(\.code.text) == ["fra"] && languages.count == 3)
    let wrong = try await post(live, "languages", [("language", "kin"), ("code", "xx"), ("level", "")])
    #expect(wrong.status == 400 && wrong.text.contains("value=\"xx\"") && wrong.text.contains("Found no level"))
    #expect(try await post(live, "needs", [("need", "CR-CP")]).status == 303)
    #expect(try await post(live, "needs", [("need", "cr")]).status == 400)
    #expect(try await content(live).needs.map(\.text) == ["CR-CP"])
    #expect(try await get(live, "/person").contains("decides nothing"))
  }

  // MARK: several people

  @Test("Two who change the same thing do not write over each other, and a change is taken back")
  func twoAtOnce() async throws {
    let live = try await LiveDesk()
    let revision = live.participant.revision
    func contact(_ address: String) async throws -> Wire.Reply {
      try await post(
        live, "contact",
        [("means", "call"), ("address", address), ("language", "kin"), ("safe", ""), ("seen", String(revision))])
    }
    let first = try await contact("one")
    #expect(first.status == 303 && first.headers["location"]?.hasSuffix("?changed=\(revision + 1)") == true)
    #expect(try await contact("two").status == 409)
    // Something else can be changed on the same page of before.
    #expect(try await post(live, "payment", [("way", "cash"), ("seen", String(revision))]).status == 303)
    #expect(try await content(live).contact?.address == "one")
    #expect(try await get(live, "?changed=\(revision + 2)").contains("name=\"number\" value=\"\(revision + 2)\""))
    #expect(try await post(live, "undo", [("number", String(revision + 1))]).status == 303)
    let undone = try await content(live)
    #expect(undone.contact == nil && undone.channel == .cash)
    #expect(try await post(live, "undo", [("number", String(revision + 1))]).status == 409)
    #expect(try await get(live, "/history").contains("Takes back change \(revision + 1)"))
  }

  @Test("Who is close to a participant is marked, and members of others are not found")
  func members() async throws {
    let live = try await LiveDesk()
    let owner = try live.member(.owner)
    #expect(try await post(live, "members", [("as", "payee"), ("member", owner.id.text)]).status == 303)
    #expect(try await content(live).payees == [owner.id])
    let organisation = live.organisation.id
    #expect(
      try await live.desk.database.read { try $0.payees(of: owner.id, in: organisation) } == [live.participant.id])
    #expect(try await post(live, "members", [("as", "assignee"), ("member", live.otherOwner.id.text)]).status == 404)
    // Who is close to somebody does not take that back themself: another member does.
    let fields = [("as", "payee"), ("member", owner.id.text), ("do", "remove")]
    #expect(try await post(live, "members", fields).status == 409)
    #expect(try await content(live).payees == [owner.id])
    let seen = ("seen", String(try await live.reception.open(live.participant.id, by: Caller(owner)).revision))
    let other = try await live.browser(live.colleague)
    #expect(try await other.post("\(path(live))/members", fields + [seen]).status == 303)
    #expect(try await content(live).payees.isEmpty)
  }

  @Test("The earlier case is linked with consent alone, and the refusal says what to do")
  func earlierCase() async throws {
    let live = try await LiveDesk()
    let refused = try await post(live, "earlier-case", [("reference", "2026-1"), ("do", "add")])
    #expect(
      refused.status == 400 && refused.text.contains("Ask them first") && refused.text.contains("value=\"2026-1\""))
    let shown = try words(try await get(live, "/consent/ask?purpose=earlier-case&whom=here"))
    #expect(shown.text.contains("Aid"))
    let fields = [
      ("purpose", "earlier-case"), ("whom", "here"), ("name", ""), ("language", "kin"), ("how", "read"),
      ("day", "2024-10-04"), ("shown", shown.digest), ("do", "give"),
    ]
    #expect(try await post(live, "consent", fields).status == 303)
    #expect(try await post(live, "earlier-case", [("reference", "2026-2"), ("do", "add")]).status == 400)
    #expect(try await post(live, "earlier-case", [("reference", "2026-1"), ("do", "add")]).status == 303)
    #expect(try await get(live).contains("/desk/cases/\(live.deskCase.id.text)\">Case 2026-1"))
  }

  @Test("Erasing wants the reference, and leaves nothing to open")
  func erasing() async throws {
    let live = try await LiveDesk()
    #expect(try await post(live, "erase", [("reference", "R-3")]).status == 400)
    #expect(try await post(live, "erase", [("reference", "r-1")]).headers["location"] == "\(Self.list)?done=erased")
    let browser = try await live.browser(try live.member(.owner))
    #expect(try await browser.get(path(live)).status == 404)
    let list = try await browser.get(Self.list).text
    #expect(list.contains("R-7") && !list.contains("R-1"))
  }

  // MARK: the list and the overview

  @Test("The list is narrowed by beginning, stage, programme and who works with them")
  func list() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let owner = Caller(try live.member(.owner))
    let other = try await live.reception.create([.reference("Z-2")], by: owner)
    _ = try await live.reception.change(other.id, putting: [.assignee(owner.member.id)], by: owner)
    for (query, isEnrolled, isAsked) in [
      ("", true, true), ("?find=z", false, true), ("?stage=enrolled", true, false), ("?stage=asked", false, true),
      ("?programme=xbb/p", true, false), ("?mine=yes", false, true), ("?find=q", false, false),
    ] {
      let text = try await browser.get(Self.list + query).text
      #expect(text.contains(">R-1</a>") == isEnrolled && text.contains(">Z-2</a>") == isAsked, "\(query)")
    }
  }

  @Test("Each role sees the ways that are open to it, and who reads payments alone nobody's reference")
  func ways() async throws {
    let live = try await LiveDesk()
    for role in Role.allCases {
      let text = try await live.browser(try live.member(role)).get("/desk/reception").text
      for (part, permission) in [
        ("participants", Permission.readParticipants), ("payments", .readPayments), ("report", .readReports),
        ("complaints", .readComplaints),
      ] {
        #expect(text.contains("href=\"/desk/reception/\(part)\"") == role.may(permission), "\(role): \(part)")
      }
      #expect(text.contains("R-1") == role.may(.readParticipants), "\(role)")
    }
  }
}
