import TestWire
import Casework
import DeskSQLite
import DeskWeb
import Desks
import HTTPTypes
import Sealing
import Testing

@Suite("What is slipped into addresses, headers and forms", .serialized)
struct InjectionTests {
  // MARK: where to go after signing in

  @Test(
    "Nobody is led away from the desk after signing in",
    arguments: [
      "https://evil.example/", "//evil.example", "/\\evil.example", "/desk//evil.example", "/desk/../check",
      "/desk/%2e%2e/check", "/desk\r\nset-cookie: a=b", "/desk/cases\nx", "javascript:alert(1)", "/deskx", "desk",
      "/desk/cases?to=//evil", "/desk/sign-out", "/desk/\u{2028}x", String(repeating: "/desk/a", count: 200),
    ])
  func leadAway(_ to: String) async throws {
    let live = try await LiveDesk()
    let browser = Browser(live.port)
    let page = try await browser.get("/desk/sign-in?to=\(Browser.encoded(to))")
    #expect(page.text.contains("name=\"to\" value=\"/desk\""))
    let reply = try await live.signIn(browser, "a-reader@aid.example", to: to)
    #expect(reply.status == 303)
    #expect(reply.headers["location"] == "/desk")
    #expect(reply.headers["set-cookie"]?.contains("a=b") == false)
  }

  @Test("Somebody who is sent to sign in comes back to where they were")
  func comeBack() async throws {
    let live = try await LiveDesk()
    let browser = Browser(live.port)
    let away = try await browser.get("/desk/cases/\(live.deskCase.id)/history")
    let to = "/desk/cases/\(live.deskCase.id)/history"
    #expect(away.headers["location"] == "/desk/sign-in?to=\(to)")
    #expect(try await live.signIn(browser, "a-reader@aid.example", to: to).headers["location"] == to)
  }

  // MARK: headers

  @Test("A line break in a field makes no header, in any form of the desk", arguments: ForgeryTests.routes)
  func headers(_ name: String) async throws {
    let route = try #require(DeskRoutes.all.first { $0.name == name })
    let live = try await LiveDesk()
    let path = try #require(live.path(route))
    let browser = try await live.browser(try live.member(.owner))
    let evil = "x\r\nx-slipped: yes\r\n\r\n<p>slipped"
    for field in route.fields {
      let fields = live.fields(route).map { $0.0 == field ? ($0.0, $0.1 + evil) : $0 }
      let reply = try await browser.post(path, fields)
      #expect(reply.headers["x-slipped"] == nil, "\(field)")
      #expect(reply.status < 500, "\(field): \(reply.status)")
      // Whoever signed out by it signs in again.
      await browser.hold(try await live.session(try live.member(.owner)).text)
    }
  }

  @Test("Names cannot hide what they are: no control characters, no marks that turn a line around")
  func names() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    for name in ["Aid\u{7}", "Aid\nDesk", "Aid\u{202E}", "", "   ", String(repeating: "a", count: 101)] {
      #expect(try await browser.post("/desk/settings", [("name", name)]).status == 400)
    }
    #expect(try await browser.post("/desk/settings", [("name", "Aide juridique «Été» 法律")]).status == 303)
    #expect(try await browser.get("/desk/settings").text.contains("Aide juridique «Été» 法律"))
  }

  @Test("An address that was not decided on leads no link elsewhere")
  func hostHeader() async throws {
    let live = try await LiveDesk(settings: DeskSettings(origin: "https://desk.example"))
    let browser = try await live.browser(try live.member(.owner))
    let reply = try await browser.post(
      "/desk/people/invitations", [("note", "Ada"), ("role", "reader")], headers: [("x-forwarded-host", "evil.example")]
    )
    #expect(reply.text.contains("https://desk.example/desk/join/"))
    #expect(!reply.text.contains("evil.example"))
  }

  @Test("X-Forwarded-For is believed only of a proxy that the operator named")
  func forwardedFor() async throws {
    for trusts in [false, true] {
      let live = try await LiveDesk(settings: DeskSettings(trustsProxy: trusts))
      var refused = 0
      for number in 0..<25 {
        let reply = try await Browser(live.port).post(
          "/desk/sign-in", [("email", "\(number)@aid.example"), ("password", "x"), ("code", "")],
          headers: [("x-forwarded-for", "198.51.100.\(number)")])
        if reply.status == 429 { refused += 1 }
      }
      #expect((refused == 0) == trusts, "\(refused)")
    }
  }

  @Test(
    "Of what a proxy writes only an address counts, with its port or without",
    arguments: [
      (["198.51.100.1:1", "198.51.100.1:2"], true), (["[2001:db8::1]:1", "2001:db8:0::1"], true),
      (["203.0.113.9, 198.51.100.1", "198.51.100.2, 198.51.100.1"], true), (["made up 1", "made up 2"], true),
      (["198.51.100.1", "198.51.100.2"], false), (["::ffff:198.51.100.1", "::ffff:198.51.100.2"], false),
    ])
  func forwardedAddresses(_ written: [String], _ areOne: Bool) async throws {
    let live = try await LiveDesk(settings: DeskSettings(trustsProxy: true))
    var statuses: [Int] = []
    for number in 0..<25 {
      statuses.append(
        try await Browser(live.port).post(
          "/desk/sign-in", [("email", "\(number)@aid.example"), ("password", "x"), ("code", "")],
          headers: [("x-forwarded-for", written[number % 2])]
        ).status)
    }
    #expect(statuses.contains(429) == areOne, "\(statuses)")
  }

  // MARK: paths

  @Test(
    "No address leads out of the desk or to a file",
    arguments: [
      "/desk/../../etc/passwd", "/desk/%2e%2e/%2e%2e/etc/passwd", "/desk/cases/..%2f..%2fkeys.sqlite",
      "/desk/cases/%00", "/desk/cases/%c3%28", "/desk/cases/../log", "/desk/join/../../desk.sqlite",
      "/desk/cases/\u{2e}\u{2e}/", "/desk//log", "/desk/log/", "/desk/people/x'%20OR%201=1--/role",
    ])
  func paths(_ path: String) async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.reader))
    let reply = try await browser.get(path)
    #expect([303, 400, 403, 404, 405].contains(reply.status), "\(reply.status)")
    #expect(!reply.text.contains("root:") && !reply.text.contains("SQLite format"))
  }

  @Test("An id is 26 letters of its alphabet, and nothing else reaches a query")
  func ids() async throws {
    let live = try await LiveDesk()
    let owner = try await live.browser(try live.member(.owner))
    for id in ["1' OR '1'='1", live.colleague.id.text.uppercased(), live.colleague.id.text + "a", "%", "_"] {
      #expect(try await owner.post("/desk/people/\(Browser.encoded(id))/end").status == 404)
      #expect(try await owner.get("/desk/log?about=\(Browser.encoded(id))").text.contains("No entry"))
    }
    let ended = try await live.desk.database.read { try $0.member(live.colleague.id, in: live.organisation.id).ended }
    #expect(ended == nil)
  }
}
