package import Desks
internal import Foundation
internal import GRDB
internal import Reception
internal import Sealing

extension DeskWriter {
  /// Writes a change of the payments of an organisation, made after so many others; throws `PaymentRefusal.stale` where
  /// another one came between.
  package func write(
    _ change: EncodedPaymentChange, after version: Int, in organisation: OrganisationID
  ) throws {
    guard try countChange(after: version, in: organisation) else { throw PaymentRefusal.stale }
    let key = try reader.key(of: organisation)
    if let run = change.run { try write(run, in: organisation, key) }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO ledger_page (organisation, first, last, sealed) VALUES (?, ?, ?, ?)")
    for page in change.entries {
      let context = SealContext.entries(of: organisation.text, from: page.first)
      try insert.execute(
        arguments: [organisation.text, page.first, page.last, Data(try key.seal(page.bytes, context: context))])
    }
  }

  /// Whether the change is the next one.
  private func countChange(after version: Int, in organisation: OrganisationID) throws -> Bool {
    if version == 0 {
      try db.execute(
        sql: "INSERT OR IGNORE INTO payment_book (organisation, version) VALUES (?, 0)", arguments: [organisation.text])
    }
    try db.execute(
      sql: "UPDATE payment_book SET version = version + 1 WHERE organisation = ? AND version = ?",
      arguments: [organisation.text, version])
    return db.changesCount == 1
  }

  private func write(
    _ run: EncodedPaymentChange.Run, in organisation: OrganisationID, _ key: SealingKey
  ) throws {
    let head = Data(try key.seal(run.head, context: SealContext.run(run.id.text, revision: run.revision)))
    guard run.revision == 0 else {
      try db.execute(
        sql: "UPDATE payment_run SET revision = ?, sealed = ? WHERE id = ? AND organisation = ? AND revision = ?",
        arguments: [run.revision, head, run.id.text, organisation.text, run.revision - 1])
      guard db.changesCount == 1 else { throw PaymentRefusal.stale }
      return
    }
    try db.execute(
      sql: "INSERT INTO payment_run (id, organisation, revision, created, sealed) VALUES (?, ?, 0, ?, ?)",
      arguments: [run.id.text, organisation.text, run.created.seconds, head])
    for (place, bytes) in run.pages.enumerated() {
      try writePage(bytes, place + 1, of: run.id.text, key)
    }
  }

  private func writePage(_ bytes: [UInt8], _ number: Int, of run: String, _ key: SealingKey) throws {
    let sealed = Data(try key.seal(bytes, context: SealContext.payments(ofRun: run, page: number)))
    let write = try db.cachedStatement(
      sql: """
        INSERT INTO payment_page (run, number, sealed) VALUES (?, ?, ?)
        ON CONFLICT (run, number) DO UPDATE SET sealed = excluded.sealed
        """)
    try write.execute(arguments: [run, number, sealed])
  }

  /// Forgets to which account or number a participant was paid, in all runs: how much it was stays. That is a change like
  /// any other, so that nobody goes on with what they read before.
  func forgetChannels(of participant: ParticipantID, in organisation: OrganisationID) throws {
    let condition = "FROM payment_page WHERE run IN (SELECT id FROM payment_run WHERE organisation = ?)"
    guard
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 \(condition))", arguments: [organisation.text]) == true
    else { return }
    let key = try reader.key(of: organisation)
    let rows = try Row.fetchCursor(db, sql: "SELECT run, number, sealed \(condition)", arguments: [organisation.text])
    var changed: [(run: String, number: Int, bytes: [UInt8])] = []
    while let row = try rows.next() {
      let (run, number): (RunID, Int) = (try row.id("run"), row["number"])
      let context = SealContext.payments(ofRun: run.text, page: number)
      // A page that was damaged says nothing to anybody. Most pages have nothing of somebody, and in those that have, the id
      // stands as a text.
      guard let bytes = try? key.openBytes(row["sealed"], context: context),
        Data(bytes).range(of: Data(participant.text.utf8)) != nil,
        let page = try? PaymentCode.decode(bytes, of: run, context: context)
      else { continue }
      let payments = page.payments.map { $0.forgetting([participant]) }
      guard payments != page.payments else { continue }
      changed.append((run.text, number, try PaymentCode.encode(payments, leftOut: page.leftOut)))
    }
    guard !changed.isEmpty else { return }
    for page in changed { try writePage(page.bytes, page.number, of: page.run, key) }
    try db.execute(
      sql: "UPDATE payment_book SET version = version + 1 WHERE organisation = ?", arguments: [organisation.text])
  }
}
