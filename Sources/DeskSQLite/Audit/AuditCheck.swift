package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// Holds the log of an organisation against its chain: without any key, so that whoever is to check a desk needs none.
package struct AuditCheck: Hashable, Sendable {
  package var organisation: OrganisationID
  /// The key that signs its exports, as the desk or the export has it.
  package var publicKey: [UInt8]?
  /// How many entries hold.
  package var entries: Int
  /// Of the last entry that holds; what a checkpoint of the same number must have.
  package var head: [UInt8]
  /// The hashes of all entries that hold, one behind the other.
  private var chain: [UInt8] = []
  /// The first entry that does not follow from the one before, with what is wrong.
  package var fault: Fault?

  package enum Fault: Hashable, Sendable {
    /// The number that was found where another was expected.
    case gap(expected: Int, found: Int)
    /// The hash is not that of the entry and those before it.
    case changed(Int)
    /// The entry has a word or an id that this program does not know.
    case unknown(Int)
    /// The organisation is there, and not even the entry of when it was made.
    case missing
  }

  /// Begins a check of entries that come in order.
  package init(of organisation: OrganisationID, publicKey: [UInt8]? = nil) {
    self.organisation = organisation
    self.publicKey = publicKey
    entries = 0
    head = HashChain.start
  }

  /// Takes the next entry with the hash that was kept of it; after a fault, none is taken any more.
  package mutating func take(_ entry: AuditEntry, hash: [UInt8]) {
    guard fault == nil else { return }
    guard entry.number == entries + 1 else {
      fault = .gap(expected: entries + 1, found: entry.number)
      return
    }
    let expected = HashChain.next(head, entry.bytes(of: organisation))
    guard expected == hash else {
      fault = .changed(entry.number)
      return
    }
    entries += 1
    head = hash
    chain += hash
  }

  /// How a log stands to an earlier one.
  package enum Continuation: Hashable, Sendable {
    /// It goes on from where the earlier one ended, and has the same key.
    case goesOn
    /// Another key signs it: whoever has one of their own can continue any log with it.
    case otherKey
    /// It was cut or rewritten since, or is that of another organisation.
    case cut
  }

  package func continuation(of earlier: AuditCheck) -> Continuation {
    guard organisation == earlier.organisation, entries >= earlier.entries else { return .cut }
    let end = earlier.entries * HashChain.start.count
    guard
      earlier.entries == 0 || chain[(end - HashChain.start.count)..<end].elementsEqual(earlier.head)
    else { return .cut }
    return publicKey == earlier.publicKey ? .goesOn : .otherKey
  }

  /// The logs of all organisations in the folder of a desk, or in a copy of its file.
  package static func all(in path: String) throws -> [AuditCheck] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw DeskFault.noFile(path) }
    let file = isFolder.boolValue ? "\(path)/\(DeskDatabase.mainFile)" : path
    guard FileManager.default.fileExists(atPath: file) else { throw DeskFault.noFile(file) }
    do {
      let queue = try DeskCopies.openToRead(file)
      defer { try? queue.close() }
      return try queue.read { db in
        let ids = try String.fetchAll(
          db, sql: "SELECT organisation AS id FROM audit UNION SELECT id FROM organisation ORDER BY id")
        return try ids.compactMap { OrganisationID($0) }.map { organisation in
          let publicKey = try Data.fetchOne(
            db, sql: "SELECT public_key FROM organisation WHERE id = ?", arguments: [organisation.text])
          var check = AuditCheck(of: organisation, publicKey: publicKey.map { [UInt8]($0) })
          let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM audit WHERE organisation = ? ORDER BY number", arguments: [organisation.text])
          while check.fault == nil, let row = try rows.next() {
            do {
              let chained = try DeskReader.entry(row)
              check.take(chained.entry, hash: chained.hash)
            } catch is DeskFault { check.fault = .unknown(row["number"]) }
          }
          if check.entries == 0, check.fault == nil { check.fault = .missing }
          return check
        }
      }
    } catch let fault as DeskFault {
      throw fault
    } catch { throw DeskFault(storage: error) }
  }
}
