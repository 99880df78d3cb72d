internal import Foundation
internal import Register

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
