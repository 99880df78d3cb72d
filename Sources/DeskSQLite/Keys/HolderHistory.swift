internal import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// The history of a case and that of a participant lie in tables of the same form.
extension HolderKind {
  var changes: (table: String, subject: String) {
    switch self {
    case .case: ("change", "client_case")
    case .participant: ("participant_change", "participant")
    }
  }
}

extension DeskReader {
  /// Every change, the latest first; nothing of another organisation.
  func history<Holder: KeyHolder, Item: KeyedItem>(
    of id: DeskID<Holder>, in organisation: OrganisationID, context: (Int) -> String
  ) throws -> [RecordedItemChange<Item>] {
    let key = try key(of: id, in: organisation)
    let (table, subject) = Holder.holderKind.changes
    return try Row.fetchAll(
      db,
      sql: """
        SELECT h.number, h.at, h.member, h.sealed
        FROM \(table) AS h JOIN \(Holder.holderKind.table) AS c ON c.id = h.\(subject)
        WHERE c.id = ? AND c.organisation = ? ORDER BY h.number DESC
        """, arguments: [id.text, organisation.text]
    ).map { row in
      let number: Int = row["number"]
      return RecordedItemChange(
        number: number, at: DeskTime(row["at"]), by: try row.optionalID("member"),
        change: try key.open(ItemChange<Item>.self, row["sealed"], context: context(number)))
    }
  }
}

extension DeskWriter {
  /// Puts a change at the end of the history.
  func record<Holder: KeyHolder, Item: KeyedItem>(
    _ change: ItemChange<Item>, number: Int, of id: DeskID<Holder>, _ key: SealingKey, context: String,
    by member: MemberID?, at time: DeskTime
  ) throws {
    let (table, subject) = Holder.holderKind.changes
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(subject), number, at, member, sealed) VALUES (?, ?, ?, ?, ?)")
    try statement.execute(
      arguments: [id.text, number, time.seconds, member?.text, try key.seal(json: change, context: context)])
  }
}
