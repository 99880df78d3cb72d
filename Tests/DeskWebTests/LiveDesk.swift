import Casework
import DeskSQLite
import DeskWeb
import Desks
import Foundation
import Pages
import Reception
import ReceptionWork
import Register
import Sealing
import Synchronization
import TestRegisters
import TestWire
import Testing

/// A desk on a free port, in a folder of its own, with a clock that a test turns: an organisation with a member of each
/// role and a case, and another organisation with an owner.
final class LiveDesk: Sendable {
  static let password = "kettle birch lantern seven"
  static let start = 1_800_000_000

  let folder: String
  let desk: CaseDesk
  let organisation: Organisation
  let members: [Role: Member]
  /// One more, who is only acted on.
  let colleague: Member
  let otherOwner: Member
  let deskCase: DeskCase
  /// Somebody enrolled in the programme `xbb/p`, with a sign that they are to be moved on to XAA.
  let participant: DeskParticipant
  let sign: EntryID = DeskID(RandomBytes.make(16))
  /// An employer, and its opening for welders, which pays less than the law has it.
  let employer: EmployerID = DeskID(RandomBytes.make(16))
  let opening: OpeningID = DeskID(RandomBytes.make(16))
  /// A complaint about housing, and a link by which others come.
  let complaint: EntryID
  let complaintToken: Token
  /// A run that was sent.
  let run: RunID
  let document: EntryID
  let feed: String
  /// What the feed's address carries.
  let feedToken: Token
  /// What a link to join carries that nobody has followed yet.
  let invitation: Token
  let webhook: String
  let secret = OneTimePassword.random()
  private let clock: Clock
  private let served: ServedDesk

  /// Beland is open to those of whom p is true, unless q bars it.
  static let files = [
    "states/xaa.yaml": Fixture.sender, "norms/xaa/base/norm.yaml": Fixture.base,
    "norms/xaa/bar/norm.yaml": Fixture.norm(
      "xaa/bar", rules: "  - {id: stop, effect: bar, says: stops, when: q, sources: [s]}"),
    "arrangements/xaa-xbb.yaml": Fixture.arrangement(""), "programmes/facts.yaml": WrittenReception.facts,
    "programmes/xbb/p.yaml": WrittenReception.programme,
  ]

  init(settings: DeskSettings = DeskSettings(), language: Language = .english) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
    let clock = Clock(LiveDesk.start)
    let desk = try LiveDesk.emptyDesk(in: folder, language: language) { clock.seconds.withLock { $0 } }
    let database = desk.database
    (self.folder, self.desk, self.clock) = (folder, desk, clock)
    let hash = try PasswordHash(LiveDesk.password, cost: .forTests)

    func organisation(_ name: String) throws -> Organisation {
      let made = Organisation(id: DeskID(RandomBytes.make(16)), name: name, created: DeskTime(LiveDesk.start))
      try database.writeNow { try $0.create(made) }
      return made
    }
    let secret = secret
    func member(_ name: String, _ role: Role, _ organisation: Organisation) throws -> Member {
      let made = Member(
        id: DeskID(RandomBytes.make(16)), organisation: organisation.id, name: name, email: "\(name)@aid.example",
        role: role, created: DeskTime(LiveDesk.start))
      try database.writeNow { try $0.add(made, password: hash, oneTimePassword: secret) }
      return made
    }
    let aid = try organisation("Aid")
    self.organisation = aid
    members = try Dictionary(
      uniqueKeysWithValues: Role.allCases.map { ($0, try member("a-\($0.rawValue)", $0, aid)) })
    colleague = try member("colleague", .caseworker, aid)
    otherOwner = try member("other", .owner, try organisation("Other"))

