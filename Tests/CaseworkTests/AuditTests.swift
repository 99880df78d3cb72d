import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import Testing

@Suite("The log is a chain, and whoever changes it is found out")
struct AuditTests {
  /// A desk with a log of some entries, and what it was when an auditor took an export away.
  private func desk() async throws -> (test: TestDesk, earlier: AuditCheck) {
    let test = try TestDesk()
    try test.database.writeNow { writer in
      try writer.log(.organisationCreated, by: test.owner.actor, in: test.organisation.id, at: DeskTime(1_800_000_000))
    }
    for number in 1...4 { _ = try await test.made("case \(number)") }
    let earlier = try #require(try AuditCheck.all(in: test.folder).first)
    _ = try await test.desk.cases(CaseFilter(), by: test.owner)
    _ = try await test.made("case 5")
    return (test, earlier)
  }

  @Test(
    "Any change, removal, insertion or another order is found",
    arguments: [
      "UPDATE audit SET detail = detail || 'x' WHERE number = 3",
      "UPDATE audit SET at = at + 1 WHERE number = 3",
      "UPDATE audit SET actor = 'program' WHERE number = 3",
      "UPDATE audit SET action = 'case-read' WHERE number = 3",
      "UPDATE audit SET action = 'nothing-known' WHERE number = 3",
      "UPDATE audit SET subject = '0' || substr(subject, 2) || '1' WHERE number = 3",
      "UPDATE audit SET subject = '' WHERE number = 1",
      "UPDATE audit SET hash = zeroblob(32) WHERE number = 3",
      "DELETE FROM audit WHERE number = 1",
      "DELETE FROM audit WHERE number = 3",
      "DELETE FROM audit",
      // Removed, and those after it numbered anew.
      "DELETE FROM audit WHERE number = 3; UPDATE audit SET number = number - 1 WHERE number > 3",
      // Two in each other's place.
      """
      UPDATE audit SET number = 99 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 4;
      UPDATE audit SET number = 4 WHERE number = 99
      """,
      "INSERT INTO audit SELECT organisation, 99, at, actor, action, subject, detail, hash FROM audit WHERE number = 2",
    ])
  func tampering(_ sql: String) async throws {
    let (test, _) = try await desk()
    #expect(try AuditCheck.all(in: test.folder).first?.fault == nil)
    // Away from the desk that is open.
    try test.backUp("2026-01-01T000000Z")
    let copy = test.place("copies/desk-2026-01-01T000000Z.sqlite")
    #expect(try AuditCheck.all(in: copy).first?.fault == nil)
    try TestDesk.tamper(copy, sql)
    do {
      let checks = try AuditCheck.all(in: copy)
      #expect(checks.count == 1)
      #expect(checks.first?.fault != nil)
    } catch DeskFault.damaged {
      // A word that the program does not know is found before its hash is.
    }
  }

  @Test("A log that was cut at its end still holds by itself, and not against an earlier export")
  func truncation() async throws {
    let (test, earlier) = try await desk()
    try test.backUp("2026-01-01T000000Z")
    let copy = test.place("copies/desk-2026-01-01T000000Z.sqlite")
    #expect(try #require(try AuditCheck.all(in: copy).first).follows(earlier))
    try TestDesk.tamper(copy, "DELETE FROM audit WHERE number > 3")
    let cut = try #require(try AuditCheck.all(in: copy).first)
    #expect(cut.fault == nil)
    #expect(!cut.follows(earlier))
  }

  @Test("A log that was written anew with right hashes does not go on from an earlier export")
  func rewriting() async throws {
    let (test, earlier) = try await desk()
    var other = AuditCheck(of: test.organisation.id)
    for number in 1...10 {
      let entry = AuditEntry(
        number: number, at: DeskTime(1), actor: .program, action: .caseRead, subject: nil, detail: "")
      other.take(entry, hash: HashChain.next(other.head, entry.bytes(of: test.organisation.id)))
    }
    #expect(other.fault == nil)
    #expect(other.entries > earlier.entries)
    #expect(!other.follows(earlier))
  }

  // MARK: exports

  private func export(_ test: TestDesk) async throws -> String { try await test.desk.exportLog(by: test.owner) }

  @Test("An export is signed, and goes on from an earlier one")
  func exports() async throws {
    let (test, earlier) = try await desk()
    let verified = try AuditExport.verify(try await export(test))
    #expect(verified.isSigned)
    #expect(verified.check.fault == nil)
    #expect(verified.check.follows(earlier))
    #expect(!earlier.follows(verified.check))
  }

  @Test("Any line of an export that is changed, taken away, doubled or moved is found")
  func changedExports() async throws {
    let (test, _) = try await desk()
    let lines = try await export(test).split(separator: "\n").map(String.init)
    func isSound(_ lines: [String]) -> Bool {
      guard let verified = try? AuditExport.verify(lines.joined(separator: "\n")) else { return false }
      return verified.isSigned && verified.check.fault == nil
    }
    #expect(isSound(lines))
    for index in lines.indices {
      var without = lines
      without.remove(at: index)
      #expect(!isSound(without), "without line \(index + 1)")
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(!isSound(doubled), "line \(index + 1) twice")
      if index > 0 {
        var moved = lines
        moved.swapAt(index, index - 1)
        #expect(!isSound(moved), "line \(index + 1) before the one above")
      }
      for (from, to) in [("\"at\":18", "\"at\":17"), ("case-created", "case-read"), ("\"hash\":\"", "\"hash\":\"0")]
      where lines[index].contains(from) {
        var changed = lines
        changed[index] = lines[index].replacing(from, with: to)
        #expect(!isSound(changed), "line \(index + 1) with \(to)")
      }
    }
    // Cut at its end, with the checkpoint that was signed for the whole.
    #expect(!isSound(Array(lines.prefix(3)) + [lines[lines.count - 1]]))
  }

  @Test("A checkpoint signed by another key is not that of the log")
  func otherKey() async throws {
    let (test, _) = try await desk()
    let text = try await export(test)
    let key = SHA.hex(try test.database.readNow { try $0.publicKey(of: test.organisation.id) })
    let other = SHA.hex(SigningKey.random().publicKey)
    let verified = try AuditExport.verify(text.replacing(key, with: other))
    #expect(!verified.isSigned)
    #expect(verified.publicKey == other)
  }

  @Test("What is no desk is named, and nothing is made there")
  func noDesk() throws {
    let test = try TestDesk()
    let empty = test.place("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    #expect(throws: DeskFault.noFile("\(empty)/desk.sqlite")) { try AuditCheck.all(in: empty) }
    #expect(throws: DeskFault.noFile("\(empty)/desk.sqlite")) {
      try DeskBackup(of: empty, to: test.place("copies")).make(stamp: "1", keepKeys: 30, at: DeskTime(0))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty) == [])
  }
}
