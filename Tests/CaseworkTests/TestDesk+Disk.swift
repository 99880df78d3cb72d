import Casework
import DeskSQLite
import Desks
import Foundation
import GRDB
import Register
import Sealing
import TestDesks
import Testing

/// What somebody does who has the files.
extension TestDesk {
  var mainFile: String { "\(folder)/\(DeskDatabase.mainFile)" }
  var keysFile: String { "\(folder)/\(DeskDatabase.keysFile)" }

  /// Does something to a file without the program.
  static func tamper(_ file: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  static func strings(_ file: String, _ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: file)
    defer { try? queue.close() }
    return try queue.read { try String.fetchAll($0, sql: sql) }
  }

  /// A folder that is gone with the desk.
  func place(_ name: String) -> String { "\(folder)/\(name)" }

  /// The desk opened once more, as another program would.
  static func opened(_ folder: String, _ masterText: String) throws -> CaseDesk {
    let database = try DeskDatabase(
      folder: folder, master: try MasterKeys(text: masterText), now: DeskTime(1_800_000_000))
    _ = try database.applyErasures(at: DeskTime(1_800_000_000))
    let site = TestDesk.site(TestDesk.files, digest: "sha256:one")
    return CaseDesk(
      database: database, site: { site }, now: { DeskTime(1_800_000_000) }, today: { .init(days: 20_000) })
  }

  func made(_ reference: String, note: String = "") async throws -> DeskCase {
    var items = [CaseItem.reference(reference), .sender("XAA"), TestDesk.fact("p", "true")]
    if !note.isEmpty { items.append(TestDesk.note(note)) }
    return try await desk.create(items, by: owner)
  }

  static func note(_ text: String) -> CaseItem {
    .note(CaseNote(id: DeskID(RandomBytes.make(16)), text: text, by: nil, at: DeskTime(1_800_000_000)))
  }

  @discardableResult
  func backUp(_ stamp: String, keepKeys: Int = 30, at time: Int? = nil) throws -> DeskBackup.Made {
    try DeskBackup(of: folder, to: place("copies")).make(
      stamp: stamp, keepKeys: keepKeys, at: time.map(DeskTime.init) ?? #require(CopyStamp.time(of: stamp)))
  }

  func restore(
    _ stamp: String? = nil, to name: String, erasedFrom others: [String] = [], master: String? = nil
  ) throws -> DeskRestore.Restored {
    try DeskRestore(from: place("copies"), to: place(name)).restore(
      stamp: stamp, erasedFrom: others, master: try MasterKeys(text: master ?? masterText),
      at: DeskTime(1_800_000_000))
  }
}
