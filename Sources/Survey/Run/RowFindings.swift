package import Register
package import Safeguards

/// The findings of the rows of one block, and the reasons for those that are asked for: for whoever holds each row
/// against something else, and wants reasons of few.
package final class RowFindings {
  package let plan: SurveyPlan
  private let machine: Machine
  private let reasons: ReasonList
  private let bitmaps = FindingBitmaps()
  /// By time and destination, then by row: the place of each finding.
  private let codes: UnsafeMutablePointer<UInt8>

  package init(_ plan: SurveyPlan, table: ColumnTable) {
    self.plan = plan
    machine = Machine(plan.program, table: table)
    reasons = ReasonList(count: plan.norms.rules.count)
    codes = .allocate(capacity: max(1, plan.times.count * plan.question.destinations.count) * Machine.rowsOfBlock)
  }

  deinit { codes.deallocate() }

  /// Works out a table of at most one block.
  package func run(_ table: ColumnTable) {
    precondition(table.count <= Machine.rowsOfBlock, "the findings of one block are kept at a time")
    guard table.count > 0 else { return }
    machine.run(table, block: 0)
    for time in plan.times.indices {
      for destination in plan.question.destinations.indices {
        machine.findHeadline(plan.headlines[time], destination, bitmaps)
        machine.writeCodes(bitmaps, to: place(time, destination))
      }
    }
  }

  private func place(_ time: Int, _ destination: Int) -> UnsafeMutablePointer<UInt8> {
    codes + (time * plan.question.destinations.count + destination) * Machine.rowsOfBlock
  }

  /// The finding that heads the day: of its states the most closed, and of equally closed ones the last.
  package func finding(row: Int, destination: Int) -> Finding { head(row, destination).finding }

  private func head(_ row: Int, _ destination: Int) -> (finding: Finding, time: Int) {
    var head = (finding: FindingCounts.finding(at: Int(place(0, destination)[row])), time: 0)
    for time in plan.times.indices.dropFirst() {
      let finding = FindingCounts.finding(at: Int(place(time, destination)[row]))
      if finding.closedness >= head.finding.closedness { head = (finding, time) }
    }
    return head
  }

  /// The rules that decide it, by their places among those of the register.
  package func because(row: Int, destination: Int) -> [Int] {
    let head = head(row, destination)
    machine.because(
      head.finding, plan.circuits[head.time][destination], row: row, norms: plan.norms, into: reasons)
    return reasons.rules
  }
}
