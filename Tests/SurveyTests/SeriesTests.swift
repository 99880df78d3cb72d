import Register
import Safeguards
import Survey
import TestRegisters
import Testing

/// Findings over time, against the evaluator of single cases on every single day.
struct SeriesTests {
  static let destinations = AgreementTests.destinations

  @Test(arguments: 1...4)
  func everyDayIsThatOfSingleCases(batch: Int) throws {
    var changes = 0
    var saved = 0
    var registers = 0
    for seed in (60_000 + batch * 100)..<(60_000 + batch * 100 + 24) {
      var random = RandomRegister(seed: UInt64(seed))
      let fixture = Fixture(random.files())
      guard fixture.diagnostics.isEmpty else { continue }
      registers += 1
      let first = Self.eventfulDay(fixture.corpus, &random).advanced(by: -12)
      let people = Self.people(20, fixture.corpus.facts, around: first, &random)
      let known = random.dice.chance(20) ? try DateParsing.day("2018-06-01") : nil
      let question = Question(
        sender: StateCode("XAA"), destinations: Self.destinations, day: .day(first), known: known)
      let last = first.advanced(by: 19)
      let (plan, tally) = try Self.run(fixture.norms, question, first, last, people)
      saved += 20 * Self.destinations.count - plan.stateCounts.reduce(0, +)
      for index in Self.destinations.indices {
        let days = tally.days(plan, destination: index)
        changes += days.count - 1
        var day = first
        while day <= last {
          let expected = try Self.count(fixture, people, question, index, .day(day))
          let found = days.last { $0.day <= day }?.findings
          try #require(found == expected, "seed \(seed), \(day), \(Self.destinations[index])")
          day = day.advanced(by: 1)
        }
        for (before, after) in zip(days, days.dropFirst()) { try #require(before.findings != after.findings) }
      }
      // And each row for one destination alone.
      let own = people.rows.map { _ in UInt16.random(in: 0..<UInt16(Self.destinations.count), using: &random.dice) }
      let narrow = try Self.run(fixture.norms, question, first, last, people, own: own).1
      for index in Self.destinations.indices {
        let days = narrow.days(plan, destination: index)
        for offset in [0, 7, 12, 13, 19] {
          let day = first.advanced(by: offset)
          let expected = try Self.count(fixture, people, question, index, .day(day)) { own[$0] == UInt16(index) }
          try #require(days.last { $0.day <= day }?.findings == expected, "own, seed \(seed), \(day)")
        }
      }
    }
    #expect(registers > 5, "chance made too few registers without mistakes: the test shows little")
    #expect(changes > 5, "too few counts changed: the test shows little")
    #expect(saved > 100, "no day stood for another: the test shows nothing of it")
  }

  @Test func birthdaysAndWaitingPeriodsChangeOnTheirDays() throws {
    let fixture = Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "norms/xaa/child.yaml": Fixture.norm(
        "xaa/child",
        rules: """
            - {id: child, effect: bar, says: s, when: "years_between(person.born_on, day) < 18", sources: [s]}
            - {id: wait, effect: duty, step: told, says: s, done: s, earliest: served + days(10), sources: [s]}
          """),
    ])
    try #require(fixture.diagnostics.isEmpty, "\(fixture.diagnostics)")
    let facts = fixture.corpus.facts
    func slot(_ name: String) throws -> Int { try #require(facts.firstIndex { $0.name.text == name }) }
    var random = RandomRegister(seed: 1)
    var people = AgreementTests.People(1, facts, &random)
    let names = ["p", "s", "person.nationality", "person.born_on", "served"]
    people.columns = try names.map { ColumnKey(slot: try slot($0)) }
    let (birth, served) = (try DateParsing.day("2002-03-10"), try DateParsing.day("2020-03-05"))
    let values: [FactValue] = [
      .truth(true), .truth(true), .states([StateCode("XCC")], isComplete: true), .date(birth), .moment(.day(served)),
    ]
    people.rows = [Dictionary(uniqueKeysWithValues: zip(people.columns, values))]
    let question = Question(
      sender: StateCode("XAA"), destinations: [StateCode("XBB")], day: .day(served))
    let (plan, tally) = try Self.run(
      fixture.norms, question, try DateParsing.day("2020-03-01"), try DateParsing.day("2020-03-31"), people)
    let days = tally.days(plan, destination: 0).map { day in
      "\(day.day) \(Finding.allCases.first { day.findings[$0] == 1 }?.rawValue ?? "")"
    }
    // Eighteen on the tenth. Served on the fifth, which counts at its end; ten days later at midnight the wait is over.
    #expect(days == ["2020-03-01 barred", "2020-03-10 steps-owed", "2020-03-16 not-barred"])
  }

