internal import Desks
internal import Foundation
internal import GRDB
internal import Sealing
internal import Synchronization

extension DeskReader {
  func key(of organisation: OrganisationID) throws -> SealingKey {
    let statement = try db.cachedStatement(sql: "SELECT master_id, wrapped_key FROM organisation WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [organisation.text]) else { throw DeskFault.notFound }
    return try opened(row, of: organisation)
  }

  /// The key that is to be the organisation's, while a rotation is under way: keys of cases are wrapped anew before all
  /// else is sealed anew, as SQLite does not commit two files at once.
  func nextKey(of organisation: OrganisationID) throws -> SealingKey? {
    let statement = try db.cachedStatement(
      sql: "SELECT master_id, wrapped_key FROM next_key WHERE organisation = ?")
    return try Row.fetchOne(statement, arguments: [organisation.text]).map { try opened($0, of: organisation) }
  }

  /// Under which a key of a case may be wrapped: that which is to be wraps all that are made.
  func wrappingKeys(of organisation: OrganisationID) throws -> [SealingKey] {
    [try nextKey(of: organisation), try key(of: organisation)].compactMap { $0 }
  }

  private func opened(_ row: Row, of organisation: OrganisationID) throws -> SealingKey {
    // The row is read each time: another program may rotate the key while this one serves, and what is sealed under a key
    // that is no more could never be read.
    let wrapped: Data = row["wrapped_key"]
    if let key = desk.organisationKeys.withLock({ $0[wrapped] }) { return key }
    let key: SealingKey
    do throws(SealingFault) {
      key = try desk.master.unwrap(
        bytes(wrapped), masterID: row["master_id"], context: SealContext.key(of: organisation))
    } catch { throw DeskFault.wrongMasterKey(needed: row["master_id"]) }
    desk.organisationKeys.withLock { $0[wrapped] = key }
    return key
  }

  /// The key of a case or participant; `erased` where it was destroyed.
  func key<Holder: KeyHolder>(of id: DeskID<Holder>, in organisation: OrganisationID) throws -> SealingKey {
    let statement = try db.cachedStatement(sql: "SELECT wrapped FROM keys.case_key WHERE id = ? AND organisation = ?")
    guard let wrapped = try Data.fetchOne(statement, arguments: [id.text, organisation.text]) else {
      throw DeskFault.erased
    }
    return try HolderKey.unwrap(bytes(wrapped), of: id.text, try wrappingKeys(of: organisation))
  }
}

/// The key of a case or participant as it is kept: wrapped under the key of its organisation.
enum HolderKey {
  /// Throws `damaged` where none of the keys opens it.
  static func unwrap(_ wrapped: [UInt8], of id: String, _ keys: [SealingKey]) throws -> SealingKey {
    for key in keys {
      if let opened = try? key.unwrap(wrapped, context: SealContext.key(ofHolder: id)) { return opened }
    }
    throw DeskFault.damaged("the key of \(id)")
  }
}
