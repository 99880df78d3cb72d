import TestWire
import Casework
import DeskSQLite
import DeskWeb
import Desks
import HTTPTypes
import Sealing
import Testing

/// A mark that would run in a page that does not escape it, posted into every text field of every form.
@Suite("Markup in fields", .serialized)
struct MarkupTests {
  static let marker = "<script>\"'>"
  static let escaped = "&lt;script&gt;&quot;&#39;&gt;"

  @Test("What was written into any field stands on no page as markup", arguments: ForgeryTests.routes)
  func stored(_ name: String) async throws {
    let route = try #require(DeskRoutes.all.first { $0.name == name })
    let live = try await LiveDesk()
    let path = try #require(live.path(route))
    let owner = try live.member(.owner)
    let browser = try await live.browser(owner)
    for field in route.fields {
      let fields = live.fields(route).map { $0.0 == field ? ($0.0, $0.1 + Self.marker) : $0 }
      let reply = try await browser.post(path, fields)
      #expect(!reply.text.contains(Self.marker), "the answer to \(field)")
      #expect(reply.status < 500)
      await browser.hold(try await live.session(owner).text)
    }
    try await look(live, browser, after: name)
  }

  /// Every page that there is, with the mark in its query too.
  private func look(_ live: LiveDesk, _ browser: Browser, after name: String) async throws {
    let query = ["about", "to", "done", "member", "q", "text", "day", "known"].map {
      "\($0)=\(Browser.encoded(Self.marker))"
    }.joined(separator: "&")
    for page in DeskRoutes.all where page.method == .get {
      guard let path = live.path(page) else { continue }
      for address in [path, "\(path)?\(query)"] {
        let reply = try await browser.get(address)
        guard reply.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
        #expect(!reply.text.contains(Self.marker), "\(address) after \(name)")
      }
    }
  }

  @Test("The mark is kept as it was written, and shown as text: names, notes, references")
  func shown() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let page = "/desk/cases/\(live.deskCase.id)"
    for (path, field, shownAt) in [
      ("/desk/settings", "name", "/desk/settings"), ("/desk/people/invitations", "note", "/desk/people"),
      ("\(page)/notes", "text", page), ("\(page)/reference", "reference", page),
    ] {
      // A reference begins with a letter or digit.
      var fields = [(field, "7\(Self.marker)")]
      if field == "note" { fields.append(("role", "reader")) }
      #expect([200, 303].contains(try await browser.post(path, fields).status), "\(path)")
      #expect(try await browser.get(shownAt).text.contains(Self.escaped), "\(shownAt)")
    }
  }

  @Test("What a browser calls itself is text too")
  func agent() async throws {
    let live = try await LiveDesk()
    let browser = Browser(live.port)
    let mark = try await browser.mark()
    let reply = try await browser.post(
      "/desk/sign-in",
      [("email", "a-owner@aid.example"), ("password", LiveDesk.password), ("code", live.code)], mark: mark,
      headers: [("user-agent", Self.marker)])
    #expect(reply.status == 303)
    let page = try await browser.get("/desk/account").text
    #expect(page.contains(Self.escaped) && !page.contains(Self.marker))
  }
}