  @Test func aDayWithinWhichTheLawChangesHeadsWithTheMostClosed() throws {
    let fixture = Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "norms/xaa/noon.yaml": Fixture.norm(
        "xaa/noon", force: "[{from: 2020-01-05T12:00-10:00, until: 2020-01-05T18:00-10:00}]",
        rules: "  - {id: closed, effect: bar, says: s, when: q, sources: [s]}"),
    ])
    try #require(fixture.diagnostics.isEmpty)
    var random = RandomRegister(seed: 9)
    let people = AgreementTests.People(200, fixture.corpus.facts, &random)
    let first = try DateParsing.day("2020-01-01")
    let question = Question(sender: StateCode("XAA"), destinations: Self.destinations, day: .day(first))
    let (plan, tally) = try Self.run(fixture.norms, question, first, first.advanced(by: 9), people)
    for index in Self.destinations.indices {
      let days = tally.days(plan, destination: index)
      #expect(days.map(\.day.description) == ["2020-01-01", "2020-01-05", "2020-01-06"])
      for (day, findings) in days {
        #expect(try findings == Self.count(fixture, people, question, index, .day(day)))
      }
    }
  }

  // MARK: both ways

  /// A day on which the law changes.
  static func eventfulDay(_ corpus: Corpus, _ random: inout RandomRegister) -> CivilDate {
    let force = corpus.norms.flatMap(\.force) + corpus.arrangements.flatMap(\.force)
    let days = force.flatMap { [$0.from, $0.until] } + corpus.norms.flatMap { $0.acts.map(\.from) }
    return random.dice.pick(days.compactMap { $0?.day })
  }

  /// People who come of age, and are served, about a day.
  static func people(
    _ count: Int, _ facts: [FactDeclaration], around day: CivilDate, _ random: inout RandomRegister
  ) -> AgreementTests.People {
    var people = AgreementTests.People(count, facts, &random)
    for row in people.rows.indices {
      for (column, value) in people.rows[row] where value != .unknown {
        switch facts[column.slot].type {
        case .date:
          let birthday = day.advanced(by: Int.random(in: -5...35, using: &random.dice)).components
          let birth = CivilDate(year: birthday.year - 18, month: birthday.month, day: min(28, birthday.day))
          people.rows[row][column] = birth.map { .date($0) } ?? .unknown
        case .moment:
          let served = day.advanced(by: Int.random(in: -15...35, using: &random.dice))
          people.rows[row][column] = .moment(.day(served))
        case .truth, .state, .states, .choice, .count: break
        }
      }
    }
    return people
  }

  static func run(
    _ norms: NormSet, _ question: Question, _ from: CivilDate, _ until: CivilDate,
    _ people: AgreementTests.People, own: [UInt16] = []
  ) throws -> (SeriesPlan, SeriesTally) {
    let plan = try SeriesPlan(
      norms, question, from: from, until: until, schema: TableSchema(Set(people.columns)))
    let table = ColumnTable(plan.layout, capacity: people.rows.count)
    for row in people.rows.indices { table.append { people.value($0, row) } }
    let worker = SeriesWorker(plan, table: table, hasOwnDestinations: !own.isEmpty)
    worker.add(table, destinations: own)
    return (plan, worker.tally)
  }

  static func count(
    _ fixture: Fixture, _ people: AgreementTests.People, _ question: Question, _ destination: Int,
    _ day: LegalTime, of isCounted: (Int) -> Bool = { _ in true }
  ) throws -> FindingCounts {
    var counts = FindingCounts()
    for row in people.rows.indices where isCounted(row) {
      let findings = try fixture.norms.findings(
        people.facts(row, fixture.corpus.facts),
        Question(
          sender: question.sender, destinations: [question.destinations[destination]], day: day, known: question.known))
      counts[findings[0]] += 1
    }
    return counts
  }
}
