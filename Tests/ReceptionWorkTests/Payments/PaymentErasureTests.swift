import Casework
@testable import DeskSQLite
import Desks
import Foundation
import GRDB
import Reception
import ReceptionWork
import Register
import Sealing
import TestDesks
import Testing

@Suite("Erasing somebody who was paid")
struct PaymentErasureTests {
  private static let number = "+250788777666"

  /// A world in which one of two was paid by a run that is closed.
  private static func paid() async throws -> (world: ReceptionWorld, approver: Caller, gone: ParticipantID, run: RunID)
  {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    try await world.owed("R-1")
    let gone = try await world.owed("R-2", number: number)
    try await world.fund()
    let run = try await world.exported(by: approver)
    _ = try await world.settle(run, by: approver)
    _ = try await world.reception.close(run.id, by: approver)
    return (world, approver, gone.id, run.id)
  }

  /// What all pages of payments say once their seals are opened.
  private static func opened(_ database: DeskDatabase, _ organisation: OrganisationID) throws -> String {
    try database.readNow { reader in
      let key = try reader.key(of: organisation)
      let rows = try Row.fetchAll(reader.db, sql: "SELECT run, number, sealed FROM payment_page")
      return try rows.map { row in
        let context = SealContext.payments(ofRun: row["run"], page: row["number"])
        return String(decoding: try key.openBytes(row["sealed"], context: context), as: UTF8.self)
      }.joined()
    }
  }

  @Test("It is refused while a payment to them may still be sent, or has no result")
  func open() async throws {
    let world = try ReceptionWorld()
    let desk = world.reception
    let approver = try world.test.member(.approver)
    let made = try await world.owed("R-1")
    try await world.fund()
    func refused() async throws -> [RunID]? {
      do {
        try await desk.erase(made.id, by: world.owner)
        return nil
      } catch ReceptionRefusal.paymentsOpen(let runs) { return runs }
    }
    let cancelled = try await desk.prepare(world.terms(), by: world.owner)
    #expect(try await refused() == [cancelled.id])
    _ = try await desk.cancel(cancelled.id, by: world.owner)
    let run = try await world.exported(by: approver)
    #expect(try await refused() == [run.id])
    _ = try await world.settle(run, by: approver)
    #expect(try await refused() == [run.id])
    _ = try await desk.close(run.id, by: approver)
    #expect(try await refused() == nil)
  }

  @Test("Where to they were paid is in no kept run any more, and how much is still in the ledger")
  func forgotten() async throws {
    let (world, approver, gone, id) = try await Self.paid()
    let desk = world.reception
    let organisation = world.owner.organisation
    #expect(try Self.opened(world.test.database, organisation).contains(Self.number))
    let before = try await desk.paymentBook(by: approver)
    try await desk.erase(gone, by: world.owner)
    #expect(try !Self.opened(world.test.database, organisation).contains(Self.number))
    for read in [desk, try world.reopened()] {
      let book = try await read.paymentBook(by: approver)
      #expect(book.ledger.entries == before.ledger.entries)
      #expect(book.runs[id] == before.runs[id]?.forgetting([gone]))
      let view = try await read.run(id, by: approver)
      #expect(view.statuses == [.paid, .paid] && view.references.values.sorted() == ["R-1"])
      let number = try #require(view.run.payments.first { $0.due.participant == gone }).id.number
      let refusal = try await ReceptionWorld.refusal { _ = try await read.file(of: id, by: approver) }
      #expect(refusal == .forgotten([number]))
    }
    // The money can still come back.
    let run = try #require(before.runs[id])
    _ = try await desk.book(
      results: ReceptionWorld.table(run, ["100000,100000", "100000,100000"]), named: "r.csv", of: id, by: approver)
    #expect(try await desk.payments(by: approver).balances.first?.returned.minor == 200_000)
  }

  @Test("What was cut short, or came back from a copy, is forgotten at the next start")
  func cutShort() async throws {
    let (world, _, gone, id) = try await Self.paid()
    let organisation = world.owner.organisation
    let copies = world.test.folder + "/copies"
    _ = try DeskBackup(of: world.test.folder, to: copies).make(
      stamp: "2026-01-01T000000Z", keepKeys: 30, at: DeskTime(1_800_000_000))
    // Stopped after the key was destroyed.
    try await world.test.database.destroyKey(of: gone, in: organisation, at: DeskTime(1_800_000_000))
    #expect(try world.test.database.applyErasures(at: DeskTime(1_800_000_000)).removed == 1)
    #expect(try !Self.opened(world.test.database, organisation).contains(Self.number))
    _ = try DeskRestore(from: copies, to: world.test.folder + "/restored").restore(
      stamp: nil, erasedFrom: [world.test.folder + "/keys.sqlite"], master: try MasterKeys(text: world.test.masterText),
      at: DeskTime(1_800_000_000))
    let restored = try DeskDatabase(
      folder: world.test.folder + "/restored", master: try MasterKeys(text: world.test.masterText),
      now: DeskTime(1_800_000_000))
    _ = try restored.applyErasures(at: DeskTime(1_800_000_000))
    #expect(try !Self.opened(restored, organisation).contains(Self.number))
    let book = try restored.readNow { try $0.keptPayments(of: organisation) }.book()
    #expect(book.runs[id]?.payments.count { $0.channel == nil } == 1)
  }
}
