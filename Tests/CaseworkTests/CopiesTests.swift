import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import Synchronization
import TestDesks
import Testing

@Suite("Copies of a desk, and what comes back from them")
struct CopiesTests {
  @Test("A copy that is made while people write has all that was acknowledged before, and opens")
  func whilePeopleWrite() async throws {
    let test = try TestDesk()
    let first = try await test.made("first")
    let isOver = Mutex(false)
    let writing = Task {
      var count = 0
      while !isOver.withLock({ $0 }) {
        _ = try await test.desk.change(first.id, putting: [TestDesk.note("note \(count)")], by: test.owner)
        _ = try await test.made("during \(count)")
        count += 1
      }
      return count
    }
    for number in 1...4 {
      let before = try await test.desk.open(first.id, by: test.owner).revision
      try test.backUp("2026-01-0\(number)T000000Z")
      let restored = try test.restore(to: "restored-\(number)")
      #expect(restored.withoutKey == 0)
      let desk = try TestDesk.opened(test.place("restored-\(number)"), test.masterText)
      let there = try await desk.open(first.id, by: test.owner)
      #expect(there.revision >= before)
      #expect(try await desk.history(of: first.id, by: test.owner).1.count == there.revision)
      #expect(try AuditCheck.all(in: test.place("restored-\(number)")).allSatisfy { $0.fault == nil })
    }
    isOver.withLock { $0 = true }
    #expect(try await writing.value > 0)
  }

