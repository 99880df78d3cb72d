internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register

/// Runs rounds of the watch for all organisations, on a thread of its own: when it starts, when the register was replaced,
/// when the day is another one, and when it is asked to.
package final class WatchService: Sendable {
  private let desk: CaseDesk
  private let report: @Sendable (String) -> Void
  private let work: RecurringWork

  /// It looks every so many seconds whether the day is another one; a round that failed is tried again then. `report` gets
  /// a line for each round, without a word of any case.
  package init(desk: CaseDesk, every interval: Double = 20, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.desk = desk
    self.report = report
    work = RecurringWork("watch", every: interval)
  }

  package func start() { work.start { [self] in runRounds() } }

  /// Ends after the organisation at hand: a round that was begun is as good as one that was never begun, but it is a pity.
  package func stop() { work.stop() }

  /// The register is another one: look now.
  package func registerChanged() { work.wake() }

  private func runRounds() {
    let organisations: [Organisation]
    do { organisations = try desk.database.readNow { try $0.organisations() } } catch {
      report("the watch could not read the organisations (\(error)); it tries again")
      return
    }
    for organisation in organisations where !work.isStopping {
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
