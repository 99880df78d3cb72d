import Foundation
import Testing

/// What rooms.md says of who imports whom, held against the imports in the source files and against the package's manifest.
@Suite("Rooms")
struct RoomsTests {
  /// A room of `Sources`, by what its files import of the other rooms.
  private static let imported: [String: Set<String>] = {
    let names = Set(Repository.folders("Sources"))
    return Dictionary(
      uniqueKeysWithValues: names.map { room in
        let imports = Repository.swiftFiles(under: "Sources/\(room)").compactMap(Repository.text).flatMap { text in
          text.matches(of: /(?m)^(?:@testable )?(?:public |package |internal )?import (\w+)/).map {
            String($0.output.1)
          }
        }
        return (room, Set(imports).intersection(names).subtracting([room]))
      })
  }()

  /// The rows of the table: a target, and what stands in its last column.
  private static let rows: [(room: String, imports: Set<String>)] = {
    (Repository.text("docs/guide/rooms.md") ?? "").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, let name = cells[0].firstMatch(of: /`([\w-]+)`/) else { return nil }
      return (String(name.output.1), Set(cells[2].matches(of: /\w+/).map { String($0.output) }))
    }
  }()

  @Test("Each room has a row in the table, which names what the room imports")
  func table() {
    #expect(Self.imported.count > 20)
    for (room, imports) in Self.imported.sorted(by: { $0.key < $1.key }) {
      guard let row = Self.rows.first(where: { $0.room == room }) else {
        Issue.record("rooms.md has no row for \(room)")
        continue
      }
      // The commands put all rooms together, and the table says so.
      guard room != "safethird" else { continue }
      let listed = row.imports.intersection(Self.imported.keys)
      #expect(listed == imports, "\(room): rooms.md names \(listed.sorted()), its files import \(imports.sorted())")
    }
  }

  @Test("The manifest declares what a room imports, and no more")
  func manifest() throws {
    let manifest = try #require(Repository.text("Package.swift"))
    // What stands before the first target is the package, which has the name of one.
    let pieces = manifest.split(separator: /(?m)^    \.(?:target|executableTarget|systemLibrary|plugin|testTarget)\(/)
      .dropFirst()
    for (room, imports) in Self.imported.sorted(by: { $0.key < $1.key }) {
      let piece = pieces.first { $0.firstMatch(of: /name: "([^"]+)"/).map { String($0.output.1) } == room }
      let declared = try #require(piece, "Package.swift has no target \(room)")
      let names = Set(declared.matches(of: /"([\w-]+)"/).map { String($0.output.1) })
        .intersection(Self.imported.keys).subtracting([room])
      #expect(names == imports, "\(room): declared are \(names.sorted()), imported \(imports.sorted())")
    }
  }
}
