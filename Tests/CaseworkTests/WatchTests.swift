import Casework
import DeskSQLite
import Desks
import Pages
import Register
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
