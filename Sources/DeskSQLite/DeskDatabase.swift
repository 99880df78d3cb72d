package import Desks
internal import Foundation
internal import GRDB
package import Sealing
internal import Synchronization

/// The store of the desk: two SQLite files in one folder. `desk.sqlite` holds everything, sealed; `keys.sqlite` holds the
/// wrapped keys of the cases and the list of those that were destroyed, so that it can be backed up apart.
///
/// Every change is on the disk before a call returns (WAL with `synchronous = FULL`).
package final class DeskDatabase: Sendable {
  package static let mainFile = "desk.sqlite"
  package static let keysFile = "keys.sqlite"
  /// Another process, such as a backup, may hold a file for a moment.
  static let busyMilliseconds = 10_000
  static let busySeconds = Double(busyMilliseconds) / 1_000

  /// The folder with both files.
  package let folder: String
  let pool: DatabasePool
  let master: MasterKeys
  /// Seals what belongs to no organisation, and makes the look-up of e-mail addresses.
  let deskKey: SealingKey
  let emailKey: SealingKey
  private let gathered: GatheredWrites
  /// Opened keys of organisations, each with the wrapped key that it came from: after a rotation that is another one.
  let organisationKeys = Mutex<[Data: SealingKey]>([:])

  /// Whether what was erased may still stand in a journal, as somebody read it when it was to be emptied.
  let journalsAreLeft = Mutex(false)

  /// Opens the desk in a folder, and makes it where there is none, if it may. Throws `DeskFault` where the master key is
  /// another one, and where one of the two files is there without the other: an empty file in its place would pass for it.
  package init(folder: String, master: MasterKeys, now: DeskTime, mayMake: Bool = true) throws {
    self.folder = folder
    self.master = master
    do {
      let files = DeskFolder(folder)
      try files.prepare(mayMake: mayMake)
      try DeskDatabase.prepareKeys(files.keys)
      pool = try DatabasePool(path: files.main, configuration: DeskDatabase.configuration(keys: files.keys))
      gathered = GatheredWrites(pool)
      try pool.writeWithoutTransaction(DeskDatabase.waitForTheDisk)
      try DeskSchema.migrator.migrate(pool)
      deskKey = try DeskDatabase.openDeskKey(pool, master, now)
      emailKey = deskKey.derived(for: "e-mail index")
      try files.finish()
    } catch let fault as DeskFault {
      throw fault
    } catch {
      throw DeskFault(storage: error)
    }
  }

  /// Brings what is in the journals into the files, and closes them. The connection that closes last is one that only
  /// reads, so that SQLite would leave it in the journals.
  package func close() throws {
    do {
      try pool.writeWithoutTransaction { db in
        for name in ["keys", "main"] { _ = try db.checkpoint(.truncate, on: name) }
      }
      try pool.close()
    } catch { throw DeskFault.worded(error) }
  }

  private static func configuration(keys: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = "desk"
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 6
    configuration.busyMode = .timeout(busySeconds)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA secure_delete = ON;
          PRAGMA trusted_schema = OFF;
          PRAGMA temp_store = MEMORY;
          """)
      try db.execute(sql: "ATTACH DATABASE ? AS keys", arguments: [keys])
      try db.execute(sql: "PRAGMA keys.secure_delete = ON;")
    }
    return configuration
  }

  /// To be asked of the connection that writes once its pool is made: a pool puts its main file into WAL after all that was
  /// prepared, and with it `synchronous = NORMAL`, which does not wait for the disk.
  private static func waitForTheDisk(_ db: Database) throws {
    try db.execute(sql: "PRAGMA main.synchronous = FULL; PRAGMA keys.synchronous = FULL;")
  }

  /// The attached file has its own journal mode, which only a connection that has it as its main file sets.
  private static func prepareKeys(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(DeskDatabase.busySeconds)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try DeskSchema.keysMigrator.migrate(queue)
    try queue.close()
  }

  private static func openDeskKey(_ pool: DatabasePool, _ master: MasterKeys, _ now: DeskTime) throws -> SealingKey {
    try pool.write { db in
      if let row = try Row.fetchOne(db, sql: "SELECT master_id, wrapped_key FROM desk WHERE id = 1") {
        do throws(SealingFault) {
          return try master.unwrap(bytes(row["wrapped_key"]), masterID: row["master_id"], context: SealContext.deskKey)
        } catch { throw DeskFault.wrongMasterKey(needed: row["master_id"]) }
      }
      let key = SealingKey.random()
      let (masterID, wrapped) = try master.wrap(key, context: SealContext.deskKey)
      try db.execute(
        sql: "INSERT INTO desk (id, master_id, wrapped_key, created) VALUES (1, ?, ?, ?)",
        arguments: [masterID, Data(wrapped), now.seconds])
      return key
    }
  }

  // MARK: reading and writing

  /// Reads in one snapshot.
  package func read<Value: Sendable>(_ body: @escaping @Sendable (DeskReader) throws -> Value) async throws -> Value {
    do {
      return try await pool.read { db in try body(DeskReader(db: db, desk: self)) }
    } catch { throw DeskFault.worded(error) }
  }

  /// Writes all of it or nothing: it is on the disk when this returns and has left nothing when it throws. Several that
  /// come at once share a transaction, see `GatheredWrites`.
  package func write<Value: Sendable>(_ body: @escaping @Sendable (DeskWriter) throws -> Value) async throws -> Value {
    do {
      let value = try await gathered.write { [self] db in
        try body(DeskWriter(reader: DeskReader(db: db, desk: self)))
      }
      await emptyJournalsLeft()
      return value
    } catch { throw DeskFault.worded(error) }
  }

  /// Writes in a transaction that no other change shares.
  func writeAlone<Value: Sendable>(_ body: @escaping @Sendable (DeskWriter) throws -> Value) async throws -> Value {
    do {
      return try await pool.write { [self] db in try body(DeskWriter(reader: DeskReader(db: db, desk: self))) }
    } catch { throw DeskFault.worded(error) }
  }

  /// The same for commands, which have nothing else to do meanwhile.
  package func readNow<Value>(_ body: (DeskReader) throws -> Value) throws -> Value {
    do {
      return try pool.read { db in try body(DeskReader(db: db, desk: self)) }
    } catch { throw DeskFault.worded(error) }
  }

  package func writeNow<Value>(_ body: (DeskWriter) throws -> Value) throws -> Value {
    do {
      return try pool.write { db in try body(DeskWriter(reader: DeskReader(db: db, desk: self))) }
    } catch { throw DeskFault.worded(error) }
  }

  // MARK: look-up

  /// The look-up of an e-mail address, which says nothing to those who do not have the desk's key.
  package func emailIndex(_ email: String) -> [UInt8] { emailKey.blindIndex(Member.comparable(email)) }
}

func bytes(_ data: Data) -> [UInt8] { [UInt8](data) }
