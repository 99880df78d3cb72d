import DeskWeb
import Desks
import Foundation
import TestWire
import Testing

@Suite("What is typed before it is sent", .serialized)
struct DraftTests {
  @Test("Pages of reception have the script that keeps it, and no other page of the desk has or may run one")
  func script() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    let page = try await browser.get("/desk/reception/participants/new")
    let path = try #require(page.text.firstMatch(of: /<script src="([^"]+)" defer/)).output.1
    #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") == true)
    #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
    let script = try await browser.get(String(path))
    #expect(script.status == 200 && script.headers["content-type"]?.hasPrefix("text/javascript") == true)
    #expect(script.headers["cache-control"]?.contains("immutable") == true)
    for other in ["/desk/cases", "/desk/account", "/desk/sign-in", "/desk/people"] {
      let reply = try await browser.get(other)
      #expect(!reply.text.contains("<script"), "\(other)")
      #expect(reply.headers["content-security-policy"]?.contains("script-src") != true, "\(other)")
    }
    #expect(try await browser.get("/desk/drafts-000000000000.js").status == 404)
  }
}
