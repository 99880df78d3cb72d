import Casework
import DeskSQLite
import DeskWeb
import Desks
import HTTPTypes
import Sealing
import TestWire
import Testing

@Suite("Bodies that are too large or not as they should be", .serialized)
struct BodyTests {
  private static let form = ("content-type", "application/x-www-form-urlencoded")

  @Test("A form that is larger than its route takes is refused, and nothing is kept", arguments: ForgeryTests.routes)
  func tooLarge(_ name: String) async throws {
    let route = try #require(DeskRoutes.all.first { $0.name == name })
    let live = try await LiveDesk()
    let path = try #require(live.path(route))
    let browser = try await live.browser(try live.member(.owner))
    let before = try live.logCount()
    let body = [UInt8](repeating: UInt8(ascii: "a"), count: route.limit + 1)
    let reply = try await browser.send("POST", path, headers: [Self.form], body: body)
    #expect(reply.status == 413)
    #expect(reply.text.contains("at most"))
    #expect(try live.logCount() == before)
  }

  @Test(
    "A form that is none is refused in words",
    arguments: [
      ("application/json", "{}", 415), ("text/plain", "token=x", 415), ("", "token=x", 415),
      ("application/x-www-form-urlencoded; charset=utf-7", "token=x", 415),
      ("application/x-www-form-urlencoded", "token=%GG", 400), ("application/x-www-form-urlencoded", "token=%ff", 400),
      ("application/x-www-form-urlencoded", "other=x", 400), ("multipart/form-data", "x", 400),
      ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx", 400),
      ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--", 400),
    ])
  func malformed(_ type: String, _ body: String, _ status: Int) async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let headers = type.isEmpty ? [] : [("content-type", type)]
    let reply = try await browser.send("POST", "/desk/settings", headers: headers, body: Array(body.utf8))
    #expect(reply.status == status)
    #expect(reply.text.contains("Found "))
  }

  @Test("A field that comes twice, or a hundred fields, are refused")
  func fields() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    #expect(try await browser.post("/desk/settings", [("name", "a"), ("name", "b")]).status == 400)
    let many = (0..<100).map { _ in ("name", "a") }
    #expect(try await browser.post("/desk/settings", many).status == 400)
  }

  @Test("Uploads that are empty, too large or of another kind are refused in words")
  func uploads() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let path = "/desk/cases/\(live.deskCase.id)/documents"
    let tooLarge = Array("%PDF-".utf8) + [UInt8](repeating: 0x20, count: 10 * 1024 * 1024)
    for (what, bytes, status) in [
      ("empty", [], 400), ("a program, called a letter", [0x4D, 0x5A, 0x90, 0x00], 415),
      ("a page with a script and a zero", Array("<html>\u{0}<script>".utf8), 415), ("too large", tooLarge, 413),
    ] as [(String, [UInt8], Int)] {
      let reply = try await browser.upload(path, name: "letter.pdf", bytes)
      #expect(reply.status == status, "\(what)")
    }
    for table in ["/desk/import", "/desk/import/case"] {
      #expect(try await browser.upload(table, name: "cases.csv", [0xFF, 0xFE, 0x00]).status == 400)
    }
    let documents = try await live.desk.database.read {
      try $0.deskCase(live.deskCase.id, in: live.organisation.id).content.documents
    }
    #expect(documents.count == 1)
  }

  @Test("The name of a file leads nowhere and marks nothing up, and the file is only ever saved")
  func namesOfFiles() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let page = "/desk/cases/\(live.deskCase.id)"
    let name = "../../<script>evil\u{202E}.pdf"
    #expect(try await browser.upload("\(page)/documents", name: name, Array("%PDF-1.7".utf8)).status == 303)
    let text = try await browser.get(page).text
    #expect(text.contains("&lt;script&gt;evil.pdf") && !text.contains("<script>evil"))
    let ids = text.matches(of: /\/documents\/([a-z2-7]{26})/).map { String($0.output.1) }
    let id = try #require(ids.first { $0 != live.document.text })
    let file = try await browser.get("\(page)/documents/\(id)")
    #expect(file.text == "%PDF-1.7")
    let disposition = try #require(file.headers["content-disposition"])
    #expect(disposition.hasPrefix("attachment; filename=\"_script_evil.pdf\""))
    #expect(!disposition.contains("/") && !disposition.contains("<"))
    #expect(file.headers["content-type"] == "application/pdf")
    #expect(file.headers["x-content-type-options"] == "nosniff")
  }

  @Test("A body that never ends is given up")
  func endless() async throws {
    let live = try await LiveDesk()
    let cookie = try await live.session(try live.member(.owner)).text
    let head = """
      POST /desk/settings HTTP/1.1\r\nhost: a\r\ncookie: safethird=\(cookie)\r\nconnection: close\r
      content-type: application/x-www-form-urlencoded\r\ncontent-length: 50\r\n\r\ntoken=
      """
    let served = try await ServedDesk(live.desk, bodyTime: .milliseconds(500))
    let reply = try await Wire.exchange(served.port, Array(head.utf8))
    #expect(reply.status == 408)
  }

  @Test("A method that a route does not have is refused with those it has")
  func methods() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    for method in ["PUT", "DELETE", "TRACE"] {
      #expect(try await browser.send(method, "/desk/settings", headers: [], body: []).status == 405)
    }
    #expect(try await browser.get("/desk/sign-out").status == 405)
  }
}
