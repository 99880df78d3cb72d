import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import TestDesks
import Testing

@Suite("A sealed value opens in its own row alone, and only as the latest")
struct SealContextTests {
  private static let time = DeskTime(1_800_000_000)

  private func isDamaged(_ body: () async throws -> Void) async throws -> Bool {
    do {
      try await body()
      return false
    } catch DeskFault.damaged { return true }
  }

  @Test("An older content of the same case does not pass for that of now")
  func olderContent() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let older = try #require(try TestDesk.strings(test.mainFile, "SELECT hex(content) FROM client_case").first)
    _ = try await test.desk.change(made.id, putting: [TestDesk.fact("p", "false")], by: test.owner)
    #expect(try await !isDamaged { _ = try await test.desk.open(made.id, by: test.owner) })
    try TestDesk.tamper(test.mainFile, "UPDATE client_case SET content = x'\(older)'")
    #expect(try await isDamaged { _ = try await test.desk.open(made.id, by: test.owner) })
  }

  @Test("Two alerts of a case do not pass for each other")
  func alerts() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    for digest in ["one", "two"] {
      try test.database.writeNow { writer in
        try writer.addAlert(
          [], cause: AlertCause(registerBefore: "", registerAfter: digest, dayBefore: "", dayAfter: ""), of: made.id,
          in: test.organisation.id, at: Self.time)
      }
    }
    let alerts = { try test.database.readNow { try $0.alerts(of: test.organisation.id, limit: 9) } }
    #expect(Set(try alerts().map(\.number)) == [1, 2])
    try TestDesk.tamper(
      test.mainFile, "UPDATE alert SET sealed = (SELECT sealed FROM alert WHERE number = 1) WHERE number = 2")
    #expect(try await isDamaged { _ = try alerts() })
  }

  @Test("Two sessions of a member, and two invitations of an organisation, do not pass for each other")
  func sessionsAndInvitations() async throws {
    let test = try TestDesk()
    let tokens = [Token.random(), Token.random()]
    try test.database.writeNow { writer in
      for token in tokens {
        try writer.add(
          Session(
            digest: token.digest, member: test.owner.member.id, created: Self.time, seen: Self.time, agent: "browser"),
          of: test.owner.member)
      }
    }
    for note in ["Ada", "Bea"] { _ = try await test.desk.invite(.reader, note: note, by: test.owner) }
    let sessions = { _ = try test.database.readNow { try $0.sessions(of: test.owner.member) } }
    #expect(try await !isDamaged { try sessions() })
    #expect(try await test.desk.people(by: test.owner).invitations.count == 2)
    try TestDesk.tamper(
      test.mainFile,
      """
      UPDATE session SET agent = (SELECT agent FROM session ORDER BY digest LIMIT 1);
      UPDATE invitation SET note = (SELECT note FROM invitation ORDER BY digest LIMIT 1);
      """)
    #expect(try await isDamaged { try sessions() })
    #expect(try await isDamaged { _ = try await test.desk.people(by: test.owner) })
  }

  @Test("A fault names the place of a value and says nothing of what is in it")
  func faultWithoutWords() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let master = try MasterKeys(text: test.masterText)
    func bytes(_ file: String, _ sql: String) throws -> [UInt8] {
      try #require(try TestDesk.strings(file, sql).first.flatMap(Hex.bytes))
    }
    let organisation = try master.unwrap(
      try bytes(test.mainFile, "SELECT hex(wrapped_key) FROM organisation"), masterID: master.currentID,
      context: "organisation/\(test.organisation.id)/key")
    let key = try organisation.unwrap(
      try bytes(test.keysFile, "SELECT hex(wrapped) FROM case_key"), context: "case/\(made.id)/key")
    // As a later version may write it: it opens, and is no content.
    let sealed = try key.seal(Array(#"{"items":"Geheimnis"}"#.utf8), context: "case/\(made.id)/content/1")
    try TestDesk.tamper(test.mainFile, "UPDATE client_case SET content = x'\(SHA.hex(sealed))'")
    await #expect(throws: DeskFault.damaged("case/\(made.id)/content/1")) {
      try await test.desk.open(made.id, by: test.owner)
    }
  }
}
