internal import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// The log of an organisation in a connection: its end, and what is put there. It needs no key.
struct AuditLog {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Where the chain ends: the number and hash of the last entry.
  func head(of organisation: OrganisationID) throws -> (number: Int, hash: [UInt8]) {
    let statement = try db.cachedStatement(
      sql: "SELECT number, hash FROM audit WHERE organisation = ? ORDER BY number DESC LIMIT 1")
    guard let row = try Row.fetchOne(statement, arguments: [organisation.text]) else { return (0, HashChain.start) }
    return (row["number"], bytes(row["hash"]))
  }

  func append(
    _ action: AuditAction, by actor: AuditEntry.Actor, subject: String? = nil, detail: String = "",
    in organisation: OrganisationID, at time: DeskTime
  ) throws {
    let head = try head(of: organisation)
    let entry = AuditEntry(
      number: head.number + 1, at: time, actor: actor, action: action, subject: subject, detail: detail)
    let hash = HashChain.next(head.hash, entry.bytes(of: organisation))
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO audit (organisation, number, at, actor, action, subject, detail, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(
      arguments: [
        organisation.text, entry.number, time.seconds, actor.text, action.rawValue, subject, detail, Data(hash),
      ])
  }
}
