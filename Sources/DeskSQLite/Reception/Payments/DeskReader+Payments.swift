package import Desks
internal import Foundation
internal import GRDB
package import Reception
internal import Sealing

extension DeskReader {
  /// How many changes the payments of an organisation have had: what was read of them holds as long as it stays.
  package func paymentVersion(of organisation: OrganisationID) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT version FROM payment_book WHERE organisation = ?")
    return try Int.fetchOne(statement, arguments: [organisation.text]) ?? 0
  }

  /// The number of the last change of every participant whose key was not destroyed.
  package func participantRevisions(of organisation: OrganisationID) throws -> [ParticipantID: Int] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.id, p.revision FROM participant AS p JOIN keys.case_key AS k ON k.id = p.id WHERE p.organisation = ?
        """, arguments: [organisation.text]
    ).reduce(into: [:]) { $0[try $1.id("id")] = $1["revision"] }
  }

  /// All runs and the whole ledger of an organisation, opened.
  package func keptPayments(of organisation: OrganisationID) throws -> KeptPayments {
    let version = try paymentVersion(of: organisation)
    guard version > 0 else { return KeptPayments(version: 0, organisation: organisation, runs: [], entries: []) }
    let key = try key(of: organisation)
    var pages: [String: [[UInt8]]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.run, p.number, p.sealed FROM payment_page AS p JOIN payment_run AS r ON r.id = p.run
        WHERE r.organisation = ? ORDER BY p.run, p.number
        """, arguments: [organisation.text])
    while let row = try rows.next() {
      let run: String = row["run"]
      pages[run, default: []].append(
        try key.openBytes(row["sealed"], context: SealContext.payments(ofRun: run, page: row["number"])))
    }
    let runs = try Row.fetchAll(
      db, sql: "SELECT id, revision, sealed FROM payment_run WHERE organisation = ? ORDER BY created, id",
      arguments: [organisation.text]
    ).map { row in
      let (id, revision): (RunID, Int) = (try row.id("id"), row["revision"])
      return KeptPayments.Run(
        id: id, revision: revision,
        head: try key.openBytes(row["sealed"], context: SealContext.run(id.text, revision: revision)),
        pages: pages[id.text] ?? [])
    }
    var entries: [(first: Int, bytes: [UInt8])] = []
    let ledger = try Row.fetchCursor(
      db, sql: "SELECT first, sealed FROM ledger_page WHERE organisation = ? ORDER BY first",
      arguments: [organisation.text])
    while let row = try ledger.next() {
      let first: Int = row["first"]
      entries.append(
        (
          first,
          try key.openBytes(row["sealed"], context: SealContext.entries(of: organisation.text, from: first))
        ))
    }
    return KeptPayments(version: version, organisation: organisation, runs: runs, entries: entries)
  }
}
