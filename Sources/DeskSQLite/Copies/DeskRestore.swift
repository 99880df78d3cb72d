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
    /// Cases of which everything opens: content, facts, findings, history, documents and alerts.
    package var cases: Int
    /// Participants of programmes of reception of whom everything opens.
    package var participants = 0
    /// Cases of the copy that were erased later, and stay so.
    package var erased: Int
    /// Cases whose key is in no copy: they were erased, or the copy of their keys is not there.
    package var withoutKey: Int
    /// Values that do not open, in words: what was damaged is there as it is, and everything else can be read.
    package var damaged: [String]
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

  private var staging: String { DeskFolder(folder).staging }

  /// Cases as of `stamp`, or of the last copy; keys of the newest copy, as only it knows what was erased since, and from
  /// older ones where a key was wrapped anew since or is missing. What was erased by any of their lists stays so.
  /// `erasedFrom`: further files of keys, such as that of the desk that is replaced, whose lists of erased cases count too.
  package func restore(
    stamp: String?, erasedFrom others: [String] = [], master: MasterKeys, at time: DeskTime
  ) throws -> Restored {
    let copies = try names("keys-")
    guard let main = try stamp.map({ "desk-\($0).sqlite" }) ?? names("desk-").last,
      FileManager.default.fileExists(atPath: "\(source)/\(main)"), let keys = copies.last
    else { throw DeskFault.notFound }
    for file in others where !FileManager.default.fileExists(atPath: file) { throw DeskFault.noFile(file) }
    do {
      try DeskFolder(folder).prepareRestore()
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

  /// Opens everything, so that whoever restores knows what of it can be read.
  private func opened(
    _ master: MasterKeys, from files: [String], olderKeys: [String], at time: DeskTime
  ) throws -> Restored {
    let database = try DeskDatabase(folder: staging, master: master, now: time, mayMake: false)
    for copy in olderKeys { try database.takeKeys(from: copy) }
    let erasures = try database.applyErasures(at: time)
    var restored = Restored(
      from: files, organisations: 0, cases: 0, erased: erasures.removed, withoutKey: erasures.withoutKey, damaged: [],
      logEntries: 0)
    let organisations = try database.readNow { try $0.organisationIDs() }
    restored.organisations = organisations.count
    for organisation in organisations {
      let soundness = try database.readNow { try $0.soundness(of: organisation) }
      restored.cases += soundness.cases
      restored.participants += soundness.participants
      restored.damaged += soundness.damaged
      try database.writeNow { writer in
        // Whoever signed out since the copy was made is not signed in again by it.
        try writer.endAllSessions()
        try writer.log(
          .restored, by: .operatorOfMachine, detail: files.joined(separator: ", "), in: organisation, at: time)
      }
      restored.logEntries += try database.readNow { try $0.logHead(of: organisation).number }
    }
    // The files alone get their place, without their journals.
    try database.close()
    return restored
  }
}
