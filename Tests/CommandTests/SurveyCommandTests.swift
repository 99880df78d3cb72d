import Foundation
import Testing

/// Surveys of whole tables from the command line, above all of tables that are not as they should be.
@Suite(.serialized) struct SurveyCommandTests {
  static let question = ["--sender", "USA", "--day", "2025-05-07"]

  func survey(_ table: String, _ options: String...) throws -> Program.Outcome {
    try Program.run(["survey", "-"] + Self.question + options, input: table)
  }

  @Test func rowsWithMistakesAreCountedAndTheExitCodeSaysSo() throws {
    let outcome = try survey(
      "case,person.final_order\na,true\nb,maybe\nc,true,no\nd,\"no\ne,no\n", "--to", "LBY", "--format", "json")
    #expect(outcome.status == 1)
    let json = try outcome.json()
    #expect(json["rows"] as? Int == 2)
    #expect(json["malformed"] as? Int == 3)
    #expect(
      outcome.err.contains("standard input:3:3: found “maybe” in person.final_order; expected true, false or nothing."))
    #expect(outcome.err.contains("standard input:5:3: found a quotation mark inside a cell, or one that is not closed"))
    #expect(outcome.err.contains("found 3 rows with a mistake; they were left out, the others were surveyed"))
  }

  @Test func strictEndsAtTheFirstMistake() throws {
    let outcome = try survey("case,person.final_order\na,true\nb,maybe\nc,maybe\n", "--to", "LBY", "--strict")
    #expect(outcome.status == 1)
    #expect(outcome.out.isEmpty)
    #expect(outcome.err.contains("standard input:3:3:"))
    #expect(!outcome.err.contains("standard input:4:3:"))
    #expect(outcome.err.contains("nothing more was read, as --strict asks"))
  }

  @Test func tablesWithoutRows() throws {
    for text in ["case,person.final_order", "case,person.final_order\r\n", "\u{FEFF}case,person.final_order\n\n"] {
      let outcome = try survey(text, "--to", "LBY", "--format", "json")
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(try outcome.json()["rows"] as? Int == 0)
    }
  }

  @Test func whatIsNoTable() throws {
    for (path, message) in [
      ("/dev/null", "/dev/null: found nothing; expected a line with the names of columns"),
      ("Sources", "found no table to read at Sources (it is a folder)"),
      ("nofile.csv", "found no table to read at nofile.csv"),
      ("/dev/zero", "/dev/zero:1:1: found the column"),
    ] {
      let outcome = try Program.run(["survey", path, "--to", "LBY"] + Self.question)
      #expect(outcome.status == 1, "\(path)")
      #expect(outcome.err.contains(message), "\(outcome.err.prefix(300))")
      #expect(outcome.err.utf8.count < 2_000, "\(path)")
    }
  }

  @Test func aPipeIsReadToItsEnd() throws {
    let command = "'\(Program.binary.path)' survey - --sender USA --to LBY --day 2025-05-07 --format json"
    let slow = "(echo case,person.final_order; sleep 0.2; echo a,true; sleep 0.2; printf b,no)"
    let outcome = try Program.shell("\(slow) | \(command)")
    #expect(outcome.status == 0)
    #expect(try outcome.json()["rows"] as? Int == 2)
  }

  /// A record that never ends, and one in quotes that are not closed: memory and what follows are kept.
  @Test func recordsOfManyMegabytes() throws {
    let long = String(repeating: "x", count: 5 << 20)
    let table = "case,note,person.final_order\na,,true\nb,\(long),true\nc,,true\nd,\"\(long),true\ne,,no\n"
    let outcome = try survey(table, "--to", "LBY", "--ignore", "note", "--rows")
    #expect(outcome.status == 1)
    let references = outcome.out.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(references == ["a", "c", "e"])
    #expect(outcome.err.contains("standard input:3:1: found a record of more than 4 MB"))
    #expect(outcome.err.contains("found 2 rows with a mistake"))
  }

  @Test func aColumnForAnotherDestinationIsNoMistake() throws {
    let outcome = try survey("case,notice.written@LBY\na,true\n", "--to", "RWA", "--rows")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.out.contains("notice.written@RWA"))
    let own = try survey("case,notice.written@LBY,notice.written\na,true,\nb,,true\n", "--to", "LBY", "--rows")
    #expect(!own.out.contains("notice.written@LBY"))
  }

  /// Several pieces of the file on several threads come out as on one.
  @Test func theOrderOfRowsAndMistakesIsThatOfTheTable() throws {
    let note = String(repeating: "note, ", count: 300)
    var table = "case,person.final_order,note\n"
    for number in 0..<2_500 { table += "r\(number),\(number % 97 == 5 ? "maybe" : "true"),\"\(note)\n\"\n" }
    let one = try survey(table, "--to", "LBY", "--rows", "--ignore", "note", "--threads", "1")
    let references = one.out.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(references == (0..<2_500).filter { $0 % 97 != 5 }.map { "r\($0)" })
    #expect(one.err.contains("standard input:12:4: found “maybe”"))
    for threads in ["2", "3", "200"] {
      let several = try survey(table, "--to", "LBY", "--rows", "--ignore", "note", "--threads", threads)
      #expect(several.out == one.out)
      #expect(several.err == one.err)
    }
    #expect(try survey("case\n", "--to", "LBY", "--threads", "257").status == 2)
  }

  @Test func jsonLinesCanBeRead() throws {
    let outcome = try survey(
      "case,person.nationality\n\"a \"\"b\"\", \\\t\u{1}é\n2\",LAO\nc,LBY\n", "--to", "LBY,RWA", "--rows", "--format",
      "jsonl")
    #expect(outcome.status == 0, "\(outcome.err)")
    let lines = try outcome.out.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0.text("case") } == ["a \"b\", \\\t\u{1}é\n2", "a \"b\", \\\t\u{1}é\n2", "c", "c"])
    #expect(lines.map { $0.text("to") } == ["LBY", "RWA", "LBY", "RWA"])
    #expect(lines[2].text("finding") == "not-third-country")
    #expect(!lines[0].texts("missing").isEmpty)
  }

  // MARK: mappings

  static let removals = """
    Departed Date,Departure Country,Citizenship Country,Final Order Yes No,Final Order Date,Case Category,Unique Identifier
    2025-01-01,MEXICO,VENEZUELA,YES,1/5/2020,[16] Reinstated Final Order,a
    2025-01-01,MEXICO,MEXICO,YES,2020-01-05 00:00:00,[3] Deportable - Administratively Final Order,b
    2025-01-01,LIBYA,LAOS,NO,NA,"b(6), b(7)c",c
    2025-01-01,LYBIA,LAOS,NO,NA,,d
    2025-01-01,USSR,USSR,NO,NA,,e

    """

  func surveyRemovals(_ options: String...) throws -> Program.Outcome {
    try Program.run(
      ["survey", "-", "--mapping", "data/mappings/ice-removals.yaml", "--day", "2025-07-10"] + options,
      input: Self.removals)
  }

  @Test func eachRowOfTheRemovalsTableIsAssessedForItsOwnDestination() throws {
    let outcome = try surveyRemovals("--rows", "--to", "MEX,LBY")
    #expect(outcome.status == 1)
    let rows = outcome.out.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(rows.map { $0[0] } == ["a", "b", "c"])
    #expect(rows.map { $0[1] } == ["MEX", "MEX", "LBY"])
    #expect(rows[1][2] == "not-third-country")
    // What the table says is not missing; a nationality is, since there may be others.
    #expect(!outcome.out.contains("person.final_order"))
    let missing = rows[0].last?.split(separator: ";") ?? []
    #expect(missing.contains("person.nationality") && missing.contains("risk.torture@MEX"))
    #expect(
      outcome.err.contains(
        "standard input:5:12: found “LYBIA” in Departure Country; expected a word that the mapping knows"))
    #expect(outcome.err.contains("write LIBYA, or the word"))
    #expect(outcome.err.contains("found no destination that is known in 1 row, left out"))
  }

  @Test func countsHaveOnlyDestinationsThatRowsHave() throws {
    let outcome = try surveyRemovals("--format", "json", "--to", "MEX,RWA")
    let json = try outcome.json()
    #expect(json["own_destinations"] as? Bool == true)
    #expect(json["bound_elsewhere"] as? Int == 1)
    #expect(json["without_destination"] as? Int == 1)
    let mexico = try #require(json.list("destinations").first)
    #expect(json.list("destinations").count == 1)
    let findings = mexico["findings"] as? [String: Int]
    #expect(
      findings == [
        "barred": 0, "no-authority": 0, "undetermined": 1, "steps-owed": 0, "not-barred": 0, "not-third-country": 1,
      ])
    // Each route counts the same rows.
    for route in mexico.list("routes") {
      #expect((route["findings"] as? [String: Int])?.values.reduce(0, +) == 2)
    }
    #expect(outcome.err.contains("found another destination than those asked for in 1 row, left out"))
  }

  @Test func theSenderOfTheMappingIsThatOfEveryRow() throws {
    let outcome = try surveyRemovals("--sender", "GBR")
    #expect(outcome.status == 2)
    #expect(outcome.err.contains("found GBR, but USA is the sender of every row by the mapping"))
  }

  @Test func aMappingForAnotherTableNamesWhatIsNotThere() throws {
    let outcome = try Program.run(
      "survey", "cases/tables/clients.csv", "--mapping", "data/mappings/ice-removals.yaml", "--day", "2025-07-10")
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("found the column “Citizenship Country” or “citizenship_country”"))
    #expect(outcome.err.contains("found 6 mistakes in the columns of cases/tables/clients.csv; nothing was surveyed"))
    let nothing = try Program.run("survey", "cases/tables/clients.csv", "--mapping", "nofile.yaml")
    #expect(nothing.status == 1)
    #expect(nothing.err.contains("nofile.yaml:1:1: found no file of this name"))
  }
}
