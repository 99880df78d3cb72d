import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import TestDesks
import Testing

@Suite("Keys of the desk are changed while people work")
struct RotationTests {
  private static let time = DeskTime(1_800_000_000)

  /// Something of each kind that the key of the organisation seals.
  private func furnish(_ test: TestDesk) async throws -> (case: DeskCase, session: Token) {
    let made = try await test.made("2026-1", note: "a note")
    let session = Token.random()
    try test.database.writeNow { writer in
      try writer.add(
        Session(
          digest: session.digest, member: test.owner.member.id, created: RotationTests.time, seen: RotationTests.time,
          agent: "browser"), of: test.owner.member)
      try writer.setOneTimePassword(OneTimePassword(secret: Array(0..<20)), of: test.owner.member)
      try writer.add(
        Feed(
          id: "feed", organisation: test.organisation.id, member: test.owner.member.id, kind: .alerts,
          created: RotationTests.time, note: "a feed"), digest: [1])
      try writer.add(
        Webhook(
          id: "hook", organisation: test.organisation.id, url: "https://hook.example", secret: [1, 2],
          created: RotationTests.time))
    }
    _ = try await test.desk.invite(.reader, note: "an invitation", by: test.owner)
    return (made, session)
  }

  /// Everything that was furnished is read.
  private func expectWhole(_ desk: CaseDesk, _ test: TestDesk, _ made: DeskCase, _ session: Token) async throws {
    #expect(try await desk.open(made.id, by: test.owner).content == made.content)
    let open = try #require(try await desk.signedIn(session))
    #expect(open.session.agent == "browser")
    #expect(open.organisation.name == "Aid")
    #expect(try await desk.people(by: test.owner).invitations.map(\.note) == ["an invitation"])
    let id = test.organisation.id
    let known = try desk.database.readNow { try $0.credentials(email: "owner@aid.example") }
    #expect(known?.oneTimePassword?.secret == Array(0..<20))
    #expect(try desk.database.readNow { try $0.feeds(of: id) }.map(\.note) == ["a feed"])
    #expect(try desk.database.readNow { try $0.webhooks(of: id) }.map(\.url) == ["https://hook.example"])
    let keys = try desk.database.readNow { (try $0.signingKey(of: id).publicKey, try $0.publicKey(of: id)) }
    #expect(keys.0 == keys.1)
    _ = try await desk.create([.reference(UUID().uuidString), .sender("XAA")], by: test.owner)
  }

  @Test("After the master key was changed the old one opens nothing, and the new one everything")
  func master() async throws {
    let test = try TestDesk()
    let (made, session) = try await furnish(test)
    let new = MasterKeys.newText()
    let both = try TestDesk.opened(test.folder, "\(new)\n\(test.masterText)")
    #expect(try both.database.rotateMaster(at: RotationTests.time) == 2)
    #expect(try both.database.rotateMaster(at: RotationTests.time) == 0)
    #expect(throws: DeskFault.self) { try TestDesk.opened(test.folder, test.masterText) }
    let desk = try TestDesk.opened(test.folder, new)
    try await expectWhole(desk, test, made, session)
    #expect(try await desk.log(by: test.owner).entries.contains { $0.action == .keysRotated })
  }

  @Test("An organisation gets another key while a server has the desk open, which goes on with it")
  func organisation() async throws {
    let test = try TestDesk()
    let (made, session) = try await furnish(test)
    let sealed = "SELECT hex(wrapped_key) || hex(name) || hex(signing_key) FROM organisation"
    let wrapped = "SELECT hex(wrapped) FROM case_key"
    let before = (try TestDesk.strings(test.mainFile, sealed), try TestDesk.strings(test.keysFile, wrapped))
    let other = try TestDesk.opened(test.folder, test.masterText)
    #expect(try other.database.rotateKey(of: test.organisation.id, at: RotationTests.time) == 1)
    #expect(try TestDesk.strings(test.mainFile, sealed) != before.0)
    #expect(try TestDesk.strings(test.keysFile, wrapped) != before.1)
    try await expectWhole(test.desk, test, made, session)
    try await expectWhole(other, test, made, session)
    try await expectWhole(try TestDesk.opened(test.folder, test.masterText), test, made, session)
    let export = try AuditExport.verify(try await test.desk.exportLog(by: test.owner))
    #expect(export.isSigned)
  }

  @Test(
    "A rotation that is cut short leaves everything readable, and is finished by the next",
    arguments: [
      ("keys.sqlite", "CREATE TRIGGER stop BEFORE UPDATE ON case_key BEGIN SELECT RAISE(ABORT, 'stop'); END"),
      ("desk.sqlite", "CREATE TRIGGER stop BEFORE UPDATE ON webhook BEGIN SELECT RAISE(ABORT, 'stop'); END"),
    ])
  func cutShort(_ file: String, _ trigger: String) async throws {
    let test = try TestDesk()
    let (made, session) = try await furnish(test)
    try TestDesk.tamper(test.place(file), trigger)
    let other = try TestDesk.opened(test.folder, test.masterText)
    #expect(throws: DeskFault.self) {
      try other.database.rotateKey(of: test.organisation.id, at: RotationTests.time)
    }
    try await expectWhole(test.desk, test, made, session)
    try TestDesk.tamper(test.place(file), "DROP TRIGGER stop")
    _ = try other.database.rotateKey(of: test.organisation.id, at: RotationTests.time)
    try await expectWhole(test.desk, test, made, session)
    #expect(try TestDesk.strings(test.mainFile, "SELECT organisation FROM next_key") == [])
  }

  @Test("A copy from before a rotation comes back with the keys of its time, and what was erased since stays so")
  func olderCopy() async throws {
    let test = try TestDesk()
    let (made, session) = try await furnish(test)
    let gone = try await test.made("gone")
    try test.backUp("2026-01-01T000000Z")
    _ = try test.database.rotateKey(of: test.organisation.id, at: RotationTests.time)
    try await test.desk.erase(gone.id, by: test.owner)
    try test.backUp("2026-01-02T000000Z")
    let restored = try test.restore("2026-01-01T000000Z", to: "restored")
    #expect(restored.cases == 1)
    #expect(restored.erased == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    #expect(try await desk.open(made.id, by: test.owner).content == made.content)
    #expect(try await desk.signedIn(session) == nil)
  }
}
