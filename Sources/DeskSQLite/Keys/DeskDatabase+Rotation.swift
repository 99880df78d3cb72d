package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// Other keys in the place of those in use: once a year, or when somebody may have seen one.
extension DeskDatabase {
  /// The fingerprint of the master key that wraps.
  package var currentMasterID: String { master.currentID }

  /// Wraps the key of the desk and those of all organisations with the first of the master keys, in one transaction.
  /// Returns how many were wrapped with another one.
  package func rotateMaster(at time: DeskTime) throws -> Int {
    try writeNow { writer in
      var count = try rewrap(writer.db, table: "desk", id: "id") { _ in SealContext.deskKey }
      for (table, id) in [("organisation", "id"), ("next_key", "organisation")] {
        count += try rewrap(writer.db, table: table, id: id) {
          SealContext.key(of: try SealedColumn.id($0) as OrganisationID)
        }
      }
      guard count > 0 else { return 0 }
      for organisation in try writer.reader.organisations() {
        try writer.log(
          .keysRotated, by: .operatorOfMachine, detail: "master \(master.currentID)", in: organisation.id, at: time)
      }
      return count
    }
  }

  private func rewrap(
    _ db: Database, table: String, id column: String, context: (String) throws -> String
  ) throws -> Int {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT rowid AS place, CAST(\(column) AS TEXT) AS id, master_id, wrapped_key FROM \(table) WHERE master_id <> ?
        """, arguments: [master.currentID])
    for row in rows {
      let (id, masterID): (String, String) = (row["id"], row["master_id"])
      let place = try context(id)
      let key: SealingKey
      do throws(SealingFault) {
        key = try master.unwrap(bytes(row["wrapped_key"]), masterID: masterID, context: place)
      } catch { throw DeskFault.wrongMasterKey(needed: masterID) }
      try db.execute(
        sql: "UPDATE \(table) SET master_id = ?, wrapped_key = ? WHERE rowid = ?",
        arguments: [
          master.currentID, Data(try master.wrap(key, context: place).wrapped), row["place"] as Int64,
        ])
    }
    return rows.count
  }

  /// Gives an organisation another key: the keys of its cases and participants are wrapped, and all else that its key seals is sealed anew.
  /// Returns how many of them it has. Where an earlier rotation was cut short, that one is finished.
  ///
  /// In three transactions, as SQLite does not commit two files at once: the new key is kept beside the old one, then the
  /// file of keys changes, then all else. After each of them everything can be read, with one key or the other.
  package func rotateKey(of organisation: OrganisationID, at time: DeskTime) throws -> Int {
    try writeNow { writer in
      guard try writer.reader.nextKey(of: organisation) == nil else { return }
      let (masterID, wrapped) = try master.wrap(.random(), context: SealContext.key(of: organisation))
      try writer.db.execute(
        sql:
          "INSERT INTO next_key (organisation, master_id, wrapped_key) SELECT id, ?, ? FROM organisation WHERE id = ?",
        arguments: [masterID, Data(wrapped), organisation.text])
      try writer.expectChange()
    }
    let holders = try writeNow { try $0.rewrapHolders(of: organisation) }
    try writeNow { writer in
      try writer.resealAll(of: organisation)
      try writer.log(
        .keysRotated, by: .operatorOfMachine, detail: "organisation", in: organisation, at: time)
    }
    return holders
  }
}

extension DeskWriter {
  fileprivate func rewrapHolders(of organisation: OrganisationID) throws -> Int {
    guard let next = try reader.nextKey(of: organisation) else { throw DeskFault.notFound }
    let keys = try reader.wrappingKeys(of: organisation)
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, wrapped FROM keys.case_key WHERE organisation = ?", arguments: [organisation.text])
    let update = try db.cachedStatement(sql: "UPDATE keys.case_key SET wrapped = ? WHERE id = ?")
    for row in rows {
      let id: String = row["id"]
      let key = try HolderKey.unwrap(bytes(row["wrapped"]), of: id, keys)
      try update.execute(arguments: [Data(try next.wrap(key, context: SealContext.key(ofHolder: id))), id])
    }
    return rows.count
  }

  fileprivate func resealAll(of organisation: OrganisationID) throws {
    guard let next = try reader.nextKey(of: organisation) else { throw DeskFault.notFound }
    let old = try reader.key(of: organisation)
    for column in SealedColumn.ofOrganisation {
      for row in try column.rows(of: organisation, db) {
        let context = try column.context(row["subject"])
        let plain = try old.openBytes(row["sealed"], context: context)
        try db.execute(
          sql: "UPDATE \(column.table) SET \(column.name) = ? WHERE rowid = ?",
          arguments: [Data(try next.seal(plain, context: context)), row["place"] as Int64])
      }
    }
    try db.execute(
      sql: """
        UPDATE organisation SET (master_id, wrapped_key) =
          (SELECT master_id, wrapped_key FROM next_key WHERE organisation = organisation.id)
        WHERE id = ?
        """, arguments: [organisation.text])
    try db.execute(sql: "DELETE FROM next_key WHERE organisation = ?", arguments: [organisation.text])
  }
}
