import Register
import Safeguards
import Survey
import TestRegisters
import Testing

/// Whose findings change, against two surveys of the same table and against the evaluator of single cases.
struct ImpactTests {
  static let destinations = AgreementTests.destinations

  /// What is held against what.
  enum Comparison: CaseIterable { case norm, rule, day, known, register }

  struct Laws {
    let before: ImpactSide
    let after: ImpactSide
  }

  @Test(arguments: Comparison.allCases)
  func isTheDifferenceOfTwoSurveys(comparison: Comparison) throws {
    var changed = 0
    var changedOwn = 0
    var skipped = 0
    for seed in 40_000..<40_060 {
      var random = RandomRegister(seed: UInt64(seed))
      guard let laws = try Self.laws(comparison, &random) else { continue }
      let facts = laws.after.norms.vocabulary.facts
      let people = AgreementTests.People(140, facts, &random)
      let schema = TableSchema(Set(people.columns))
      let plan = try ImpactPlan(
        laws.before, laws.after, sender: StateCode("XAA"), destinations: Self.destinations, schema: schema)
      let table = ColumnTable(plan.layout, capacity: people.rows.count)
      for row in people.rows.indices { table.append { people.value($0, row) } }
      let worker = ImpactWorker(plan, table: table)
      var rows: [Outcome] = []
      worker.add(table) { rows.append(Outcome($0, plan)) }

      let before = try Self.survey(laws.before, people, schema)
      let after = try Self.survey(laws.after, people, schema)
      let expected = zip(before, after).filter { $0.finding != $1.finding }.map { Outcome($0, $1) }
      try #require(rows == expected, "seed \(seed)")
      try #require(worker.tally.changed == Set(rows.map(\.row)).count, "seed \(seed)")
      try Self.checkCounts(worker.tally, rows, plan, "seed \(seed)")
      // And each row for one destination alone: those of the rows above that are of its own.
      let own = people.rows.map { _ in UInt16.random(in: 0..<UInt16(Self.destinations.count), using: &random.dice) }
      let narrow = ImpactWorker(plan, table: table, hasOwnDestinations: true)
      var ownRows: [Outcome] = []
      narrow.add(table, destinations: own) { ownRows.append(Outcome($0, plan)) }
      try #require(
        ownRows == rows.filter { $0.to == Self.destinations[Int(own[$0.row])] }, "own, seed \(seed)")
      try #require(narrow.tally.changed == ownRows.count && narrow.tally.rows == people.rows.count, "own, seed \(seed)")
      try Self.checkCounts(narrow.tally, ownRows, plan, "own, seed \(seed)")
      changed += rows.count
      changedOwn += ownRows.count
      skipped += Self.destinations.count - plan.changing.count
    }
    #expect(changed > 100 && changedOwn > 20, "too few findings changed: the test shows little")
    #expect(skipped > 0, "no destination was left out: the test shows nothing of it")
  }

  @Test(arguments: [Comparison.day, .known])
  func isWhatSingleCasesSay(comparison: Comparison) throws {
    var changed = 0
    for seed in 50_000..<50_030 {
      var random = RandomRegister(seed: UInt64(seed))
      guard let laws = try Self.laws(comparison, &random) else { continue }
      let people = AgreementTests.People(60, laws.after.norms.vocabulary.facts, &random)
      let plan = try ImpactPlan(
        laws.before, laws.after, sender: StateCode("XAA"), destinations: Self.destinations,
        schema: TableSchema(Set(people.columns)))
      let table = ColumnTable(plan.layout, capacity: people.rows.count)
      for row in people.rows.indices { table.append { people.value($0, row) } }
      var found: [Outcome] = []
      ImpactWorker(plan, table: table).add(table) { found.append(Outcome($0, plan)) }
      var expected: [Outcome] = []
      for row in people.rows.indices {
        let results = try [laws.before, laws.after].map { side in
          try side.norms.assess(
            people.facts(row, side.norms.vocabulary.facts),
            Question(sender: StateCode("XAA"), destinations: Self.destinations, day: side.day, known: side.known))
        }
        for (old, new) in zip(results[0], results[1]) where old.finding != new.finding {
          expected.append(
            Outcome(
              row: row, to: old.to, before: old.finding, after: new.finding,
              becauseBefore: old.because.map(\.description), becauseAfter: new.because.map(\.description)))
        }
      }
      try #require(found == expected, "seed \(seed)")
      changed += found.count
    }
    #expect(changed > 50, "too few findings changed: the test shows little")
  }

  @Test func withoutANormIsARegisterThatLacksIt() throws {
    let files = ["states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base]
    var more = files
    more["norms/xaa/bar.yaml"] = Fixture.norm(
      "xaa/bar",
      rules: "  - {id: closed, effect: bar, says: s, when: \"years_between(person.born_on, day) < 18\", sources: [s]}")
    let (small, large) = (Fixture(files), Fixture(more))
    try #require(small.diagnostics.isEmpty && large.diagnostics.isEmpty)
    let day = try DateParsing.legalTime("2020-01-01")
    let index = try #require(large.norms.normIndex[NormID("xaa/bar")])
    var random = RandomRegister(seed: 7)
    let people = AgreementTests.People(300, large.corpus.facts, &random)
    let schema = TableSchema(Set(people.columns))
    let sides = [
      ImpactSide(small.norms, day: day), ImpactSide(large.norms, day: day, without: [.norm(index)]),
    ]
    let tallies = try sides.map { side in
      let plan = try ImpactPlan(
        side, ImpactSide(large.norms, day: day), sender: StateCode("XAA"), destinations: Self.destinations,
        schema: schema)
      #expect(plan.differences.map(\.name) == ["xaa/bar"])
      #expect(plan.differences.first?.before == .absent)
      #expect(plan.differences.first?.after == .inForce)
      let table = ColumnTable(plan.layout, capacity: people.rows.count)
      for row in people.rows.indices { table.append { people.value($0, row) } }
      let worker = ImpactWorker(plan, table: table)
      worker.add(table)
      return worker.tally
    }
    #expect(tallies[0].changed == tallies[1].changed)
    #expect(tallies[0].changed > 20)
    for (a, b) in zip(tallies[0].destinations, tallies[1].destinations) {
      #expect(a.changes.mapValues(\.rows) == b.changes.mapValues(\.rows))
    }
  }

  @Test func aDayWithinWhichTheLawChangesHeadsWithTheMostClosed() throws {
    let fixture = Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "norms/xaa/noon.yaml": Fixture.norm(
        "xaa/noon", force: "[{from: 2020-01-01T12:00-10:00, until: 2020-01-01T18:00-10:00}]",
        rules: "  - {id: closed, effect: bar, says: s, when: q, sources: [s]}"),
    ])
    try #require(fixture.diagnostics.isEmpty)
    var random = RandomRegister(seed: 9)
    let people = AgreementTests.People(200, fixture.corpus.facts, &random)
    let days = try ["2019-12-31", "2020-01-01"].map { try DateParsing.legalTime($0) }
    let plan = try ImpactPlan(
      ImpactSide(fixture.norms, day: days[0]), ImpactSide(fixture.norms, day: days[1]), sender: StateCode("XAA"),
      destinations: Self.destinations, schema: TableSchema(Set(people.columns)))
    #expect(plan.changing.allSatisfy { $0.after.count == 3 })
    let table = ColumnTable(plan.layout, capacity: people.rows.count)
    for row in people.rows.indices { table.append { people.value($0, row) } }
    let worker = ImpactWorker(plan, table: table)
    var found: [Outcome] = []
    worker.add(table) { found.append(Outcome($0, plan)) }
    let expected = try people.rows.indices.flatMap { row in
      let results = try days.map { day in
        try fixture.norms.assess(
          people.facts(row, fixture.corpus.facts),
          Question(sender: StateCode("XAA"), destinations: Self.destinations, day: day))
      }
      return zip(results[0], results[1]).filter { $0.finding != $1.finding }.map { old, new in
        Outcome(
          row: row, to: old.to, before: old.finding, after: new.finding,
          becauseBefore: old.because.map(\.description), becauseAfter: new.because.map(\.description))
      }
    }
    #expect(found == expected)
    #expect(found.count > 50)
    try Self.checkCounts(worker.tally, found, plan, "a day within which the law changes")
  }

  @Test func registersThatDisagreeOnAFactAreRefused() throws {
    let files = ["states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base]
    var other = files
    other["facts.yaml"] = Fixture.facts.replacing("{fact: q, type: truth", with: "{fact: q, type: count")
    let (a, b) = (Fixture(files), Fixture(other))
    do {
      _ = try AlignedRegisters(before: a.corpus, after: b.corpus)
      Issue.record("expected a refusal")
    } catch {
      #expect("\(error)".contains("found the fact q as type: count; the other register has it as type: truth"))
    }
  }
}

