import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import TestDesks
import Testing

@Suite("A file of keys that is lost is missed, and what copies have of it is kept and found")
struct LostKeysTests {
  private static let time = DeskTime(1_800_000_000)

  @Test("A desk with one of its two files is not opened, and no empty file takes the place of the other")
  func half() async throws {
    let test = try TestDesk()
    _ = try await test.made("2026-1")
    try test.backUp("2026-01-01T000000Z")
    for name in [DeskDatabase.mainFile, DeskDatabase.keysFile] {
      let folder = test.place("without-\(name)")
      _ = try test.restore(to: "without-\(name)")
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      #expect(throws: DeskFault.halfThere(missing: "\(folder)/\(name)")) {
        try TestDesk.opened(folder, test.masterText)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(name)"))
    }
  }

  @Test("Where there is no desk, only who may make one does")
  func mayMake() throws {
    let test = try TestDesk()
    let master = try MasterKeys(text: test.masterText)
    let folder = test.place("typo")
    #expect(throws: DeskFault.noDesk(folder)) {
      try DeskDatabase(folder: folder, master: master, now: Self.time, mayMake: false)
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
    try DeskDatabase(folder: folder, master: master, now: Self.time, mayMake: true).close()
    try DeskDatabase(folder: folder, master: master, now: Self.time, mayMake: false).close()
  }

  @Test("What stopped while a desk was made leaves none, and it is made again")
  func unfinished() throws {
    let test = try TestDesk()
    let master = try MasterKeys(text: test.masterText)
    let folder = test.place("new")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in [".making", DeskDatabase.keysFile] {
      try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    #expect(throws: DeskFault.noDesk(folder)) {
      try DeskDatabase(folder: folder, master: master, now: Self.time, mayMake: false)
    }
    try DeskDatabase(folder: folder, master: master, now: Self.time).close()
    try DeskDatabase(folder: folder, master: master, now: Self.time, mayMake: false).close()
  }

  @Test("A copy of keys without what older ones have does not win over them; what was erased stays so")
  func emptyNewest() async throws {
    let test = try TestDesk()
    let (first, second, gone) = (
      try await test.made("first"), try await test.made("second"), try await test.made("gone")
    )
    try test.backUp("2026-01-01T000000Z")
    try test.backUp("2026-01-02T000000Z")
    let keys = test.place("copies/keys-2026-01-02T000000Z.sqlite")
    try TestDesk.tamper(
      keys,
      "DELETE FROM case_key WHERE id != '\(second.id)'; INSERT INTO erased_key VALUES ('\(gone.id)', 1)")
    let restored = try test.restore(to: "restored")
    #expect(restored.cases == 2 && restored.withoutKey == 0 && restored.erased == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    for id in [first.id, second.id] { #expect(try await desk.open(id, by: test.owner).id == id) }
    await #expect(throws: DeskFault.notFound) { try await desk.open(gone.id, by: test.owner) }
  }

  @Test("A backup of a desk that lost keys fails, and destroys no older copy that may have them")
  func backupWithoutKeys() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let old = CopyStamp.text(of: Self.time)
    try test.backUp(old, at: Self.time.seconds)
    try TestDesk.tamper(test.keysFile, "DELETE FROM case_key")
    let later = Self.time.seconds + 40 * 86_400
    #expect(throws: DeskFault.keysMissing(1)) {
      try test.backUp(CopyStamp.text(of: DeskTime(later)), at: later)
    }
    #expect(FileManager.default.fileExists(atPath: test.place("copies/keys-\(old).sqlite")))
    let restored = try test.restore(to: "restored")
    #expect(restored.cases == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    #expect(try await desk.open(made.id, by: test.owner).id == made.id)
    // An erased case misses no key.
    try await test.desk.erase(made.id, by: test.owner)
    #expect(try test.backUp(CopyStamp.text(of: DeskTime(later + 1)), at: later + 1).cases == 0)
  }

  @Test("Keys of cases that are refused are taken away again")
  func refused() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    await #expect(throws: DeskFault.referenceTaken("2026-1")) { try await test.made("2026-1") }
    #expect(try TestDesk.strings(test.keysFile, "SELECT id FROM case_key") == [made.id.text])
  }
}
