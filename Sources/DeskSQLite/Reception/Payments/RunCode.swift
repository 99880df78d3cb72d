internal import Desks
internal import Foundation
internal import Reception
internal import Register
internal import Sealing

/// What of a run is written with every step. The reports of a provider are one for each payment; all else is little.
enum RunCode {
  private struct Small: Codable {
    var terms: PaymentTerms
    var sums: ControlSums
    var steps: [PaymentRun.Step]
    /// The number of the last entry that the ledger had with this step.
    var lastEntry: Int
  }

  private static let version = 1

  static func encode(_ head: PaymentRun.Head, lastEntry: Int) throws -> [UInt8] {
    var parts = PartsWriter()
    parts.write(version)
    parts.write(head.reports.count)
    for (number, report) in head.reports.sorted(by: { $0.key < $1.key }) {
      parts.write(number)
      parts.write(report.status)
      parts.write(report.reason) { $0.write($1) }
      parts.write(report.written) { $0.write($1) }
    }
    let small = Small(terms: head.terms, sums: head.sums, steps: head.steps, lastEntry: lastEntry)
    return parts.bytes + (try SealingKey.json(small))
  }

  static func decode(
    _ bytes: [UInt8], of run: RunID, revision: Int, context: String
  ) throws -> (head: PaymentRun.Head, lastEntry: Int) {
    var parts = PartsReader(bytes, context: context)
    guard try parts.number() == version else { throw parts.damaged }
    var reports: [Int: PaymentRun.Report] = [:]
    for _ in 0..<(try parts.count()) {
      let number = try parts.number()
      reports[number] = PaymentRun.Report(
        status: try parts.text(), reason: try parts.optional { try $0.text() },
        written: try parts.optional { try $0.time() })
    }
    do {
      let small = try JSONDecoder().decode(Small.self, from: Data(parts.rest))
      let head = PaymentRun.Head(
        id: run, terms: small.terms, sums: small.sums, steps: small.steps, reports: reports, revision: revision)
      return (head, small.lastEntry)
    } catch { throw parts.damaged }
  }
}
