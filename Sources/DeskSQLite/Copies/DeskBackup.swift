package import Desks
internal import Foundation
internal import GRDB

/// Copies of a desk while it is open. What is copied is sealed, so that no key is needed.
///
/// The keys of the cases are copied apart and after the rest: a case that is in the copy has its key in the copy of the
/// keys, unless it was erased meanwhile. Old copies of the keys are destroyed after a time, and the keys of erased cases
/// are taken out of those that are left: from then on an old copy of the cases cannot be read where they were erased.
///
/// Where a case has its key neither in the file of keys nor in the list of those that were erased, an older copy may be the
/// only place where that key still is: then no copy is destroyed.
package struct DeskBackup: Sendable {
  package struct Made: Hashable, Sendable {
    package var files: [String]
    package var cases: Int
    /// Copies of the keys that were destroyed because of their age.
    package var expired: Int
    /// Keys of erased cases that were taken out of older copies.
    package var erased: Int
  }

  private let folder: String
  private let destination: String

  /// From the folder of the desk to a folder of copies.
  package init(of folder: String, to destination: String) {
    self.folder = folder
    self.destination = destination
  }

  /// `stamp` is part of the names of the files, such as `2026-11-26T120000Z`, see `CopyStamp`. `keepKeys` is in days.
  /// Throws `keysMissing` where keys are missing; the copies are made all the same.
  package func make(stamp: String, keepKeys days: Int, at time: DeskTime) throws -> Made {
    do {
      try FileManager.default.createDirectory(
        atPath: destination, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for name in [DeskDatabase.mainFile, DeskDatabase.keysFile] {
        // SQLite would make a file that is not there.
        guard FileManager.default.fileExists(atPath: path(name)) else { throw DeskFault.noFile(path(name)) }
      }
      let names = (main: "desk-\(stamp).sqlite", keys: "keys-\(stamp).sqlite")
      for name in [names.main, names.keys] {
        guard !FileManager.default.fileExists(atPath: "\(destination)/\(name)") else {
          throw DeskFault.storage("\(destination)/\(name) is there already; a copy is never written over")
        }
      }
      let (main, keys) = try copyBoth(names)
      try log(at: time)
      try emptyJournals()
      let queue = try DeskCopies.open(main, readOnly: true)
      let holders = try queue.read { try Set(String.fetchAll($0, sql: "SELECT id FROM key_holder")) }
      let cases = try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM client_case") ?? 0 }
      try queue.close()
      let erased = try takeOutErased(newest: keys)
      let missing = holders.subtracting(try DeskCopies.knownKeys(in: keys)).count
      guard missing == 0 else { throw DeskFault.keysMissing(missing) }
      return Made(files: [main, keys], cases: cases, expired: try expire(days, at: time), erased: erased)
    } catch let fault as DeskFault {
      throw fault
    } catch {
      throw DeskFault(storage: error)
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Where the key of an organisation was rotated between the two, they would not fit each other: then both are made anew.
  private func copyBoth(_ names: (main: String, keys: String)) throws -> (main: String, keys: String) {
    while true {
      let main = try copy(DeskDatabase.mainFile, as: names.main)
      let keys = try copy(DeskDatabase.keysFile, as: names.keys)
      if try wrappedKeys(in: main) == wrappedKeys(in: path(DeskDatabase.mainFile)) { return (main, keys) }
      for path in [main, keys] { try FileManager.default.removeItem(atPath: path) }
    }
  }

  private func wrappedKeys(in path: String) throws -> Set<Data> {
    let queue = try DeskCopies.open(path, readOnly: false)
    defer { try? queue.close() }
    return try queue.read { db in
      Set(
        try Data.fetchAll(
          db, sql: "SELECT wrapped_key FROM organisation UNION ALL SELECT wrapped_key FROM next_key"))
    }
  }

  /// A backup holds the journals of a desk for as long as it reads; what was erased meanwhile is taken out of them now.
  private func emptyJournals() throws {
    for name in [DeskDatabase.keysFile, DeskDatabase.mainFile] {
      let queue = try DeskCopies.open(path(name), readOnly: false)
      _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try queue.close()
    }
  }

  /// By SQLite's own means, which read a file that others write; checked, and only then given its name.
  private func copy(_ name: String, as copyName: String) throws -> String {
    let source = try DeskCopies.open(path(name), readOnly: false)
    let (partial, whole) = ("\(destination)/.\(copyName).part", "\(destination)/\(copyName)")
    // Of a backup that was cut short, or of this one if it is: what is half a copy is none.
    for file in [partial, "\(partial)-journal"] { try? FileManager.default.removeItem(atPath: file) }
    // Closed to others from its first moment.
    try DeskFolder.make(partial)
    defer { try? FileManager.default.removeItem(atPath: partial) }
    let target = try DatabaseQueue(path: partial)
    try source.backup(to: target)
    try target.writeWithoutTransaction { db in
      // One file, without a journal beside it.
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON;")
      try DeskCopies.check(db)
    }
    try target.close()
    try source.close()
    try DeskCopies.move(partial, to: whole)
    return whole
  }

  private func log(at time: DeskTime) throws {
    let queue = try DeskCopies.open(path(DeskDatabase.mainFile), readOnly: false)
    try queue.write { db in
      for id in try String.fetchAll(db, sql: "SELECT id FROM organisation") {
        guard let organisation = OrganisationID(id) else { continue }
        try AuditLog(db).append(.backupMade, by: .operatorOfMachine, in: organisation, at: time)
      }
    }
    try queue.close()
  }

  private func keyCopies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: destination)
      .filter { $0.hasPrefix("keys-") && $0.hasSuffix(".sqlite") }.sorted().map { "\(destination)/\($0)" }
  }

  /// By the time in its name: that on the disk is another one when a copy was moved or restored itself.
  private func expire(_ days: Int, at time: DeskTime) throws -> Int {
    var expired = 0
    for copy in try keyCopies().dropLast() {
      guard let made = CopyStamp.time(ofFile: copy), time.seconds - made.seconds > days * 86_400 else { continue }
      try FileManager.default.removeItem(atPath: copy)
      expired += 1
    }
    return expired
  }

  /// Applies the list of the newest copy to the older ones.
  private func takeOutErased(newest: String) throws -> Int {
    let erased = try DeskCopies.erasedKeys(in: newest)
    guard !erased.isEmpty else { return 0 }
    var count = 0
    for copy in try keyCopies() where copy != newest { count += try DeskCopies.destroyKeys(erased, in: copy) }
    return count
  }
}
