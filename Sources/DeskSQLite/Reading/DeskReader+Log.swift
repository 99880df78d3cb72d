package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// An entry of the log with its place in the chain.
package struct ChainedEntry: Hashable, Sendable {
  package var entry: AuditEntry
  package var hash: [UInt8]
}

extension DeskReader {
  /// Entries of the log from a number on, in their order.
  package func log(
    of organisation: OrganisationID, from number: Int = 1, limit: Int = .max
  ) throws -> [ChainedEntry] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM audit WHERE organisation = ? AND number >= ? ORDER BY number LIMIT ?",
      arguments: [organisation.text, number, limit]
    ).map(DeskReader.entry)
  }

  /// The latest first; about one subject where it is given.
  package func latestLog(
    of organisation: OrganisationID, subject: String? = nil, before number: Int = .max, limit: Int
  ) throws -> [ChainedEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM audit WHERE organisation = ? AND number < ?\(subject == nil ? "" : " AND subject = ?")
        ORDER BY number DESC LIMIT ?
        """,
      arguments: StatementArguments([organisation.text, number] as [any DatabaseValueConvertible])
        + StatementArguments(subject.map { [$0] } ?? []) + [limit]
    ).map(DeskReader.entry)
  }

  static func entry(_ row: Row) throws -> ChainedEntry {
    let subject: String? = row["subject"]
    // An empty subject would have the bytes of none, and with them its hash.
    guard let actor = AuditEntry.Actor(row["actor"]), let action = AuditAction(rawValue: row["action"]), subject != ""
    else {
      throw DeskFault.damaged("entry \(row["number"] as Int) of the log")
    }
    return ChainedEntry(
      entry: AuditEntry(
        number: row["number"], at: DeskTime(row["at"]), actor: actor, action: action, subject: subject,
        detail: row["detail"]), hash: bytes(row["hash"]))
  }

  /// Where the chain ends: the number and hash of the last entry.
  package func logHead(of organisation: OrganisationID) throws -> (number: Int, hash: [UInt8]) {
    try AuditLog(db).head(of: organisation)
  }
}
