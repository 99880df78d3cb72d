import DeskSQLite
import Desks
import Foundation
import TestDesks
import Testing

@Suite("The guide says of the store what is so")
struct StorageGuideTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("The table of what is sealed has every table of both files and no other")
  func tables() throws {
    let page = try Self.text("docs/guide/desk-storage.md")
    let rows = page.matches(of: /(?m)^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|/).map { String($0.output.1) }
    let named = rows.flatMap { row in row.matches(of: /[a-z_]+/).map { String($0.output) } }
    let test = try TestDesk()
    let sql =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name != 'grdb_migrations'"
    let tables = try TestDesk.strings(test.mainFile, sql) + TestDesk.strings(test.keysFile, sql)
    #expect(named.sorted() == tables.sorted())
  }

  @Test("Every context of a seal is in the list of them, and no other")
  func contexts() throws {
    let source = try Self.text("Sources/DeskSQLite/Keys/SealContext.swift")
    let made = source.matches(of: /"([a-z]+\/[^"]+)"/).map { match in
      String(match.output.1).replacing(/\\\(([a-z]+)\)/) { $0.output.1.uppercased() }
    }
    #expect(made.count > 15)
    let page = try Self.text("docs/guide/sealing.md")
    let listed = page.matches(of: /(?m)^\| `([a-z]+\/[^`]+)` \|/).map { String($0.output.1) }
    #expect(listed.sorted() == made.sorted())
  }

  @Test("No value is sealed for a context that is written elsewhere")
  func contextsInOnePlace() throws {
    let folder = Self.root.appending(path: "Sources/DeskSQLite").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    #expect(files.count > 20)
    for file in files {
      let text = try Self.text("Sources/DeskSQLite/\(file)")
      #expect(text.firstMatch(of: /context: "/) == nil, "\(file)")
    }
  }
}
