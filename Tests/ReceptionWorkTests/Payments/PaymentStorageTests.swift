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

@Suite("Payments in the store")
struct PaymentStorageTests {
  private static let time = DeskTime(1_800_000_000)

  /// A run by bank with results, and one that is prepared.
  private static func filled() async throws -> (world: ReceptionWorld, marks: [String]) {
    let world = try ReceptionWorld()
    let approver = try world.test.member(.approver)
    let made = try await world.owed("R-1", daysAgo: 40)
    let account = try BankAccount(number: "4000-778899001122", bank: "XAAARWRW", holder: "Qzkvjwhxpybd")
    _ = try await world.reception.change(
      made.id, putting: [.channel(.bankAccount(account))], by: world.owner)
    try await world.owed("R-2", number: "+250788777666")
    try await world.fund(source: "Letter of wvqzkjxhp")
    let debtor = try BankAccount(number: "GB82WEST12345698765432", bank: "XAAAGB2L", holder: "Hxqvzjkwp")
    let run = try await world.exported(world.terms(.bank(account: debtor), message: "Xjqzvwkhp"), by: approver)
    _ = try await world.reception.book(
      results: ReceptionWorld.table(run, ["100000,", "-1,"]), named: "Zkqxwvjhp.csv", of: run.id, by: approver)
    _ = try await world.reception.prepare(world.terms(), by: world.owner)
    return (
      world,
      [
        "778899001122", "Qzkvjwhxpybd", "250788777666", "wvqzkjxhp", "12345698765432", "Hxqvzjkwp", "Xjqzvwkhp",
        "Zkqxwvjhp",
      ]
    )
  }

  @Test("No account, number, holder, message or source stands on the disk in the clear")
  func markers() async throws {
    let (world, marks) = try await Self.filled()
    let book = try await world.reception.paymentBook(by: world.owner)
    let kept = "\(book.runs.values) \(book.ledger.entries)"
    let bytes = Data(try world.test.bytesOnDisk())
    for mark in marks {
      #expect(kept.contains(mark), "\(mark) was not kept")
      #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(mark)")
    }
  }

  @Test("After the key of the organisation was changed, and after a copy was restored, all is as it was")
  func rotationAndCopies() async throws {
    let (world, _) = try await Self.filled()
    let organisation = world.owner.organisation
    let before = try await world.reception.paymentBook(by: world.owner)
    func expectSame(_ database: DeskDatabase) throws {
      let book = try database.readNow { try $0.keptPayments(of: organisation) }.book()
      #expect(book.ledger.entries == before.ledger.entries && book.runs == before.runs && book.runs.count == 2)
    }
    let sealed = "SELECT hex(sealed) FROM payment_page UNION ALL SELECT hex(sealed) FROM ledger_page"
    let old = try Self.strings(world, sealed)
    _ = try world.test.database.rotateKey(of: organisation, at: Self.time)
    #expect(try Set(old).isDisjoint(with: Self.strings(world, sealed)) && !old.isEmpty)
    try expectSame(world.test.database)
    // A desk that is open goes on.
    try await world.fund(7, source: "letter 2")
    let after = try await world.reopened().paymentBook(by: world.owner)
    #expect(after.ledger.entries.count == before.ledger.entries.count + 1)
    let copies = world.test.folder + "/copies"
    _ = try DeskBackup(of: world.test.folder, to: copies).make(stamp: "2026-01-01T000000Z", keepKeys: 30, at: Self.time)
    let master = try MasterKeys(text: world.test.masterText)
    let restored = try DeskRestore(from: copies, to: world.test.folder + "/restored").restore(
      stamp: nil, erasedFrom: [], master: master, at: Self.time)
    #expect(restored.damaged.isEmpty)
    let copy = try DeskDatabase(folder: world.test.folder + "/restored", master: master, now: Self.time)
    let book = try copy.readNow { try $0.keptPayments(of: organisation) }.book()
    #expect(book.ledger.entries == after.ledger.entries && book.runs == after.runs)
  }

