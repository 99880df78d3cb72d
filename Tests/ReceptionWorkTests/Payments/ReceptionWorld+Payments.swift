import Casework
import DeskSQLite
import Desks
import Reception
import ReceptionWork
import Register
import Sealing
import Synchronization
import TestDesks
import Testing

/// Money at the reception desk of a test.
extension ReceptionWorld {
  static let stipend = EntitlementID(programme, "stipend")

  static func francs(_ amount: Int) throws -> Money { Money(minor: amount, try #require(Currency("RWF"))) }

  func terms(
    _ source: PaymentTerms.Source = .mobileMoney, upTo: CivilDate? = nil, message: String = "Stipend"
  ) throws -> PaymentTerms {
    PaymentTerms(
      programme: Self.programme, currency: try #require(Currency("RWF")), source: source, executionDay: today,
      upTo: upTo ?? today, message: message)
  }

  /// Somebody who is owed the stipend of every month: it is known that they have no work.
  @discardableResult
  func owed(_ reference: String, daysAgo: Int = 0, number: String = "+250788000001") async throws -> DeskParticipant {
    let made = try await enrolled(reference, daysAgo: daysAgo, number: number)
    return try await reception.change(made.id, putting: [Self.fact("in_work", "false")], by: owner)
  }

  func fund(_ amount: Int = 10_000_000, source: String = "letter 1") async throws {
    try await reception.fund(Self.programme, Self.francs(amount), source: source, by: owner)
  }

  /// Prepared by the owner, checked, and approved by somebody else.
  func approved(_ terms: PaymentTerms? = nil, by approver: Caller) async throws -> PaymentRun {
    let run = try await reception.prepare(terms ?? self.terms(), by: owner)
    _ = try await reception.check(run.id, by: owner)
    return try await reception.approve(run.id, seeing: run.sums, by: approver)
  }

  func exported(_ terms: PaymentTerms? = nil, by approver: Caller) async throws -> PaymentRun {
    try await reception.export(try await approved(terms, by: approver).id, by: approver)
  }

  /// The results of a run as a table: what was delivered and what of it came back, payment by payment.
  static func table(_ run: PaymentRun, _ cells: [String]) -> [UInt8] {
    let header = "reference_id,currency,delivered_quantity,returned_quantity"
    let rows = zip(run.payments, cells).map { "\($0.id.endToEnd),RWF,\($1)" }
    return Array(([header] + rows).joined(separator: "\n").utf8)
  }

  /// Every payment of a run was delivered.
  func settle(_ run: PaymentRun, by approver: Caller) async throws -> PaymentRun {
    try await reception.book(
      results: Self.table(run, run.payments.map { "\($0.amount.decimal)," }), named: "results.csv", of: run.id,
      by: approver)
  }

  /// The desk opened once more, as after a crash.
  func reopened() throws -> ReceptionDesk {
    let world = test.world
    return ReceptionDesk(
      CaseDesk(
        database: try DeskDatabase(
          folder: test.folder, master: try MasterKeys(text: test.masterText), now: test.desk.now()),
        site: { world.site.withLock { $0 } }, now: { world.now() }, today: { world.day.withLock { $0 } }))
  }

  /// Does something when a step looks at the clock for the second time: what it read is behind it, and what it writes is to
  /// come.
  func atSecondLook(_ action: @escaping @Sendable () -> Void) {
    let world = test.world
    world.atClock.withLock { $0 = { world.atClock.withLock { $0 = action } } }
  }

  /// The sum of everything in the ledger, which is nothing.
  static func sum(_ overview: PaymentsOverview) -> Int { overview.trialBalance.map(\.amount.minor).reduce(0, +) }

  /// The refusal of payments that a step ends with.
  static func refusal(_ body: () async throws -> Void) async throws -> PaymentRefusal? {
    do {
      try await body()
      return nil
    } catch ReceptionRefusal.payment(let refusal) { return refusal }
  }
}
