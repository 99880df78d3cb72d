import Casework
import DeskSQLite
import Desks
import Foundation
import Sealing
import TestDesks
import Testing

@Suite("What is damaged in a copy is named, and the rest comes back")
struct DamagedCopyTests {
  private static let copy = "copies/desk-2026-01-01T000000Z.sqlite"

  /// Something in each sealed column of the case.
  private func furnished(_ test: TestDesk) async throws -> (sound: DeskCase, other: DeskCase) {
    let (sound, other) = (try await test.made("sound"), try await test.made("other"))
    let entry: EntryID = DeskID(RandomBytes.make(16))
    let document = CaseDocument(
      id: entry, name: "order.pdf", type: "application/pdf", size: 4, digest: "", by: nil, at: DeskTime(1_800_000_000))
    _ = try await test.desk.change(
      other.id, putting: [.document(document)], attaching: (entry, [1, 2, 3, 4]), by: test.owner)
    try test.database.writeNow { writer in
      try writer.addAlert(
        [], cause: AlertCause(registerBefore: "", registerAfter: "", dayBefore: "", dayAfter: ""), of: other.id,
        in: test.organisation.id, at: DeskTime(1_800_000_000))
    }
    _ = try test.desk.watch(test.organisation.id)
    return (sound, other)
  }

  @Test(
    "A value that does not open takes no other with it",
    arguments: [
      ("UPDATE client_case SET content = zeroblob(60) WHERE id = '%'", "content/2"),
      ("UPDATE client_case SET facts = zeroblob(60) WHERE id = '%'", "facts/2"),
      ("UPDATE change SET sealed = zeroblob(60) WHERE client_case = '%' AND number = 1", "change/1"),
      ("UPDATE attachment SET sealed = zeroblob(60) WHERE client_case = '%'", "attachment/"),
      ("UPDATE outlook SET sealed = zeroblob(60) WHERE client_case = '%'", "outlook"),
      ("UPDATE alert SET sealed = zeroblob(60) WHERE client_case = '%'", "alert/1"),
    ])
  func oneCase(_ sql: String, _ part: String) async throws {
    let test = try TestDesk()
    let (sound, other) = try await furnished(test)
    try test.backUp("2026-01-01T000000Z")
    #expect(try test.restore(to: "before").damaged == [])
    try TestDesk.tamper(test.place(Self.copy), sql.replacing("%", with: other.id.text))
    let restored = try test.restore(to: "restored")
    #expect(restored.cases == 1)
    #expect(restored.damaged.count == 1)
    #expect(restored.damaged.first?.hasPrefix("case other (\(other.id)): \(part)") == true, "\(restored.damaged)")
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    #expect(try await desk.open(sound.id, by: test.owner).content == sound.content)
  }

  @Test("A key that opens nothing, and a value of the organisation that does not open, are named too")
  func keyAndNames() async throws {
    let test = try TestDesk()
    let (_, other) = try await furnished(test)
    try test.backUp("2026-01-01T000000Z")
    try TestDesk.tamper(
      test.place("copies/keys-2026-01-01T000000Z.sqlite"),
      "UPDATE case_key SET wrapped = zeroblob(61) WHERE id = '\(other.id)'")
    try TestDesk.tamper(test.place(Self.copy), "UPDATE organisation SET name = zeroblob(60)")
    let restored = try test.restore(to: "restored")
    #expect(restored.damaged == ["organisation/\(test.organisation.id)/name", "case other (\(other.id)): key"])
    #expect(restored.organisations == 1 && restored.cases == 1)
  }

  @Test("An organisation whose key is damaged takes no other with it")
  func keyOfOrganisation() async throws {
    let test = try TestDesk()
    let (other, owner) = try TestDesk.organisation(in: test.database, name: "Other", email: "other@aid.example")
    _ = try await test.made("2026-1")
    let kept = try await test.desk.create([.reference("kept"), .sender("XAA")], by: owner)
    try test.backUp("2025-12-01T000000Z")
    try test.backUp("2026-01-01T000000Z")
    try TestDesk.tamper(
      test.place(Self.copy),
      "UPDATE organisation SET wrapped_key = zeroblob(61) WHERE id = '\(test.organisation.id)'")
    let restored = try test.restore(to: "restored")
    #expect(restored.damaged == ["organisation/\(test.organisation.id)/key"])
    #expect(restored.organisations == 2 && restored.cases == 1)
    let desk = try TestDesk.opened(test.place("restored"), test.masterText)
    #expect(try await desk.open(kept.id, by: owner).organisation == other.id)
  }
}
