internal import Dispatch
internal import Foundation
package import Register
package import Safeguards

/// A survey of a table from its bytes to its counts, on several threads.
package struct SurveyRun {
  package var plan: SurveyPlan
  package var header: TableHeader
  package var file: String
  package var detail: SurveyWorker.Detail
  /// Ends at the first record with a mistake.
  package var isStrict = false
  package var threads = 2
  package var mapping: TableMapping?

  package init(_ plan: SurveyPlan, header: TableHeader, file: String, detail: SurveyWorker.Detail) {
    self.plan = plan
    self.header = header
    self.file = file
    self.detail = detail
  }

  /// Reads the whole table. `write` gets what `rows` makes of each row of the answer, in the order of the table;
  /// `report` each described mistake, in that order too.
  package func run(
    _ source: TableSource, rows: (@Sendable (SurveyWorker.Row, String, inout [UInt8]) -> Void)?,
    write: @escaping @Sendable ([UInt8]) -> Void, report: @escaping @Sendable (Diagnostic) -> Void
  ) throws -> SurveyTally {
    let queue = OrderedOutput(write: write, report: report)
    let results = Results(SurveyTally(plan.question.destinations))
    let states = plan.norms.corpus.states
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      let parser = RecordParser(
        header, layout: plan.program.layout, vocabulary: plan.norms.vocabulary, states: states,
        sender: plan.question.sender, file: file, mapping: mapping)
      let worker = SurveyWorker(
        plan, table: parser.table, detail: detail, hasOwnDestinations: mapping?.hasDestination ?? false)
      do {
        while !results.hasFailed, let piece = try source.next() {
          var output: [UInt8] = []
          defer { queue.put(output, parser.takeDiagnostics(), number: piece.number) }
          try piece.bytes.withUnsafeBufferPointer { bytes in
            try parser.parse(bytes, firstLine: piece.firstLine, strict: isStrict) { parser in
              guard let rows else { return worker.add(parser.table, destinations: parser.destinations) }
              var last = -1
              var reference = ""
              worker.add(parser.table, destinations: parser.destinations) { row in
                if row.row != last {
                  reference = parser.reference(row.row)
                  last = row.row
                }
                rows(row, reference, &output)
              }
            }
          }
        }
      } catch {
        results.fail(error)
        queue.stop()
      }
      results.add(worker, parser)
    }
    queue.finish()
    if let error = results.error { throw error }
    return results.tally
  }

  private final class Results: @unchecked Sendable {
    // `@unchecked`: `lock` guards the rest.
    private let lock = NSLock()
    private var sum: SurveyTally
    private var first: (any Error)?

    init(_ tally: SurveyTally) { sum = tally }

    func add(_ worker: SurveyWorker, _ parser: RecordParser) {
      lock.withLock {
        var tally = worker.tally
        tally.malformed = parser.malformed
        tally.ofOthers = parser.ofOthers
        tally.boundElsewhere = parser.boundElsewhere
        tally.withoutDestination = parser.withoutDestination
        tally.faults = worker.faults
        sum += tally
      }
    }

    func fail(_ error: any Error) { lock.withLock { if first == nil { first = error } } }
    var hasFailed: Bool { lock.withLock { first != nil } }
    var error: (any Error)? { lock.withLock { first } }
    var tally: SurveyTally { lock.withLock { sum } }
  }
}

/// Puts what several threads make of the pieces of a table back into the order of the table.
final class OrderedOutput: @unchecked Sendable {
  // `@unchecked`: `condition` guards the rest.
  private let condition = NSCondition()
  private var waiting: [Int: (bytes: [UInt8], diagnostics: [Diagnostic])] = [:]
  private var next = 0
  private var described = 0
  private var isStopped = false
  private let write: @Sendable ([UInt8]) -> Void
  private let report: @Sendable (Diagnostic) -> Void
  /// Pieces that may wait for an earlier one.
  private static let most = 16

  init(write: @escaping @Sendable ([UInt8]) -> Void, report: @escaping @Sendable (Diagnostic) -> Void) {
    self.write = write
    self.report = report
  }

  func put(_ bytes: [UInt8], _ diagnostics: [Diagnostic], number: Int) {
    condition.lock()
    defer { condition.unlock() }
    while number >= next + Self.most, !isStopped { condition.wait() }
    waiting[number] = (bytes, diagnostics)
    while let piece = waiting.removeValue(forKey: next) {
      if !piece.bytes.isEmpty { write(piece.bytes) }
      for diagnostic in piece.diagnostics where described < RecordParser.mostDescribed {
        described += 1
        report(diagnostic)
      }
      next += 1
    }
    condition.broadcast()
  }

  /// After a failure nobody waits for a piece that does not come.
  func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  func finish() {
    condition.lock()
    waiting = [:]
    condition.unlock()
  }
}
