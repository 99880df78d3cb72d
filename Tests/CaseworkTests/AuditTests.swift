import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import TestDesks
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
    let checks = try AuditCheck.all(in: copy)
    #expect(checks.count == 1)
    #expect(checks.first?.fault != nil)
  }

  @Test("The faults of all organisations are found, not that of the first alone")
  func allOrganisations() async throws {
    let (test, _) = try await desk()
    let (other, _) = try TestDesk.organisation(in: test.database, name: "Other", email: "other@aid.example")
    try test.database.writeNow {
      try $0.log(.organisationCreated, by: .program, in: other.id, at: DeskTime(1_800_000_000))
    }
    #expect(try AuditCheck.all(in: test.folder).map(\.fault) == [nil, nil])
    try TestDesk.tamper(test.mainFile, "UPDATE audit SET action = 'nothing-known' WHERE number = 1")
    #expect(try AuditCheck.all(in: test.folder).map(\.fault) == [.unknown(1), .unknown(1)])
  }

  @Test("A log that was cut at its end still holds by itself, and not against an earlier export")
  func truncation() async throws {
    let (test, earlier) = try await desk()
    try test.backUp("2026-01-01T000000Z")
    let copy = test.place("copies/desk-2026-01-01T000000Z.sqlite")
    #expect(try #require(try AuditCheck.all(in: copy).first).continuation(of: earlier) == .goesOn)
    try TestDesk.tamper(copy, "DELETE FROM audit WHERE number > 3")
    let cut = try #require(try AuditCheck.all(in: copy).first)
    #expect(cut.fault == nil)
    #expect(cut.continuation(of: earlier) == .cut)
  }

  @Test("A log that was written anew with right hashes does not go on from an earlier export")
  func rewriting() async throws {
    let (test, earlier) = try await desk()
    var other = AuditCheck(of: test.organisation.id, publicKey: earlier.publicKey)
    for number in 1...10 {
      let entry = AuditEntry(
        number: number, at: DeskTime(1), actor: .program, action: .caseRead, subject: nil, detail: "")
      other.take(entry, hash: HashChain.next(other.head, entry.bytes(of: test.organisation.id)))
    }
    #expect(other.fault == nil)
    #expect(other.entries > earlier.entries)
    #expect(other.continuation(of: earlier) == .cut)
  }

  // MARK: exports

  private func export(_ test: TestDesk) async throws -> String { try await test.desk.exportLog(by: test.owner) }

  @Test("An export is signed, and goes on from an earlier one")
  func exports() async throws {
    let (test, earlier) = try await desk()
    let verified = try AuditExport.verify(try await export(test))
    #expect(verified.isSigned)
    #expect(verified.check.fault == nil)
    #expect(verified.check.continuation(of: earlier) == .goesOn)
    #expect(earlier.continuation(of: verified.check) == .cut)
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

  @Test("A continuation that somebody signed with a key of their own is told from the real one")
  func forgedContinuation() async throws {
    let (test, _) = try await desk()
    let earlier = try AuditExport.verify(try await export(test)).check
    // The entries are right and the chain is whole; only the key is another one.
    var lines = try await export(test).split(separator: "\n").map(String.init)
    let forger = SigningKey.random()
    let key = SHA.hex(try test.database.readNow { try $0.publicKey(of: test.organisation.id) })
    lines[0] = lines[0].replacing(key, with: SHA.hex(forger.publicKey))
    let last = try #require(lines.last)
    let parts = try #require(
      last.firstMatch(of: /"checkpoint":([0-9]+),"hash":"([0-9a-f]+)","at":([0-9]+),"signature":"([0-9a-f]+)"/))
    let signed =
      "safethird-checkpoint-1\n\(test.organisation.id)\n\(parts.output.1)\n\(parts.output.2)\n\(parts.output.3)\n"
    let signature = SHA.hex(try forger.sign(Array(signed.utf8)))
    lines[lines.count - 1] = last.replacing(String(parts.output.4), with: signature)
    let forged = try AuditExport.verify(lines.joined(separator: "\n"))
    #expect(forged.isSigned && forged.check.fault == nil)
    #expect(forged.check.continuation(of: earlier) == .otherKey)
    let real = try AuditExport.verify(try await export(test))
    #expect(real.check.continuation(of: earlier) == .goesOn)
  }

  @Test("The folder of a desk has the key of each organisation, and another in its place is found")
  func keyOfFolder() async throws {
    let (test, earlier) = try await desk()
    let key = try test.database.readNow { try $0.publicKey(of: test.organisation.id) }
    #expect(try AuditCheck.all(in: test.folder).map(\.publicKey) == [key])
    try TestDesk.tamper(test.mainFile, "UPDATE organisation SET public_key = zeroblob(32)")
    #expect(try AuditCheck.all(in: test.folder).first?.continuation(of: earlier) == .otherKey)
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