// MARK: what is expected

extension ImpactTests {
  struct Outcome: Equatable {
    var row: Int
    var to: StateCode
    var before: Finding
    var after: Finding
    var becauseBefore: [String]
    var becauseAfter: [String]
  }

  struct Surveyed {
    let row: Int
    let to: StateCode
    let finding: Finding
    let because: [String]
  }

  /// Every row of a survey on one side's own, in a circuit of its own.
  static func survey(_ side: ImpactSide, _ people: AgreementTests.People, _ schema: TableSchema) throws -> [Surveyed] {
    let norms = side.norms
    let sender = try norms.sender(StateCode("XAA"))
    let time = norms.times(of: side.day, sender: sender)[0]
    let lowering = Lowering(
      norms, sender: sender, time: time, known: side.known, schema: schema, without: side.without)
    let circuits = destinations.map { lowering.lower($0) }
    let program = Program(
      lowering.circuit, for: circuits.flatMap(\.literals), schema: schema, vocabulary: norms.vocabulary)
    let table = ColumnTable(program.layout, capacity: people.rows.count)
    for row in people.rows.indices { table.append { people.value($0, row) } }
    let machine = Machine(program, table: table)
    machine.run(table, block: 0)
    let bitmaps = circuits.map { circuit in
      let bitmaps = FindingBitmaps()
      machine.findHeadline(circuit, bitmaps)
      return bitmaps
    }
    return people.rows.indices.flatMap { row in
      zip(circuits, bitmaps).map { circuit, bitmaps in
        let finding = bitmaps.finding(row: row)
        return Surveyed(
          row: row, to: circuit.destination, finding: finding,
          because: machine.because(finding, circuit, row: row, norms: norms).map { norms.rules[$0].rule.id.description }
        )
      }
    }
  }

