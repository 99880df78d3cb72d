import Foundation
import FoundationXML
import Pages
import Testing

/// Feeds say what became known, the same to every reader at every time.
@Suite struct FeedTests {
  private func feed(_ target: String) async throws -> (entries: [XMLElement], root: XMLElement) {
    let answer = try await LiveSite.shared.value.ask(target)
    #expect(answer.status == 200 && answer.headers["content-type"] == "application/atom+xml; charset=utf-8")
    let document = try XMLDocument(data: answer.body)
    let root = try #require(document.rootElement())
    return (root.elements(forName: "entry"), root)
  }

  private func text(_ element: XMLElement, _ name: String) -> String {
    element.elements(forName: name).first?.stringValue ?? ""
  }

  @Test(
    "Each feed is well-formed, newest first, with ids of its own and dates of the register",
    arguments: [
      "/feed.atom", "/states/RWA/feed.atom", "/states/USA/feed.atom", "/norms/usa/dvd-preliminary-injunction/feed.atom",
    ])
  func feedIsSound(_ target: String) async throws {
    let (entries, root) = try await feed(target)
    #expect(!entries.isEmpty)
    #expect(text(root, "id").hasPrefix("tag:") && !text(root, "title").isEmpty)
    let ids = entries.map { text($0, "id") }
    #expect(
      Set(ids).count == ids.count
        && ids.allSatisfy { $0.wholeMatch(of: /tag:[^ ]+,2026:changes\/\d{4}-\d\d-\d\d\/.+/) != nil })
    let dates = entries.map { text($0, "updated") }
    #expect(dates == dates.sorted(by: >) && text(root, "updated") == dates.first)
    for (id, date) in zip(ids, dates) { #expect(id.contains("/\(date.prefix(10))/")) }
    #expect(entries.allSatisfy { !text($0, "title").isEmpty && text($0, "content").hasPrefix("<ul><li>") })
  }

  @Test("An entry that was there stays the same when more becomes known")
  func entriesAreStable() async throws {
    let (early, _) = try await feed("/states/RWA/feed.atom?known=2025-12-01")
    let (late, _) = try await feed("/states/RWA/feed.atom?day=2026-06-01")
    let later = Dictionary(late.map { (text($0, "id"), text($0, "content")) }, uniquingKeysWith: { first, _ in first })
    let shared = early.filter { later[text($0, "id")] != nil }
    #expect(shared.count > 2)
    for entry in shared { #expect(later[text(entry, "id")] == text(entry, "content")) }
    #expect(early.allSatisfy { text($0, "updated") < "2025-12-02" })
  }

  @Test("Where the site is published, ids name its host and links are whole; else they claim no host")
  func hostOfTheSite() throws {
    var site = try LiveSite.site()
    func feed() throws -> String {
      let answer = try site.feed(path: "/states/RWA/feed.atom", query: "", today: LiveSite.today)
      return String(decoding: answer.body, as: UTF8.self)
    }
    let own = try feed()
    #expect(own.contains("<id>tag:safethird.invalid,2026:states/RWA/feed</id>"))
    #expect(own.contains("href=\"/states/RWA/feed.atom\""))
    site.url = try SiteURL("https://register.example.org:8443/")
    let published = try feed()
    #expect(published.contains("<id>tag:register.example.org,2026:states/RWA/feed</id>"))
    #expect(published.firstMatch(of: /href="(?!https:\/\/register\.example\.org:8443\/)/) == nil)
    // Nothing else differs.
    #expect(
      published.replacing("register.example.org,", with: "safethird.invalid,")
        .replacing("https://register.example.org:8443", with: "") == own)
  }

  @Test(
    "What is no address of a site is refused",
    arguments: [
      "", "register.example.org", "ftp://register.example.org", "https://", "https://Register.example.org",
      "https://a..org", "https://-a.org", "https://a.org/pages", "https://a.org:0", "https://a.org:x",
      "https://a b.org",
      "https://a.org?x", "https://user@a.org",
    ])
  func noSiteURL(_ text: String) { #expect(throws: Refusal.self) { try SiteURL(text) } }

  @Test(
    "There is no feed of what the register does not have",
    arguments: [
      "/states/XXX/feed.atom", "/norms/usa/nothing/feed.atom", "/sources/feed.atom", "/nowhere/feed.atom",
    ])
  func noFeed(_ target: String) async throws {
    #expect(try await LiveSite.shared.value.ask(target).status == 404)
  }

  @Test("Parameters that a feed does not take, and impossible days, are refused")
  func parameters() async throws {
    let live = try await LiveSite.shared.value
    #expect(try await live.ask("/feed.atom?since=2025-01-01").status == 400)
    #expect(try await live.ask("/feed.atom?known=2025-02-30").status == 400)
  }
}
