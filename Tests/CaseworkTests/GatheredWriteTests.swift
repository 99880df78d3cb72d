import Casework
import DeskSQLite
import Desks
import Foundation
import TestDesks
import Testing

@Suite("Changes that come at once share a transaction and nothing else")
struct GatheredWriteTests {
  private struct Stop: Error {}

  @Test("Of a hundred at once each is there or has thrown, and one that throws takes no other with it")
  func together() async throws {
    let test = try TestDesk()
    let id = test.organisation.id
    let acknowledged = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<100 {
        group.addTask {
          do {
            try await test.database.write { writer in
              try writer.log(
                .caseRead, by: .program, detail: "\(number)", in: id, at: DeskTime(1_800_000_000))
              if number.isMultiple(of: 7) { throw Stop() }
            }
            return number
          } catch { return nil }
        }
      }
      var numbers: Set<Int> = []
      for await number in group { if let number { numbers.insert(number) } }
      return numbers
    }
    #expect(acknowledged == Set((0..<100).filter { !$0.isMultiple(of: 7) }))
    let log = try test.database.readNow { try $0.log(of: id) }
    #expect(Set(log.compactMap { Int($0.entry.detail) }) == acknowledged)
    #expect(try AuditCheck.all(in: test.folder).allSatisfy { $0.fault == nil })
  }

  @Test("A transaction that is lost for another reason than a full disk says that reason, to all in it")
  func lostTransaction() async throws {
    let test = try TestDesk()
    let id = test.organisation.id
    try TestDesk.tamper(
      test.mainFile,
      """
      CREATE TRIGGER stop BEFORE INSERT ON audit WHEN NEW.detail = 'stop'
      BEGIN SELECT RAISE(ROLLBACK, 'the reason'); END
      """)
    let faults = await withTaskGroup(of: (any Error)?.self) { group in
      for number in 0..<20 {
        group.addTask {
          do {
            try await test.database.write { writer in
              // While the first one is at work, the others come together.
              if number == 0 { Thread.sleep(forTimeInterval: 0.3) }
              try writer.log(
                .caseRead, by: .program, detail: number == 19 ? "stop" : "\(number)", in: id, at: DeskTime(0))
            }
            return nil
          } catch { return error }
        }
      }
      return await group.reduce(into: [any Error]()) { faults, fault in if let fault { faults.append(fault) } }
    }
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { ($0 as? DeskFault) == .storage("the reason") }, "\(faults)")
    #expect(try test.database.readNow { try $0.log(of: id) }.count == 20 - faults.count)
  }

  @Test("A case that lost its key while it is being erased hides no other, and is erased by whoever asks again")
  func halfErased() async throws {
    let test = try TestDesk()
    let (kept, half) = (try await test.made("kept"), try await test.made("half"))
    try await test.database.destroyKey(of: half.id, in: test.organisation.id, at: DeskTime(1_800_000_000))
    #expect(Set(try await test.desk.cases(CaseFilter(), by: test.owner).lines.map(\.id)) == [kept.id, half.id])
    await #expect(throws: DeskFault.erased) { try await test.desk.open(half.id, by: test.owner) }
    try await test.desk.erase(half.id, by: test.owner)
    #expect(try await test.desk.cases(CaseFilter(), by: test.owner).lines.map(\.id) == [kept.id])
  }

  @Test("A key of another organisation's case is not destroyed, nor noted as destroyed")
  func foreignErasure() async throws {
    let test = try TestDesk()
    let made = try await test.made("2026-1")
    let (other, _) = try TestDesk.organisation(in: test.database, name: "Other", email: "other@aid.example")
    await #expect(throws: DeskFault.notFound) {
      try await test.database.destroyKey(of: made.id, in: other.id, at: DeskTime(1_800_000_000))
    }
    _ = try test.database.applyErasures(at: DeskTime(1_800_000_000))
    #expect(try await test.desk.open(made.id, by: test.owner).id == made.id)
  }
}