    let owner = Caller(members[.owner] ?? colleague)
    let document: EntryID = DeskID(RandomBytes.make(16))
    let caseID = try await desk.create([.reference("2026-1"), .sender("XAA"), LiveDesk.fact("p")], by: owner).id
    deskCase = try await desk.change(
      caseID,
      putting: [
        .document(
          CaseDocument(
            id: document, name: "letter.pdf", type: "application/pdf", size: 4, digest: "00",
            by: owner.member.id, at: DeskTime(LiveDesk.start)))
      ], attaching: (document, Array("%PDF".utf8)), by: owner)
    self.document = document
    let reception = ReceptionDesk(desk)
    let enrolled = try await LiveDesk.enrolled("R-1", at: reception, by: owner)
    participant = try await reception.record(
      OnwardSign(
        id: sign, kind: .detained, day: reception.today, to: "XAA",
        evidence: Evidence(
          source: "letter", day: "", recordedBy: owner.member.id, recordedAt: DeskTime(LiveDesk.start))),
      of: enrolled.id, seen: nil, by: owner)
    try await reception.keep(Employer(id: employer, name: "Works", address: "Road"), seen: nil, by: owner)
    try await reception.keep(try LiveDesk.openingForWelders(opening, of: employer), seen: nil, by: owner)
    complaint = try await reception.complain(
      SentComplaint(about: .housing, reference: "", text: "A note"), by: owner
    ).complaint.id
    complaintToken = try await reception.makeComplaintLink(by: owner)
    let currency = try #require(Currency("RWF"))
    try await reception.fund(
      ProgrammeID("xbb/p"), Money(minor: 1_000_000, currency), source: "gift", by: owner)
    let approver = Caller(members[.approver] ?? colleague)
    let paid = try await LiveDesk.enrolled("R-7", at: reception, by: owner)
    _ = try await reception.change(
      paid.id,
      putting: [LiveDesk.participantFact("household.adults", "1"), LiveDesk.participantFact("in_work", "false")],
      by: owner)
    let prepared = try await reception.prepare(
      PaymentTerms(
        programme: ProgrammeID("xbb/p"), currency: currency, source: .mobileMoney, executionDay: reception.today,
        upTo: reception.today, message: "support"), by: owner)
    _ = try await reception.check(prepared.id, by: owner)
    _ = try await reception.approve(prepared.id, seeing: prepared.sums, by: approver)
    run = try await reception.export(prepared.id, by: approver).id
    let made = try await desk.createFeed(.deadlines, note: "telephone", by: owner)
    (feed, feedToken) = (made.feed.id, made.token)
    invitation = try await desk.invite(.reader, note: "newcomer", by: owner)
    webhook = try await desk.addWebhook(url: "https://example.org/hook", by: owner).webhook.id
    try await database.write { writer in
      try writer.addAlert(
        [FindingChange(destination: "XBB", from: nil, to: "may-send", because: [], noLonger: [])],
        cause: AlertCause(
          registerBefore: "sha256:one", registerAfter: "sha256:two", dayBefore: "2024-01-01", dayAfter: "2024-01-02"),
        of: caseID, in: aid.id, at: DeskTime(LiveDesk.start))
    }

    served = try await ServedDesk(desk, settings)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A desk at which nobody keeps cases yet.
  static func emptyDesk(
    in folder: String, language: Language = .english, now: @escaping @Sendable () -> Int
  ) throws -> CaseDesk {
    let database = try DeskDatabase(
      folder: folder, master: try MasterKeys(text: MasterKeys.newText()), now: DeskTime(now()))
    let site = Site(
      norms: Fixture(files).norms, digest: "sha256:one", engine: "test", outlines: nil, language: language)
    return CaseDesk(
      database: database, site: { site }, now: { DeskTime(now()) }, today: { CivilDate(days: 20_000) },
      scrypt: .forTests)
  }

  // MARK: the clock

  private final class Clock: Sendable {
    let seconds: Mutex<Int>
    init(_ start: Int) { seconds = Mutex(start) }
  }

  var port: Int { served.port }
  var reception: ReceptionDesk { ReceptionDesk(desk) }
  var today: CivilDate { reception.today }
  var now: Int { clock.seconds.withLock { $0 } }
  func wait(_ seconds: Int) { clock.seconds.withLock { $0 += seconds } }