  /// The counts against the rows that were handed out.
  static func checkCounts(_ tally: ImpactTally, _ rows: [Outcome], _ plan: ImpactPlan, _ place: Comment) throws {
    for destination in tally.destinations {
      let own = rows.filter { $0.to == destination.code }
      try #require(destination.changed == own.count, place)
      for (change, count) in destination.changes {
        let same = own.filter { $0.before == change.from && $0.after == change.to }
        try #require(count.rows == same.count, place)
        try #require(names(count.before, plan.before.norms) == sums(same.map(\.becauseBefore)), place)
        try #require(names(count.after, plan.after.norms) == sums(same.map(\.becauseAfter)), place)
      }
    }
  }

  private static func names(_ counts: [Int: Int], _ norms: NormSet) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { (norms.rules[$0.key].rule.id.description, $0.value) })
  }

  private static func sums(_ reasons: [[String]]) -> [String: Int] {
    reasons.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Two laws made by chance; `nil` where a register has mistakes.
  static func laws(_ comparison: Comparison, _ random: inout RandomRegister) throws -> Laws? {
    let fixture = Fixture(random.files())
    guard fixture.diagnostics.isEmpty else { return nil }
    let norms = fixture.norms
    let days = try ["2012-03-01", "2018-06-01", "2020-01-01", "2021-01-01"].map { try DateParsing.legalTime($0) }
    let day = random.dice.pick(days)
    let after = ImpactSide(norms, day: day)
    switch comparison {
    case .norm:
      let index = Int.random(in: norms.norms.indices, using: &random.dice)
      return Laws(before: ImpactSide(norms, day: day, without: [.norm(index)]), after: after)
    case .rule:
      let index = Int.random(in: norms.rules.indices, using: &random.dice)
      return Laws(before: ImpactSide(norms, day: day, without: [.rule(index)]), after: after)
    case .day: return Laws(before: ImpactSide(norms, day: random.dice.pick(days)), after: after)
    case .known:
      let known = try DateParsing.day(random.dice.pick(["2014-06-01", "2016-01-01", "2018-06-01"]))
      return Laws(before: ImpactSide(norms, day: day, known: known), after: after)
    case .register:
      var other = random.files()
      // Another fact before the others, so that slots differ, and another word before the others.
      other["facts.yaml"] = Fixture.facts.replacing(
        "facts:\n", with: "facts:\n  - {fact: extra, type: truth, ask: X?}\n"
      )
      .replacing("options: [one, two", with: "options: [zero, one, two")
      let second = Fixture(other)
      guard second.diagnostics.isEmpty else { return nil }
      let aligned = try AlignedRegisters(before: second.corpus, after: fixture.corpus)
      let (old, new) = (Fixture.compile(aligned.before), Fixture.compile(aligned.after))
      return Laws(before: ImpactSide(old, day: day), after: ImpactSide(new, day: day))
    }
  }
}

extension ImpactTests.Outcome {
  init(_ row: ImpactWorker.Row, _ plan: ImpactPlan) {
    self.init(
      row: row.row, to: row.destination, before: row.change.from, after: row.change.to,
      becauseBefore: row.becauseBefore.map { plan.before.norms.rules[$0].rule.id.description },
      becauseAfter: row.becauseAfter.map { plan.after.norms.rules[$0].rule.id.description })
  }

  init(_ old: ImpactTests.Surveyed, _ new: ImpactTests.Surveyed) {
    self.init(
      row: old.row, to: old.to, before: old.finding, after: new.finding, becauseBefore: old.because,
      becauseAfter: new.because)
  }
}
