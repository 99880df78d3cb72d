import Casework
import DeskSQLite
import DeskWeb
import Desks
import Foundation
import HTTPTypes
import Sealing
import TestWire
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
    var taken: [String] = []
    for field in route.fields {
      let fields = live.fields(route).map { $0.0 == field ? ($0.0, $0.1 + Self.marker) : $0 }
      let reply = try await browser.post(path, fields)
      #expect(!reply.text.contains(Self.marker), "the answer to \(field)")
      #expect(reply.status < 500)
      if [200, 303].contains(reply.status) { taken.append(field) }
      await browser.hold(try await live.session(owner).text)
    }
    let untried = Set(Self.free[name] ?? []).subtracting(taken)
    #expect(untried.isEmpty, "these take any text, and were not taken with the mark in them")
    try await look(live, browser, after: name)
  }

  /// Fields in which somebody may write what they like, by their forms: the mark must get into the desk through each, so that
  /// a field which has another name by now, or another rule, is noticed.
  private static let free = [
    "POST /desk/people/invitations": ["note"], "POST /desk/settings": ["name"], "POST /desk/cases": ["reference"],
    "POST /desk/cases/:case/facts": ["source"], "POST /desk/cases/:case/interview": ["source"],
    "POST /desk/cases/:case/steps": ["source"], "POST /desk/cases/:case/notes": ["text"],
    "POST /desk/cases/:case/reference": ["reference"],
    "POST /desk/reception/participants/:participant/signs": ["source"],
    "POST /desk/reception/participants/:participant/work/skill": ["source"],
    "POST /desk/reception/complain": ["text", "whom", "reference"],
    "POST /desk/complain/:token": ["text", "whom", "reference"],
    "POST /desk/reception/employers": ["name", "address"],
    "POST /desk/reception/openings": ["title"],
    "POST /desk/reception/participants/:participant/facts": ["source"],
    "POST /desk/reception/participants/:participant/reference": ["reference"],
    "POST /desk/reception/participants/:participant/contact": ["address", "safe"],
    "POST /desk/feeds": ["note"], "POST /desk/webhooks": ["url"],
  ]

  @Test("The forms in which somebody may write what they like are there")
  func freeForms() {
    for (name, fields) in Self.free {
      let route = DeskRoutes.all.first { $0.name == name }
      #expect(Set(fields).isSubset(of: Set(route?.fields ?? [])), "\(name)")
    }
  }

  /// Every page that there is, with the mark in its query too.
  private func look(_ live: LiveDesk, _ browser: Browser, after name: String) async throws {
    let query = QueryNames.all.map { "\($0)=\(Browser.encoded(Self.marker))" }.joined(separator: "&")
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

  @Test("What a receipt is for is text")
  func receipt() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let page = "/desk/cases/\(live.deskCase.id)"
    let brief = try await browser.get("\(page)/brief?to=XBB&day=2024-01-05")
    let shown = try #require(brief.text.firstMatch(of: /name="shown" value="([^"]+)"/)).output.1
    let fields = [("to", "XBB"), ("day", "2024-01-05"), ("shown", String(shown)), ("purpose", "filed\(Self.marker)")]
    #expect(try await browser.post("\(page)/receipts", fields).status == 303)
    let text = try await browser.get(page).text
    #expect(text.contains("filed\(Self.escaped)") && !text.contains(Self.marker))
    try await look(live, browser, after: "a receipt")
  }

  @Test("A newcomer's name is text wherever it is shown: to themselves, to the owner and to colleagues")
  func newcomer() async throws {
    let live = try await LiveDesk()
    let path = "/desk/join/\(live.invitation.text)"
    let browser = Browser(live.port)
    let secret = try CodeApp.secret(await browser.get(path))
    let fields = [
      ("name", "New\(Self.marker)"), ("email", "new@aid.example"), ("password", "violet tractor seldom ocean"),
      ("code", CodeApp.code(secret, at: live.now)),
    ]
    let joined = try await browser.post(path, fields)
    #expect(joined.status == 200 && !joined.text.contains(Self.marker))
    let owner = try await live.browser(try live.member(.owner))
    for page in [try await browser.get("/desk/account"), try await owner.get("/desk/people")] {
      #expect(page.text.contains("New\(Self.escaped)") && !page.text.contains(Self.marker))
    }
    try await look(live, owner, after: "joining")
    try await look(live, browser, after: "joining, as the newcomer")
  }

  @Test("So are the names of the first organisation and its owner, which are chosen by a link")
  func setUp() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try LiveDesk.emptyDesk(in: folder) { LiveDesk.start }
    let served = try await ServedDesk(desk)
    let path = "/desk/set-up/\(try #require(try await desk.offerSetUp()).text)"
    let browser = Browser(served.port)
    let secret = try CodeApp.secret(await browser.get(path))
    let names = [("organisation", "Aid\(Self.marker)"), ("name", "First\(Self.marker)")]
    func fields(_ code: String) -> [(String, String)] {
      names + [("email", "first@aid.example"), ("password", "violet tractor seldom ocean"), ("code", code)]
    }
    // Typed again where something else was wrong.
    let again = try await browser.post(path, fields("000000"), mark: try await browser.mark(on: path))
    #expect(again.status == 400 && again.text.contains("Aid\(Self.escaped)") && !again.text.contains(Self.marker))
    let made = try await browser.post(
      path, fields(CodeApp.code(secret, at: LiveDesk.start)), mark: try await browser.mark(on: path))
    #expect(made.status == 200 && !made.text.contains(Self.marker))
    for (page, name) in [("/desk/settings", "Aid"), ("/desk/people", "First"), ("/desk/account", "Aid")] {
      let text = try await browser.get(page).text
      #expect(text.contains("\(name)\(Self.escaped)") && !text.contains(Self.marker), "\(page)")
    }
  }

  @Test("What stands in a table of cases is text before it is taken in, after it, and where it is wrong")
  func table() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let cell = Self.marker.replacing("\"", with: "\"\"")
    let table = "case,sender,p,source\n\"7\(cell)\",XAA,true,\"letter\(cell)\"\n"
    let shown = try await browser.upload("/desk/import", name: "cases\(Self.marker).csv", Array(table.utf8))
    #expect(shown.status == 200)
    #expect(shown.text.contains("7\(Self.escaped)") && !shown.text.contains(Self.marker))
    func hidden(_ name: String) throws -> String {
      let field = try Regex("name=\"\(name)\" value=\"([^\"]+)\"", as: (Substring, Substring).self)
      return String(try #require(shown.text.firstMatch(of: field)).output.1)
    }
    let done = try await browser.post(
      "/desk/import", [("table", try hidden("table")), ("shown", try hidden("shown")), ("do", "apply")])
    #expect(done.status == 200 && !done.text.contains(Self.marker))
    let list = try await browser.get("/desk/cases").text
    let link = try #require(list.firstMatch(of: /<a href="(\/desk\/cases\/[a-z2-7]{26})">7&lt;script/)).output.1
    let page = try await browser.get(String(link)).text
    #expect(page.contains("7\(Self.escaped)") && page.contains("letter\(Self.escaped)"))
    try await look(live, browser, after: "a table")

    for (what, wrong) in [
      ("a column", "case,\"\(cell)\"\n8,true\n"), ("a value", "case,p\n8,\"\(cell)\"\n"),
      ("a reference", "case,p\n\"\(cell)\",true\n"),
    ] {
      let reply = try await browser.upload("/desk/import", name: "cases.csv", Array(wrong.utf8))
      #expect(reply.status == 400, "\(what)")
      #expect(reply.text.contains(Self.escaped) && !reply.text.contains(Self.marker), "\(what)")
    }
  }

  @Test("What stands in a case file is text, right or wrong")
  func caseFile() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let scalar = Self.marker.replacing("'", with: "''")
    let file = "case: '7\(scalar)'\nsender: XAA\nfacts: {p: true}\n"
    let made = try await browser.upload("/desk/import/case", name: "case.yaml", Array(file.utf8))
    #expect(made.status == 303)
    let page = try await browser.get(try #require(made.headers["location"])).text
    #expect(page.contains("7\(Self.escaped)") && !page.contains(Self.marker))
    for (what, wrong) in [
      ("a fact", "case: a\nsender: XAA\nfacts: {'\(scalar)': true}\n"),
      ("a value", "case: a\nsender: XAA\nfacts: {p: '\(scalar)'}\n"),
      ("a sender", "case: a\nsender: '\(scalar)'\nfacts: {}\n"),
      ("a key", "case: a\nsender: XAA\n'\(scalar)': 1\nfacts: {}\n"),
    ] {
      let reply = try await browser.upload("/desk/import/case", name: "case.yaml", Array(wrong.utf8))
      #expect(reply.status == 400, "\(what)")
      #expect(reply.text.contains(Self.escaped) && !reply.text.contains(Self.marker), "\(what)")
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
