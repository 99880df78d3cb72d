import Casework
import DeskSQLite
import Desks
import Foundation
import Pages
import Sealing
import TestDesks
import Testing

@Suite("Permissions of changes")
struct PermissionTests {
  /// One item of each kind that a case holds, and what its place asks for.
  private static func items(_ member: MemberID) -> [(item: CaseItem, permission: Permission)] {
    let id: EntryID = DeskID(RandomBytes.make(16))
    let receipt = KeptReceipt(
      id: id, purpose: "", destination: "XBB", finding: "barred", day: "2024-01-02", digest: "00", by: nil,
      at: DeskTime(0))
    let document = CaseDocument(
      id: id, name: "a.txt", type: "text/plain", size: 1, digest: "00", by: nil, at: DeskTime(0))
    return [
      (.assignee(member), .assignPeople), (.receipt(receipt), .relyOnFindings), (.document(document), .writeCases),
      (.reference("9"), .writeCases), (.isClosed(true), .writeCases), (.watched(["XBB"]), .writeCases),
      (TestDesk.fact("p", "true"), .writeCases), (TestDesk.note("n"), .writeCases),
    ]
  }

  private func isAllowed(_ body: () async throws -> Void) async throws -> Bool {
    do {
      try await body()
      return true
    } catch DeskRefusal.notAllowed { return false }
  }

  @Test(
    "What an item asks for is asked for to put it there, to take it away and to undo either", arguments: Role.allCases)
  func everyWay(_ role: Role) async throws {
    let test = try TestDesk()
    let caller = try test.member(role)
    for (item, permission) in Self.items(test.owner.member.id) {
      let may = role.may(.writeCases) && role.may(permission)
      let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
      let put = try await isAllowed { _ = try await test.desk.change(made.id, putting: [item], by: caller) }
      #expect(put == may, "put \(item.key.kind)")
      if !put { _ = try await test.desk.change(made.id, putting: [item], by: test.owner) }
      let undone = try await isAllowed { _ = try await test.desk.undo(2, of: made.id, by: caller) }
      #expect(undone == may, "undo \(item.key.kind)")
      if !undone { _ = try await test.desk.undo(2, of: made.id, by: test.owner) }
      // To undo the undo is to put it there once more.
      let again = try await isAllowed { _ = try await test.desk.undo(3, of: made.id, by: caller) }
      #expect(again == may, "put back \(item.key.kind)")
      if item.key.kind != "reference" {
        if !again { _ = try await test.desk.undo(3, of: made.id, by: test.owner) }
        let removed = try await isAllowed {
          _ = try await test.desk.change(made.id, putting: [], removing: [item.key], by: caller)
        }
        #expect(removed == may, "take away \(item.key.kind)")
      }
      try await test.desk.erase(made.id, by: test.owner)
    }
  }

  @Test("A case begins with what its maker may put there, and with people of the organisation")
  func creation() async throws {
    let test = try TestDesk()
    let (_, other) = try TestDesk.organisation(in: test.database, name: "Other", email: "o@other.example")
    let caseworker = try test.member(.caseworker)
    func start(_ item: CaseItem) -> [CaseItem] { [.reference("1"), .sender("XAA"), item] }
    for (item, permission) in Self.items(test.owner.member.id) where permission != .writeCases {
      await #expect(throws: DeskRefusal.notAllowed(permission)) {
        try await test.desk.create(start(item), by: caseworker)
      }
    }
    let foreign = CaseItem.assignee(other.member.id)
    await #expect(throws: DeskFault.notFound) { try await test.desk.create(start(foreign), by: test.owner) }
    await #expect(throws: DeskFault.notFound) { try await test.desk.createAll([start(foreign)], by: test.owner) }
    #expect(try await test.desk.cases(CaseFilter(), by: test.owner).count == 0)
    let own = try await test.desk.create(start(.assignee(caseworker.member.id)), by: test.owner)
    #expect(own.content.assignees == [caseworker.member.id])
  }

  @Test("Whoever only reads does not take an alert from the others' new ones", arguments: Role.allCases)
  func seeing(_ role: Role) async throws {
    let test = try TestDesk()
    let made = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    try test.database.writeNow { writer in
      try writer.addAlert(
        [FindingChange(destination: "XBB", from: nil, to: "barred", because: [], noLonger: [])],
        cause: AlertCause(registerBefore: "1", registerAfter: "2", dayBefore: "3", dayAfter: "4"), of: made.id,
        in: test.organisation.id, at: DeskTime(0))
    }
    let caller = try test.member(role)
    #expect(
      try await isAllowed { _ = try await test.desk.see(alert: 1, by: caller) }
        == (role.may(.readAlerts) && role.may(.writeCases)))
  }

  @Test("An ended member is shown with no case and found by none, and has them again when let in")
  func endedAssignee() async throws {
    let test = try TestDesk()
    let colleague = try test.member(.caseworker).member.id
    let made = try await test.desk.create(
      [.reference("1"), .sender("XAA"), .assignee(colleague)], by: test.owner)
    func assignees() async throws -> [[MemberID]] {
      try await test.desk.cases(CaseFilter(), by: test.owner).lines.map(\.assignees)
    }
    #expect(try await assignees() == [[colleague]])
    try await test.desk.end(colleague, by: test.owner)
    #expect(try await assignees() == [[]])
    #expect(try await test.desk.open(made.id, by: test.owner).content.assignees == [colleague])
    try await test.desk.letIn(colleague, by: test.owner)
    #expect(try await assignees() == [[colleague]])
  }

  @Test("A search for what no reference can begin with finds nothing, and one for spaces shows all")
  func search() async throws {
    let test = try TestDesk()
    _ = try await test.desk.create([.reference("1"), .sender("XAA")], by: test.owner)
    func count(_ text: String) async throws -> Int {
      var filter = CaseFilter()
      filter.reference = text
      let found = try await test.desk.cases(filter, by: test.owner)
      #expect(found.lines.count == found.count)
      return found.count
    }
    #expect(try await count("1") == 1)
    #expect(try await count("  ") == 1)
    #expect(try await count("=1") == 0)
    #expect(try await count("\u{202E}") == 0)
    #expect(try await count(String(repeating: "1", count: CaseReference.longest + 1)) == 0)
  }
}
