internal import Foundation
@preconcurrency internal import Glibc
internal import GRDB

/// Files of a desk taken by themselves.
enum DeskCopies {
  static func open(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(DeskDatabase.busySeconds)
    // Outside of a transaction, within which SQLite refuses it.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// To be read as it is: where it cannot be opened for writing, as on a disk that is read-only, without its journal.
  static func openToRead(_ path: String) throws -> DatabaseQueue {
    // A file in WAL mode wants its journal beside it even to be read.
    if let queue = try? open(path, readOnly: false),
      (try? queue.read({ try Int.fetchOne($0, sql: "PRAGMA schema_version") })) != nil
    {
      return queue
    }
    return try open(path, readOnly: true)
  }

  /// Gives a file its place, so that it is there after a loss of power too.
  static func move(_ path: String, to place: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.synchronize()
    try file.close()
    try FileManager.default.moveItem(atPath: path, toPath: place)
    let folder = Glibc.open((place as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    _ = close(folder)
  }

  static func check(_ db: Database) throws {
    let found = try String.fetchAll(db, sql: "PRAGMA integrity_check")
    guard found == ["ok"] else { throw DeskFault.damaged(found.first ?? "the file") }
  }

  /// The ids of cases whose keys were destroyed, with the times at which they were.
  static func erasedKeys(in path: String) throws -> [String: Int] {
    let queue = try open(path, readOnly: true)
    defer { try? queue.close() }
    return try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT id, at FROM erased_key").reduce(into: [:]) { $0[$1["id"]] = $1["at"] }
    }
  }

  /// The ids of cases whose keys are in a file of keys, or in its list of those that were destroyed.
  static func knownKeys(in path: String) throws -> Set<String> {
    let queue = try open(path, readOnly: true)
    defer { try? queue.close() }
    return try queue.read {
      try Set(String.fetchAll($0, sql: "SELECT id FROM case_key UNION SELECT id FROM erased_key"))
    }
  }

  /// Takes keys out of a file of keys, so that their bytes are gone too, and notes that they were erased. Returns how many
  /// there were.
  static func destroyKeys(_ erased: [String: Int], in path: String) throws -> Int {
    let queue = try open(path, readOnly: false)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")
      var count = 0
      try db.inTransaction {
        for (id, at) in erased {
          try db.execute(sql: "DELETE FROM case_key WHERE id = ?", arguments: [id])
          count += db.changesCount
          try db.execute(sql: "INSERT OR IGNORE INTO erased_key (id, at) VALUES (?, ?)", arguments: [id, at])
        }
        return .commit
      }
      if count > 0 { try db.execute(sql: "VACUUM") }
      return count
    }
  }
}
