import DeskSQLite
import Desks
import Pages
import Sealing
import Synchronization
import TestDesks
import Testing

@testable import Casework

@Suite("Accounts that change hands")
struct AccountTests {
  private let visitor = Token.random()

  private func isOpen(_ link: Token, _ test: TestDesk) async throws -> Bool {
    do {
      _ = try await test.desk.invitation(link, visitor: visitor)
      return true
    } catch AccountRefusal.linkGone { return false }
  }

  /// What may befall an owner.
  enum Turn: String, CaseIterable { case ended, lesserRole, reset }

  @Test("The links of an owner who is one no more let nobody in, and the log says so", arguments: Turn.allCases)
  func links(_ turn: Turn) async throws {
    let test = try TestDesk()
    let second = try test.member(.owner)
    let links = [
      try await test.desk.invite(.owner, note: "For me later", by: second),
      try await test.desk.reset(try test.member(.reader).member.id, by: second),
    ]
    let others = try await test.desk.invite(.reader, note: "Ada", by: test.owner)
    for link in links { #expect(try await isOpen(link, test)) }
    switch turn {
    case .ended: try await test.desk.end(second.member.id, by: test.owner)
    case .lesserRole: try await test.desk.setRole(.representative, of: second.member.id, by: test.owner)
    case .reset: _ = try await test.desk.reset(second.member.id, by: test.owner)
    }
    for link in links { #expect(try await !isOpen(link, test)) }
    #expect(try await isOpen(others, test))
    let log = try test.database.readNow { try $0.log(of: test.organisation.id).map(\.entry) }
    #expect(log.contains { $0.action == .invitationWithdrawn && $0.subject == second.member.id.text })
  }

  @Test("A link to choose anew does not outlive the role or the end of its member")
  func resets() async throws {
    let test = try TestDesk()
    let (promoted, ended) = (try test.member(.reader).member.id, try test.member(.reader).member.id)
    let first = try await test.desk.reset(promoted, by: test.owner)
    try await test.desk.setRole(.owner, of: promoted, by: test.owner)
    #expect(try await !isOpen(first, test))
    let second = try await test.desk.reset(ended, by: test.owner)
    try await test.desk.end(ended, by: test.owner)
    try await test.desk.letIn(ended, by: test.owner)
    #expect(try await !isOpen(second, test))
  }

  @Test("A reset and an end revoke the feeds of the account")
  func feeds() async throws {
    let test = try TestDesk()
    for isReset in [true, false] {
      let member = try test.member(.caseworker)
      let token = try await test.desk.createFeed(.deadlines, note: "", by: member).token
      #expect(try await test.desk.feedBody(token, path: "/feed") != nil)
      if isReset {
        _ = try await test.desk.reset(member.member.id, by: test.owner)
      } else {
        try await test.desk.end(member.member.id, by: test.owner)
        try await test.desk.letIn(member.member.id, by: test.owner)
      }
      #expect(try await test.desk.feedBody(token, path: "/feed") == nil)
    }
  }

  @Test("A hash that is made anew does not take the place of a password that was chosen meanwhile")
  func strengthening() async throws {
    let test = try TestDesk()
    let member = try test.member(.reader).member
    let weak = try PasswordHash("a long sentence for tests", cost: ScryptCost(ln: 5, r: 8, p: 1))
    let desk = CaseDesk(
      database: test.database, site: test.desk.site, now: test.desk.now, today: test.desk.today, scrypt: .forTests)
    try await test.database.write { try $0.setPassword(weak, of: member) }
    let known = try test.database.readNow { try $0.credentials(of: member.id) }
    let chosen = try PasswordHash("violet tractor seldom ocean", cost: .forTests)
    try await test.database.write { try $0.setPassword(chosen, of: member) }
    await desk.strengthen(known, "a long sentence for tests")
    #expect(try test.database.readNow { try $0.credentials(of: member.id).password } == chosen)
    // And it does where nothing else was chosen.
    try await test.database.write { try $0.setPassword(weak, of: member) }
    await desk.strengthen(known, "a long sentence for tests")
    let kept = try test.database.readNow { try $0.credentials(of: member.id).password }
    #expect(kept.cost == .forTests)
    #expect(try kept.admits("a long sentence for tests"))
  }

  @Test("A link does not tell of one address after another whether it has an account, and each such try is in the log")
  func takenAddresses() async throws {
    let test = try TestDesk()
    let link = try await test.desk.invite(.reader, note: "Ada", by: test.owner)
    func join(_ email: String) async throws -> NewAccount {
      let opened = try await test.desk.invitation(link, visitor: visitor)
      let code = opened.secret.code(atStep: test.world.now().seconds / OneTimePassword.period)
      return try await test.desk.join(
        link, visitor: visitor,
        AccountFields(name: "Ada", email: email, password: "violet tractor seldom ocean", code: code), agent: "")
    }
    for _ in 0..<5 {
      await #expect {
        try await join("owner@aid.example")
      } throws: { error in
        guard case DeskRefusal.mistakes(let mistakes) = error else { return false }
        return mistakes.map(\.field) == ["email"] && mistakes.first?.found == .desk(.foundTakenEmail)
      }
    }
    await #expect(throws: AccountRefusal.throttled(seconds: 1)) { try await join("ada@aid.example") }
    let log = try test.database.readNow { try $0.log(of: test.organisation.id).map(\.entry) }
    #expect(log.filter { $0.action == .refused && $0.actor == .outside }.count == 5)
    test.world.clock.withLock { $0 += 1 }
    #expect(try await join("ada@aid.example").member.email == "ada@aid.example")
  }
}
