import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Register
import Synchronization
import TestDesks
import TestRegisters
import Testing

@Suite("Deadlines of all cases")
struct DeadlineTests {
  /// Beland is open where p is true; a notice comes a day before, and a petition may be filed for thirty days.
  static func files(days: Int = 30) -> [String: String] {
    var files = TestDesk.files
    files["norms/xaa/notice/norm.yaml"] = Fixture.norm(
      "xaa/notice",
      rules: """
          - {id: notice, effect: duty, step: written-notice, done: s, earliest: served + hours(24), says: told, sources: [s]}
          - {id: petition, effect: note, title: Petition, deadline: person.born_on + days(\(days)), says: may, sources: [s]}
        """)
    return files
  }

  /// The day of `TestDesk` is 2024-10-04.
  static let facts: [CaseItem] = [
    .sender("XAA"), .watched(["XBB", "XCC"]), TestDesk.fact("person.nationality", "[XDD]"), TestDesk.fact("p", "true"),
    TestDesk.fact("q", "false"), TestDesk.fact("person.born_on", "2024-09-20"), TestDesk.fact("s@XBB", "true"),
    TestDesk.fact("served@XBB", "2024-10-04T14:00-04:00"),
  ]

  private func lines(_ deadlines: [CaseDeadline]) -> [String] {
    deadlines.map {
      "\($0.reference) \($0.time.kind) \($0.time.rule.id) \($0.destinations.map(\.text)) \($0.time.time)"
    }
  }

  @Test("Periods that run and first moments of steps stand in order, each with the destinations for which it is")
  func order() async throws {
    let test = try TestDesk(files: DeadlineTests.files())
    _ = try await test.desk.create([.reference("2")] + DeadlineTests.facts, by: test.owner)
    _ = try await test.desk.create([.reference("3"), .sender("XAA"), TestDesk.fact("p", "true")], by: test.owner)
    let found = try await test.desk.deadlines(by: test.owner)
    #expect(
      lines(found) == [
        #"2 first xaa/notice#notice ["XBB"] 2024-10-05T14:00-04:00"#,
        #"2 last xaa/notice#petition ["XBB", "XCC"] 2024-10-20"#,
      ])
    await #expect(throws: DeskRefusal.notAllowed(.readCases)) {
      try await test.desk.deadlines(by: try test.member(.auditor))
    }
  }

  @Test("A changed fact, another register and another day each change the list; a closed case is not in it")
  func changes() async throws {
    let test = try TestDesk(files: DeadlineTests.files())
    let made = try await test.desk.create([.reference("2")] + DeadlineTests.facts, by: test.owner)
    func times() async throws -> [String] { try await test.desk.deadlines(by: test.owner).map { "\($0.time.time)" } }
    #expect(try await times() == ["2024-10-05T14:00-04:00", "2024-10-20"])
    _ = try await test.desk.change(
      made.id, putting: [TestDesk.fact("person.born_on", "2024-09-21")], by: test.owner)
    #expect(try await times() == ["2024-10-05T14:00-04:00", "2024-10-21"])
    let site = TestDesk.site(DeadlineTests.files(days: 40), digest: "sha256:two")
    test.world.site.withLock { $0 = site }
    #expect(try await times() == ["2024-10-05T14:00-04:00", "2024-10-31"])
    test.world.day.withLock { $0 = $0.advanced(by: 2) }
    #expect(try await times() == ["2024-10-31"])
    _ = try await test.desk.change(made.id, putting: [.isClosed(true)], by: test.owner)
    #expect(try await times().isEmpty)
  }
}
