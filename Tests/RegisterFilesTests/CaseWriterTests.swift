import Foundation
import Register
import RegisterFiles
import Testing

/// What the writer writes, the reader reads back to the same case.
@Suite struct CaseWriterTests {
  private let declarations: [FactDeclaration] = FactDeclaration.FactType.allCases.map { type in
    FactDeclaration(
      name: FactName("fact.\(type.rawValue)"), type: type, isPerDestination: true,
      options: ["240", "none", "it's \"so\""].map { FactDeclaration.Option(value: $0, label: $0) }, question: "?",
      help: "", law: [], place: Place(file: "facts.yaml", line: 1, column: 1))
  }
  private let states = ["USA", "RWA", "LBY"].map { State(code: StateCode($0), alpha2: "", name: $0) }
  private let place = Place(file: "case", line: 1, column: 1)

  private func values() throws -> [String: [FactValue]] {
    let day = try DateParsing.day("2025-05-07")
    return [
      "truth": [.truth(true), .truth(false), .unknown], "date": [.date(day), .unknown],
      "moment": [.moment(.day(day)), .moment(try DateParsing.legalTime("2025-07-10T14:00:30-04:00"))],
      "state": [.state(StateCode("RWA"))],
      "states": [
        .states([], isComplete: true), .states([StateCode("LBY"), StateCode("RWA")], isComplete: true),
        .states([StateCode("LBY")], isComplete: false),
      ], "choice": ["240", "none", "it's \"so\""].map { .choice($0) }, "count": [.count(0), .count(17)],
    ]
  }

  private func read(_ text: String) throws -> CaseFile {
    let reading = Reading()
    let root = try YAMLReader.read(Array(text.utf8), file: "case")
    let file = CaseReader(facts: declarations, states: states, reading: reading).read(root)
    #expect(reading.diagnostics == [], "\(text)")
    return try #require(file)
  }

  private func written(_ name: String, _ title: String, _ facts: [StatedFact]) -> CaseFile {
    CaseFile(
      name: name, title: title, sender: Located(StateCode("USA"), at: place), facts: facts, place: place)
  }

  @Test("Each form of a value comes back, dated or not, of all destinations or of one")
  func valuesComeBack() throws {
    for (type, values) in try values() {
      for value in values {
        for (key, from) in [
          (FactKey(FactName("fact.\(type)")), nil),
          (FactKey(FactName("fact.\(type)"), at: StateCode("LBY")), try DateParsing.legalTime("2025-01-02T03:04Z")),
        ] {
          let fact = StatedFact(key: key, values: [StatedFact.DatedValue(value, from: from)], place: place)
          let back = try read(CaseWriter.text(written("a-case", "", [fact])))
          #expect(back.facts.count == 1 && back.facts.first?.key == key)
          #expect(back.facts.first?.values.map(\.value) == [value] && back.facts.first?.values.first?.from == from)
        }
      }
    }
  }

  @Test("Values over time come back in their order")
  func timeComesBack() throws {
    let values = [("false", "2025-01-01"), ("true", "2025-03-01")].map { value, from in
      StatedFact.DatedValue(.truth(value == "true"), from: try? DateParsing.legalTime(from))
    }
    let fact = StatedFact(key: FactKey(FactName("fact.truth")), values: values, place: place)
    let back = try read(CaseWriter.text(written("a-case", "", [fact])))
    #expect(back.facts.first?.values.map(\.value) == [.truth(false), .truth(true)])
    #expect(back.facts.first?.values.map(\.from) == values.map(\.from))
  }

  @Test(
    "Any reference and title comes back",
    arguments: [
      "plain", "with: colon", "# no comment", "\"quoted\"", "it's", "- dash", "[list]", "{map}", "true", "null", "007",
      "line\nbreak", "tab\tand \u{1} and \u{85} and \u{2028}.", "ليبيا", "back\\slash", "a #b", "&anchor", "*alias",
      "!tag", "%x",
    ])
  func textsComeBack(_ text: String) throws {
    let back = try read(CaseWriter.text(written(text, "T \(text)", [])))
    #expect(back.name == text && back.title == "T \(text)")
  }
}
