internal import Desks
internal import GRDB
internal import Synchronization

/// Changes that wait for the disk together. A change is on the disk when the disk says so, which takes some milliseconds;
/// and each page that is read writes an entry of the log. What comes while the disk is at work is therefore written in one
/// transaction, and waits once.
///
/// Each change stands in a savepoint of its own: one that throws leaves nothing and takes no other with it. Nobody is
/// answered before the transaction is on the disk; where that fails, all of them fail.
final class GatheredWrites: Sendable {
  /// Told whether the transaction failed.
  private typealias Answer = @Sendable ((any Error)?) -> Void

  private struct Change: Sendable {
    /// Makes the change, and returns how its caller is answered, and why it failed if it did.
    var make: @Sendable (Database) -> (answer: Answer, fault: (any Error)?)
    /// Answers the caller of a change whose turn never came.
    var refuse: @Sendable (any Error) -> Void
  }

  private struct Waiting {
    var changes: [Change] = []
    /// Whether a transaction that will take them is under way or asked for.
    var isExpected = false
  }

  private let waiting = Mutex(Waiting())
  private let pool: DatabasePool

  init(_ pool: DatabasePool) { self.pool = pool }

  /// Returns what `body` returned when it is on the disk.
  func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let change = Change { db in
        let result = Result { try GatheredWrites.inSavepoint(db) { try body(db) } }
        var reason: (any Error)?
        if case .failure(let error) = result { reason = error }
        let answer: Answer = { fault in
          if let fault, case .success = result {
            continuation.resume(throwing: fault)
          } else {
            continuation.resume(with: result)
          }
        }
        return (answer, reason)
      } refuse: {
        continuation.resume(throwing: $0)
      }
      add(change)
    }
  }

  private static func inSavepoint<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
    var value: Value?
    try db.inSavepoint {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return value
  }

  private func add(_ change: Change) {
    let isFirst = waiting.withLock { waiting in
      waiting.changes.append(change)
      defer { waiting.isExpected = true }
      return !waiting.isExpected
    }
    if isFirst { ask() }
  }

  /// At the end of the line for the connection that writes: a round of the watch has its turn between two of these.
  private func ask() { pool.asyncWriteWithoutTransaction { [self] db in writeAll(db) } }

  private func writeAll(_ db: Database) {
    let changes = waiting.withLock { waiting in
      defer { waiting.changes = [] }
      return waiting.changes
    }
    var answers: [Answer] = []
    do {
      try db.inTransaction(.immediate) {
        for change in changes {
          let (answer, reason) = change.make(db)
          answers.append(answer)
          // A full disk, or one that fails, ends the whole transaction from within a statement, and with it the changes
          // before: all of them fail for the reason of this one.
          guard db.isInsideTransaction else { throw reason ?? DatabaseError(resultCode: .SQLITE_ABORT) }
        }
        return .commit
      }
      for answer in answers { answer(nil) }
    } catch {
      for answer in answers { answer(error) }
      for change in changes.dropFirst(answers.count) { change.refuse(error) }
    }
    let hasMore = waiting.withLock { waiting in
      waiting.isExpected = !waiting.changes.isEmpty
      return waiting.isExpected
    }
    if hasMore { ask() }
  }
}
