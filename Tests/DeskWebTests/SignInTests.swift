import Casework
import DeskSQLite
import DeskWeb
import Desks
import Sealing
import TestWire
import Testing

@Suite("Signing in", .serialized)
struct SignInTests {
  private static let email = "a-caseworker@aid.example"

  /// A page without its mark, which is another each time, and without what was typed.
  private func plain(_ reply: Wire.Reply, _ email: String) -> String {
    reply.text.replacing(/name="token" value="[0-9a-f]+"/, with: "").replacing(email, with: "")
  }

  @Test("Whatever was wrong, the answer is the same, and so is the work: nobody learns who has an account")
  func enumeration() async throws {
    let live = try await LiveDesk()
    try await live.desk.end(live.colleague.id, by: Caller(try live.member(.owner)))
    let tries = [
      ("nobody@aid.example", LiveDesk.password, live.code), (Self.email, "wrong", live.code),
      (Self.email, LiveDesk.password, "000000"), (Self.email, "wrong", "000000"),
      ("colleague@aid.example", LiveDesk.password, live.code), ("no address", "", ""),
      (Self.email, LiveDesk.password, "0000-0000-0000-0000-0000-0000"),
    ]
    var pages: Set<String> = []
    for (email, password, code) in tries {
      let before = live.desk.passwords.runs
      let reply = try await live.signIn(Browser(live.port), email, password: password, code: code)
      #expect(reply.status == 400)
      #expect(live.desk.passwords.runs == before + 1, "\(email)")
      pages.insert(plain(reply, email))
    }
    #expect(pages.count == 1)
  }

  @Test("A try with an unknown address takes as long as one with a known address")
  func time() async throws {
    let live = try await LiveDesk()
    let clock = ContinuousClock()
    let emails = ["nobody@aid.example", Self.email]
    var times = emails.map { _ in [Duration]() }
    // In turn, so that what else the machine does slows both.
    for _ in 0..<25 {
      for (index, email) in emails.enumerated() {
        let attempt = SignInAttempt(
          email: email, password: "wrong", code: "000000", address: "192.0.2.1", agent: "")
        let start = clock.now
        await #expect(throws: AccountRefusal.signInFailed) { try await live.desk.signIn(attempt) }
        times[index].append(clock.now - start)
        live.wait(2 * 86_400)
      }
    }
    let medians = times.map { $0.sorted()[$0.count / 2] }
    // With the cheapest scrypt, so that all other work shows: loose, for a machine that does much else.
    #expect(medians[0] < medians[1] * 3 && medians[1] < medians[0] * 3, "\(medians)")
  }

