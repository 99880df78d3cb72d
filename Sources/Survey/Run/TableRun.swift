internal import Dispatch
internal import Foundation
package import Register
package import Safeguards

/// What works out the rows of a table, for one thread.
package protocol TableWorker: AnyObject {
  associatedtype Tally: TableTally

  /// Works out all rows of the table at hand. What is to be written goes to `output`.
  func add(_ records: RecordParser, output: inout [UInt8])

  /// What was left out is not in it.
  var tally: Tally { get }
}

/// What the workers of all threads add up to.
package protocol TableTally: Sendable {
  var leftOut: LeftOut { get set }
  static func += (a: inout Self, b: Self)
}

/// Reads a whole table, block by block on several threads, for whatever works out its rows.
package struct TableRun: Sendable {
  package var header: TableHeader
  package var file: String
  package var layout: ColumnLayout
  package var vocabulary: Vocabulary
  package var states: [State]
  package var sender: StateCode
  /// Ends at the first record with a mistake.
  package var isStrict = false
  package var threads = 2
  package var mapping: TableMapping?

  package init(
    header: TableHeader, file: String, layout: ColumnLayout, vocabulary: Vocabulary, states: [State], sender: StateCode
  ) {
    self.header = header
    self.file = file
    self.layout = layout
    self.vocabulary = vocabulary
    self.states = states
    self.sender = sender
  }

  /// `worker`: a new one for a thread's table. `write` gets what workers put out, `report` each described mistake, both in
  /// the order of the table.
  package func run<Worker: TableWorker>(
    _ source: TableSource, empty: Worker.Tally, worker makeWorker: @Sendable (ColumnTable) -> Worker,
    write: @escaping @Sendable ([UInt8]) -> Void, report: @escaping @Sendable (Diagnostic) -> Void
  ) throws -> Worker.Tally {
    let queue = OrderedOutput(write: write, report: report)
    let results = Results(empty)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      let parser = RecordParser(
        header, layout: layout, vocabulary: vocabulary, states: states, sender: sender, file: file, mapping: mapping)
      let worker = makeWorker(parser.table)
      do {
        while !results.hasFailed, let piece = try source.next() {
          var output: [UInt8] = []
          defer { queue.put(output, parser.takeDiagnostics(), number: piece.number) }
          try piece.bytes.withUnsafeBufferPointer { bytes in
            try parser.parse(bytes, firstLine: piece.firstLine, strict: isStrict) { parser in
              worker.add(parser, output: &output)
            }
          }
        }
      } catch {
        results.fail(error)
        queue.stop()
      }
      var tally = worker.tally
      tally.leftOut = LeftOut(parser)
      results.add(tally)
    }
    queue.finish()
    if let error = results.error { throw error }
    return results.tally
  }

  private final class Results<Tally: TableTally>: @unchecked Sendable {
    // `@unchecked`: `lock` guards the rest.
    private let lock = NSLock()
    private var sum: Tally
    private var first: (any Error)?

    init(_ tally: Tally) { sum = tally }

    func add(_ tally: Tally) { lock.withLock { sum += tally } }
    func fail(_ error: any Error) { lock.withLock { if first == nil { first = error } } }
    var hasFailed: Bool { lock.withLock { first != nil } }
    var error: (any Error)? { lock.withLock { first } }
    var tally: Tally { lock.withLock { sum } }
  }
}
