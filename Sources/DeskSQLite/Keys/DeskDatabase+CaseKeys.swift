package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// Keys of cases and participants are made before them and destroyed before them, each in a transaction of its own: SQLite
/// does not commit two files at once, and wherever a machine stops, nothing is without a key that was not meant to be.
extension DeskDatabase {
  package func makeKeys<Holder: KeyHolder>(
    for ids: [DeskID<Holder>], in organisation: OrganisationID, at time: DeskTime
  ) async throws {
    try await writeAlone { writer in
      guard let organisationKey = try writer.reader.wrappingKeys(of: organisation).first else { return }
      for id in ids {
        let wrapped = try organisationKey.wrap(.random(), context: SealContext.key(of: id))
        try writer.db.execute(
          sql: "INSERT INTO keys.case_key (id, organisation, wrapped, created) VALUES (?, ?, ?, ?)",
          arguments: [id.text, organisation.text, Data(wrapped), time.seconds])
      }
    }
  }

  /// Destroys the key of a case or participant. From here on nothing brings it back: not what is left in the files, and no backup
  /// to which erasures are applied. Where it is destroyed already, as an erasure was cut short, nothing is done.
  package func destroyKey<Holder: KeyHolder>(
    of id: DeskID<Holder>, in organisation: OrganisationID, at time: DeskTime
  ) async throws {
    try await writeAlone { writer in
      let isThere = try Bool.fetchOne(
        writer.db, sql: "SELECT EXISTS (SELECT 1 FROM \(Holder.holderKind.table) WHERE id = ? AND organisation = ?)",
        arguments: [id.text, organisation.text])
      guard isThere == true else { throw DeskFault.notFound }
      try writer.db.execute(
        sql: "DELETE FROM keys.case_key WHERE id = ? AND organisation = ?", arguments: [id.text, organisation.text])
      try writer.db.execute(
        sql: "INSERT OR IGNORE INTO keys.erased_key (id, at) VALUES (?, ?)", arguments: [id.text, time.seconds])
    }
  }

  /// Takes keys away again that were made for what was then refused; a key of something that is there stays.
  package func discardKeys<Holder: KeyHolder>(of ids: [DeskID<Holder>]) async throws {
    try await writeAlone { writer in
      let delete = try writer.db.cachedStatement(
        sql: "DELETE FROM keys.case_key WHERE id = ? AND NOT EXISTS (SELECT 1 FROM key_holder WHERE id = case_key.id)")
      for id in ids { try delete.execute(arguments: [id.text]) }
    }
  }

  /// What a machine that stopped in the middle of an erasure, or a backup from before it, has left of what was
  /// erased is taken away; the log says who began it, where it was begun here. Returns how many things have a key neither in the list
  /// of keys nor in that of erased ones: with the file of keys lost, all of them; they are left as they are.
  package func applyErasures(at time: DeskTime) throws -> (removed: Int, withoutKey: Int) {
    let found = try writeNow { writer in
      let rows = try Row.fetchAll(
        writer.db,
        sql: "SELECT id, organisation, kind FROM key_holder WHERE id IN (SELECT id FROM keys.erased_key)")
      for row in rows {
        let organisation: OrganisationID = try row.id("organisation")
        guard let kind = HolderKind(rawValue: row["kind"]) else { continue }
        let id: String = row["id"]
        try writer.db.execute(sql: "DELETE FROM keys.case_key WHERE id = ?", arguments: [id])
        try writer.remove(id, kind, in: organisation)
        let begun = try writer.reader.beginningOfErasure(of: id, kind, in: organisation)
        try writer.log(
          kind.erased, by: begun?.actor ?? .program, subject: id, detail: begun == nil ? "" : "finished later",
          in: organisation, at: time)
      }
      return (removed: rows.count, withoutKey: try writer.reader.holdersWithoutKey())
    }
    // What stopped in the middle of an erasure may have left it in the journals.
    emptyJournalsNow()
    return found
  }
}

extension DeskReader {
  /// How many cases and participants have a key neither in the list of keys nor in that of erased ones.
  func holdersWithoutKey() throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT COUNT(*) FROM key_holder
        WHERE id NOT IN (SELECT id FROM keys.case_key) AND id NOT IN (SELECT id FROM keys.erased_key)
        """) ?? 0
  }

  /// The last entry of the log that says that an erasure was begun.
  fileprivate func beginningOfErasure(
    of id: String, _ kind: HolderKind, in organisation: OrganisationID
  ) throws -> AuditEntry? {
    try Row.fetchOne(
      db,
      sql: "SELECT * FROM audit WHERE organisation = ? AND subject = ? AND action = ? ORDER BY number DESC LIMIT 1",
      arguments: [organisation.text, id, kind.erasureBegun.rawValue]
    ).map { try DeskReader.entry($0).entry }
  }
}