  @Test("A code is good once, and an old one not at all")
  func replay() async throws {
    let live = try await LiveDesk()
    let code = live.code
    #expect(try await live.signIn(Browser(live.port), Self.email, code: code).status == 303)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: code).status == 400)
    live.wait(10 * OneTimePassword.period)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: code).status == 400)
    #expect(try await live.signIn(Browser(live.port), Self.email).status == 303)
  }

  @Test("The same code that comes twice at once lets one in")
  func race() async throws {
    let live = try await LiveDesk()
    let attempt = SignInAttempt(
      email: Self.email, password: LiveDesk.password, code: live.code, address: "192.0.2.1", agent: "")
    let desk = live.desk
    let letIn = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { (try? await desk.signIn(attempt)) != nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(letIn == 1)
  }

  @Test("A recovery code lets in once, and new ones make the old ones useless")
  func recoveryCodes() async throws {
    let live = try await LiveDesk()
    let caller = Caller(try live.member(.caseworker))
    let session = try await live.session(caller.member)
    let open = try #require(try await live.desk.signedIn(session)).session
    let codes = try await live.desk.renewRecoveryCodes(
      password: LiveDesk.password, code: live.code, in: open, by: caller
    ).codes
    #expect(codes.count == 10)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: codes[0].uppercased()).status == 303)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: codes[0]).status == 400)
    #expect(try live.actions().contains(.recoveryCodeUsed))
    let browser = try await live.browser(caller.member)
    let page = try await browser.post(
      "/desk/account/recovery-codes", [("password", LiveDesk.password), ("code", codes[1])])
    let new = page.text.matches(of: /<li>([0-9a-z-]{29})<\/li>/).map { String($0.output.1) }
    #expect(new.count == 10)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: codes[2]).status == 400)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: new[0]).status == 303)
  }

  // MARK: brute force

  @Test(
    "After five tries the next has to wait, and each one after it twice as long, for known and unknown addresses alike")
  func throttledByEmail() async throws {
    for email in [Self.email, "nobody@aid.example"] {
      let live = try await LiveDesk()
      let browser = Browser(live.port)
      for _ in 0..<5 { #expect(try await live.signIn(browser, email, password: "wrong").status == 400) }
      let runs = live.desk.passwords.runs
      var waits: [Int] = []
      for _ in 0..<14 {
        let reply = try await live.signIn(browser, email)
        #expect(reply.status == 429)
        let wait = try #require(reply.headers["retry-after"].flatMap { Int($0) })
        waits.append(wait)
        live.wait(wait)
        #expect(try await live.signIn(browser, email, password: "wrong").status == 400)
      }
      #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900])
      // A try that has to wait costs no scrypt.
      #expect(live.desk.passwords.runs == runs + 14)
    }
  }

  @Test("A success forgets the failures, and whoever must wait is let in afterwards with the right password")
  func forgotten() async throws {
    let live = try await LiveDesk()
    let browser = Browser(live.port)
    for _ in 0..<5 { #expect(try await live.signIn(browser, Self.email, password: "wrong").status == 400) }
    #expect(try await live.signIn(browser, Self.email).status == 429)
    live.wait(1)
    #expect(try await live.signIn(browser, Self.email).status == 303)
    for _ in 0..<5 {
      #expect(try await live.signIn(Browser(live.port), Self.email, password: "wrong").status == 400)
    }
  }

  @Test("Tries are counted by the address they come from too, and many at once are not free")
  func throttledByAddress() async throws {
    let live = try await LiveDesk()
    let desk = live.desk
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<60 {
        group.addTask {
          do {
            _ = try await desk.signIn(
              SignInAttempt(
                email: "\(number)@aid.example", password: "wrong", code: "", address: "2001:db8::\(number)", agent: ""))
            return false
          } catch AccountRefusal.throttled { return true } catch { return false }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    // All of one network: twenty are free, and the one after them waits.
    #expect(outcomes.filter { !$0 }.count == 20)
    let elsewhere = SignInAttempt(
      email: Self.email, password: LiveDesk.password, code: live.code, address: "2001:db8:0:1::1", agent: "")
    #expect(try await desk.signIn(elsewhere).member.email == Self.email)
  }

  @Test("The present password cannot be guessed from an open session either")
  func throttledProof() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    let fields = [("password", "wrong"), ("new-password", "violet tractor seldom ocean")]
    for _ in 0..<5 { #expect(try await browser.post("/desk/account/password", fields).status == 400) }
    #expect(try await browser.post("/desk/account/password", fields).status == 429)
  }

  // MARK: what is kept

  @Test("A hash that was made for less is made anew when its owner signs in")
  func rehash() async throws {
    let live = try await LiveDesk()
    let weak = try PasswordHash(LiveDesk.password, cost: ScryptCost(ln: 5, r: 8, p: 1))
    let member = try live.member(.caseworker)
    try await live.desk.database.write { try $0.setPassword(weak, of: member) }
    #expect(try await live.signIn(Browser(live.port), Self.email).status == 303)
    let kept = try await live.desk.database.read { try $0.credentials(of: member.id).password }
    #expect(kept.cost == .forTests)
    #expect(try kept.admits(LiveDesk.password))
  }

  @Test("Failed tries of members are in the log of their organisation, without a word of what was typed")
  func logged() async throws {
    let live = try await LiveDesk()
    _ = try await live.signIn(Browser(live.port), Self.email, password: "wrong-password-typed")
    _ = try await live.signIn(Browser(live.port), Self.email, code: "135790")
    let entries = try await live.desk.database.read { try $0.log(of: live.organisation.id).map(\.entry) }
    #expect(entries.suffix(2).map(\.action) == [.signInFailed, .signInFailed])
    #expect(entries.suffix(2).map(\.detail) == ["password", "second factor"])
    #expect(entries.last?.actor == .outside)
    for entry in entries { #expect(!"\(entry)".contains("wrong-password-typed") && !"\(entry)".contains("135790")) }
  }
}
