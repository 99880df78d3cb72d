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
  /// How often it looks whether the day is another one; a round that failed is tried again then.
  private static let lookAgain = DispatchTimeInterval.seconds(20)

  private let desk: CaseDesk
  private let report: @Sendable (String) -> Void
  private let wake = DispatchSemaphore(value: 0)
  private let isStopping = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)
  private let isStarted = Mutex(false)

  /// `report` gets a line for each round that changed something or failed, without a word of any case.
  package init(desk: CaseDesk, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.desk = desk
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
        _ = wake.wait(timeout: .now() + WatchService.lookAgain)
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
      } catch {
        report("the watch of organisation \(organisation.id) failed (\(error)); it tries again")
      }
    }
  }
}
