@testable import DeskSQLite
import GRDB

/// A statement after which a transaction breaks off, as a trigger of the file.
enum StopAfter: String, CaseIterable {
  case book = "UPDATE ON payment_book"
  case newRun = "INSERT ON payment_run"
  case run = "UPDATE ON payment_run"
  case page = "INSERT ON payment_page"
  case ledger = "INSERT ON ledger_page"
  case audit = "INSERT ON audit"

  func install(_ database: DeskDatabase) throws {
    try database.writeNow {
      try $0.db.execute(
        sql: "CREATE TRIGGER stop_after AFTER \(rawValue) BEGIN SELECT RAISE(ABORT, 'stopped'); END")
    }
  }

  static func remove(_ database: DeskDatabase) throws {
    try database.writeNow { try $0.db.execute(sql: "DROP TRIGGER IF EXISTS stop_after") }
  }

  /// Everything that is kept of payments, and the log, as texts.
  static func kept(_ database: DeskDatabase) throws -> [String] {
    try database.readNow { reader in
      try [
        "SELECT 'book ' || organisation || version FROM payment_book",
        "SELECT 'run ' || id || revision || hex(sealed) FROM payment_run ORDER BY id",
        "SELECT 'page ' || run || number || hex(sealed) FROM payment_page ORDER BY run, number",
        "SELECT 'ledger ' || first || last || hex(sealed) FROM ledger_page ORDER BY first",
        "SELECT 'log ' || number || hex(hash) FROM audit ORDER BY organisation, number",
      ].flatMap { try String.fetchAll(reader.db, sql: $0) }
    }
  }
}