  // MARK: people

  func member(_ role: Role) throws -> Member { try #require(members[role]) }

  /// A browser in which somebody is signed in; nobody, where there is no member.
  func browser(_ member: Member?) async throws -> Browser {
    guard let member else { return Browser(port) }
    return Browser(port, cookie: try await session(member).text)
  }

  func session(_ member: Member) async throws -> Token {
    let (token, time) = (Token.random(), DeskTime(now))
    try await desk.database.write { writer in
      try writer.add(
        Session(digest: token.digest, member: member.id, created: time, seen: time, agent: "a browser"), of: member)
    }
    return token
  }

  /// The code that an app shows now.
  var code: String { secret.code(atStep: now / OneTimePassword.period) }

  /// Signs in as people do.
  func signIn(
    _ browser: Browser, _ email: String, password: String = LiveDesk.password, code: String? = nil, to: String = ""
  ) async throws -> Wire.Reply {
    try await browser.post(
      "/desk/sign-in", [("email", email), ("password", password), ("code", code ?? self.code), ("to", to)])
  }

  /// How many entries the log of the first organisation has.
  func logCount() throws -> Int {
    try desk.database.readNow { try $0.logHead(of: organisation.id).number }
  }

  func actions() throws -> [AuditAction] {
    try desk.database.readNow { try $0.log(of: organisation.id).map(\.entry.action) }
  }

  private static func openingForWelders(_ id: OpeningID, of employer: EmployerID) throws -> Opening {
    Opening(
      id: id, employer: employer, occupation: try #require(OccupationCode("7212")), title: "Welder",
      wage: WageOffer(
        amount: Money(minor: 20_000, try #require(Currency("RWF"))), per: .month, minutesPerWeek: 2_400, daysPerWeek: 5),
      requirements: [Opening.Requirement(says: "Welding", condition: "skill.welding")], places: 2,
      from: CivilDate(days: 19_900), until: nil)
  }

  /// Somebody who agreed to be enrolled a month ago, and to be paid by mobile money.
  static func enrolled(
    _ reference: String, at reception: ReceptionDesk, by caller: Caller
  ) async throws -> DeskParticipant {
    let day = reception.today.advanced(by: -30)
    func consent(_ purpose: ConsentPurpose, _ recipient: Recipient) throws -> ParticipantItem {
      .consent(
        Consent(
          id: DeskID(RandomBytes.make(16)), purpose: purpose, recipient: recipient, answer: .given, day: day,
          shown: Consent.Shown(digest: "00", language: try #require(LanguageCode("kin")), wasReadOut: true)))
    }
    let made = try await reception.create(
      [
        .reference(reference),
        try consent(.enrolment, Recipient(.programme)),
        try consent(.payment, Recipient(.paymentProvider)),
        .channel(.mobileMoney(try MobileNumber("+250788000001"))),
      ], by: caller)
    return try await reception.enrol(
      made.id,
      Enrolment(
        programme: ProgrammeID("xbb/p"), day: day, household: DeskID(RandomBytes.make(16)), isHeadOfHousehold: true,
        by: caller.member.id), by: caller)
  }

  private static func participantFact(_ key: String, _ value: String) -> ParticipantItem {
    .fact(
      RecordedFact(
        key: key, values: [.init(value)],
        evidence: Evidence(source: "", day: "", recordedBy: nil, recordedAt: DeskTime(start))))
  }

  static func fact(_ key: String) -> CaseItem {
    .fact(
      RecordedFact(
        key: key, values: [.init("true", from: nil)],
        evidence: Evidence(source: "letter", day: "2024-01-02", recordedBy: nil, recordedAt: DeskTime(start))))
  }

  /// What the fields of a form may hold, by their names; empty for those that are not here.
  func fields(_ route: DeskRoute) -> [(String, String)] {
    var values = [
      "reference": "2027-9", "sender": "XAA", "text": "A note", "name": "Aid", "note": "Ada", "role": "reader",
      "organisation": "Aid", "email": "new@aid.example", "password": LiveDesk.password, "code": "000000",
      "member": colleague.id.text, "to": "XBB", "day": "2024-01-05", "time": "14:30",
      "zone": "UTC", "source": "letter", "source-day": "2024-01-05", "asked": "q", "answer": "true", "fact": "p",
      "means": "call", "outcome": "no-answer", "sign": sign.text,
      "employer": employer.text, "address": "Road", "title": "Welder", "occupation": "7212", "places": "2",
      "from": "2024-01-05", "per": "month", "hours": "40", "days": "5",
      "about": "housing", "state": "answered", "standing": "granted", "skill": "welding", "held": "yes", "years": "3",
      "there": "yes", "result": "offered",
      "reason": "resigned",
      "language": "fr", "number": "2", "purpose": "filed", "programme": "xbb/p", "currency": "RWF", "amount": "1000",
      "up-to": "2024-10-04", "execution": "2024-10-04", "message": "support", "count": "1", "total": "100000",
      "url": "https://example.org/hook", "delivery": "1",
    ]
    values["kind"] =
      route.path == "/desk/feeds" ? "deadlines" : "written-notice"
    if route.path.hasPrefix("/desk/reception/participants") { values.merge(participantFields) { _, new in new } }
    if route.path.hasSuffix("/papers") { values["kind"] = "passport" }
    if route.path.hasSuffix("/signs") { values["kind"] = "told-to-leave" }
    if route.path.contains("/:participant/work/") {
      values.merge(["reason": "resigned", "until": "", "member": ""]) { _, new in new }
    }
    if route.path.hasSuffix("complain") || route.path.contains("/complain/") { values["member"] = "" }
    return route.fields.map { ($0, values[$0] ?? "") }
  }

  /// Those of the forms of a participant.
  private var participantFields: [String: String] {
    let purpose = ConsentPurpose.employment.rawValue
    return [
      "asked": "in_work", "fact": "in_work", "programme": "xbb/p", "household": "", "reason": "left", "country": "XBB",
      "purpose": purpose, "whom": "employer", "name": "", "how": "read-out", "language": "kin", "level": "B1",
      "consent": participant.content.consents.first?.id.text ?? "", "need": "CR-CP",
      "until": "2030-01-05", "means": "call", "address": "the neighbour", "safe": "in the evening", "way": "mobile",
      "mobile": "+250788000002", "as": "assignee", "outcome": "no-answer", "sign": sign.text,
    ]
  }

  /// An address with the things of the first organisation where the route has names; `nil` where a name is new here.
  func path(_ route: DeskRoute) -> String? {
    var parts: [String] = []
    for part in route.path.split(separator: "/") {
      guard part.hasPrefix(":") else {
        parts.append(String(part))
        continue
      }
      switch part {
      case ":case": parts.append(deskCase.id.text)
      case ":participant": parts.append(participant.id.text)
      case ":complaint": parts.append(complaint.text)
      case ":employer": parts.append(employer.text)
      case ":opening": parts.append(opening.text)
      case ":follow-up": parts.append("first-week")
      case ":run": parts.append(run.text)
      case ":entry": parts.append(document.text)
      case ":fact": parts.append(route.path.contains("/:participant/") ? "in_work" : "p")
      case ":alert": parts.append("1")
      case ":feed": parts.append(feed)
      case ":webhook": parts.append(webhook)
      case ":member": parts.append(colleague.id.text)
      case ":token" where route.path.hasPrefix("/desk/join"): parts.append(invitation.text)
      case ":token" where route.path.hasPrefix("/desk/feed"): parts.append(feedToken.text)
      case ":token" where route.path.hasPrefix("/desk/complain"): parts.append(complaintToken.text)
      // There is an organisation already, so that no link sets the desk up.
      case ":token": parts.append(Token.random().text)
      default: return nil
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
