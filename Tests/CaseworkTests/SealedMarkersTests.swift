import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import Synchronization
import Testing
import TestDesks
import TestRegisters

@Suite("Nothing that anybody wrote stands on a disk in plain text")
struct SealedMarkersTests {
  private static let time = DeskTime(1_800_000_000)

  /// Twelve letters that stand nowhere else.
  private static func marker() -> String {
    String(RandomBytes.make(12).map { Character(Unicode.Scalar(UInt8(ascii: "a") + $0 % 26)) })
  }

  /// A register in which a case is barred by a rule of this name, and one in which nothing bars.
  private static func registers(_ rule: String) -> (barred: [String: String], open: [String: String]) {
    var (barred, open) = (TestDesk.files, TestDesk.files)
    barred["norms/xaa/bar/norm.yaml"] = Fixture.norm(
      "xaa/bar", rules: "  - {id: \(rule), effect: bar, says: stops, when: q, sources: [s]}")
    open["norms/xaa/bar/norm.yaml"] = nil
    return (barred, open)
  }

  @Test("A marker in each sealed column is found in no file, journal, copy or restored desk")
  func markers() async throws {
    let (rule, name, person, address) = (Self.marker(), Self.marker(), Self.marker(), Self.marker())
    let registers = Self.registers(rule)
    let test = try TestDesk(files: registers.barred)
    let (organisation, owner) = try TestDesk.organisation(
      in: test.database, name: name, email: "\(address)@aid.example")
    let planted = try await plant(test, organisation, owner, person)
    // The rule is in the outlook first, and then in the alert that says that it bars no more.
    _ = try test.desk.watch(organisation.id)
    let outlook = try test.database.readNow { try $0.outlook(of: planted.id, in: organisation.id) }
    #expect(outlook?.headlines.contains { $0.because.contains("xaa/bar#\(rule)") } == true)
    let markers = planted.markers + [rule, name, person, address].map { Array($0.utf8) }
    try expectNone(of: markers, test, planted.id)
    let open = TestDesk.site(registers.open, digest: "sha256:two")
    test.world.site.withLock { $0 = open }
    _ = try test.desk.watch(organisation.id)
    let alerts = try test.database.readNow { try $0.alerts(of: organisation.id, limit: 10) }
    #expect(alerts.first?.changes.first?.noLonger == ["xaa/bar#\(rule)"])
    try test.backUp("2026-01-01T000000Z")
    #expect(try test.restore(to: "restored").damaged == [])
    try expectNone(of: markers, test, planted.id)
  }

  private func expectNone(of markers: [[UInt8]], _ test: TestDesk, _ id: CaseID) throws {
    let bytes = try test.allBytes()
    for marker in markers {
      #expect(marker.count >= 8)
      #expect(bytes.range(of: Data(marker)) == nil, "\(String(decoding: marker, as: UTF8.self))")
    }
    // What is outside of the seals, and says that the bytes were searched.
    #expect(bytes.range(of: Data(id.text.utf8)) != nil)
  }

  /// A case with a marker in each place for words, and one in all else that the organisation's key seals.
  private func plant(
    _ test: TestDesk, _ organisation: Organisation, _ owner: Caller, _ person: String
  ) async throws -> (id: CaseID, markers: [[UInt8]]) {
    let words = (0..<9).map { _ in Self.marker() }
    let secrets = (0..<2).map { _ in RandomBytes.make(20) }
    let made = try await test.desk.create(
      [
        .reference("2026-1"), .sender("XAA"), .watched(["XBB"]), TestDesk.fact("p", "true"),
        TestDesk.fact("q", "true", source: words[0]), TestDesk.fact("person.nationality", "[XDD]"),
        TestDesk.note(words[1]),
      ], by: owner)
    let entry: EntryID = DeskID(RandomBytes.make(16))
    let document = CaseDocument(
      id: entry, name: "\(words[2]).txt", type: "text/plain", size: 12, digest: "", by: nil, at: Self.time)
    _ = try await test.desk.change(
      made.id, putting: [.document(document)], attaching: (entry, Array(words[3].utf8)), by: owner)
    _ = try await test.desk.invite(.reader, note: words[4], by: owner)
    let member = Member(
      id: DeskID(RandomBytes.make(16)), organisation: organisation.id, name: person, email: "\(words[5])@aid.example",
      role: .reader, created: Self.time)
    let password = try PasswordHash("a long sentence for tests", cost: .forTests)
    try test.database.writeNow { writer in
      try writer.add(member, password: password, oneTimePassword: OneTimePassword(secret: secrets[0]))
      try writer.add(
        Session(digest: Token.random().digest, member: member.id, created: Self.time, seen: Self.time, agent: words[6]),
        of: member)
      try writer.add(
        Feed(
          id: "feed", organisation: organisation.id, member: member.id, kind: .alerts, created: Self.time,
          note: words[7]), digest: [1])
      try writer.add(
        Webhook(
          id: "hook", organisation: organisation.id, url: "https://\(words[8]).example", secret: secrets[1],
          created: Self.time))
    }
    let signing = try test.database.readNow { try $0.signingKey(of: organisation.id).bytes }
    return (made.id, words.map { Array($0.utf8) } + [secrets[0], secrets[1], signing, Array(password.text.utf8)])
  }
}
