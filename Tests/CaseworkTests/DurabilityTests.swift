@testable import DeskSQLite
import GRDB
import TestDesks
import Testing

@Suite("Saved means on the disk")
struct DurabilityTests {
  /// A process that is killed leaves what it wrote to the system; only a loss of power shows what was not waited for.
  @Test("Each commit waits for the disk, in both files")
  func synchronous() throws {
    let test = try TestDesk()
    for schema in ["main", "keys"] {
      let (synchronous, journal) = try test.database.writeNow { writer in
        (
          try Int.fetchOne(writer.reader.db, sql: "PRAGMA \(schema).synchronous"),
          try String.fetchOne(writer.reader.db, sql: "PRAGMA \(schema).journal_mode")
        )
      }
      #expect(synchronous == 2, "\(schema): expected FULL")
      #expect(journal == "wal", "\(schema)")
    }
  }

  @Test("A disk that fails is told apart from a sealed value that was changed")
  func failingDisk() {
    for code in [ResultCode.SQLITE_IOERR, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_READONLY] {
      #expect(DeskFault(storage: DatabaseError(resultCode: code)) == .readOnly)
    }
    #expect(DeskFault(storage: DatabaseError(resultCode: .SQLITE_IOERR_SHMSIZE)) == .diskFull)
  }
}
