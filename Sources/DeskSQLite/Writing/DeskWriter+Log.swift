package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

extension DeskWriter {
  /// Puts an entry at the end of an organisation's log, in the transaction of what it tells of.
  package func log(
    _ action: AuditAction, by actor: AuditEntry.Actor, subject: String? = nil, detail: String = "",
    in organisation: OrganisationID, at time: DeskTime
  ) throws {
    let head = try reader.logHead(of: organisation)
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
