import Foundation
import Testing

/// Every link of the site leads somewhere, and keeps both clocks.
@Suite(.serialized) struct LinkTests {
  /// All pages that links lead to, from the front page on, with every link read once.
  private func crawl(_ start: String, _ live: LiveSite) async throws -> [String: [String]] {
    var pages: [String: [String]] = [:]
    var queue = [start]
    // Of one kind of page some stand for all: that every link between all pages resolves is tested on the built site.
    var asked: [Substring: Int] = [:]
    while let target = queue.popLast() {
      guard pages[target] == nil else { continue }
      let kind = target.split(separator: "/", maxSplits: 1).first ?? ""
      asked[kind, default: 0] += 1
      guard asked[kind, default: 0] <= 40 else { continue }
      let answer = try await live.ask(target)
      #expect(answer.status == 200, "\(target)")
      // The way back to today is meant to leave the clocks; forms carry them in fields.
      let text = String(decoding: answer.body, as: UTF8.self).replacing(/class="reset" href="[^"]*"/, with: "")
      let links = text.matches(of: /href="([^"]*)"/).map {
        String($0.output.1).replacingOccurrences(of: "&amp;", with: "&")
      }
      pages[target] = links
      let ids = Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) })
      #expect(ids.count == text.matches(of: /\sid="/).count, "\(target) has an id twice")
      for link in links {
        if link.hasPrefix("#") {
          #expect(ids.contains(String(link.dropFirst())), "\(target) has no \(link)")
        } else if link.hasPrefix("/") {
          // Each order of the table is a page of its own; one of them stands for all.
          if link.contains("sort="), !link.contains("sort=people&order=desc") { continue }
          queue.append(link)
        }
      }
    }
    return pages
  }

  @Test("No link of the site is broken")
  func linksLead() async throws {
    let live = try await LiveSite.shared.value
    let pages = try await crawl("/", live)
    for start in ["/arrangements/", "/norms/", "/states/", "/sources/"] {
      #expect(pages.keys.count { $0.hasPrefix(start) } >= 30, "\(start)")
    }
    for page in ["/transfers", "/changes", "/check", "/emergency", "/method", "/data"] {
      #expect(pages.keys.contains(page))
    }
  }

  @Test("A reader who travels in time stays there, whatever is followed")
  func clocksAreKept() async throws {
    let live = try await LiveSite.shared.value
    let pages = try await crawl("/?day=2025-09-01&known=2025-10-01", live)
    #expect(pages.count > 20)
    for (page, links) in pages where page.contains("day=") {
      for link in links where link.hasPrefix("/") && !link.hasPrefix("/style-") && link != "/icon.svg" {
        #expect(link.contains("day=2025-09-01&known=2025-10-01"), "\(page) leads to \(link)")
      }
    }
  }

  @Test("On an early day there is no page of what was not yet known, and no link to it")
  func earlyDay() async throws {
    let live = try await LiveSite.shared.value
    let answer = try await live.ask("/arrangements/usa-lby-2025?known=2025-04-01")
    #expect(answer.status == 404)
    let list = try await live.text("/arrangements?known=2025-04-01")
    #expect(!list.contains("/arrangements/usa-lby-2025"))
  }
}
