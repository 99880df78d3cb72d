internal import DeskSQLite
internal import Desks
internal import Dispatch
internal import Foundation
internal import Pages
internal import Register
internal import Synchronization

/// Runs rounds of the watch for all organisations, on a thread of its own: when it starts, when the register was replaced,
/// when the day is another one, and when it is asked to.
package final class WatchService: Sendable {
  private let desk: CaseDesk
  private let interval: Double
  private let report: @Sendable (String) -> Void
  private let wake = DispatchSemaphore(value: 0)
  private let isStopping = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)
  private let isStarted = Mutex(false)

  /// It looks every so many seconds whether the day is another one; a round that failed is tried again then. `report` gets
  /// a line for each round, without a word of any case.
  package init(desk: CaseDesk, every interval: Double = 20, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.desk = desk
    self.interval = interval
    self.report = report
  }

  package func start() {
    let isFirst = isStarted.withLock { isStarted in
      defer { isStarted = true }
      return !isStarted
    }
    guard isFirst else { return }
    let thread = Thread { [self] in
      while !isStopping.withLock({ $0 }) {
        runRounds()
        _ = wake.wait(timeout: .now() + interval)
      }
      ended.signal()
    }
    thread.name = "watch"
    thread.start()
  }

  /// Ends after the organisation at hand: a round that was begun is as good as one that was never begun, but it is a pity.
  package func stop() {
    guard isStarted.withLock({ $0 }) else { return }
    isStopping.withLock { $0 = true }
    wake.signal()
    ended.wait()
    isStarted.withLock { $0 = false }
    isStopping.withLock { $0 = false }
  }

  /// The register is another one: look now.
  package func registerChanged() { wake.signal() }

  private func runRounds() {
    let organisations: [Organisation]
    do { organisations = try desk.database.readNow { try $0.organisations() } } catch {
      report("the watch could not read the organisations (\(error)); it tries again")
      return
    }
    for organisation in organisations where !isStopping.withLock({ $0 }) {
      do {
        guard let round = try desk.watch(organisation.id) else { continue }
        report(
          "watch: \(round.cases) cases in \(round.milliseconds) ms, \(round.changed) changed"
            + (round.unopened > 0 ? ", \(round.unopened) damaged" : ""))
        // Whoever opens the list of deadlines next does not wait for it.
        try desk.renewDeadlinesInTurn(of: organisation.id)
      } catch {
        report("the watch of organisation \(organisation.id) failed (\(error)); it tries again")
      }
    }
  }
}
