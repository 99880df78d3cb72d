import Foundation
import Pages
import Register
import TestLanguages
import Testing

/// The site as files: what a web host without this program can serve.
@Suite struct StaticSiteTests {
  /// Path to text; made once, since every page is in it, and in the language of brackets, for the tests of words.
  static let files = Task { await built() }

  /// On a thread of its own: it takes half a minute, and the server of other tests runs on the few that tasks share.
  private static func built() async -> [String: String] {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        guard var site = try? LiveSite.site(BracketLanguage().language) else {
          return continuation.resume(returning: [:])
        }
        site.downloads = [
          Download(name: "transfers.csv", title: "⟦title⟧", contentType: "text/csv", body: Array("a,b".utf8))
        ]
        let made = site.staticFiles(today: LiveSite.today)
        continuation.resume(
          returning: Dictionary(
            made.map { ($0.path, String(decoding: $0.body, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first }))
      }
      thread.stackSize = 8 * 1024 * 1024
      thread.start()
    }
  }

  @Test("Every page of the register is there, with its twin")
  func pagesAreThere() async {
    let files = await Self.files.value
    for path in [
      "index.html", "index.json", "arrangements/index.html", "arrangements.json", "norms/usa/ina-241b3/index.html",
      "norms/usa/ina-241b3.json", "states/LBY/index.html", "transfers/index.html", "method/index.html",
      "data/index.html", "feed.atom", "states/LBY/feed.atom", "norms/usa/ina-241b3/feed.atom",
      "data/transfers.csv", "404.html",
    ] {
      #expect(files[path] != nil, "\(path)")
    }
    #expect(files.keys.count { $0.hasPrefix("sources/") && $0.hasSuffix("/index.html") } > 500)
  }

  @Test("Every link of the built folder leads to a file, and to a heading that is in it")
  func linksResolve() async throws {
    let files = await Self.files.value
    let pages = files.filter { $0.key.hasSuffix(".html") }
    var ids: [String: Set<String>] = [:]
    for (path, text) in pages { ids[path] = Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }) }
    var count = 0
    var broken: Set<String> = []
    for (path, text) in pages {
      await Task.yield()
      for match in text.matches(of: /href="([^"]*)"/) {
        let href = String(match.output.1).replacingOccurrences(of: "&amp;", with: "&")
        guard href.hasPrefix("/") || href.hasPrefix("#") else { continue }
        count += 1
        let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = try #require(parts[0].removingPercentEncoding).dropFirst()
        let target =
          parts[0].isEmpty
          ? path : name.isEmpty ? "index.html" : files[String(name)] != nil ? String(name) : "\(name)/index.html"
        if files[target] == nil { broken.insert("\(path): \(href)") }
        if parts.count > 1, ids[target]?.contains(parts[1]) != true { broken.insert("\(path): \(href)") }
      }
    }
    #expect(count > 10_000)
    #expect(broken.isEmpty, "\(broken.sorted().prefix(10))")
  }

  @Test("Parts of a table have roles only where the table itself is for layout, within an element that is the table")
  func tableRoles() async {
    let files = await Self.files.value
    var framed = 0
    for (path, text) in files where path.hasSuffix(".html") {
      await Task.yield()
      for match in text.matches(of: /(<div role="table"[^>]*>)?<table([^>]*)>/) {
        let isFramed = match.output.1 != nil
        framed += isFramed ? 1 : 0
        #expect(isFramed == match.output.2.contains("role=\"presentation\""), "\(path): \(match.output.0)")
      }
      let plain = text.matches(of: /(?s)<table(?![^>]*presentation)[^>]*>.*?<\/table>/)
      #expect(plain.allSatisfy { !$0.output.contains("role=\"row\"") }, "\(path)")
    }
    #expect(framed > 300)
  }

  @Test("Nothing in it asks a program: no form and no parameter")
  func nothingAsks() async {
    let files = await Self.files.value
    for (path, text) in files where path.hasSuffix(".html") {
      await Task.yield()
      #expect(!text.contains("<form"), "\(path)")
      #expect(text.firstMatch(of: /href="\/[^"]*\?/) == nil, "\(path)")
    }
  }
}
