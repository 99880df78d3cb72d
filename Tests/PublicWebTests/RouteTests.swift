import Foundation
import Pages
import Testing

/// What the server answers to whom, and with which headers.
@Suite(.serialized) struct RouteTests {
  static let pages = [
    "/", "/arrangements", "/arrangements/usa-lby-2025", "/arrangements?stage=agreed&sort=since",
    "/norms", "/norms?binds=USA&force=in-force&effect=bar", "/norms/usa/dvd-preliminary-injunction", "/norms/int/cat-3",
    "/states", "/states?role=every&region=africa&treaty=cat", "/states/LBY", "/states/RWA", "/states/USA", "/sources",
    "/sources?weak=only&alone=only&sort=alone", "/transfers", "/transfers?sender=USA&type=arrival", "/changes",
    "/changes?from=2025-05-01&to=2025-07-01", "/check", "/emergency", "/method", "/data",
  ]

  @Test("Each page is HTML under one h1, and says no script, no style and no frame", arguments: pages)
  func pageIsHTML(_ path: String) async throws {
    let live = try await LiveSite.shared.value
    let answer = try await live.ask(path)
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    #expect(text.components(separatedBy: "<h1").count == 2)
    #expect(!text.contains("<script") && !text.contains(" style=") && !text.contains(" on" + "click"))
    // A piece of HTML that was taken for text would be escaped.
    #expect(text.firstMatch(of: /&lt;\/?(p|ol|ul|li|span|code|a|div|b|small|h[1-4]|time|table)\b/) == nil)
    // A phrase with a placeholder that was not filled.
    #expect(text.firstMatch(of: /\{[a-z]+\}/) == nil)
  }

  @Test("Each page has a twin that names register, engine and both clocks", arguments: pages)
  func pageHasTwin(_ path: String) async throws {
    let live = try await LiveSite.shared.value
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    let twin =
      (path == "/" ? "/index" : parts[0]) + ".json" + (parts.count > 1 ? "?\(parts[1])&" : "?") + "known=2026-03-01"
    let answer = try await live.ask(twin)
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
    let object = try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
    #expect(object["register"] as? String == "sha256:0000" && object["engine"] as? String == "test")
    #expect(object["day"] as? String == "2026-11-23" && object["known"] as? String == "2026-03-01")
    let byHeader = try await live.ask(path, headers: ["Accept": "application/json"])
    #expect(byHeader.headers["content-type"] == "application/json; charset=utf-8")
  }

  @Test(
    "Every answer carries the headers of security", arguments: ["/", "/nothing-here", "/?day=2025-02-30", "/icon.svg"])
  func headersAreThere(_ path: String) async throws {
    let answer = try await LiveSite.shared.value.ask(path)
    let policy = try #require(answer.headers["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
    #expect(answer.headers["x-content-type-options"] == "nosniff")
    #expect(answer.headers["referrer-policy"] == "no-referrer")
    #expect(answer.headers["permissions-policy"]?.contains("geolocation=()") == true)
  }

