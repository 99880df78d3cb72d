import TestWire
import Casework
import DeskSQLite
import DeskWeb
import Desks
import Sealing
import Testing

@Suite("Sessions", .serialized)
struct SessionTests {
  private static let email = "a-caseworker@aid.example"

  @Test("Who signs in gets a new session, whatever the browser held before")
  func fixation() async throws {
    let live = try await LiveDesk()
    let planted = Token.random().text
    let browser = Browser(live.port, cookie: planted)
    let reply = try await live.signIn(browser, Self.email, to: "/desk/account")
    #expect(reply.status == 303 && reply.headers["location"] == "/desk/account")
    let first = try #require(await browser.cookie)
    #expect(first != planted)
    #expect(try await Browser(live.port, cookie: planted).get("/desk/account").status == 303)
    // The second time ends the first session of this browser.
    live.wait(OneTimePassword.period)
    let mark = try await browser.mark()
    let again = try await browser.post(
      "/desk/sign-in", [("email", Self.email), ("password", LiveDesk.password), ("code", live.code)], mark: mark)
    #expect(again.status == 303)
    #expect(await browser.cookie != first)
    #expect(try await Browser(live.port, cookie: first).get("/desk/account").status == 303)
  }

  @Test("A cookie is of no use after its session was signed out")
  func signOut() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.reader))
    let held = await browser.cookie
    #expect(try await browser.post("/desk/sign-out").headers["location"] == "/desk/sign-in")
    #expect(await browser.cookie == nil)
    #expect(try await Browser(live.port, cookie: held).get("/desk/account").status == 303)
    #expect(try live.actions().last == .signedOut)
  }

  @Test("A session ends half an hour after its last page, and after twelve hours in any case")
  func timeouts() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.reader))
    live.wait(CaseDesk.idleTime - 1)
    #expect(try await browser.get("/desk/account").status == 200)
    live.wait(CaseDesk.idleTime - 1)
    #expect(try await browser.get("/desk/account").status == 200)
    live.wait(CaseDesk.idleTime)
    #expect(try await browser.get("/desk/account").status == 303)

    let busy = try await live.browser(try live.member(.reader))
    for _ in 0..<47 {
      live.wait(15 * 60)
      #expect(try await busy.get("/desk/account").status == 200)
    }
    live.wait(15 * 60)
    #expect(try await busy.get("/desk/account").status == 303)
  }

  @Test("Another password ends all other sessions, and needs the present one")
  func changePassword() async throws {
    let live = try await LiveDesk()
    let member = try live.member(.caseworker)
    let (here, there) = (try await live.browser(member), try await live.browser(member))
    let new = "violet tractor seldom ocean"
    let held = await here.cookie
    let wrong = try await here.post(
      "/desk/account/password", [("password", "not the password"), ("new-password", new)])
    #expect(wrong.status == 400)
    let weak = try await here.post(
      "/desk/account/password", [("password", LiveDesk.password), ("new-password", "caseworker2027")])
    #expect(weak.status == 400)
    #expect(try await there.get("/desk/account").status == 200)
    let changed = try await here.post(
      "/desk/account/password", [("password", LiveDesk.password), ("new-password", new)])
    #expect(changed.headers["location"] == "/desk/account?done=password")
    // Whoever held the cookie of this session is out as well.
    #expect(await here.cookie != held)
    #expect(try await Browser(live.port, cookie: held).get("/desk/account").status == 303)
    #expect(try await here.get("/desk/account").status == 200)
    #expect(try await there.get("/desk/account").status == 303)
    #expect(try await live.signIn(Browser(live.port), Self.email).status == 400)
    live.wait(OneTimePassword.period)
    #expect(try await live.signIn(Browser(live.port), Self.email, password: new).status == 303)
  }

  @Test("Another second factor needs password, a present code and a code of the new one, and ends other sessions")
  func changeSecondFactor() async throws {
    let live = try await LiveDesk()
    let member = try live.member(.caseworker)
    let (here, there) = (try await live.browser(member), try await live.browser(member))
    let shown = try #require(
      try await here.get("/desk/account/second-factor").text.firstMatch(of: /class="secret">([A-Z2-7]+)</))
    let held = try #require(await here.cookie)
    let token = try #require(Token(text: held))
    let open = try #require(try await live.desk.signedIn(token))
    let offered = try await live.desk.offeredSecondFactor(in: open.session, by: Caller(member))
    #expect(offered.base32 == shown.output.1)
    let new = offered.code(atStep: live.now / OneTimePassword.period)
    let path = "/desk/account/second-factor"
    for (password, code, newCode) in [
      ("wrong", live.code, new), (LiveDesk.password, "000000", new), (LiveDesk.password, live.code, "000000"),
    ] {
      let reply = try await here.post(path, [("password", password), ("code", code), ("new-code", newCode)])
      #expect(reply.status == 400)
    }
    #expect(try await there.get("/desk/account").status == 200)
    let changed = try await here.post(
      path, [("password", LiveDesk.password), ("code", live.code), ("new-code", new)])
    #expect(changed.headers["location"] == "/desk/account?done=second-factor")
    #expect(try await there.get("/desk/account").status == 303)
    // What was taken is not offered again, so that no later page shows it.
    #expect(try await !here.get(path).text.contains(String(shown.output.1)))
    live.wait(OneTimePassword.period)
    #expect(try await live.signIn(Browser(live.port), Self.email).status == 400)
    let code = offered.code(atStep: live.now / OneTimePassword.period)
    #expect(try await live.signIn(Browser(live.port), Self.email, code: code).status == 303)
  }

  @Test("Whoever is let in no more is out at once, and comes back only when let in again")
  func endOfMember() async throws {
    let live = try await LiveDesk()
    let owner = try await live.browser(try live.member(.owner))
    let member = try await live.browser(live.colleague)
    #expect(try await member.get("/desk/account").status == 200)
    #expect(try await owner.post("/desk/people/\(live.colleague.id)/end").status == 303)
    #expect(try await member.get("/desk/account").status == 303)
    #expect(try await live.signIn(Browser(live.port), "colleague@aid.example").status == 400)
    #expect(try await owner.post("/desk/people/\(live.colleague.id)/let-in").status == 303)
    live.wait(OneTimePassword.period)
    #expect(try await live.signIn(Browser(live.port), "colleague@aid.example").status == 303)
  }

  @Test("A member lists their sessions and ends one or all others")
  func listAndEnd() async throws {
    let live = try await LiveDesk()
    let member = try live.member(.reader)
    let browsers = [try await live.browser(member), try await live.browser(member), try await live.browser(member)]
    let page = try await browsers[0].get("/desk/account").text
    let ids = page.matches(of: /name="session" value="([0-9a-f]{64})"/).map { String($0.output.1) }
    // Its own has no button.
    #expect(ids.count == 2)
    let (path, password) = ("/desk/account/sessions", ("password", LiveDesk.password))
    #expect(try await browsers[0].post(path, [("session", ids[0]), ("password", "wrong")]).status == 400)
    #expect(try await browsers[0].post(path, [("session", ids[0]), password]).status == 303)
    var open = 0
    for browser in browsers where try await browser.get("/desk/account").status == 200 { open += 1 }
    #expect(open == 2)
    #expect(try await browsers[0].post(path, [("session", "others"), password]).status == 303)
    #expect(try await browsers[0].get("/desk/account").status == 200)
    #expect(try await live.desk.sessions(by: Caller(member)).count == 1)
  }

  @Test("A role that is changed holds for the session that is open, and the last owner stays one")
  func roles() async throws {
    let live = try await LiveDesk()
    let owner = try live.member(.owner)
    let (first, second) = (try await live.browser(owner), try await live.browser(live.colleague))
    #expect(try await second.get("/desk/people").status == 403)
    #expect(try await first.post("/desk/people/\(owner.id)/role", [("role", "reader")]).status == 409)
    #expect(try await first.post("/desk/people/\(owner.id)/end").status == 409)
    #expect(try await first.post("/desk/people/\(live.colleague.id)/role", [("role", "owner")]).status == 303)
    #expect(try await second.get("/desk/people").status == 200)
    #expect(try await second.post("/desk/people/\(owner.id)/role", [("role", "auditor")]).status == 303)
    #expect(try await first.get("/desk/cases").status == 403)
    #expect(try await first.get("/desk/log").status == 200)
  }

  @Test("Behind TLS the cookie is bound to its host and to TLS, and never readable by scripts")
  func cookie() async throws {
    let live = try await LiveDesk(settings: DeskSettings(origin: "https://desk.example", isSecure: true))
    let reply = try await Browser(live.port).get("/desk/sign-in")
    let cookie = try #require(reply.headers["set-cookie"])
    #expect(cookie.hasPrefix("__Host-safethird="))
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] { #expect(cookie.contains("; \(part)")) }
    #expect(!cookie.contains("Domain"))
    #expect(reply.headers["strict-transport-security"] != nil)
  }
}
