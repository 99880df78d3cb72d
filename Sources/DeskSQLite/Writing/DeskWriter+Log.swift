package import Desks

extension DeskWriter {
  /// Puts an entry at the end of an organisation's log, in the transaction of what it tells of.
  package func log(
    _ action: AuditAction, by actor: AuditEntry.Actor, subject: String? = nil, detail: String = "",
    in organisation: OrganisationID, at time: DeskTime
  ) throws {
    try AuditLog(db).append(action, by: actor, subject: subject, detail: detail, in: organisation, at: time)
  }
}
