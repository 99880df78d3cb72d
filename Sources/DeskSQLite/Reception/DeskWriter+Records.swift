package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

extension DeskWriter {
  /// Keeps a new record of an organisation.
  package func create<Content: RecordContent>(
    _ content: Content, in organisation: OrganisationID, at time: DeskTime
  ) throws -> ReceptionRecord<Content> {
    let sealed = try reader.key(of: organisation).seal(
      json: content, context: SealContext.record(content.id.text, revision: 1))
    try db.execute(
      sql: """
        INSERT INTO reception_record (id, organisation, kind, revision, created, changed, sealed)
        VALUES (?, ?, ?, 1, ?, ?, ?)
        """,
      arguments: [
        content.id.text, organisation.text, Content.recordKind.rawValue, time.seconds, time.seconds, sealed,
      ])
    return ReceptionRecord(content: content, organisation: organisation, revision: 1, created: time, changed: time)
  }

  /// Writes a record as it is now in the place of what was read; throws `changedMeanwhile` where another change came between.
  package func replace<Content: RecordContent>(
    _ record: ReceptionRecord<Content>, with content: Content, at time: DeskTime
  ) throws -> ReceptionRecord<Content> {
    var changed = record
    changed.content = content
    changed.revision += 1
    changed.changed = time
    let sealed = try reader.key(of: record.organisation).seal(
      json: content, context: SealContext.record(content.id.text, revision: changed.revision))
    try db.execute(
      sql: """
        UPDATE reception_record SET revision = ?, changed = ?, sealed = ?
        WHERE id = ? AND organisation = ? AND kind = ? AND revision = ?
        """,
      arguments: [
        changed.revision, time.seconds, sealed, record.id.text, record.organisation.text,
        Content.recordKind.rawValue, record.revision,
      ])
    guard db.changesCount == 1 else {
      throw DeskFault.changedMeanwhile(
        try reader.record(record.id, in: record.organisation, as: Content.self).revision)
    }
    return changed
  }
}
