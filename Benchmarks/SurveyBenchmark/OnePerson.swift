import CEL
import Register
import Safeguards
import Survey

/// What one person's findings at all destinations take, one person after another, on one thread.
struct OnePerson {
  let norms: NormSet
  let plan: SurveyPlan
  let people: [Facts]
  /// A table of one row for each.
  private let tables: [ColumnTable]

  /// The first rows of a table.
  init(_ norms: NormSet, _ plan: SurveyPlan, of table: ColumnTable, count: Int) {
    self.norms = norms
    self.plan = plan
    let layout = table.layout
    func value(_ key: ColumnKey, _ row: Int) -> FactValue {
      table[key].value(row: row, of: layout.facts[key.slot], codes: layout.codes[key.slot])
    }
    let rows = 0..<min(count, table.count)
    people = rows.map { row in
      layout.keys.reduce(Facts()) { facts, key in
        let value = value(key, row)
        return value == .unknown
          ? facts : facts.with(FactKey(layout.facts[key.slot].name, at: key.destination), value)
      }
    }
    tables = rows.map { row in
      let one = ColumnTable(layout, capacity: 1)
      one.append { value($0, row) }
      return one
    }
  }

  /// A line of JSON for each way to ask.
  func measure() throws {
    let question = plan.question
    let machine = Machine(plan.program, table: tables[0])
    let bitmaps = FindingBitmaps()
    let headlines = plan.headlines[0]
    // Both ways say the same, or their times would mean nothing.
    for (facts, table) in zip(people, tables) {
      machine.run(table, block: 0)
      let singles = try norms.findings(facts, question)
      for index in question.destinations.indices {
        machine.findHeadline(headlines, index, bitmaps)
        guard bitmaps.finding(row: 0) == singles[index] else {
          throw Failure(description: "found two findings for one person at \(question.destinations[index])")
        }
      }
    }
    time("finding only, as a table of one row") { person in
      machine.run(tables[person], block: 0)
      var sum = 0
      for index in 0..<headlines.count {
        machine.findHeadline(headlines, index, bitmaps)
        sum += bitmaps.finding(row: 0) == .barred ? 1 : 0
      }
      return sum
    }
    try time("finding only, by the evaluator of single cases") { try norms.findings(people[$0], question).count }
    try time("with routes, rules, steps and missing facts") { person in
      try norms.assess(people[person], question).reduce(0) { $0 + $1.routes.count }
    }
    try time("the same, with every line of it read") { person in
      try norms.assess(people[person], question).reduce(0) { $0 + readThrough($1) }
    }
    try time("with the whole tree of reasons") { person in
      try question.destinations.reduce(0) {
        try $0 + norms.explain(people[person], question, to: $1).children.count
      }
    }
  }

  /// Looks at each reason, condition, bar, step and missing fact, as somebody who writes them down would.
  private func readThrough(_ result: DestinationResult) -> Int {
    var sum = result.because.count + result.lacking.count
    for bar in result.bars { sum += bar.compiled.index + bar.judgement.lacking.count }
    for route in result.routes {
      sum += route.lacking.count + route.authority.lacking.count
      for part in route.conditions { sum += part.judgement.lacking.count }
      for step in route.steps { sum += step.compiled.index + step.lacking.count }
    }
    return sum
  }

  private func time(_ name: String, _ body: (Int) throws -> Int) rethrows {
    let clock = ContinuousClock()
    var sum = 0
    var rounds: [Double] = []
    for _ in 0..<15 {
      let took = try clock.measure { for person in people.indices { sum &+= try body(person) } }
      rounds.append(took / .microseconds(1) / Double(people.count))
    }
    rounds.sort()
    // The sum is printed so that nothing can be left out.
    print(
      """
      {"engine": "SafeThird, one person, \(name)", "microseconds": \(rounds[rounds.count / 2]), "least": \(rounds[0]), \
      "sum": \(sum)}
      """)
  }
}