  @Test(
    "A book with half a change, or with a row of another place, is not read",
    arguments: [
      "DELETE FROM ledger_page WHERE first = (SELECT max(first) FROM ledger_page)",
      "DELETE FROM ledger_page WHERE first = 1",
      "DELETE FROM payment_page WHERE rowid = (SELECT min(rowid) FROM payment_page)",
      "UPDATE payment_run SET revision = revision - 1 WHERE revision > 0",
      "UPDATE ledger_page SET first = first + 100 WHERE first = (SELECT max(first) FROM ledger_page)",
      "UPDATE payment_page SET sealed = (SELECT sealed FROM payment_page ORDER BY rowid DESC LIMIT 1)",
    ])
  func tampered(_ sql: String) async throws {
    let (world, _) = try await Self.filled()
    _ = try await world.reopened().paymentBook(by: world.owner)
    let queue = try DatabaseQueue(path: "\(world.test.folder)/\(DeskDatabase.mainFile)")
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    let fault = try await #require(throws: DeskFault.self) {
      _ = try await world.reopened().paymentBook(by: world.owner)
    }
    guard case .damaged = fault else { throw fault }
  }

  @Test("A change that was made on an older version is refused, and nothing of it is written")
  func stale() async throws {
    let world = try ReceptionWorld()
    try await world.owed("R-1")
    try await world.fund()
    let (database, organisation, member) = (world.test.database, world.owner.organisation, world.owner.member.id)
    let (book, francs) = (try await world.reception.paymentBook(by: world.owner), try ReceptionWorld.francs(3))
    let gift = try EncodedPaymentChange(
      book.fund(ReceptionWorld.programme, francs, source: "other", by: member, on: world.today, at: Self.time))
    // Another one comes between: what is prepared on what was before is refused, what is given is booked on what is there.
    let write: @Sendable () -> Void = {
      try? database.writeNow { try $0.write(gift, after: $0.reader.paymentVersion(of: organisation), in: organisation) }
    }
    world.atSecondLook(write)
    let refusal = try await ReceptionWorld.refusal {
      _ = try await world.reception.prepare(world.terms(), by: world.owner)
    }
    #expect(refusal == .stale)
    #expect(try await world.reception.payments(by: world.owner).runs.isEmpty)
    #expect(try Self.strings(world, "SELECT id FROM payment_run").isEmpty)
    #expect(throws: PaymentRefusal.stale) { try database.writeNow { try $0.write(gift, after: 1, in: organisation) } }
    let again = try EncodedPaymentChange(
      try await world.reception.paymentBook(by: world.owner).fund(
        ReceptionWorld.programme, francs, source: "third", by: member, on: world.today, at: Self.time))
    world.atSecondLook {
      try? database.writeNow {
        try $0.write(again, after: $0.reader.paymentVersion(of: organisation), in: organisation)
      }
    }
    try await world.fund(5, source: "letter 2")
    let entries = try await world.reception.paymentBook(by: world.owner).ledger.entries
    #expect(entries.compactMap(\.purpose.source) == ["letter 1", "other", "third", "letter 2"])
    #expect(entries.map(\.number) == [1, 2, 3, 4])
  }

  @Test("What is given from the same source is booked once, until it was reversed")
  func twice() async throws {
    let world = try ReceptionWorld()
    try await world.fund()
    #expect(try await ReceptionWorld.refusal { try await world.fund() } == .bookedBefore(1))
    try await world.fund(source: "letter 2")
    try await world.reception.reverse(1, because: "wrong", by: world.owner)
    try await world.fund()
    #expect(try await world.reception.payments(by: world.owner).balances.first?.funds.minor == 20_000_000)
  }

  static func strings(_ world: ReceptionWorld, _ sql: String) throws -> [String] {
    try world.test.database.readNow { try String.fetchAll($0.db, sql: sql) }
  }
}
