import Register
import Safeguards
import Survey
import TestRegisters
import Testing

/// Days on which the law stands in several states, against the evaluator of single cases.
struct DayStatesTests {
  /// Two bars one after the other, and the night after them without any.
  private static func barredTwice() -> Fixture {
    func bar(_ id: String, from: String, until: String) -> String {
      Fixture.norm(
        "xaa/\(id)", force: "[{from: 2020-01-05T\(from)-10:00, until: 2020-01-05T\(until)-10:00}]",
        rules: "  - {id: \(id), effect: bar, says: s, when: q, sources: [s]}")
    }
    return Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "norms/xaa/morning.yaml": bar("morning", from: "06:00", until: "12:00"),
      "norms/xaa/noon.yaml": bar("noon", from: "12:00", until: "18:00"),
    ])
  }

  @Test func ofEquallyClosedStatesTheLastGivesTheReasons() throws {
    let fixture = Self.barredTwice()
    try #require(fixture.diagnostics.isEmpty, "\(fixture.diagnostics)")
    var random = RandomRegister(seed: 5)
    let people = AgreementTests.People(200, fixture.corpus.facts, &random)
    let question = Question(
      sender: StateCode("XAA"), destinations: AgreementTests.destinations, day: try DateParsing.legalTime("2020-01-05"))
    let schema = TableSchema(Set(people.columns))
    let plan = try SurveyPlan(fixture.norms, question, schema: schema)
    #expect(plan.times.count == 4)
    let table = ColumnTable(plan.program.layout, capacity: people.rows.count)
    for row in people.rows.indices { table.append { people.value($0, row) } }
    var reasons: Set<[String]> = []
    var rows: [SurveyWorker.Row] = []
    SurveyWorker(plan, table: table, detail: .rows).add(table) { rows.append($0) }
    #expect(rows.count == people.rows.count * question.destinations.count)
    for row in rows {
      let results = try fixture.norms.assess(people.facts(row.row, fixture.corpus.facts), question)
      let single = try #require(results.first { $0.to == row.destination })
      #expect(row.finding == single.finding)
      let because = row.because.map { fixture.norms.rules[$0].rule.id }
      #expect(because == single.because, "row \(row.row), \(row.destination)")
      if single.finding == .barred { reasons.insert(because.map { "\($0)" }) }
    }
    #expect(reasons == [["xaa/noon#noon"]])
  }
}
