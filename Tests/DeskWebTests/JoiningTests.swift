import Casework
import DeskSQLite
import DeskWeb
import Desks
import Foundation
import Sealing
import TestWire
import Testing

@Suite("Links to join", .serialized)
struct JoiningTests {
  private func fields(_ code: String, email: String = "new@aid.example") -> [(String, String)] {
    [("name", "New"), ("email", email), ("password", "violet tractor seldom ocean"), ("code", code)]
  }

  @Test("Somebody joins by a link, once: with a second factor that they proved, and is signed in")
  func join() async throws {
    let live = try await LiveDesk()
    let link = try await live.desk.invite(.reader, note: "New", by: Caller(try live.member(.owner)))
    let path = "/desk/join/\(link.text)"
    let browser = Browser(live.port)
    let page = try await browser.get(path)
    #expect(page.text.contains("Aid") && page.text.contains("Reader"))
    let secret = try CodeApp.secret(page)
    // A page that is opened again in this browser shows the same, in another one another.
    #expect(try CodeApp.secret(await browser.get(path)) == secret)
    #expect(try CodeApp.secret(await Browser(live.port).get(path)) != secret)

    let wrong = try await browser.post(path, fields("000000"))
    #expect(wrong.status == 400)
    #expect(try await live.desk.database.read { try $0.credentials(email: "new@aid.example") } == nil)
    #expect(!wrong.text.contains("violet tractor"))

    let joined = try await browser.post(path, fields(CodeApp.code(secret, at: live.now)))
    #expect(joined.status == 200)
    #expect(joined.text.matches(of: /<li>[0-9a-z-]{29}<\/li>/).count == 10)
    #expect(try await browser.get("/desk").headers["location"] == "/desk/cases")
    #expect(try await browser.get("/desk/people").status == 403)
    // The link is gone, and the code that proved the factor too.
    #expect(try await browser.get(path).status == 404)
    let again = try await live.signIn(
      Browser(live.port), "NEW@aid.example ", password: "violet tractor seldom ocean",
      code: CodeApp.code(secret, at: live.now))
    #expect(again.status == 400)
    live.wait(OneTimePassword.period)
    let in_ = try await live.signIn(
      Browser(live.port), "NEW@aid.example ", password: "violet tractor seldom ocean",
      code: CodeApp.code(secret, at: live.now))
    #expect(in_.status == 303)
  }

  @Test("A link ends after seven days, when it is withdrawn, and when another took it up")
  func ends() async throws {
    let live = try await LiveDesk()
    let owner = try await live.browser(try live.member(.owner))
    let page = try await owner.post("/desk/people/invitations", [("note", "Ada"), ("role", "auditor")])
    let path = String(try #require(page.text.firstMatch(of: /(\/desk\/join\/[\w-]{43})/)).output.1)
    #expect(try await Browser(live.port).get(path).status == 200)
    let open = try await owner.get("/desk/people").text
    // No page shows the link again.
    #expect(!open.contains("/desk/join/"))
    let id = SHA.hex(try #require(Token(text: String(path.suffix(43)))).digest)
    #expect(open.contains("name=\"invitation\" value=\"\(id)\""))
    #expect(try await owner.post("/desk/people/invitations/withdraw", [("invitation", id)]).status == 303)
    #expect(try await Browser(live.port).get(path).status == 404)

    let link = try await live.desk.invite(.reader, note: "New", by: Caller(try live.member(.owner)))
    live.wait(CaseDesk.invitationTime)
    #expect(try await Browser(live.port).get("/desk/join/\(link.text)").status == 404)
  }

  @Test("A password that is soon guessed and an address that has an account are refused in words")
  func refused() async throws {
    let live = try await LiveDesk()
    let link = try await live.desk.invite(.reader, note: "New", by: Caller(try live.member(.owner)))
    let path = "/desk/join/\(link.text)"
    let browser = Browser(live.port)
    let secret = try CodeApp.secret(await browser.get(path))
    for password in ["short", "passwordpassword", "new@aid.example", String(repeating: "x", count: 3_000)] {
      let reply = try await browser.post(
        path,
        [
          ("name", "New"), ("email", "new@aid.example"), ("password", password),
          ("code", CodeApp.code(secret, at: live.now)),
        ])
      #expect(reply.status == 400, "\(password.prefix(20))")
      #expect(reply.text.contains("aria-invalid"))
    }
    let taken = try await browser.post(path, fields(CodeApp.code(secret, at: live.now), email: "a-owner@aid.example"))
    #expect(taken.status == 400)
    #expect(try await browser.post(path, fields(CodeApp.code(secret, at: live.now))).status == 200)
  }

  @Test("A reset ends what was, and its link lets the member choose anew")
  func reset() async throws {
    let live = try await LiveDesk()
    let owner = try await live.browser(try live.member(.owner))
    let member = try await live.browser(live.colleague)
    #expect(try await owner.post("/desk/people/\(try live.member(.owner).id)/reset").status == 409)
    let page = try await owner.post("/desk/people/\(live.colleague.id)/reset")
    let path = String(try #require(page.text.firstMatch(of: /(\/desk\/join\/[\w-]{43})/)).output.1)
    #expect(try await member.get("/desk/account").status == 303)
    #expect(try await live.signIn(Browser(live.port), live.colleague.email).status == 400)
    let browser = Browser(live.port)
    let secret = try CodeApp.secret(await browser.get(path))
    let chosen = try await browser.post(
      path, [("password", "violet tractor seldom ocean"), ("code", CodeApp.code(secret, at: live.now))])
    #expect(chosen.status == 200)
    let account = try await browser.get("/desk/account").text
    #expect(account.contains(live.colleague.email) && account.contains("Caseworker"))
    #expect(try live.actions().contains(.memberReset))
  }

  @Test("The first organisation is set up by the link that was printed, and by no other")
  func setUp() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try LiveDesk.emptyDesk(in: folder) { LiveDesk.start }
    let served = try await ServedDesk(desk)
    #expect(try await Browser(served.port).get("/desk").text.contains("org create"))
    let link = try #require(try await desk.offerSetUp())
    #expect(try await Browser(served.port).get("/desk/set-up/\(Token.random().text)").status == 404)
    let (path, browser) = ("/desk/set-up/\(link.text)", Browser(served.port))
    let secret = try CodeApp.secret(await browser.get(path))
    let made = try await browser.post(
      path, [("organisation", "First & Co")] + fields(CodeApp.code(secret, at: LiveDesk.start)),
      mark: try await browser.mark(on: path))
    #expect(made.status == 200)
    #expect(try await browser.get("/desk/settings").text.contains("First &amp; Co"))
    #expect(try await Browser(served.port).get(path).status == 404)
    #expect(try await desk.offerSetUp() == nil)
    #expect(try await Browser(served.port).get("/desk").headers["location"] == "/desk/sign-in")
  }
}
