internal import Desks
internal import Foundation
internal import GRDB
internal import Sealing

extension DeskDatabase {
  /// Takes keys of cases and participants from an older copy where there are none, and where those at hand open nothing: the
  /// key of their organisation was another one when they were copied. What was erased gets none.
  func takeKeys(from copy: String) throws {
    let queue = try DeskCopies.open(copy, readOnly: true)
    defer { try? queue.close() }
    let older = try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT id, wrapped, created FROM case_key").reduce(into: [String: (Data, Int)]()) {
        $0[$1["id"]] = ($1["wrapped"], $1["created"])
      }
    }
    try writeNow { writer in
      for organisation in try writer.reader.organisationIDs() {
        // Where the organisation's own key is damaged, none of its cases opens; the others are not to wait for it.
        guard let keys = try? writer.reader.wrappingKeys(of: organisation) else { continue }
        let rows = try Row.fetchAll(
          writer.db,
          sql: """
            SELECT c.id AS id, k.wrapped AS wrapped FROM key_holder c LEFT JOIN keys.case_key k ON k.id = c.id
            WHERE c.organisation = ? AND c.id NOT IN (SELECT id FROM keys.erased_key)
            """, arguments: [organisation.text])
        for row in rows {
          let (id, wrapped): (String, Data?) = (row["id"], row["wrapped"])
          if let wrapped, (try? HolderKey.unwrap(bytes(wrapped), of: id, keys)) != nil { continue }
          guard let (found, created) = older[id], (try? HolderKey.unwrap(bytes(found), of: id, keys)) != nil else {
            continue
          }
          try writer.db.execute(
            sql: """
              INSERT INTO keys.case_key (id, organisation, wrapped, created) VALUES (?, ?, ?, ?)
              ON CONFLICT (id) DO UPDATE SET wrapped = excluded.wrapped
              """, arguments: [id, organisation.text, found, created])
        }
      }
    }
  }
}