  @Test("With the master key everything comes back, on a machine that never had it")
  func everything() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1", note: "a note")
    let entry: EntryID = DeskID(RandomBytes.make(16))
    let bytes = RandomBytes.make(5_000)
    let document = CaseDocument(
      id: entry, name: "order.pdf", type: "application/pdf", size: bytes.count, digest: "", by: nil,
      at: DeskTime(1_800_000_000))
    _ = try await test.desk.change(
      made.id, putting: [.document(document)], attaching: (entry, bytes), by: test.owner)
    try test.backUp("2026-01-01T000000Z")
    let restored = try test.restore(to: "restored")
    #expect(restored.organisations == 1)
    #expect(restored.cases == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    let (there, content) = try await desk.attachment(entry, of: made.id, by: test.owner)
    #expect(content == bytes)
    #expect(there.content == (try await test.desk.open(made.id, by: test.owner)).content)
    #expect(try await desk.members(by: test.owner).map(\.email) == ["owner@aid.example"])
    let log = try await desk.log(by: test.owner).entries
    #expect(log.contains { $0.action == .restored })
  }

  @Test("Without the master key nothing comes back, and nothing is left where it should have come")
  func otherMaster() async throws {
    let test = try TestDesk()
    _ = try await test.made("2026-1")
    try test.backUp("2026-01-01T000000Z")
    #expect(throws: DeskFault.self) { try test.restore(to: "restored", master: MasterKeys.newText()) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: test.place("restored")) == [])
  }

  @Test("A desk that is there is never touched by a restore")
  func neverOver() async throws {
    let test = try TestDesk()
    _ = try await test.made("2026-1")
    try test.backUp("2026-01-01T000000Z")
    _ = try test.restore(to: "restored")
    let before = try Data(contentsOf: URL(fileURLWithPath: test.place("restored/desk.sqlite")))
    #expect(throws: DeskFault.deskExists) { try test.restore(to: "restored") }
    #expect(try Data(contentsOf: URL(fileURLWithPath: test.place("restored/desk.sqlite"))) == before)
    // A file of keys alone may be all that is left of a desk.
    try FileManager.default.removeItem(atPath: test.place("restored/desk.sqlite"))
    #expect(throws: DeskFault.self) { try test.restore(to: "restored") }
    #expect(FileManager.default.fileExists(atPath: test.place("restored/keys.sqlite")))
  }

  @Test("What a restore leaves that was cut short is no desk; the restore is made again", arguments: [false, true])
  func cutShort(hasKeysInPlace: Bool) async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    try test.backUp("2026-01-01T000000Z")
    let folder = test.place("restored")
    try FileManager.default.createDirectory(atPath: "\(folder)/.restore", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: test.place("copies/desk-2026-01-01T000000Z.sqlite"), toPath: "\(folder)/.restore/desk.sqlite")
    if hasKeysInPlace {
      try FileManager.default.copyItem(
        atPath: test.place("copies/keys-2026-01-01T000000Z.sqlite"), toPath: "\(folder)/keys.sqlite")
    }
    #expect(throws: DeskFault.restoreUnfinished) { try TestDesk.opened(folder, test.masterText) }
    _ = try test.restore(to: "restored")
    let desk = try TestDesk.opened(folder, test.masterText)
    #expect(try await desk.open(made.id, by: test.owner).content.reference == "2026-1")
  }

  @Test("A restore that stopped when only its folder was left to be taken away is finished by whoever comes next")
  func onlyFolderLeft() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    try test.backUp("2026-01-01T000000Z")
    for name in ["served", "restored"] {
      _ = try test.restore(to: name)
      try FileManager.default.createDirectory(atPath: test.place("\(name)/.restore"), withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: test.place("\(name)/.restore/desk.sqlite-shm")))
    }
    #expect(throws: DeskFault.restoreWasComplete) { try test.restore(to: "restored") }
    for name in ["served", "restored"] {
      let desk = try TestDesk.opened(test.place(name), test.masterText)
      #expect(try await desk.open(made.id, by: test.owner).id == made.id)
      #expect(!FileManager.default.fileExists(atPath: test.place("\(name)/.restore")))
    }
  }

  // MARK: what was erased

  @Test("An erased case stays erased after a restore of a copy from before, by the newest copy of the keys")
  func erasedByNewerKeys() async throws {
    let test = try TestDesk()
    let (kept, gone) = (try await test.made("kept"), try await test.made("gone"))
    try test.backUp("2026-01-01T000000Z")
    try await test.desk.erase(gone.id, by: test.owner)
    try test.backUp("2026-01-02T000000Z")
    let restored = try test.restore("2026-01-01T000000Z", to: "restored")
    #expect(restored.erased == 1)
    #expect(restored.cases == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    #expect(try await desk.cases(CaseFilter(), by: test.owner).lines.map(\.id) == [kept.id])
    let log = try await desk.log(by: test.owner).entries
    #expect(log.contains { $0.action == .caseErased && $0.subject == gone.id.text })
    // The older copy of the keys has it no more either: with the newer one gone, it opens nothing.
    let old = try TestDesk.strings(
      test.place("copies/keys-2026-01-01T000000Z.sqlite"), "SELECT id FROM case_key ORDER BY id")
    #expect(old == [kept.id.text])
  }

  @Test("And by the keys of the desk that is replaced, where no copy was made since")
  func erasedByLiveKeys() async throws {
    let test = try TestDesk()
    _ = try await test.made("kept")
    let gone = try await test.made("gone")
    try test.backUp("2026-01-01T000000Z")
    try await test.desk.erase(gone.id, by: test.owner)
    let without = try test.restore(to: "without")
    #expect(without.erased == 0)
    let with = try test.restore(to: "with", erasedFrom: [test.keysFile])
    #expect(with.erased == 1)
    #expect(throws: DeskFault.noFile("nowhere")) { try test.restore(to: "third", erasedFrom: ["nowhere"]) }
  }

  @Test("Nothing of an erased key is left in the folder, in the journals or in a copy")
  func bytesOfErasedKey() async throws {
    let test = try TestDesk()
    let gone = try await test.made("gone")
    try test.backUp("2026-01-01T000000Z")
    let wrapped = try #require(
      try TestDesk.strings(test.keysFile, "SELECT hex(wrapped) FROM case_key WHERE id = '\(gone.id.text)'").first)
    let key = try #require(Hex.bytes(wrapped))
    #expect(try test.allBytes().range(of: Data(key)) != nil)
    try await test.desk.erase(gone.id, by: test.owner)
    try test.backUp("2026-01-02T000000Z")
    #expect(try test.allBytes().range(of: Data(key)) == nil)
  }

  @Test("Copies of keys go after the days that are stated, by the time in their names, and the newest never")
  func retention() async throws {
    let test = try TestDesk()
    _ = try await test.made("2026-1")
    let day = 86_400
    func stamp(_ days: Int) -> String { CopyStamp.text(of: DeskTime(1_800_000_000 + days * day)) }
    func backUp(_ days: Int) throws -> Int {
      try test.backUp(stamp(days), at: 1_800_000_000 + days * day).expired
    }
    #expect(stamp(0) == "2027-01-15T080000Z")
    #expect(try backUp(0) == 0)
    // Moved or restored itself, a copy is new on the disk; that changes nothing.
    #expect(try backUp(30) == 0)
    #expect(try backUp(31) == 1)
    // Much later: all but the one that has just been made.
    #expect(try backUp(100) == 2)
    let left = try FileManager.default.contentsOfDirectory(atPath: test.place("copies")).filter {
      $0.hasPrefix("keys-")
    }
    #expect(left == ["keys-\(stamp(100)).sqlite"])
    #expect(throws: DeskFault.self) { try backUp(100) }
  }

  @Test("Whoever signed out since a copy was made is not signed in again by it")
  func sessionsEnd() async throws {
    let test = try TestDesk()
    let token = Token.random()
    try test.database.writeNow { writer in
      try writer.add(
        Session(
          digest: token.digest, member: test.owner.member.id, created: DeskTime(1_800_000_000),
          seen: DeskTime(1_800_000_000), agent: "browser"), of: test.owner.member)
    }
    #expect(try await test.desk.signedIn(token) != nil)
    try test.backUp("2026-01-01T000000Z")
    _ = try test.restore(to: "restored")
    #expect(try await TestDesk.opened(test.place("restored"), test.masterText).signedIn(token) == nil)
  }
}

/// From hexadecimal digits.
enum Hex {
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

extension TestDesk {
  /// The bytes of every file in the folder and the folders in it: database, journals, copies, what was restored.
  func allBytes() throws -> Data {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.reduce(into: Data()) { bytes, name in
      bytes += (try? Data(contentsOf: URL(fileURLWithPath: place(name)))) ?? Data()
    }
  }
}
