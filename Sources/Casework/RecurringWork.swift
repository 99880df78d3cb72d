internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work that is done again and again on a thread of its own: after so many seconds, and whenever it is woken, until it is
/// stopped. What blocks belongs here and not among the few threads that answer requests.
final class RecurringWork: Sendable {
  private let name: String
  private let interval: Double
  private let startsAtOnce: Bool
  private let state = Mutex(State.idle)
  private let signal = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  private enum State { case idle, running, stopping }

  /// `startsAtOnce`: or only after the first interval. `name` is that of the thread.
  init(_ name: String, every interval: Double, startsAtOnce: Bool = true) {
    self.name = name
    self.interval = interval
    self.startsAtOnce = startsAtOnce
  }

  /// Begins; where it runs already, nothing happens.
  func start(_ work: @escaping @Sendable () -> Void) {
    let isFirst = state.withLock { state in
      guard state == .idle else { return false }
      state = .running
      return true
    }
    guard isFirst else { return }
    let thread = Thread { [self] in
      if !startsAtOnce { wait() }
      while !isStopping {
        work()
        wait()
      }
      ended.signal()
    }
    thread.name = name
    thread.start()
  }

  private func wait() { _ = signal.wait(timeout: .now() + interval) }

  /// Long work asks between its parts.
  var isStopping: Bool { state.withLock { $0 == .stopping } }

  /// Does the work now.
  func wake() { signal.signal() }

  /// Ends after the work at hand, and returns when it has; not to be called by the work itself.
  func stop() {
    let isRunning = state.withLock { state in
      guard state == .running else { return false }
      state = .stopping
      return true
    }
    guard isRunning else { return }
    signal.signal()
    ended.wait()
    state.withLock { $0 = .idle }
  }
}
