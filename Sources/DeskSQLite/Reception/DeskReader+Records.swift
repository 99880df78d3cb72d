package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

extension DeskReader {
  /// A record of an organisation; `notFound` where there is none of this kind with this id.
  package func record<Content: RecordContent>(
    _ id: DeskID<Content.RecordSubject>, in organisation: OrganisationID, as type: Content.Type = Content.self
  ) throws -> ReceptionRecord<Content> {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM reception_record WHERE id = ? AND organisation = ? AND kind = ?")
    let arguments: StatementArguments = [id.text, organisation.text, Content.recordKind.rawValue]
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { throw DeskFault.notFound }
    return try record(row, organisation, try key(of: organisation))
  }

  /// All of a kind, in the order in which they were made.
  package func records<Content: RecordContent>(
    of organisation: OrganisationID, as type: Content.Type = Content.self
  ) throws -> [ReceptionRecord<Content>] {
    let key = try key(of: organisation)
    return try Row.fetchAll(
      db, sql: "SELECT * FROM reception_record WHERE organisation = ? AND kind = ? ORDER BY created, id",
      arguments: [organisation.text, Content.recordKind.rawValue]
    ).map { try record($0, organisation, key) }
  }

  private func record<Content: RecordContent>(
    _ row: Row, _ organisation: OrganisationID, _ key: SealingKey
  ) throws -> ReceptionRecord<Content> {
    let (id, revision): (String, Int) = (row["id"], row["revision"])
    let context = SealContext.record(id, revision: revision)
    let content = try key.open(Content.self, row["sealed"], context: context)
    guard content.id.text == id else { throw DeskFault.damaged(context) }
    return ReceptionRecord(
      content: content, organisation: organisation, revision: revision, created: DeskTime(row["created"]),
      changed: DeskTime(row["changed"]))
  }
}
