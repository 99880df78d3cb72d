internal import Foundation
package import Sealing
internal import Synchronization

/// scrypt away from the few threads that serve, and at most two runs at once: each takes memory and a third of a second,
/// and whoever sends a thousand passwords must not take all of either.
package final class PasswordWork: Sendable {
  private static let atOnce = 2
  /// More are not let wait: they would wait for longer than anybody does.
  private static let mostWaiting = 40

  /// What a new hash costs.
  package let cost: ScryptCost
  private let queue = OperationQueue()
  private let waiting = Atomic<Int>(0)
  private let done = Atomic<Int>(0)

  package init(cost: ScryptCost) {
    self.cost = cost
    queue.maxConcurrentOperationCount = PasswordWork.atOnce
    queue.qualityOfService = .userInitiated
  }

  /// How many passwords were hashed since the program began.
  package var runs: Int { done.load(ordering: .relaxed) }

  /// Whether it is the password of that hash; with the same work, and `false`, where there is none.
  package func admits(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
    let isKnown = hash != nil
    let hash = hash ?? PasswordHash.decoy(cost: cost)
    return try await run { try hash.admits(password) && isKnown }
  }

  package func hash(_ password: String) async throws -> PasswordHash {
    try await run { [cost] in try PasswordHash(password, cost: cost) }
  }

  private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    let (_, count) = waiting.add(1, ordering: .relaxed)
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard count <= PasswordWork.atOnce + PasswordWork.mostWaiting else { throw AccountRefusal.tooBusy }
    done.add(1, ordering: .relaxed)
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation {
        continuation.resume(with: Result { try work() })
      }
    }
  }
}
