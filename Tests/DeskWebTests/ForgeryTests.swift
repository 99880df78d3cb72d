import TestWire
import Casework
import DeskSQLite
import DeskWeb
import Desks
import HTTPTypes
import Sealing
import Testing

/// Forms that did not come from a page of the desk, sent to every route that takes one.
@Suite("Forms from elsewhere", .serialized)
struct ForgeryTests {
  static let routes = DeskRoutes.all.filter { $0.method == .post }.map(\.name)

  @Test("A form without the mark of its own session is refused, and so is one from another site", arguments: routes)
  func refused(_ name: String) async throws {
    let route = try #require(DeskRoutes.all.first { $0.name == name })
    let live = try await LiveDesk()
    let path = try #require(live.path(route))
    let owner = try live.member(.owner)
    let browser = try await live.browser(owner)
    let mark = try await browser.mark()
    let markOfOther = try await live.browser(try live.member(.caseworker)).mark()
    let markOfVisitor = try await Browser(live.port).mark()
    let before = try live.logCount()
    for (what, mark, headers) in [
      ("no mark", "", []), ("a wrong mark", String(mark.reversed()), []), ("the mark of another", markOfOther, []),
      ("the mark of nobody", markOfVisitor, []), ("half a mark", String(mark.prefix(40)), []),
      ("another origin", mark, [("origin", "https://evil.example")]), ("no origin", mark, [("origin", "null")]),
      ("another port", mark, [("origin", "http://127.0.0.1:1")]),
      ("another site", mark, [("sec-fetch-site", "cross-site")]),
      ("a sibling of the host", mark, [("sec-fetch-site", "same-site")]),
    ] as [(String, String, [(String, String)])] {
      let reply = try await browser.post(path, mark: mark, headers: headers)
      #expect(reply.status == 403, "\(what): \(reply.status)")
    }
    #expect(try live.actions().dropFirst(before).allSatisfy { $0 == .foreignForm })
    #expect(try live.logCount() == before + 10)
    // With the right one, and the origin of the desk, it is read.
    let reply = try await browser.post(
      path, mark: mark, headers: [("origin", "http://127.0.0.1:\(live.port)"), ("sec-fetch-site", "same-origin")])
    #expect(reply.status != 403)
  }

  @Test("Also the form to sign in is tied to the browser that opened it")
  func signIn() async throws {
    let live = try await LiveDesk()
    let mark = try await Browser(live.port).mark()
    let victim = Browser(live.port)
    let fields = [("email", "a-owner@aid.example"), ("password", LiveDesk.password), ("code", live.code)]
    let reply = try await victim.post("/desk/sign-in", fields, mark: mark)
    #expect(reply.status == 403)
    #expect(reply.headers["location"] == nil)
    #expect(try await live.signIn(victim, "a-owner@aid.example").status == 303)
  }

  @Test("Each page has another mark, and a page says where its forms may be sent from")
  func marks() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let (first, second) = (try await browser.mark(), try await browser.mark())
    #expect(first != second)
    for mark in [first, second] {
      #expect(try await browser.post("/desk/settings", [("name", "Aid")], mark: mark).status == 303)
    }
    let headers = try await browser.get("/desk/account").headers
    // With no-referrer a browser sends `Origin: null` with a form.
    #expect(headers["referrer-policy"] == "same-origin")
    #expect(headers["content-security-policy"]?.contains("form-action 'self'") == true)
    #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true)
    #expect(headers["cache-control"] == "no-store")
  }
}
