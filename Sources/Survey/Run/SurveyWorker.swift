internal import ColumnKernels
internal import Kleene
package import Register
package import Safeguards

/// Works out blocks of a table, for one thread: counts, and rows where they are asked for.
package final class SurveyWorker: TableWorker {
  package enum Detail: Sendable {
    /// Findings by destination alone.
    case findings
    /// With findings by route and what is missing.
    case counts
    /// A row for each person and destination, or for each route.
    case rows, routes
  }

  package let plan: SurveyPlan
  /// What becomes of a row: text at the end of the output.
  package typealias Writer = @Sendable (Row, String, inout [UInt8]) -> Void

  private var counts: SurveyTally
  private let detail: Detail
  private let machine: Machine
  private let bitmaps: [FindingBitmaps]
  private let missing: [[MissingFacts]]
  /// Where each row is assessed for one destination alone.
  private let own: OwnDestinations?
  private let writer: Writer?
  private let reasons: ReasonList

  package init(
    _ plan: SurveyPlan, table: ColumnTable, detail: Detail, hasOwnDestinations: Bool = false, writer: Writer? = nil
  ) {
    self.writer = writer
    self.plan = plan
    self.detail = detail
    counts = SurveyTally(plan.question.destinations)
    machine = Machine(plan.program, table: table)
    reasons = ReasonList(count: plan.norms.rules.count)
    own = hasOwnDestinations ? OwnDestinations(plan.question.destinations.count) : nil
    bitmaps = plan.times.map { _ in FindingBitmaps() }
    let scratch = LackingRows(plan.program)
    missing =
      detail == .findings
      ? []
      : plan.circuits.map { $0.map { MissingFacts(plan.program, $0, norms: plan.norms, scratch: scratch) } }
  }

  package var tally: SurveyTally {
    var tally = counts
    tally.faults = machine.faults
    return tally
  }

  /// A row of the answer, while it is looked at.
  package struct Row {
    /// Its place in the table.
    package let row: Int
    package let destination: StateCode
    /// The route and the arrangement; `nil` for the headline.
    package let route: DestinationCircuit.RouteCircuit?
    package let finding: Finding
    package let because: [Int]
    package let missing: [Int]
  }

  package func add(_ records: RecordParser, output: inout [UInt8]) {
    guard let writer else { return add(records.table, destinations: records.destinations) }
    var names = RowReferences(records)
    add(records.table, destinations: records.destinations) { writer($0, names.of($0.row), &output) }
  }

  /// Counts all rows of a table; hands out each row of the answer where `detail` asks for them, by person.
  /// `destinations`: the number of each row's own destination, where it is assessed for that alone.
  package func add(_ table: ColumnTable, destinations: [UInt16] = [], row visit: (Row) -> Void = { _ in }) {
    for block in 0..<Machine.blocks(of: table) {
      machine.run(table, block: block)
      counts.rows += machine.rows
      own?.find(destinations, from: machine.firstRow, count: machine.rows)
      switch detail {
      case .findings: plan.question.destinations.indices.forEach(countHeadline)
      case .counts: plan.question.destinations.indices.forEach(countAll)
      case .rows, .routes:
        plan.question.destinations.indices.forEach(countAll)
        visitRows(visit)
      }
    }
  }

  // MARK: counts

  private func countHeadline(_ index: Int) {
    if own?.rows[index] == 0 { return }
    findHeads(index)
    if plan.times.count == 1 {
      count(index, into: &counts.destinations[index].findings)
    } else {
      for row in 0..<machine.rows where isAsked(row, index) {
        counts.destinations[index].findings[head(row).finding] += 1
      }
    }
  }

  /// Whether a row is assessed for a destination.
  private func isAsked(_ row: Int, _ index: Int) -> Bool { own?.contains(row, index) ?? true }

  private func count(_ index: Int, into counts: inout FindingCounts) {
    if let own {
      machine.count(bitmaps[0], within: own.bitmap(of: index), into: &counts)
    } else {
      machine.count(bitmaps[0], into: &counts)
    }
  }

  private func findHeads(_ index: Int) {
    for time in bitmaps.indices { machine.findHeadline(plan.headlines[time], index, bitmaps[time]) }
  }

  /// Of the states of one day the most closed, and of equally closed ones the last.
  private func head(_ row: Int) -> (finding: Finding, time: Int) {
    var head = (finding: bitmaps[0].finding(row: row), time: 0)
    for time in bitmaps.indices.dropFirst() {
      let finding = bitmaps[time].finding(row: row)
      if finding.closedness >= head.finding.closedness { head = (finding, time) }
    }
    return head
  }

  private func countAll(_ index: Int) {
    if own?.rows[index] == 0 { return }
    countHeadline(index)
    for (time, circuits) in plan.circuits.enumerated() {
      let missing = missing[time][index]
      missing.find(machine)
      guard plan.times.count == 1 else { continue }
      for place in missing.slots.indices {
        let lacking = missing.rows(lacking: place)
        let count =
          own.map { Machine.count($0.bitmap(of: index), lacking, machine.words) }
          ?? Int(ck_count(lacking, machine.words))
        if count > 0 { counts.destinations[index].missing[missing.slots[place], default: 0] += count }
      }
      for route in circuits[index].routes {
        var counts = FindingCounts()
        machine.find(route, thirdCountry: circuits[index].thirdCountry, bitmaps[0])
        count(index, into: &counts)
        self.counts.destinations[index].add(key(route), counts)
      }
    }
    if plan.times.count > 1 { countAllByRow(index) }
  }

  /// Where the law changed within the day, each row counts as it stands in the state that heads its day.
  private func countAllByRow(_ index: Int) {
    for row in 0..<machine.rows where isAsked(row, index) {
      let time = head(row).time
      let circuit = plan.circuits[time][index]
      let missing = missing[time][index]
      for place in missing.slots.indices where missing.isLacking(place, row: row) {
        counts.destinations[index].missing[missing.slots[place], default: 0] += 1
      }
      let isOwn = machine.truth(circuit.thirdCountry, row: row) == .false
      for route in circuit.routes {
        var counts = FindingCounts()
        counts[isOwn ? .notThirdCountry : machine.finding(route, row: row)] += 1
        self.counts.destinations[index].add(key(route), counts)
      }
    }
  }

  private func key(_ route: DestinationCircuit.RouteCircuit) -> SurveyTally.RouteKey {
    SurveyTally.RouteKey(opener: route.route.opener, arrangement: route.arrangement)
  }

  // MARK: rows

  /// Destinations are worked out one after another for a block, and rows are handed out by person: what is shown of a
  /// destination is kept until then. What is missing has been found with the counts.
  private func visitRows(_ visit: (Row) -> Void) {
    var shown: [[Row]] = Array(repeating: [], count: machine.rows)
    for index in plan.question.destinations.indices where own?.rows[index] != 0 {
      findHeads(index)
      for row in 0..<machine.rows where isAsked(row, index) { append(row, index, to: &shown[row]) }
    }
    for rows in shown { rows.forEach(visit) }
  }

  private func append(_ row: Int, _ index: Int, to rows: inout [Row]) {
    let head = head(row)
    let circuit = plan.circuits[head.time][index]
    let facts = missing[head.time][index]
    if detail == .rows {
      machine.because(head.finding, circuit, row: row, norms: plan.norms, into: reasons)
      rows.append(
        Row(
          row: machine.firstRow + row, destination: circuit.destination, route: nil, finding: head.finding,
          because: reasons.rules,
          missing: facts.lacking(row: row)))
      return
    }
    for (place, route) in circuit.routes.enumerated() {
      let finding = head.finding == .notThirdCountry ? head.finding : machine.finding(route, row: row)
      machine.because(finding, route, row: row, norms: plan.norms, into: reasons)
      rows.append(
        Row(
          row: machine.firstRow + row, destination: circuit.destination, route: route, finding: finding,
          because: reasons.rules,
          missing: facts.lacking(row: row, route: place)))
    }
  }
}
