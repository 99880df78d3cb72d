import Safeguards
import Survey

extension Machine {
  /// The rules that decide the finding of one row.
  func because(_ finding: Finding, _ destination: DestinationCircuit, row: Int, norms: NormSet) -> [Int] {
    let list = ReasonList(count: norms.rules.count)
    because(finding, destination, row: row, norms: norms, into: list)
    return list.rules
  }
}
