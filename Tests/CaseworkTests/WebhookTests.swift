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

@testable import Casework

@Suite("Webhooks")
struct WebhookTests {
  /// A desk with one alert to send, made after the webhook was.
  private func deskWithAlert(to url: String, rules: WebhookRules) async throws -> (TestDesk, Webhook, String) {
    let test = try TestDesk(webhookRules: rules)
    _ = try await test.desk.create(
      [
        .reference("2026-0147"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"),
        TestDesk.fact("q", "true"), TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
    let (webhook, secret) = try await test.desk.addWebhook(url: url, by: test.owner)
    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = nil
    let site = TestDesk.site(files, digest: "sha256:two")
    test.world.site.withLock { $0 = site }
    _ = try test.desk.watch(test.organisation.id)
    return (test, webhook, secret)
  }

  private func deliveries(_ test: TestDesk, _ webhook: Webhook) async throws -> [Delivery] {
    try await test.desk.deliveries(of: webhook.id, by: test.owner)
  }

  @Test("An alert is sent once, and its signature is that of its bytes and second")
  func signed() async throws {
    let server = try LittleServer(statuses: [204])
    defer { server.stop() }
    let (test, webhook, secret) = try await deskWithAlert(
      to: "http://127.0.0.1:\(server.port)/hook?a=1", rules: WebhookRules(allowsLoopback: true))
    let service = DeliveryService(desk: test.desk)
    try service.sendDue()
    try service.sendDue()
    let request = try #require(server.received.first)
    #expect(server.received.count == 1)
    #expect(request.line == "POST /hook?a=1 HTTP/1.1")
    #expect(request.headers["content-type"] == "application/json")
    let time = 1_800_000_000
    let signature = SHA.hex(SHA.hmac(Array(secret.utf8), Array("\(time).".utf8) + request.body))
    #expect(request.headers["safethird-signature"] == "t=\(time),v1=\(signature)")
    let body = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    #expect(body["reference"] as? String == "2026-0147")
    #expect(body["organisation"] as? String == test.organisation.id.text)
    let change = try #require((body["changes"] as? [[String: Any]])?.first)
    #expect(change["from"] as? String == "barred" && change["to"] as? String == "not-barred")
    #expect(change["no_longer"] as? [String] == ["xaa/bar#stop"])
    let delivery = try #require(try await deliveries(test, webhook).first)
    #expect(delivery.outcome == "status 204" && delivery.attempts == 1 && delivery.next == nil)
    #expect(delivery.done == DeskTime(time))
    #expect(request.headers["safethird-delivery"] == String(delivery.id))
  }

  @Test("What does not arrive is tried again after longer and longer, then given up, and can be tried by hand")
  func retries() async throws {
    let server = try LittleServer(
      statuses: [500, 503, 500, 302, 500, 404, 500, 500, 200], header: "Location: /other\r\n")
    defer { server.stop() }
    let (test, webhook, _) = try await deskWithAlert(
      to: "http://localhost:\(server.port)/", rules: WebhookRules(allowsLoopback: true))
    let service = DeliveryService(desk: test.desk)
    var waits: [Int] = []
    for attempt in 1...7 {
      try service.sendDue()
      let delivery = try #require(try await deliveries(test, webhook).first)
      #expect(delivery.attempts == attempt)
      guard let next = delivery.next else { break }
      waits.append(next.seconds - test.world.clock.withLock { $0 })
      // A second before its time nothing is sent.
      test.world.clock.withLock { $0 = next.seconds - 1 }
      try service.sendDue()
      #expect(server.received.count == attempt)
      test.world.clock.withLock { $0 = next.seconds }
    }
    #expect(waits == [60, 300, 1_800, 7_200, 28_800, 86_400])
    // A redirect was not followed: it would lead anywhere.
    #expect(server.received.allSatisfy { $0.line == "POST / HTTP/1.1" })
    let given = try #require(try await deliveries(test, webhook).first)
    #expect(given.outcome == "status 500" && given.next == nil && given.done == nil)
    for outcome in ["status 500", "status 200"] {
      try await test.desk.retry(delivery: given.id, of: webhook.id, by: test.owner)
      try service.sendDue()
      #expect(try await deliveries(test, webhook).first?.outcome == outcome)
    }
    await #expect(throws: DeskFault.notFound) {
      try await test.desk.retry(delivery: given.id, of: webhook.id, by: test.owner)
    }
    let log = try test.database.readNow { try $0.log(of: test.organisation.id).map(\.entry) }
    #expect(log.filter { $0.action == .deliveryRetried }.map(\.detail) == [String(given.id), String(given.id)])
  }

  @Test("Nothing is sent to the machine itself or a private network, wherever a name leads")
  func forbidden() async throws {
    let server = try LittleServer(statuses: [200])
    defer { server.stop() }
    let (test, webhook, _) = try await deskWithAlert(
      to: "https://localhost:\(server.port)/", rules: WebhookRules(allowsPrivateNetworks: true))
    try DeliveryService(desk: test.desk).sendDue()
    #expect(server.received.isEmpty)
    #expect(try await deliveries(test, webhook).first?.outcome == "forbidden address")
  }

  @Test("Addresses are those of the registries of special purposes, whatever way they are written")
  func addresses() throws {
    let rules = WebhookRules()
    let special: [[UInt8]] = [
      [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [127, 0, 0, 1], [169, 254, 169, 254], [172, 31, 255, 255],
      [192, 168, 0, 1], [198, 19, 0, 1], [224, 0, 0, 1], [255, 255, 255, 255],
    ]
    let zeros = [UInt8](repeating: 0, count: 10)
    for bytes in special {
      #expect(!rules.mayConnect(to: try #require(NetworkAddress(bytes))), "\(bytes)")
      for prefix in [zeros + [0xFF, 0xFF], [0, 0x64, 0xFF, 0x9B] + zeros.prefix(8)] {
        #expect(!rules.mayConnect(to: try #require(NetworkAddress(prefix + bytes))), "\(prefix) \(bytes)")
      }
      #expect(!rules.mayConnect(to: try #require(NetworkAddress([0x20, 0x02] + bytes + zeros))))
    }
    let special6: [[UInt8]] = [
      zeros + [0, 0, 0, 0, 0, 1], [0xFC] + zeros + zeros.prefix(5), [0xFE, 0x80] + zeros + zeros.prefix(4),
    ]
    for bytes in special6 { #expect(!rules.mayConnect(to: try #require(NetworkAddress(bytes))), "\(bytes)") }
    for bytes: [UInt8] in [
      [1, 1, 1, 1], [172, 32, 0, 1], [100, 128, 0, 1], [0x26, 0x06, 0x47] + zeros + zeros.prefix(3),
    ] {
      #expect(rules.mayConnect(to: try #require(NetworkAddress(bytes))), "\(bytes)")
    }
    #expect(NetworkAddress([1, 2, 3]) == nil)
  }

  @Test("With private networks allowed these are reached, and not the machine itself, a link or a group")
  func privateNetworks() throws {
    let rules = WebhookRules(allowsPrivateNetworks: true)
    let zeros = [UInt8](repeating: 0, count: 12)
    func may(_ bytes: [UInt8], _ rules: WebhookRules) throws -> Bool {
      rules.mayConnect(to: try #require(NetworkAddress(bytes)))
    }
    for bytes: [UInt8] in [
      [10, 0, 0, 1], [172, 16, 0, 1], [172, 31, 255, 255], [192, 168, 1, 1], [100, 64, 0, 1], [100, 127, 255, 255],
      [0xFC] + zeros + [0, 0, 1], [0xFD, 0x12] + zeros + [0, 1], [1, 1, 1, 1],
    ] {
      #expect(try may(bytes, rules), "\(bytes)")
      if bytes.count == 4 { #expect(try may(zeros.prefix(10) + [0xFF, 0xFF] + bytes, rules), "\(bytes) mapped") }
    }
    let never: [[UInt8]] = [
      [169, 254, 169, 254], [224, 0, 0, 1], [239, 1, 1, 1], [255, 255, 255, 255], [240, 0, 0, 1], [192, 0, 2, 1],
      [198, 18, 0, 1], [0xFE, 0x80] + zeros + [0, 1],
      [0xFF, 0x02] + zeros + [0, 1], [0xFE, 0xC0] + zeros + [0, 1],
    ]
    let itself: [[UInt8]] = [
      [127, 0, 0, 1], [127, 255, 0, 1], [0, 0, 0, 0], [0, 1, 2, 3], zeros + [0, 0, 0, 0], zeros + [0, 0, 0, 1],
      zeros.prefix(10) + [0xFF, 0xFF, 127, 0, 0, 1], zeros.prefix(10) + [0xFF, 0xFF, 0, 0, 0, 0],
    ]
    for bytes in never + itself {
      #expect(try !may(bytes, rules), "\(bytes)")
      #expect(try !may(bytes, WebhookRules()), "\(bytes)")
    }
    for bytes in itself { #expect(try may(bytes, WebhookRules(allowsLoopback: true)), "\(bytes)") }
    for bytes in never { #expect(try !may(bytes, WebhookRules(allowsLoopback: true)), "\(bytes)") }
  }

  @Test("An organisation has at most ten addresses at once")
  func mostWebhooks() async throws {
    let test = try TestDesk()
    var first = ""
    for number in 0..<CaseDesk.mostWebhooks {
      let id = try await test.desk.addWebhook(url: "https://example.org/\(number)", by: test.owner).webhook.id
      if number == 0 { first = id }
    }
    await #expect {
      try await test.desk.addWebhook(url: "https://example.org/more", by: test.owner)
    } throws: { error in
      guard case DeskRefusal.mistakes(let mistakes) = error else { return false }
      return mistakes.map(\.field) == ["url"]
    }
    try await test.desk.endWebhook(first, by: test.owner)
    _ = try await test.desk.addWebhook(url: "https://example.org/more", by: test.owner)
  }

  @Test("All that is due is sent in one look, however much it is")
  func manyAtOnce() async throws {
    let server = try LittleServer(statuses: [204])
    defer { server.stop() }
    let (test, webhook, _) = try await deskWithAlert(
      to: "http://127.0.0.1:\(server.port)/", rules: WebhookRules(allowsLoopback: true))
    let count = DeliveryService.mostAtOnce * 2 + 5
    try addAlerts(count - 1, to: test)
    try DeliveryService(desk: test.desk).sendDue()
    #expect(server.received.count == count)
    let sent = try await test.desk.deliveries(of: webhook.id, limit: 100, by: test.owner)
    #expect(sent.count == count && sent.allSatisfy { $0.done != nil })
  }

  private func addAlerts(_ count: Int, to test: TestDesk, of organisation: OrganisationID? = nil) throws {
    let organisation = organisation ?? test.organisation.id
    try test.database.writeNow { writer in
      let id = try #require(try writer.reader.allCases(of: organisation).first).id
      for _ in 0..<count {
        try writer.addAlert(
          [FindingChange(destination: "XBB", from: nil, to: "barred", because: [], noLonger: [])],
          cause: AlertCause(registerBefore: "1", registerAfter: "2", dayBefore: "3", dayAfter: "4"), of: id,
          in: organisation, at: test.world.now())
      }
    }
  }

  @Test("Receivers of one organisation that stay silent do not keep those of another waiting")
  func silent() async throws {
    let (silent, alive) = (try LittleServer(statuses: [], isSilent: true), try LittleServer(statuses: [204]))
    defer { alive.stop() }
    let (test, _, _) = try await deskWithAlert(
      to: "http://127.0.0.1:\(silent.port)/1", rules: WebhookRules(allowsLoopback: true))
    _ = try await test.desk.addWebhook(url: "http://127.0.0.1:\(silent.port)/2", by: test.owner)
    try addAlerts(3, to: test)
    let (_, other) = try TestDesk.organisation(in: test.database, name: "Other", email: "o@other.example")
    _ = try await test.desk.create([.reference("1"), .sender("XAA")], by: other)
    _ = try await test.desk.addWebhook(url: "http://127.0.0.1:\(alive.port)/alive", by: other)
    let service = DeliveryService(desk: test.desk, every: 0.1)
    service.start()
    defer {
      silent.stop()
      service.stop()
    }
    let begin = ContinuousClock.now
    // One that is there at once, and one that comes while the silent one holds its thread.
    for count in 1...2 {
      try addAlerts(1, to: test, of: other.organisation)
      let start = ContinuousClock.now
      while alive.received.count < count || silent.heldCount == 0, ContinuousClock.now - start < .seconds(8) {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(alive.received.count == count, "a receiver has ten seconds to answer, and others do not wait for it")
    }
    // Another only after the first was given up, on a machine that stood still for so long.
    let turns = Int((ContinuousClock.now - begin).components.seconds) / Int(Post.timeout)
    #expect(silent.heldCount <= 1 + turns, "an organisation has one thread")
  }

  @Test(
    "What is no address to send to is refused with what was expected",
    arguments: [
      "", "example.org", "http://example.org/", "ftp://example.org/", "https://user:pass@example.org/",
      "https://example.org/#part", "https:///path", "https://exa mple.org/", "https://example.org:0/",
      "http://127.0.0.1/",
      "javascript:alert(1)", "https://example.org/" + String(repeating: "a", count: 2_000),
    ])
  func refused(url: String) async throws {
    let test = try TestDesk()
    await #expect {
      try await test.desk.addWebhook(url: url, by: test.owner)
    } throws: { error in
      guard case DeskRefusal.mistakes(let mistakes) = error else { return false }
      return mistakes.map(\.field) == ["url"]
    }
  }

  @Test("Only those who manage the organisation have webhooks, and those of another are not found")
  func whose() async throws {
    let test = try TestDesk()
    let (_, other) = try TestDesk.organisation(in: test.database, name: "Other", email: "o@other.example")
    let (webhook, _) = try await test.desk.addWebhook(url: "https://example.org/", by: test.owner)
    let reader = try test.member(.representative)
    await #expect(throws: DeskRefusal.notAllowed(.manageOrganisation)) { try await test.desk.webhooks(by: reader) }
    await #expect(throws: DeskRefusal.notAllowed(.manageOrganisation)) {
      try await test.desk.addWebhook(url: "https://example.org/", by: reader)
    }
    #expect(try await test.desk.webhooks(by: other).isEmpty)
    await #expect(throws: DeskFault.notFound) { try await test.desk.deliveries(of: webhook.id, by: other) }
    await #expect(throws: DeskFault.notFound) { try await test.desk.endWebhook(webhook.id, by: other) }
    await #expect(throws: DeskFault.notFound) { try await test.desk.retry(delivery: 1, of: webhook.id, by: other) }
    try await test.desk.endWebhook(webhook.id, by: test.owner)
    #expect(try await test.desk.webhooks(by: test.owner).first?.ended != nil)
    let bytes = try test.bytesOnDisk()
    #expect(!bytes.contains(Array("example.org".utf8)), "the address is sealed")
  }

  @Test("A webhook that does not answer does not keep the others waiting, and one that ended gets nothing")
  func others() async throws {
    let server = try LittleServer(statuses: [200])
    defer { server.stop() }
    let (test, dead, _) = try await deskWithAlert(
      to: "http://127.0.0.1:1/", rules: WebhookRules(allowsLoopback: true))
    let (ended, _) = try await test.desk.addWebhook(url: "http://127.0.0.1:\(server.port)/ended", by: test.owner)
    _ = try await test.desk.addWebhook(url: "http://127.0.0.1:\(server.port)/alive", by: test.owner)
    let site = TestDesk.site(TestDesk.files, digest: "sha256:three")
    test.world.site.withLock { $0 = site }
    _ = try test.desk.watch(test.organisation.id)
    try await test.desk.endWebhook(ended.id, by: test.owner)
    try DeliveryService(desk: test.desk).sendDue()
    #expect(server.received.map(\.line) == ["POST /alive HTTP/1.1"])
    let tried = try await deliveries(test, dead)
    #expect(tried.map(\.outcome) == ["", "not reached"], "one attempt, and the other waits for the next look")
    #expect(try await deliveries(test, ended).map(\.outcome) == ["ended"])
  }
}
