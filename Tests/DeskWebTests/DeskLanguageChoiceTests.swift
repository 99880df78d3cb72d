import DeskWeb
import Desks
import Foundation
import Pages
import TestWire
import Testing

@Suite("The language of a page of the desk", .serialized)
struct DeskLanguageChoiceTests {
  private func code(_ reply: Wire.Reply) -> String? {
    reply.text.firstMatch(of: /<html lang="([^"]+)"/).map { String($0.output.1) }
  }

  @Test("It is the one that was chosen, then the browser's, and English where a page is not translated")
  func choice() async throws {
    let live = try await LiveDesk()
    let browser = try await live.browser(try live.member(.owner))
    #expect(code(try await browser.get("/desk/reception")) == "en")
    #expect(code(try await browser.get("/desk/reception?lang=fr")) == "fr")
    #expect(code(try await browser.get("/desk/reception?lang=xx")) == "en")
    #expect(code(try await browser.get("/desk/cases?lang=fr")) == "en")
    let chosen = try await browser.post("/desk/language", [("language", "rw")])
    #expect(chosen.status == 303)
    let cookie = try #require(chosen.headers["set-cookie"])
    #expect(cookie.hasPrefix("safethird-language=rw;") && cookie.contains("Path=/desk"))
    let strange = try await browser.post("/desk/language", [("language", "\r\nx")])
    #expect(strange.headers["set-cookie"]?.hasPrefix("safethird-language=en;") == true)
  }
}
