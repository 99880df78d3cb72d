package import Desks
internal import Foundation
internal import GRDB
package import Sealing

/// Brings a desk back from its copies, on this machine or another. With the master key everything that was not erased is
/// there again; without it nothing can be read.
package struct DeskRestore: Sendable {
  package struct Restored: Hashable, Sendable {
    package var from: [String]
    package var organisations: Int
    package var cases: Int
    /// Cases of the copy that were erased later, and stay so.
    package var erased: Int
    /// Cases whose key is in no copy: they were erased, or the copy of their keys is not there.
    package var withoutKey: Int
    package var logEntries: Int
  }

  private let source: String
  private let folder: String

  /// From a folder of copies to the folder of a desk, in which there is none yet.
  package init(from source: String, to folder: String) {
    self.source = source
    self.folder = folder
  }

  /// The stamps of copies of cases, the oldest first.
  package func stamps() throws -> [String] {
    try names("desk-").map { String($0.dropFirst(5).dropLast(7)) }
  }

  private func names(_ prefix: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: source)
        .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".sqlite") }.sorted()
    } catch { throw DeskFault.notFound }
  }

  /// Where a desk is put together: it gets its place when all of it was found to be right. A program that stops meanwhile
  /// leaves this folder, and neither a server nor another restore takes what is in it for a desk.
  static let stagingFolder = ".restore"

  private var staging: String { "\(folder)/\(DeskRestore.stagingFolder)" }

  /// Cases as of `stamp`, or of the last copy; keys of the newest copy, as only it knows what was erased since, and from
  /// older ones where a key was wrapped anew since. `erasedFrom`: further files of keys, such as that of the desk that is
  /// replaced, whose lists of erased cases count too.
  package func restore(
    stamp: String?, erasedFrom others: [String] = [], master: MasterKeys, at time: DeskTime
  ) throws -> Restored {
    let copies = try names("keys-")
    guard let main = try stamp.map({ "desk-\($0).sqlite" }) ?? names("desk-").last,
      FileManager.default.fileExists(atPath: "\(source)/\(main)"), let keys = copies.last
    else { throw DeskFault.notFound }
    for file in others where !FileManager.default.fileExists(atPath: file) { throw DeskFault.noFile(file) }
    do {
      try prepare()
      defer { try? FileManager.default.removeItem(atPath: staging) }
      let placed = (main: "\(staging)/\(DeskDatabase.mainFile)", keys: "\(staging)/\(DeskDatabase.keysFile)")
      var erased: [String: Int] = [:]
      for file in copies.map({ "\(source)/\($0)" }) + others {
        erased.merge(try DeskCopies.erasedKeys(in: file)) { first, _ in first }
      }
      try FileManager.default.copyItem(atPath: "\(source)/\(main)", toPath: placed.main)
      try FileManager.default.copyItem(atPath: "\(source)/\(keys)", toPath: placed.keys)
      for path in [placed.main, placed.keys] {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let queue = try DeskCopies.open(path, readOnly: true)
        try queue.read(DeskCopies.check)
        try queue.close()
      }
      _ = try DeskCopies.destroyKeys(erased, in: placed.keys)
      let older = copies.dropLast().reversed().map { "\(source)/\($0)" }
      let restored = try opened(master, from: [main, keys], olderKeys: older, at: time)
      try DeskCopies.move(placed.keys, to: "\(folder)/\(DeskDatabase.keysFile)")
      try DeskCopies.move(placed.main, to: "\(folder)/\(DeskDatabase.mainFile)")
      return restored
    } catch {
      throw error is DeskFault ? error : DeskFault(storage: error)
    }
  }

  /// An empty folder to put the desk together. What is there is never touched, but for what a restore left that was cut
  /// short: without a desk, its file of keys is none either.
  private func prepare() throws {
    let files = FileManager.default
    let main = "\(folder)/\(DeskDatabase.mainFile)"
    let keys = "\(folder)/\(DeskDatabase.keysFile)"
    let isUnfinished = files.fileExists(atPath: staging) && !files.fileExists(atPath: main)
    if files.fileExists(atPath: main) || (files.fileExists(atPath: keys) && !isUnfinished) {
      throw DeskFault.storage("\(folder) has a desk already; a desk is restored into a folder without one")
    }
    if isUnfinished {
      try files.removeItem(atPath: staging)
      if files.fileExists(atPath: keys) { try files.removeItem(atPath: keys) }
    }
    try files.createDirectory(
      atPath: staging, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
  }

  /// Opens every case, so that whoever restores knows that all of it can be read.
  private func opened(
    _ master: MasterKeys, from files: [String], olderKeys: [String], at time: DeskTime
  ) throws -> Restored {
    let database = try DeskDatabase(folder: staging, master: master, now: time)
    for copy in olderKeys { try database.takeKeys(from: copy) }
    let erasures = try database.applyErasures(at: time)
    var restored = Restored(
      from: files, organisations: 0, cases: 0, erased: erasures.removed, withoutKey: erasures.withoutKey, logEntries: 0)
    let organisations = try database.readNow { try $0.organisations() }
    restored.organisations = organisations.count
    for organisation in organisations {
      restored.cases += try database.readNow { try $0.countOpenable(of: organisation.id) }
      try database.writeNow { writer in
        // Whoever signed out since the copy was made is not signed in again by it.
        try writer.endAllSessions()
        try writer.log(
          .restored, by: .operatorOfMachine, detail: files.joined(separator: ", "), in: organisation.id, at: time)
      }
      restored.logEntries += try database.readNow { try $0.logHead(of: organisation.id).number }
    }
    // The files alone get their place, without their journals.
    try database.close()
    return restored
  }
}

extension DeskDatabase {
  /// Takes keys of cases from an older copy where those at hand open nothing: the key of their organisation was another
  /// one when the cases were copied.
  fileprivate func takeKeys(from copy: String) throws {
    let queue = try DeskCopies.open(copy, readOnly: true)
    defer { try? queue.close() }
    let older = try queue.read { db in
      try Row.fetchAll(db, sql: "SELECT id, wrapped FROM case_key").reduce(into: [String: Data]()) {
        $0[$1["id"]] = $1["wrapped"]
      }
    }
    try writeNow { writer in
      for organisation in try writer.reader.organisations() {
        let keys = try writer.reader.wrappingKeys(of: organisation.id)
        let rows = try Row.fetchAll(
          writer.db, sql: "SELECT id, wrapped FROM keys.case_key WHERE organisation = ?",
          arguments: [organisation.id.text])
        for row in rows {
          let id: CaseID = try row.id("id")
          guard (try? CaseKey.unwrap(bytes(row["wrapped"]), of: id, keys)) == nil, let wrapped = older[id.text],
            (try? CaseKey.unwrap(bytes(wrapped), of: id, keys)) != nil
          else { continue }
          try writer.db.execute(
            sql: "UPDATE keys.case_key SET wrapped = ? WHERE id = ?", arguments: [wrapped, id.text])
        }
      }
    }
  }
}

extension DeskReader {
  /// How many cases there are, each of which was opened; throws at the first that does not open.
  func countOpenable(of organisation: OrganisationID) throws -> Int {
    let ids = try String.fetchAll(
      db,
      sql: "SELECT id FROM client_case WHERE organisation = ? AND id IN (SELECT id FROM keys.case_key)",
      arguments: [organisation.text]
    ).compactMap { CaseID($0) }
    for id in ids { _ = try deskCase(id, in: organisation) }
    return ids.count
  }
}
