import Casework
import DeskSQLite
import Desks
import Foundation
import GRDB
import Sealing
import TestDesks
import Testing

@Suite("Who erased a case is known wherever it was cut short, and nothing of it stays")
struct ErasureTests {
  private static let time = DeskTime(1_800_000_000)

  private func erasures(_ database: DeskDatabase, _ test: TestDesk, _ id: CaseID) throws -> [AuditEntry] {
    try database.readNow { try $0.log(of: test.organisation.id) }.map(\.entry).filter {
      $0.subject == id.text && [.caseErasureBegun, .caseErased].contains($0.action)
    }
  }

  @Test("The log has who began it, before and after the key is destroyed")
  func whole() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    try await test.desk.erase(made.id, by: test.owner)
    let entries = try erasures(test.database, test, made.id)
    #expect(entries.map(\.action) == [.caseErasureBegun, .caseErased])
    #expect(entries.allSatisfy { $0.actor == test.owner.actor })
  }

  @Test("Cut short behind the key, it is finished by the next start in the name of who began it, and by no command")
  func cutShort() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let person = test.owner.actor
    try await test.database.write {
      try $0.beginErasure(of: made.id, in: test.organisation.id, by: person, at: Self.time)
    }
    try await test.database.destroyKey(of: made.id, in: test.organisation.id, at: Self.time)
    // To open a desk, as every command does, finishes nothing.
    let opened = try DeskDatabase(folder: test.folder, master: try MasterKeys(text: test.masterText), now: Self.time)
    #expect(try erasures(opened, test, made.id).map(\.action) == [.caseErasureBegun])
    try opened.close()
    #expect(try test.database.applyErasures(at: Self.time).removed == 1)
    let entries = try erasures(test.database, test, made.id)
    #expect(entries.map(\.action) == [.caseErasureBegun, .caseErased])
    #expect(entries.allSatisfy { $0.actor == person })
    #expect(try TestDesk.strings(test.mainFile, "SELECT id FROM client_case").isEmpty)
  }

  @Test("A case of another organisation is not found, and the log says nothing of it")
  func foreign() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let (other, owner) = try TestDesk.organisation(in: test.database, name: "Other", email: "other@aid.example")
    await #expect(throws: DeskFault.notFound) { try await test.desk.erase(made.id, by: owner) }
    #expect(try test.database.readNow { try $0.log(of: other.id) }.isEmpty)
  }

  @Test("Journals that somebody reads while a case is erased are emptied after the next change")
  func journalsInUse() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let wrapped = try #require(try TestDesk.strings(test.keysFile, "SELECT hex(wrapped) FROM case_key").first)
    let key = Data(try #require(Hex.bytes(wrapped)))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: test.keysFile, configuration: configuration)
    try await reader.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM case_key")
    }
    try await test.desk.erase(made.id, by: test.owner)
    #expect(try test.allBytes().range(of: key) != nil)
    try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    try reader.close()
    _ = try await test.desk.cases(CaseFilter(), by: test.owner)
    #expect(try test.allBytes().range(of: key) == nil)
  }

  @Test("Every file of a desk and of its copies is closed to others while it is open, also in a folder that was not")
  func modes() async throws {
    let test = try TestDesk()
    let folder = test.place("open-folder")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    let database = try DeskDatabase(folder: folder, master: try MasterKeys(text: test.masterText), now: Self.time)
    _ = try TestDesk.organisation(in: database, name: "Aid", email: "owner@aid.example")
    let copies = "\(folder)/copies"
    _ = try DeskBackup(of: folder, to: copies).make(stamp: "2026-01-01T000000Z", keepKeys: 30, at: Self.time)
    _ = try TestDesk.organisation(in: database, name: "Second", email: "second@aid.example")
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    #expect(Set(names).isSuperset(of: ["desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm", "keys.sqlite", "copies"]))
    for name in names { #expect(try mode("\(folder)/\(name)") == (name == "copies" ? 0o700 : 0o600), "\(name)") }
    #expect(try mode(folder) == 0o700)
    // What was open to others is closed by the next start.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder)/desk.sqlite-wal")
    let again = try DeskDatabase(folder: folder, master: try MasterKeys(text: test.masterText), now: Self.time)
    #expect(try mode("\(folder)/desk.sqlite-wal") == 0o600)
    try again.close()
    try database.close()
  }
}
