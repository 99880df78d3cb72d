import Register
import RegisterFiles
import Safeguards
import Survey
import TestRegisters
import Testing

/// What a query says and refuses; whether engines agree with it is tested with the engines (Tests/SQL).
struct QueryTests {
  static let question = Question(
    sender: StateCode("XAA"), destinations: [StateCode("XBB"), StateCode("XCC")],
    day: .day(CivilDate(days: 18_262)))

  func fixture(_ rules: String, _ files: [String: String] = [:]) throws -> Fixture {
    let fixture = Fixture(
      [
        "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
        "norms/xaa/more.yaml": Fixture.norm("xaa/more", rules: rules),
      ]
      .merging(files) { _, new in new })
    try #require(fixture.diagnostics.isEmpty, "\(fixture.diagnostics)")
    return fixture
  }

  func query(
    _ rules: String, _ dialect: SQLDialect = .postgres, _ files: [String: String] = [:], schema: TableSchema? = nil
  ) throws -> String {
    try SQLSurvey(try fixture(rules, files).norms, Self.question, dialect, schema: schema).text(remarks: [])
  }

  func bar(_ id: String, _ condition: String) -> String {
    "  - {id: \(id), effect: bar, says: s, when: \"\(condition)\", sources: [s]}\n"
  }

  @Test(arguments: [
    ("served <= served", "two moments of the same row"),
    ("date(served + days(2)) < day", "the day of a sum"),
    ("served + hours(24) + days(2) < now", "days counted from a sum"),
    ("safe.exists(a, person.nationality.exists(b, a == b))", "within another"),
    ("years_between(person.born_on + days(1), day) > 20", "a day that is worked out"),
    ("safe == person.nationality", "a comparison of list"),
  ])
  func whatSQLCannotSayIsRefusedWithItsPlaceAndWords(condition: String, found: String) throws {
    let refusal = try #require(throws: SQLRefusal.self) { try query(bar("b", condition)) }
    #expect(refusal.words == condition)
    #expect(refusal.place.file == "norms/xaa/more.yaml")
    #expect(refusal.description.contains(found), "\(refusal)")
  }

  @Test(arguments: SQLDialect.allCases)
  func whatSeveralRulesAndDestinationsAskStandsOnce(_ dialect: SQLDialect) throws {
    let shared = "q && kind == 'two'"
    let text = try query(bar("b1", "\(shared) && s") + bar("b2", "\(shared) && t"), dialect)
    let quote = dialect == .spark ? "`" : "\""
    let parts = text.ranges(of: "\(quote)kind\(quote) = 'two'").count
    #expect(parts == 1, "\(text)")
    #expect(text.contains("AS \(quote)xaa/more#b1\(quote)"))
  }

  @Test func theTableHasWhatIsAskedForAndNothingElse() throws {
    let text = try query(bar("b", "s && served < now"))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("--   \"") }
    #expect(
      lines.map { $0.split(separator: "\"")[1] } == [
        "case", "person.nationality", "person.nationality#complete", "person.habitual_residence", "p", "s@XBB", "s@XCC",
        "served@XBB#seconds", "served@XBB#minutes", "served@XBB#day", "served@XCC#seconds", "served@XCC#minutes",
        "served@XCC#day",
      ])
  }

  @Test func aTableWithFewerColumnsLeavesTheOthersUnknown() throws {
    let fixture = try fixture(bar("b", "s || q"))
    let slots = fixture.norms.vocabulary.slots
    let s = try #require(slots[FactName("s")])
    let schema = TableSchema([ColumnKey(slot: s), ColumnKey(slot: s, destination: StateCode("XBB"))])
    let text = try SQLSurvey(fixture.norms, Self.question, .duckdb, schema: schema).text(remarks: [])
    #expect(text.contains("COALESCE(\"s@XBB\", \"s\") AS \"s@XBB\""))
    #expect(!text.contains("\"q\""))
  }

  @Test func namesAreWholeInPostgreSQL() throws {
    let id = "xaa/" + String(repeating: "a-very-long-name-", count: 4)
    let rules = bar("b1", "q && s && t") + bar("b2", "q && s && !t")
    let text = try query(
      "  []", .postgres, ["norms/\(id)x.yaml": Fixture.norm("\(id)x", rules: rules)])
    let names = text.matches(of: /AS "([^"]+)"/).map { String($0.output.1) }
    #expect(names.contains { $0.hasPrefix("xaa/a-very-long-name-") })
    #expect(names.allSatisfy { $0.utf8.count <= 63 }, "\(names)")
    #expect(names.contains { $0.hasSuffix("(2)") }, "two rules must not have one name: \(names)")
  }

  @Test func wordsKeepTheirQuotes() throws {
    let facts = Fixture.facts.replacing("options: [one, two, three]", with: "options: [one, \"it's\"]")
    let files = ["facts.yaml": facts]
    #expect(try query(bar("b", "kind == \\\"it's\\\" && q"), .postgres, files).contains("= 'it''s'"))
    #expect(try query(bar("b", "kind == \\\"it's\\\" && q"), .spark, files).contains("= 'it\\'s'"))
  }
}
