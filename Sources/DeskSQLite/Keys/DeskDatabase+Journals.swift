internal import GRDB
internal import Synchronization

/// What was destroyed stands in the journals too, until they are emptied.
extension DeskDatabase {
  /// Takes what was destroyed out of the journals. Where somebody reads them at this moment, such as a backup, it is tried
  /// again after the next change, and a backup does it at its end.
  package func emptyJournals() async {
    do {
      // Nobody else should wait long for it.
      try await pool.writeWithoutTransaction { try DeskDatabase.emptyJournals($0, waiting: 500) }
    } catch { journalsAreLeft.withLock { $0 = true } }
  }

  /// What could not be emptied before, where there is such: without waiting, as this comes after each change.
  func emptyJournalsLeft() async {
    let areLeft = journalsAreLeft.withLock { left in
      defer { left = false }
      return left
    }
    guard areLeft else { return }
    do {
      try await pool.writeWithoutTransaction { try DeskDatabase.emptyJournals($0, waiting: 0) }
    } catch { journalsAreLeft.withLock { $0 = true } }
  }

  /// The same for whoever has nothing else to do meanwhile.
  func emptyJournalsNow() {
    do {
      try pool.writeWithoutTransaction { try DeskDatabase.emptyJournals($0, waiting: 500) }
    } catch { journalsAreLeft.withLock { $0 = true } }
  }

  private static func emptyJournals(_ db: Database, waiting milliseconds: Int) throws {
    try db.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
    defer { try? db.execute(sql: "PRAGMA busy_timeout = \(busyMilliseconds)") }
    // The one that can be is emptied, also where the other cannot.
    let results = ["keys", "main"].map { name in Result { try db.checkpoint(.truncate, on: name) } }
    for result in results { _ = try result.get() }
  }
}