  @Test(
    "What cannot be answered says what was found, what was expected and what to write instead",
    arguments: [
      ("/arrangements.json?stgae=agreed", 400, "stage"), ("/arrangements.json?stage=agred", 400, "stage=agreed"),
      ("/index.json?day=2025-02-30", 400, "day=2025-02-28"), ("/index.json?day=2025-05&known=x", 400, "day=2025-05-07"),
      ("/index.json?day=2025-05-07&day=2025-05-08", 400, "all but one"), ("/index.json?%FF=1", 400, "%25"),
      ("/changes.json?from=2025-13-01", 400, "from=2025-12-01"),
      ("/index.json?known=2025-5-7", 400, "known=2025-05-07"),
      ("/index.json?day=7.5.2025", 400, "day=2025-05-07, for example"),
      ("/changes.json?from=2025-06-02&to=2025-06-01", 400, "from=2025-06-01&to=2025-06-02"),
      ("/norms/usa/ina-241b33.json", 404, "usa/ina-241b3"), ("/states/LYB.json", 404, "LBY"),
      ("/arrangements/usa-lyb-2025.json", 404, "usa-lby-2025"), ("/no-such-page.json", 404, "Begin at /"),
      ("/arrangements/usa-lby-2025.json?known=2020-01-01", 404, "later day"),
      ("/..%2f..%2fetc/passwd.json", 404, "Begin at /"), ("/arrangements/%00.json", 400, "%25"),
      ("/arrangements/%E4.json", 400, "%25"), ("/arrangements/../../etc/passwd.json", 404, "lists"),
    ])
  func refusalHasOneShape(_ target: String, _ status: Int, _ remedy: String) async throws {
    let live = try await LiveSite.shared.value
    let answer = try await RawClient.ask(
      port: live.port, "GET \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(answer.status == status)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    let error = try #require(object["error"] as? [String: Any])
    #expect(Set(error.keys) == ["status", "found", "expected", "remedy"])
    #expect(error["status"] as? Int == status)
    #expect((error["remedy"] as? String)?.contains(remedy) == true)
  }

  @Test("The twin of an arrangement has what the page has: nothing after the day")
  func twinEndsWithTheDay() async throws {
    let live = try await LiveSite.shared.value
    for day in ["2025-05-07", "2025-12-31"] {
      for path in ["/arrangements/usa-rwa-2025.json", "/v1/arrangements/usa-rwa-2025"] {
        let answer = try await live.ask("\(path)?day=\(day)")
        let object = try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
        let events = try #require(object["events"] as? [[String: Any]])
        let transfers = try #require(object["transfers"] as? [[String: Any]])
        let dates = (events + transfers).compactMap { $0["date"] as? String }
        #expect(!dates.isEmpty && dates.allSatisfy { $0 <= day }, "\(path) on \(day): \(dates)")
      }
    }
  }

  @Test("Each line of the map is a link with a name, and leads where the table beside it does")
  func mapLeads() async throws {
    let home = try await LiveSite.shared.value.text("/?day=2025-12-31")
    let map = try #require(home.firstMatch(of: /(?s)<svg viewBox="0 0 2000.*?<\/svg>/)?.output)
    let lines = map.matches(of: /<a href="([^"]*)" aria-label="([^"]+)"><title>([^<]+)<\/title>/)
    #expect(!lines.isEmpty && lines.allSatisfy { $0.output.2 == $0.output.3 })
    let table = try #require(home.firstMatch(of: /(?s)<details class="twin">.*?<\/details>/)?.output)
    for line in lines { #expect(table.contains("href=\"\(line.output.1)\"")) }
    // A line that leads nowhere is none.
    #expect(map.matches(of: /<path class="arc g-/).count >= lines.count)
    #expect(map.replacing(/(?s)<a .*?<\/a>/, with: "").contains("class=\"arc g-") == false)
  }

  @Test(
    "What binds a State is its own law and that which it is bound to as a party",
    arguments: [
      ("GRC", ["eu/asylum-procedure-2024", "int/cat-3"], "usa/ina-241b3"), ("treaties", ["int/cat-3"], "usa/ina-241b3"),
    ])
  func bindsByMembership(_ binds: String, _ shown: [String], _ hidden: String) async throws {
    let text = try await LiveSite.shared.value.text("/norms.json?binds=\(binds)")
    for norm in shown { #expect(text.contains("\"\(norm)\"")) }
    #expect(!text.contains("\"\(hidden)\""))
  }

  @Test("The same refusal as a page is HTML")
  func refusalIsAPage() async throws {
    let answer = try await LiveSite.shared.value.ask("/arrangements?stage=agred")
    #expect(answer.status == 400)
    #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    #expect(String(decoding: answer.body, as: UTF8.self).contains("Write stage=agreed."))
  }

  @Test("Other methods are refused with those that are allowed")
  func methodsAreRefused() async throws {
    let live = try await LiveSite.shared.value
    for method in ["PUT", "DELETE", "POST"] {
      let answer = try await live.ask("/arrangements", method: method)
      #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD")
    }
  }

  @Test("HEAD has the headers of GET and no body")
  func headIsGetWithoutBody() async throws {
    let live = try await LiveSite.shared.value
    let get = try await live.ask("/arrangements", headers: ["Accept-Encoding": "identity"])
    let head = try await live.ask("/arrangements", method: "HEAD", headers: ["Accept-Encoding": "identity"])
    #expect(head.status == 200 && head.body.isEmpty)
    #expect(head.headers["etag"] == get.headers["etag"])
    #expect(head.headers["content-length"] == String(get.body.count))
  }

  @Test("A page that the reader has already is not sent again")
  func tagSparesTheBody() async throws {
    let live = try await LiveSite.shared.value
    let headers = ["Accept-Encoding": "identity"]
    let first = try await live.ask("/arrangements/usa-lby-2025", headers: headers)
    let tag = try #require(first.headers["etag"])
    #expect(!tag.hasPrefix("W/") && tag.count == 66)
    let again = try await live.ask(
      "/arrangements/usa-lby-2025", headers: headers.merging(["If-None-Match": "\"x\", \(tag)"]) { $1 })
    #expect(again.status == 304 && again.body.isEmpty)
    let other = try await live.ask(
      "/arrangements/usa-lby-2025?day=2025-05-07", headers: headers.merging(["If-None-Match": tag]) { $1 })
    #expect(other.status == 200)
    #expect(first.headers["cache-control"] == "public, max-age=300")
  }

  @Test("The two ways to write one question have one answer")
  func orderOfParametersIsNothing() async throws {
    let live = try await LiveSite.shared.value
    let headers = ["Accept-Encoding": "identity"]
    let one = try await live.ask("/arrangements?stage=agreed&day=2026-01-01&kind=", headers: headers)
    let other = try await live.ask("/arrangements?day=2026-01-01&stage=agreed", headers: headers)
    #expect(one.headers["etag"] == other.headers["etag"] && one.status == 200)
  }

  @Test("Pages are compressed for those who read gzip, and home is small")
  func pagesAreCompressed() async throws {
    let live = try await LiveSite.shared.value
    let raw = try await RawClient.ask(
      port: live.port, "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br;q=1, gzip\r\nConnection: close\r\n\r\n")
    #expect(raw.headers["content-encoding"] == "gzip")
    #expect(raw.bodyCount < 150_000)
    let refused = try await live.ask("/", headers: ["Accept-Encoding": "gzip;q=0"])
    #expect(refused.headers["content-encoding"] == nil)
  }

  @Test("The stylesheet is kept for ever, under a name that changes with it")
  func stylesheetIsImmutable() async throws {
    let live = try await LiveSite.shared.value
    let answer = try await live.ask(live.site.stylesheet.path)
    #expect(answer.status == 200 && answer.headers["cache-control"]?.contains("immutable") == true)
    let page = try await live.text("/")
    #expect(page.contains(live.site.stylesheet.path))
  }
}
