package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// Keys of cases are made before their cases and destroyed before them, each in a transaction of its own: SQLite does not
/// commit two files at once, and wherever a machine stops, no case is without a key that was not meant to be.
extension DeskDatabase {
  package func makeKeys(for ids: [CaseID], in organisation: OrganisationID, at time: DeskTime) async throws {
    try await writeAlone { writer in
      guard let organisationKey = try writer.reader.wrappingKeys(of: organisation).first else { return }
      for id in ids {
        let wrapped = try organisationKey.wrap(.random(), context: CaseKey.context(id))
        try writer.db.execute(
          sql: "INSERT INTO keys.case_key (id, organisation, wrapped, created) VALUES (?, ?, ?, ?)",
          arguments: [id.text, organisation.text, Data(wrapped), time.seconds])
      }
    }
  }

  /// Destroys the key of a case. From here on nothing brings the case back: not what is left in the files, and no backup
  /// to which erasures are applied. Where it is destroyed already, as an erasure was cut short, nothing is done.
  package func destroyKey(of id: CaseID, in organisation: OrganisationID, at time: DeskTime) async throws {
    try await writeAlone { writer in
      let isThere = try Bool.fetchOne(
        writer.db, sql: "SELECT EXISTS (SELECT 1 FROM client_case WHERE id = ? AND organisation = ?)",
        arguments: [id.text, organisation.text])
      guard isThere == true else { throw DeskFault.notFound }
      try writer.db.execute(
        sql: "DELETE FROM keys.case_key WHERE id = ? AND organisation = ?", arguments: [id.text, organisation.text])
      try writer.db.execute(
        sql: "INSERT OR IGNORE INTO keys.erased_key (id, at) VALUES (?, ?)", arguments: [id.text, time.seconds])
    }
  }

  /// Takes what was destroyed out of the journals too, which keep it until they are written over. Where a backup reads
  /// them at this moment, they are emptied at its end.
  package func emptyJournals() async {
    try? await pool.writeWithoutTransaction { db in
      // Nobody else should wait long for it.
      try db.execute(sql: "PRAGMA busy_timeout = 500")
      for name in ["keys", "main"] { _ = try? db.checkpoint(.truncate, on: name) }
      try db.execute(sql: "PRAGMA busy_timeout = 10000")
    }
  }

  /// What a machine that stopped in the middle of an erasure, or a backup from before it, has left of erased cases is
  /// taken away. Returns how many cases have a key neither in the list of keys nor in that of erased ones: with the file
  /// of keys lost, all of them; they are left as they are.
  package func applyErasures(at time: DeskTime) throws -> (removed: Int, withoutKey: Int) {
    try writeNow { writer in
      let rows = try Row.fetchAll(
        writer.db,
        sql: "SELECT id, organisation FROM client_case WHERE id IN (SELECT id FROM keys.erased_key)")
      for row in rows {
        let id: CaseID = try row.id("id")
        let organisation: OrganisationID = try row.id("organisation")
        try writer.db.execute(sql: "DELETE FROM keys.case_key WHERE id = ?", arguments: [id.text])
        try writer.remove(id, in: organisation)
        try writer.log(.caseErased, by: .program, subject: id.text, in: organisation, at: time)
      }
      let orphans = try Int.fetchOne(
        writer.db, sql: "SELECT COUNT(*) FROM client_case WHERE id NOT IN (SELECT id FROM keys.case_key)")
      return (rows.count, orphans ?? 0)
    }
  }
}
