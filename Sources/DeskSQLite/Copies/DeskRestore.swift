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

  /// Cases as of `stamp`, or of the last copy; keys always of the newest copy, as only it knows what was erased since.
  /// `erasedFrom`: further files of keys, such as that of the desk that is replaced, whose lists count too.
  package func restore(
    stamp: String?, erasedFrom others: [String] = [], master: MasterKeys, at time: DeskTime
  ) throws -> Restored {
    guard let main = try stamp.map({ "desk-\($0).sqlite" }) ?? names("desk-").last,
      FileManager.default.fileExists(atPath: "\(source)/\(main)"), let keys = try names("keys-").last
    else { throw DeskFault.notFound }
    let target = (main: "\(folder)/\(DeskDatabase.mainFile)", keys: "\(folder)/\(DeskDatabase.keysFile)")
    // Before anything is done: what is there is never touched.
    for path in [target.main, target.keys] where FileManager.default.fileExists(atPath: path) {
      throw DeskFault.storage("\(path) is there already; a desk is restored into a folder without one")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      var erased: [String: Int] = [:]
      for file in try names("keys-").map({ "\(source)/\($0)" }) + others {
        erased.merge(try DeskCopies.erasedKeys(in: file)) { first, _ in first }
      }
      try FileManager.default.copyItem(atPath: "\(source)/\(main)", toPath: target.main)
      try FileManager.default.copyItem(atPath: "\(source)/\(keys)", toPath: target.keys)
      _ = try DeskCopies.destroyKeys(erased, in: target.keys)
      let queue = try DeskCopies.open(target.main, readOnly: true)
      try queue.read(DeskCopies.check)
      try queue.close()
      return try opened(master, from: [main, keys], at: time)
    } catch {
      // Nothing half-restored is left for a server to open.
      for path in [target.main, target.keys] { try? FileManager.default.removeItem(atPath: path) }
      for path in [target.main, target.keys].flatMap({ ["\($0)-wal", "\($0)-shm"] }) {
        try? FileManager.default.removeItem(atPath: path)
      }
      throw error is DeskFault ? error : DeskFault(storage: error)
    }
  }

  /// Opens every case, so that whoever restores knows that all of it can be read.
  private func opened(_ master: MasterKeys, from files: [String], at time: DeskTime) throws -> Restored {
    let database = try DeskDatabase(folder: folder, master: master, now: time)
    let erasures = try database.applyErasures(at: time)
    var restored = Restored(
      from: files, organisations: 0, cases: 0, erased: erasures.removed, withoutKey: erasures.withoutKey, logEntries: 0)
    let organisations = try database.readNow { try $0.organisations() }
    restored.organisations = organisations.count
    for organisation in organisations {
      restored.cases += try database.readNow { try $0.countOpenable(of: organisation.id) }
      try database.writeNow { writer in
        try writer.log(
          .restored, by: .operatorOfMachine, detail: files.joined(separator: ", "), in: organisation.id, at: time)
      }
      restored.logEntries += try database.readNow { try $0.logHead(of: organisation.id).number }
    }
    try database.close()
    return restored
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
