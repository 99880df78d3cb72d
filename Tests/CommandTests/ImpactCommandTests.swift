import Foundation
import Testing

/// `safethird impact`: what it is held against, its rows, and rows with mistakes.
struct ImpactCommandTests {
  static let table = "cases/tables/clients.csv"

  @Test func needsSomethingToHoldTheLawAgainst() throws {
    let none = try Program.run("impact", Self.table, "--sender", "USA", "--to", "LBY")
    #expect(none.status == 2)
    #expect(none.err.contains("found nothing to hold the law against; expected --norm ID"), "\(none.err)")
    let mistyped = try Program.run("impact", Self.table, "--sender", "USA", "--to", "LBY", "--norm", "usa/dvd-tr")
    #expect(mistyped.status == 2)
    #expect(mistyped.err.contains("write usa/dvd-tro"), "\(mistyped.err)")
    let format = try Program.run(
      "impact", Self.table, "--sender", "USA", "--to", "LBY", "--norm", "usa/dvd-tro", "--rows", "--format", "json")
    #expect(format.status == 2)
  }

  @Test func rowsAreTheDifferenceOfTwoSurveys() throws {
    let question = ["--sender", "USA", "--to", "LBY,RWA,MEX,SLV", "--rows"]
    let days = ["2025-01-01", "2025-05-07"]
    let surveys = try days.map { day in
      let lines = try Program.run(["survey", Self.table, "--day", day] + question).out.split(separator: "\n")
        .dropFirst()
      return lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }
    let expected = zip(surveys[0], surveys[1]).filter { $0[2] != $1[2] }.map {
      [$0[0], $0[1], $0[2], $1[2], $0[3], $1[3]].joined(separator: ",")
    }
    let impact = try Program.run(["impact", Self.table, "--day", days[1], "--against-day", days[0]] + question)
    #expect(impact.status == 0)
    #expect(!expected.isEmpty)
    #expect(impact.out.split(separator: "\n").dropFirst().map(String.init) == expected)
  }

  @Test func aRegisterAgainstItselfChangesNothing() throws {
    let impact = try Program.run(
      "impact", Self.table, "--sender", "USA", "--to", "LBY,RWA", "--day", "2025-05-07", "--against", "register",
      "--format", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(impact.out.utf8)) as? [String: Any])
    #expect(json["cannot_change"] as? [String] == ["LBY", "RWA"])
    #expect(json["changed"] as? Int == 0)
  }

  @Test func aRowWithAMistakeIsCountedAndLeftOut() throws {
    let text = "case,person.born_on\na,1990-01-01\nb,never\n"
    let impact = try Program.run(
      "impact", "-", "--sender", "USA", "--to", "LBY", "--day", "2025-05-07", "--against-day", "2025-01-01",
      input: text)
    #expect(impact.status == 1)
    #expect(impact.out.contains("1 row of standard input"))
    #expect(impact.err.contains("standard input:3:3"), "\(impact.err)")
  }
}
