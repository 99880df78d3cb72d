import Kleene
import Register
import Safeguards
import Survey
import TestRegisters
import Testing

/// The column evaluator against that of single cases, over registers and tables made by chance.
struct AgreementTests {
  static let destinations = ["XBB", "XCC", "XDD"].map { StateCode($0) }

  /// A table of the facts of some people, each known by chance.
  struct People {
    var columns: [ColumnKey] = []
    var rows: [[ColumnKey: FactValue]] = []

    init(_ count: Int, _ facts: [FactDeclaration], _ random: inout RandomRegister) {
      for (slot, fact) in facts.enumerated() where random.dice.chance(85) {
        if !fact.isPerDestination || random.dice.chance(60) { columns.append(ColumnKey(slot: slot)) }
        if fact.isPerDestination {
          for destination in AgreementTests.destinations where random.dice.chance(40) {
            columns.append(ColumnKey(slot: slot, destination: destination))
          }
        }
      }
      let shares = columns.map { _ in random.dice.pick([40, 70, 90]) }
      rows = (0..<count).map { _ in
        var row: [ColumnKey: FactValue] = [:]
        for (column, share) in zip(columns, shares) {
          row[column] = random.dice.chance(share) ? random.value(facts[column.slot]) : .unknown
        }
        return row
      }
    }

    func facts(_ row: Int, _ declarations: [FactDeclaration]) -> Facts {
      var facts = Facts()
      for (column, value) in rows[row] where value != .unknown {
        facts = facts.with(FactKey(declarations[column.slot].name, at: column.destination), value)
      }
      return facts
    }

    /// The value that stands in a column: a destination's own where it is known, else what is said of all.
    func value(_ column: ColumnKey, _ row: Int) -> FactValue {
      let own = rows[row][column] ?? .unknown
      return own == .unknown ? rows[row][ColumnKey(slot: column.slot)] ?? .unknown : own
    }
  }

  @Test(arguments: 1...8)
  func findingsReasonsAndWhatIsMissingAreThoseOfSingleCases(batch: Int) throws {
    var compared = 0
    var findings: Set<Finding> = []
    for seed in (batch * 1000)..<(batch * 1000 + 25) {
      var random = RandomRegister(seed: UInt64(seed))
      let fixture = Fixture(random.files())
      guard fixture.diagnostics.isEmpty else { continue }
      let norms = fixture.norms
      let people = People(150, fixture.corpus.facts, &random)
      let day = try DateParsing.legalTime(random.dice.pick(["2012-03-01", "2018-06-01", "2020-01-01", "2021-01-01"]))
      let known = random.dice.chance(20) ? try DateParsing.day("2018-06-01") : nil
      let sender = try norms.sender(StateCode("XAA"))
      let time = norms.times(of: day, sender: sender)[0]
      let lowering = Lowering(norms, sender: sender, time: time, known: known, schema: TableSchema(Set(people.columns)))
      let circuits = Self.destinations.map { lowering.lower($0) }
      let program = Program(
        lowering.circuit, for: circuits.flatMap(\.literals), schema: TableSchema(Set(people.columns)),
        vocabulary: norms.vocabulary)
      let table = ColumnTable(program.layout, capacity: people.rows.count)
      for row in people.rows.indices { table.append { people.value($0, row) } }
      let machine = Machine(program, table: table)
      machine.run(table, block: 0)
      let bitmaps = FindingBitmaps()
      let headlines = Headlines(circuits)
      let scratch = LackingRows(program)
      let missing = circuits.map { MissingFacts(program, $0, norms: norms, scratch: scratch) }
      missing.forEach { $0.find(machine) }
      for row in people.rows.indices {
        let question = Question(sender: sender.code, destinations: Self.destinations, day: day, known: known)
        let results = try norms.assess(people.facts(row, fixture.corpus.facts), question)
        for (index, (circuit, expected)) in zip(circuits, results).enumerated() {
          machine.findHeadline(headlines, index, bitmaps)
          let place = "seed \(seed), row \(row), \(circuit.destination)"
          let finding = bitmaps.finding(row: row)
          try #require(finding == expected.finding, "\(place)")
          try #require(expected.faults.isEmpty, "\(place)")
          let because = machine.because(finding, circuit, row: row, norms: norms).map { norms.rules[$0].rule.id }
          try #require(because == expected.because, "\(place) \(finding)")
          let facts = expected.lacking.filter { norms.vocabulary.fact(at: $0) != nil }
          try #require(missing[index].lacking(row: row) == facts, "\(place) \(finding)")
          for (number, (route, single)) in zip(circuit.routes, expected.routes).enumerated() {
            try #require(machine.finding(route, row: row) == single.finding, "\(place) \(single.route.name)")
            let facts = single.lacking.filter { norms.vocabulary.fact(at: $0) != nil }
            try #require(missing[index].lacking(row: row, route: number) == facts, "\(place) \(single.route.name)")
          }
          findings.insert(finding)
          compared += 1
        }
      }
    }
    #expect(compared > 3_000, "chance made too few registers without mistakes: the test shows little")
    #expect(findings.count >= 4)
  }
}
