import Foundation
import Reception
import Testing

@Suite("Lists of codes")
struct CodeListTests {
  private static func file(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return Array(try Data(contentsOf: root.appending(path: "data/lists/\(name)")))
  }

  @Test("The list of occupations is ISCO-08 whole: each code has its groups")
  func occupations() throws {
    let occupations = try Occupations(Self.file("isco-08.tsv"))
    #expect(occupations.count == 10 + 43 + 130 + 436)
    let bricklayers = try #require(OccupationCode("7112"))
    #expect(occupations.path(to: bricklayers).map(\.code.text) == ["7", "71", "711", "7112"])
    #expect(occupations.title(of: bricklayers) == "Bricklayers and related workers")
    let list = try CodeList(Self.file("isco-08.tsv"), file: "isco-08.tsv", example: "7112") { _ in true }
    for entry in list.entries {
      let code = try #require(OccupationCode(entry.code))
      let hasParent = code.parent.map(occupations.contains) ?? true
      #expect(hasParent, "\(code)")
    }
  }

  @Test("Occupations are found by words of their titles, the most exact first")
  func search() throws {
    let occupations = try Occupations(Self.file("isco-08.tsv"))
    let found = occupations.search("welders")
    #expect(found.first == OccupationCode("7212"))
    #expect(found.map(\.level.rawValue) == found.map(\.level.rawValue).sorted(by: >))
    #expect(occupations.search("") == [] && occupations.search("zzz") == [])
    #expect(occupations.search("weld flame").first == OccupationCode("7212"))
    // “ring” is inside of “engineering” and begins nothing.
    #expect(occupations.search("engineering") != [] && occupations.search("ring") == [])
    #expect(occupations.search("welders 7212") == [] && occupations.search("7212x") == [])
  }

  @Test("The list of needs has codes in UNHCR's form, each with its group")
  func needs() throws {
    let list = try CodeList(Self.file("needs.tsv"), file: "needs.tsv", example: "CR-CP") { NeedCode($0) != nil }
    for entry in list.entries {
      let code = try #require(NeedCode(entry.code))
      #expect(list.contains(code.group), "\(code)")
    }
    #expect(list.entries.count > 40)
  }

  @Test("All mistakes of a list come out together, with their lines")
  func mistakes() throws {
    let text = "# a list\n71\tBuilders\nseven\tX\n71\tAgain\n8 no tab\n\n9\tA\tB\n"
    let refusal = try #require(throws: CodeListRefusal.self) { try Occupations(Array(text.utf8), file: "own.tsv") }
    #expect(refusal.faults.map(\.line) == [3, 4, 5, 7])
    #expect(
      refusal.description.hasPrefix(
        "own.tsv:3: found the code “seven\tX”; expected a code such as 7112\nown.tsv:4: found 71 a second time"))
    #expect(throws: CodeListRefusal.self) { try Occupations([0xFF, 0xFE]) }
  }
}
