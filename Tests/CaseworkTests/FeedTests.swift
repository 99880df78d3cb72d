import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import Sealing
import Synchronization
import TestDesks
import TestRegisters
import Testing

@Suite("Feeds behind a token")
struct FeedTests {
  /// What a feed gives; where `SAFETHIRD_FEEDS` names a folder it is written there, for `Tests/Validators/desk_feeds.py`.
  private func text(_ test: TestDesk, _ token: Token) async throws -> String? {
    try await test.desk.feedBody(token, path: "/desk/feeds/a").map { body in
      if let folder = ProcessInfo.processInfo.environment["SAFETHIRD_FEEDS"] {
        let ending = body.contentType.hasPrefix("text/calendar") ? "ics" : "atom"
        try Data(body.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(body.etag.dropFirst().prefix(8)).\(ending)"))
      }
      return String(decoding: body.bytes, as: UTF8.self)
    }
  }

  @Test("The calendar has a word and a reference for a title, and nothing of person, country or finding")
  func calendar() async throws {
    let test = try TestDesk(files: DeadlineTests.files())
    _ = try await test.desk.create([.reference("2026-0147")] + DeadlineTests.facts, by: test.owner)
    let (_, token) = try await test.desk.createFeed(.deadlines, note: "office", by: test.owner)
    let body = try #require(try await test.desk.feedBody(token, path: "/desk/feeds/a"))
    #expect(body.contentType == "text/calendar; charset=utf-8")
    let calendar = try #require(try await text(test, token))
    let lines = calendar.split(separator: "\r\n").map(String.init)
    #expect(
      lines.filter { $0.hasPrefix("SUMMARY") } == [
        "SUMMARY:Not before\\, case 2026-0147", "SUMMARY:Deadline\\, case 2026-0147",
      ])
    #expect(lines.filter { $0.hasPrefix("DTSTART") } == ["DTSTART:20241005T180000Z", "DTSTART;VALUE=DATE:20241020"])
    for word in ["Beland", "XBB", "Petition", "written-notice", "xaa", "barred"] { #expect(!calendar.contains(word)) }
    // The same again, byte by byte, so that a reader that has it need not fetch it.
    #expect(try await test.desk.feedBody(token, path: "/desk/feeds/a")?.etag == body.etag)
  }

  @Test("An entry that has another time keeps its identity, so that readers move it")
  func identity() async throws {
    let test = try TestDesk(files: DeadlineTests.files())
    let made = try await test.desk.create([.reference("1")] + DeadlineTests.facts, by: test.owner)
    let (_, token) = try await test.desk.createFeed(.deadlines, note: "", by: test.owner)
    func identities() async throws -> [String] {
      try #require(try await text(test, token)).split(separator: "\r\n").filter { $0.hasPrefix("UID") }.map(String.init)
    }
    let before = try await identities()
    _ = try await test.desk.change(
      made.id, putting: [TestDesk.fact("person.born_on", "2024-09-25")], by: test.owner)
    #expect(try await identities() == before)
    #expect(Set(before).count == 2)
  }

  @Test("A calendar in which nothing is left is one still")
  func emptyCalendar() async throws {
    let test = try TestDesk()
    let (_, token) = try await test.desk.createFeed(.deadlines, note: "", by: test.owner)
    let calendar = try #require(try await text(test, token))
    #expect(calendar.contains("BEGIN:VTIMEZONE") && !calendar.contains("VEVENT"))
    #expect(calendar.hasSuffix("END:VCALENDAR\r\n"))
  }

  @Test("An alert is an entry with the reference for a title, and from, to and why inside")
  func alerts() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create(
      [
        .reference("1 <b> & 2"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"),
        TestDesk.fact("q", "true"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = nil
    let site = TestDesk.site(files, digest: "sha256:two")
    test.world.site.withLock { $0 = site }
    _ = try test.desk.watch(test.organisation.id)
    let (_, token) = try await test.desk.createFeed(.alerts, note: "", by: test.owner)
    let feed = try #require(try await text(test, token))
    #expect(feed.contains("<title>Alert, case 1 &lt;b&gt; &amp; 2</title>"))
    #expect(feed.contains("Beland: "))
    #expect(feed.contains("No longer: xaa/bar#stop."))
    #expect(feed.contains("<updated>2027-01-15T08:00:00Z</updated>"))
    #expect(feed.components(separatedBy: "<entry>").count == 2)
  }

  @Test("A feed is dead when it is revoked, when its member is ended, and when the role no longer may")
  func dead() async throws {
    let test = try TestDesk()
    for change in ["revoked", "ended", "role"] {
      let member = try test.member(.caseworker)
      let (feed, token) = try await test.desk.createFeed(.alerts, note: "phone", by: member)
      #expect(try await text(test, token) != nil)
      switch change {
      case "revoked": try await test.desk.revokeFeed(feed.id, by: member)
      case "ended":
        try test.database.writeNow { try $0.setEnded(DeskTime(1), of: member.member.id, in: test.organisation.id) }
      default:
        try test.database.writeNow { try $0.setRole(.auditor, of: member.member.id, in: test.organisation.id) }
      }
      #expect(try await text(test, token) == nil, "\(change)")
    }
    #expect(try await text(test, Token.random()) == nil)
  }

  @Test("Everybody sees and revokes their own feeds, and the owner those of all; of another organisation none")
  func whose() async throws {
    let test = try TestDesk()
    let (_, other) = try TestDesk.organisation(in: test.database, name: "Other", email: "o@other.example")
    let (one, two) = (try test.member(.reader), try test.member(.reader))
    let (feed, _) = try await test.desk.createFeed(.alerts, note: "a", by: one)
    let own = try await test.desk.feeds(by: one)
    #expect(own.map(\.note) == ["a"])
    #expect(try await test.desk.feeds(by: two).isEmpty)
    #expect(try await test.desk.feeds(by: test.owner).count == 1)
    for stranger in [two, other] {
      await #expect(throws: DeskFault.notFound) { try await test.desk.revokeFeed(feed.id, by: stranger) }
    }
    try await test.desk.revokeFeed(feed.id, by: test.owner)
    #expect(try await test.desk.feeds(by: one).isEmpty)
    await #expect(throws: DeskRefusal.notAllowed(.readAlerts)) {
      try await test.desk.createFeed(.alerts, note: "", by: try test.member(.auditor))
    }
    // Each of it is in the log.
    let log = try test.database.readNow { try $0.log(of: test.organisation.id) }.map(\.entry.action)
    #expect(log == [.feedCreated, .feedRevoked])
  }
}
