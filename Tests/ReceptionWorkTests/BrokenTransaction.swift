import Casework
@testable import DeskSQLite
import GRDB
import ReceptionWork
import Synchronization
import TestDesks

/// Breaks off what a desk writes after so many changed rows, in whichever of its tables they are: a full disk, or a
/// program that is killed, at that very place.
struct BrokenTransaction {
  private let database: DeskDatabase
  private static let name = "breaks_off_here"

  /// Until `remove`, the transaction in which the row with this number changes breaks off. Rows of the log of an
  /// organisation count too.
  init(_ database: DeskDatabase, afterRow row: Int) throws {
    self.database = database
    let left = Mutex(row)
    let breaksOff = DatabaseFunction(Self.name, argumentCount: 0) { _ in
      left.withLock { left in
        left -= 1
        return left == 0
      }
    }
    try database.writeNow { writer in
      writer.db.add(function: breaksOff)
      try Self.tables(writer.db).forEach { schema, table in
        for event in ["INSERT", "UPDATE", "DELETE"] {
          try writer.db.execute(
            sql: """
              CREATE TEMP TRIGGER "\(Self.trigger(schema, table, event))" AFTER \(event) ON \(schema)."\(table)"
              BEGIN SELECT RAISE(ABORT, 'broken off') WHERE \(Self.name)(); END
              """)
        }
      }
    }
  }

  func remove() throws {
    try database.writeNow { writer in
      for name in try String.fetchAll(writer.db, sql: "SELECT name FROM temp.sqlite_master WHERE type = 'trigger'") {
        try writer.db.execute(sql: "DROP TRIGGER temp.\"\(name)\"")
      }
    }
  }

  /// Every row that is kept, as texts; what was sealed anew is not what it was. The log is left out where what is read
  /// has its own entries.
  static func kept(_ database: DeskDatabase, andLog: Bool = false) throws -> [String] {
    try database.readNow { reader in
      try tables(reader.db).filter { andLog || $0.table != "audit" }.flatMap { schema, table in
        try Row.fetchAll(reader.db, sql: "SELECT * FROM \(schema).\"\(table)\"").map { row in
          "\(table) " + row.map { "\($0.0)=\($0.1.storage)" }.joined(separator: " ")
        }.sorted()
      }
    }
  }

  private static func trigger(_ schema: String, _ table: String, _ event: String) -> String {
    "break \(schema) \(table) \(event)"
  }

  private static func tables(_ db: Database) throws -> [(schema: String, table: String)] {
    try ["main", "keys"].flatMap { schema in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM \(schema).sqlite_master
          WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%' ORDER BY name
          """
      ).map { (schema, $0) }
    }
  }
}

extension ReceptionWorld {
  /// Breaks a step off at each row that it changes in the store of `desk`, in turn, and says what it left or took away then;
  /// at last the step is done.
  /// - Returns: after how many rows it was broken off.
  func breakOff(
    _ desk: ReceptionDesk, _ step: () async throws -> Void, check: (_ row: Int, _ left: [String]) -> Void
  ) async throws -> Int {
    let database = desk.desk.database
    for row in 1...500 {
      let before = try BrokenTransaction.kept(database)
      let broken = try BrokenTransaction(database, afterRow: row)
      do {
        try await step()
        try broken.remove()
        return row - 1
      } catch DeskFault.storage {
        try broken.remove()
        let after = try BrokenTransaction.kept(database)
        check(row, Set(after).symmetricDifference(before).sorted())
      } catch {
        try broken.remove()
        throw error
      }
    }
    throw EndlessStep()
  }
}

/// A step that changed more rows than any should.
struct EndlessStep: Error {}
