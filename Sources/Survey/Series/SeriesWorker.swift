package import Register
package import Safeguards

/// Counts findings in every state of a series, block by block, for one thread.
package final class SeriesWorker: TableWorker {
  private let plan: SeriesPlan
  private var counts: SeriesTally
  private var machines: [Machine?]
  private let findings: DayFindings
  /// Where each row is assessed for one destination alone.
  private let own: OwnDestinations?
  /// Parts whose memory is kept from one table to the next; those of many years would take too much.
  private static let mostKept = 8

  package init(_ plan: SeriesPlan, table: ColumnTable, hasOwnDestinations: Bool = false) {
    self.plan = plan
    counts = SeriesTally(plan)
    machines = plan.parts.map { _ in nil }
    own = hasOwnDestinations ? OwnDestinations(plan.question.destinations.count) : nil
    findings = DayFindings(times: plan.parts.lazy.flatMap(\.states).map(\.circuits.count).max() ?? 1)
  }

  package var tally: SeriesTally {
    var tally = counts
    for machine in machines { if let machine { tally.faults.merge(machine.faults, uniquingKeysWith: +) } }
    return tally
  }

  package func add(_ records: RecordParser, output: inout [UInt8]) {
    add(records.table, destinations: records.destinations)
  }

  /// Counts all rows of a table. `destinations`: the number of each row's own destination, where it is assessed for that
  /// alone.
  package func add(_ table: ColumnTable, destinations: [UInt16] = []) {
    counts.rows += table.count
    for (index, part) in plan.parts.enumerated() {
      let machine = machines[index] ?? Machine(part.program, table: table)
      for block in 0..<Machine.blocks(of: table) {
        machine.run(table, block: block)
        own?.find(destinations, from: machine.firstRow, count: machine.rows)
        for state in part.states { count(state, machine) }
      }
      if index < Self.mostKept {
        machines[index] = machine
      } else {
        counts.faults.merge(machine.faults, uniquingKeysWith: +)
      }
    }
  }

  private func count(_ state: SeriesPlan.State, _ machine: Machine) {
    if own?.rows[state.destination] == 0 { return }
    findings.find(machine, state.circuits)
    let asked = own?.bitmap(of: state.destination)
    counts.count(state.destination, state.number) { counts in
      for finding in Finding.allCases {
        counts[finding] +=
          asked.map { Machine.count($0, findings.rows(finding), machine.words) } ?? findings.count(finding)
      }
    }
  }
}
