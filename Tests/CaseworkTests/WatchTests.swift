import Casework
import DeskSQLite
import Desks
import Pages
import Register
import TestDesks
import TestRegisters
import Synchronization
import Testing

@Suite("The watch")
struct WatchTests {
  @Test("A change of the register that changes a finding is an alert with from, to and why; others are none")
  func alerts() async throws {
    let test = try TestDesk()
    let touched = try await test.desk.create(
      [
        .reference("1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"), TestDesk.fact("q", "true"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try await test.desk.create(
      [
        .reference("2"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "false"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    let first = try #require(try test.desk.watch(test.organisation.id))
    #expect(first.cases == 2 && first.changed == 0)
    #expect(try test.desk.watch(test.organisation.id) == nil)

    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = nil
    let without = TestDesk.site(files, digest: "sha256:two")
    test.world.site.withLock { $0 = without }
    let second = try #require(try test.desk.watch(test.organisation.id))
    #expect(second.cases == 2 && second.changed == 1)
    let alerts = try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }
    #expect(alerts.map(\.caseID) == [touched.id])
    let change = try #require(alerts.first?.changes.first)
    #expect(change.destination == "XBB" && change.from == "barred")
    #expect(change.noLonger == ["xaa/bar#stop"])
    #expect(alerts.first?.cause.registerAfter == "sha256:two")
    // One entry of the log for the whole round.
    let log = try test.database.readNow { try $0.log(of: test.organisation.id) }
    #expect(log.filter { $0.entry.action == .casesEvaluated }.count == 2)
  }

  private func publish(_ files: [String: String], _ digest: String, _ test: TestDesk) {
    let site = TestDesk.site(files, digest: digest)
    test.world.site.withLock { $0 = site }
  }

  @Test("An arrangement that is new is an alert for a case that names no destinations, and one that goes is another")
  func newArrangement() async throws {
    let test = try TestDesk()
    let open = try await test.desk.create(
      [
        .reference("1"), .sender("XAA"), TestDesk.fact("p", "true"), TestDesk.fact("q", "false"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    let named = try await test.desk.create(
      [
        .reference("2"), .sender("XAA"), .watched(["XCC"]), TestDesk.fact("p", "true"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
    var files = TestDesk.files
    files["arrangements/xaa-xbb.yaml"] = Fixture.arrangement("force: [{from: 2016-01-01}]")
    publish(files, "sha256:two", test)
    #expect(try test.desk.watch(test.organisation.id)?.changed == 1)
    var alerts = try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }
    #expect(alerts.map(\.caseID) == [open.id])
    let came = try #require(alerts.first?.changes.first)
    #expect(came.destination == "XBB" && came.from == nil && came.to == "not-barred" && came.noLonger.isEmpty)
    #expect(came.because.isEmpty == false)

    publish(TestDesk.files, "sha256:three", test)
    // Somebody works on the case before the round does: the alert is of the register all the same.
    _ = try await test.desk.change(open.id, putting: [TestDesk.fact("kind", "two")], by: test.owner)
    #expect(try test.desk.watch(test.organisation.id)?.changed == 0)
    alerts = try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }
    #expect(alerts.count == 2)
    let went = try #require(alerts.first?.changes.first)
    #expect(went.destination == "XBB" && went.from == "not-barred" && went.to == nil && went.because.isEmpty)
    #expect(went.noLonger == came.because)
    let token = try await test.desk.createFeed(.alerts, note: "", by: test.owner).token
    let feed = try #require(try await test.desk.feedBody(token, path: "/feed"))
    let text = String(decoding: feed.bytes, as: UTF8.self)
    #expect(text.contains("Beland"), "both are in the feed")

    // Of destinations that a case names a person decides, and sees at once what comes of it.
    _ = try await test.desk.change(named.id, putting: [.watched(["XBB", "XCC"])], by: test.owner)
    publish(TestDesk.files, "sha256:four", test)
    #expect(try test.desk.watch(test.organisation.id)?.changed == 0)
  }

  @Test("Where the rules change and the finding stays there is no alert, and the next one knows what decided")
  func otherReasons() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create(
      [
        .reference("1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"), TestDesk.fact("q", "true"),
        TestDesk.fact("person.nationality", "[XDD]"),
      ], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
    var files = TestDesk.files
    files["norms/xaa/bar/norm.yaml"] = Fixture.norm(
      "xaa/bar", rules: "  - {id: halt, effect: bar, says: halts, when: q, sources: [s]}")
    publish(files, "sha256:two", test)
    #expect(try test.desk.watch(test.organisation.id)?.changed == 0)
    #expect(try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }.isEmpty)
    files["norms/xaa/bar/norm.yaml"] = nil
    publish(files, "sha256:three", test)
    #expect(try test.desk.watch(test.organisation.id)?.changed == 1)
    let alerts = try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 10) }
    #expect(alerts.first?.changes.first?.noLonger == ["xaa/bar#halt"])
  }

  @Test("New alerts are counted no further than anybody reads")
  func unseen() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    try test.database.writeNow { writer in
      for _ in 0..<(CaseDesk.mostUnseen + 20) {
        try writer.addAlert(
          [FindingChange(destination: "XBB", from: nil, to: "barred", because: [], noLonger: [])],
          cause: AlertCause(registerBefore: "1", registerAfter: "2", dayBefore: "3", dayAfter: "4"), of: made.id,
          in: test.organisation.id, at: DeskTime(0))
      }
    }
    func unseen() throws -> Int {
      try test.database.readNow { try $0.unseenAlerts(of: test.organisation.id, upTo: CaseDesk.mostUnseen) }
    }
    #expect(try unseen() == 100)
    for number in 1...30 { _ = try await test.desk.see(alert: number, by: test.owner) }
    #expect(try unseen() == 90)
  }

  @Test("What a person changes in a case is no alert")
  func ownChanges() async throws {
    let test = try TestDesk()
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true")], by: test.owner)
    _ = try test.desk.watch(test.organisation.id)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("q", "true")], by: test.owner)
    test.world.day.withLock { $0 = $0.advanced(by: 1) }
    let round = try #require(try test.desk.watch(test.organisation.id))
    #expect(round.changed == 0)
  }
}
