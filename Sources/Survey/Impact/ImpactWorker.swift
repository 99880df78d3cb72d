package import Register
package import Safeguards

/// Works out whose findings differ, block by block, for one thread.
///
/// Reasons are worked out for those blocks alone in which some finding differs.
package final class ImpactWorker: TableWorker {
  /// A person whose finding at a destination differs.
  package struct Row {
    /// Its place in the table.
    package let row: Int
    package let destination: StateCode
    package let change: ImpactTally.Change
    /// Rules by their place in the norms of their side.
    package let becauseBefore: [Int]
    package let becauseAfter: [Int]
  }

  package let plan: ImpactPlan
  /// Writes a person whose finding differs; `nil` where only counts are asked for.
  package typealias Writer = @Sendable (Row, String, inout [UInt8]) -> Void

  private var counts: ImpactTally
  private let writer: Writer?
  private let findings: Machine
  private let reasons: Machine
  private let reasonsBefore: ReasonList
  private let reasonsAfter: ReasonList
  /// Where each row is assessed for one destination alone, by the plan's destinations; `places` are those that change.
  private let own: OwnDestinations?
  private let places: [Int]
  private let before: [DayFindings]
  private let after: [DayFindings]

  package init(
    _ plan: ImpactPlan, table: ColumnTable, hasOwnDestinations: Bool = false, writer: Writer? = nil
  ) {
    self.plan = plan
    self.writer = writer
    counts = ImpactTally(plan.changing.map(\.code))
    findings = Machine(plan.findings, table: table)
    reasons = Machine(plan.reasons, table: table)
    reasonsBefore = ReasonList(count: plan.before.norms.rules.count)
    reasonsAfter = ReasonList(count: plan.after.norms.rules.count)
    own = hasOwnDestinations ? OwnDestinations(plan.destinations.count) : nil
    places = plan.changing.map { changing in plan.destinations.firstIndex(of: changing.code) ?? 0 }
    before = plan.changing.map { DayFindings(times: $0.before.count) }
    after = plan.changing.map { DayFindings(times: $0.after.count) }
  }

  /// With the conditions that broke where findings were worked out.
  package var tally: ImpactTally {
    var tally = counts
    tally.faults = findings.faults
    return tally
  }

  package func add(_ records: RecordParser, output: inout [UInt8]) {
    guard let writer else { return add(records.table, destinations: records.destinations) }
    var names = RowReferences(records)
    add(records.table, destinations: records.destinations) { writer($0, names.of($0.row), &output) }
  }

  /// Counts the rows of a table. `destinations`: the number of each row's own destination among the plan's, where it is
  /// assessed for that alone.
  package func add(_ table: ColumnTable, destinations: [UInt16] = []) {
    for block in 0..<Machine.blocks(of: table) { _ = count(table, destinations, block: block) }
  }

  /// Counts them and hands out each row whose finding differs, by person.
  package func add(_ table: ColumnTable, destinations: [UInt16] = [], row visit: (Row) -> Void) {
    for block in 0..<Machine.blocks(of: table) { visitRows(count(table, destinations, block: block), visit) }
  }

  /// The rows of a block whose finding differs at some destination.
  private func count(_ table: ColumnTable, _ destinations: [UInt16], block: Int) -> [UInt64] {
    findings.run(table, block: block)
    own?.find(destinations, from: findings.firstRow, count: findings.rows)
    counts.rows += findings.rows
    var changes: [[(change: ImpactTally.Change, rows: [UInt64])]] = []
    var changed = [UInt64](repeating: 0, count: findings.words)
    for (index, destination) in plan.changing.enumerated() {
      if own?.rows[places[index]] == 0 {
        changes.append([])
        continue
      }
      before[index].find(findings, destination.before)
      after[index].find(findings, destination.after)
      let found = self.changes(index)
      for (_, rows) in found { for word in rows.indices { changed[word] |= rows[word] } }
      changes.append(found)
    }
    let count = changed.reduce(0) { $0 + $1.nonzeroBitCount }
    counts.changed += count
    guard count > 0 else { return changed }
    reasons.run(table, block: block)
    for index in plan.changing.indices { for (change, rows) in changes[index] { add(change, rows, index) } }
    return changed
  }

  /// The rows of each change that some row underwent, from the most closed finding before.
  private func changes(_ index: Int) -> [(change: ImpactTally.Change, rows: [UInt64])] {
    var all: [(ImpactTally.Change, [UInt64])] = []
    for from in Finding.allCases {
      let old = before[index].rows(from)
      for to in Finding.allCases where from != to {
        let new = after[index].rows(to)
        let asked = own?.bitmap(of: places[index])
        let rows = (0..<findings.words).map { old[$0] & new[$0] & (asked?[$0] ?? ~0) }
        if rows.contains(where: { $0 != 0 }) { all.append((ImpactTally.Change(from: from, to: to), rows)) }
      }
    }
    return all
  }

  private func add(_ change: ImpactTally.Change, _ rows: [UInt64], _ index: Int) {
    var count = counts.destinations[index].changes[change] ?? ImpactTally.Count()
    count.rows += rows.reduce(0) { $0 + $1.nonzeroBitCount }
    for (time, circuit) in plan.changing[index].before.enumerated() {
      reasons.countReasons(
        change.from, circuit, rows: before[index].part(rows, change.from, time: time), norms: plan.before.norms,
        into: &count.before)
    }
    for (time, circuit) in plan.changing[index].after.enumerated() {
      reasons.countReasons(
        change.to, circuit, rows: after[index].part(rows, change.to, time: time), norms: plan.after.norms,
        into: &count.after)
    }
    counts.destinations[index].changes[change] = count
  }

  private func visitRows(_ changed: [UInt64], _ visit: (Row) -> Void) {
    for word in changed.indices {
      var rest = changed[word]
      while rest != 0 {
        let row = word * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        for (index, destination) in plan.changing.enumerated() where own?.contains(row, places[index]) ?? true {
          let from = before[index].finding(row: row)
          let to = after[index].finding(row: row)
          guard from != to else { continue }
          reasons.because(
            from, destination.before[before[index].time(row: row, from)], row: row, norms: plan.before.norms,
            into: reasonsBefore)
          reasons.because(
            to, destination.after[after[index].time(row: row, to)], row: row, norms: plan.after.norms,
            into: reasonsAfter)
          visit(
            Row(
              row: reasons.firstRow + row, destination: destination.code,
              change: ImpactTally.Change(from: from, to: to), becauseBefore: reasonsBefore.rules,
              becauseAfter: reasonsAfter.rules))
        }
      }
    }
  }
}
