import DeskWeb
import Desks
import HTTPTypes
import Sealing
import TestWire
import Testing

@Suite("Complaints on the screen", .serialized)
struct ComplaintFormTests {
  private func fields(_ about: String, member: String = "", text: String = "The roof leaks") -> [(String, String)] {
    [("about", about), ("member", member), ("whom", ""), ("reference", "R-1"), ("text", text)]
  }

  @Test("Without an account somebody complains by the link, and an owner reads it")
  func link() async throws {
    let live = try await LiveDesk()
    let visitor = Browser(live.port)
    let path = "/desk/complain/\(live.complaintToken.text)"
    let page = try await visitor.get(path)
    #expect(page.status == 200 && page.text.contains("a-owner") && !page.text.contains("R-1"))
    let mark = try await visitor.mark(on: path)
    let wrong = try await visitor.post(path, fields("housing", text: ""), mark: mark)
    #expect(wrong.status == 400 && wrong.text.contains("value=\"R-1\""))
    let sent = try await visitor.post(path, fields("housing"), mark: mark)
    #expect(sent.status == 200 && sent.text.contains("Your complaint was received"))
    #expect(sent.text.contains("<li><b>Council of Beland</b> (A programme). Write to it.</li>"))
    let long = String(repeating: "a", count: 20_001)
    #expect(try await visitor.post(path, fields("housing", text: long), mark: mark).status == 400)
    let owner = try await live.browser(try live.member(.owner))
    let list = try await owner.get("/desk/reception/complaints").text
    #expect(list.contains("The roof leaks") && list.contains("· R-1"))
    #expect(try await visitor.get("/desk/complain/\(live.feedToken.text)").status == 404)
  }

  @Test("Whoever is named does not read it, whatever else was chosen")
  func named() async throws {
    let live = try await LiveDesk()
    let caseworker = try await live.browser(try live.member(.caseworker))
    let owner = try live.member(.owner)
    let reply = try await caseworker.post(
      "/desk/reception/complain", fields("programme", member: owner.id.text, text: "Nobody listens"))
    #expect(reply.text.contains("nobody in the organisation can read it"))
    #expect(reply.text.contains("<b>Council of Beland</b>"))
    // Where an owner reads it, there is no need of anybody outside.
    let read = try await caseworker.post("/desk/reception/complain", fields("housing"))
    #expect(read.status == 200 && !read.text.contains("Council of Beland"))
    let list = try await (try await live.browser(owner)).get("/desk/reception/complaints").text
    #expect(!list.contains("Nobody listens"))
    #expect(
      try await caseworker.post("/desk/reception/complain", fields("housing", member: live.otherOwner.id.text)).status
        == 400)
  }

  @Test("No page that a caseworker may read says that there is a complaint, and no count or list changes with one")
  func unknown() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.caseworker))
    func pages() async throws -> [String: String] {
      var pages: [String: String] = [:]
      for route in DeskRoutes.all where route.method == .get && route.access != .open {
        guard let path = live.path(route) else { continue }
        let reply = try await browser.get(path)
        // The mark of a form is another each time.
        let text = reply.text.replacing(/name="token" value="[0-9a-f]+"/, with: "")
        let isPage = reply.headers["content-type"]?.hasPrefix("text/html") == true
        if reply.status == 200, isPage { pages[path] = text }
      }
      return pages
    }
    // Each page is read once before, so that what reading itself changes is the same in both.
    _ = try await pages()
    let before = try await pages()
    let member = try live.member(.caseworker)
    for about in ["member", "housing"] {
      let owner = try await live.browser(try live.member(.owner))
      let named = about == "member" ? member.id.text : ""
      let reply = try await owner.post("/desk/reception/complain", fields(about, member: named, text: "qzkvjwhx"))
      #expect(reply.status == 200)
    }
    let after = try await pages()
    let changed = before.keys.filter { before[$0] != after[$0] }
    #expect(before.count > 15 && changed.isEmpty, "\(changed)")
    #expect(after.values.allSatisfy { !$0.contains("qzkvjwhx") && !$0.contains("The roof") })
    #expect(try await browser.get("/desk/reception/complaints").status == 403)
  }

  @Test("An owner records how far a complaint has come, and makes and ends a link")
  func owner() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let path = "/desk/reception/complaints"
    #expect(
      try await browser.post("\(path)/\(live.complaint)", [("state", "answered"), ("seen", "1")]).status == 303)
    #expect(try await browser.get(path).text.contains("<option value=\"answered\" selected>"))
    #expect(
      try await browser.post("\(path)/\(live.complaint)", [("state", "received"), ("seen", "1")]).status == 409)
    let made = try await browser.post("\(path)/links").text
    let link = String(try #require(made.firstMatch(of: /\/desk\/complain\/[\w-]{43}/)).output)
    #expect(try await Browser(live.port).get(link).status == 200)
    let ids = made.matches(of: /name="link" value="([a-z2-7]{26})"/).map { String($0.output.1) }
    for id in ids { #expect(try await browser.post("\(path)/links/end", [("link", id)]).status == 303) }
    #expect(ids.count == 2)
    #expect(try await Browser(live.port).get(link).status == 404)
  }
}
