internal import DeskSQLite
internal import Desks
internal import Dispatch
internal import Foundation
internal import Pages
internal import Synchronization

/// Sends alerts to webhooks, on threads of its own, and tries again what did not arrive.
///
/// Organisations have their turns, each on one thread at a time: a receiver that is silent until its time is over holds
/// up its own organisation and nobody else.
package final class DeliveryService: Sendable {
  /// Seconds to wait after each attempt that failed; after the last one it is given up, and can be tried by hand.
  static let waits = [60, 300, 1_800, 7_200, 28_800, 86_400]
  /// How many messages a webhook gets before the others of its organisation are looked at again.
  static let mostAtOnce = 20
  private static let mostThreads = 8
  /// After this an organisation lets others go first, if they wait.
  private static let longestTurn = Duration.seconds(15)

  /// An organisation with something to send.
  private struct Turn {
    var organisation: OrganisationID
    /// Webhooks that failed in this turn; they are left alone until the next.
    var failed: Set<String> = []
  }

  private struct State {
    var waiting: [Turn] = []
    /// Those that wait or have their turn.
    var organisations: Set<OrganisationID> = []
    var threads = 0
    var isStopping = false
  }

  private let desk: CaseDesk
  private let report: @Sendable (String) -> Void
  private let work: RecurringWork
  private let state = Mutex(State())
  private let threads = DispatchGroup()

  /// It looks for what is due every few seconds. `report` gets a line where the store could not be read.
  package init(desk: CaseDesk, every interval: Double = 5, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.desk = desk
    self.report = report
    work = RecurringWork("webhooks", every: interval)
  }

  package func start() { work.start { [self] in trying { try look() } } }

  /// Ends when the messages at hand were sent. What was sent and not yet recorded is sent again: receivers tell it by its
  /// number.
  package func stop() {
    state.withLock { $0.isStopping = true }
    work.stop()
    threads.wait()
    state.withLock { $0 = State() }
  }

  /// Sends what is due now, and returns when that is done. A webhook that fails once is left alone until the next look.
  func sendDue() throws {
    try look()
    threads.wait()
  }

  /// Gives a turn to each organisation with something to send that has none yet.
  private func look() throws {
    let due = try desk.database.readNow { [desk] in try $0.organisationsWithDeliveries(dueAt: desk.now()) }
    let missing = state.withLock { state -> Int in
      guard !state.isStopping else { return 0 }
      for organisation in due where state.organisations.insert(organisation).inserted {
        state.waiting.append(Turn(organisation: organisation))
      }
      let missing = min(state.waiting.count, DeliveryService.mostThreads - state.threads)
      state.threads += missing
      return missing
    }
    for _ in 0..<missing {
      threads.enter()
      let thread = Thread { [self] in
        while let turn = next() { take(turn) }
        threads.leave()
      }
      thread.name = "webhooks"
      thread.start()
    }
  }

  /// The next turn; without one, a thread ends.
  private func next() -> Turn? {
    state.withLock { state in
      guard !state.isStopping, !state.waiting.isEmpty else {
        state.threads -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }

  /// Sends what is due of an organisation, until nothing is left to try or others have waited long enough: then it is
  /// its turn again after them.
  private func take(_ turn: Turn) {
    var turn = turn
    let start = ContinuousClock.now
    var isLeft = true
    let isWhole = trying {
      while isLeft, !isStopping, ContinuousClock.now - start < DeliveryService.longestTurn {
        isLeft = try sendSome(&turn, since: start)
      }
    }
    // The next turn begins without what failed in this one: it may be due again by then.
    let left = isLeft && isWhole
    state.withLock { [organisation = turn.organisation] state in
      if left {
        state.waiting.append(Turn(organisation: organisation))
      } else {
        state.organisations.remove(organisation)
      }
    }
  }

  /// `false` where nothing was due that did not fail before.
  private func sendSome(_ turn: inout Turn, since start: ContinuousClock.Instant) throws -> Bool {
    let due = try desk.database.readNow { [desk, organisation = turn.organisation] in
      try $0.deliveriesDue(of: organisation, at: desk.now(), perWebhook: DeliveryService.mostAtOnce)
    }
    var isAny = false
    for delivery in due where !turn.failed.contains(delivery.webhook) {
      guard !isStopping, ContinuousClock.now - start < DeliveryService.longestTurn else { return true }
      isAny = true
      let outcome = try send(delivery)
      if !outcome.isDone { turn.failed.insert(delivery.webhook) }
      try record(outcome, of: delivery)
    }
    return isAny
  }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  /// `false` where the store could not be read or written.
  @discardableResult
  private func trying(_ body: () throws -> Void) -> Bool {
    do { try body() } catch {
      report("alerts could not be sent to webhooks (\(error)); they are tried again")
      return false
    }
    return true
  }

  private func send(_ delivery: Delivery) throws -> DeliveryOutcome {
    let now = desk.now()
    let found: (Webhook, Alert)?
    do {
      found = try desk.database.readNow { reader in
        let webhook = try reader.webhook(delivery.webhook)
        guard webhook.ended == nil else { return nil }
        return (webhook, try reader.alert(delivery.alert, in: webhook.organisation))
      }
    } catch DeskFault.notFound, DeskFault.erased { found = nil }
    guard let (webhook, alert) = found else { return .gone }
    return WebhookMessage(delivery: delivery, webhook: webhook, alert: alert, now: now, engine: desk.site().engine)
      .post.send(desk.webhookRules)
  }

  private func record(_ outcome: DeliveryOutcome, of delivery: Delivery) throws {
    let now = desk.now()
    let isLeft = !outcome.isDone && delivery.attempts < DeliveryService.waits.count
    try desk.database.writeNow { writer in
      try writer.record(
        outcome.text, of: delivery.id, isDone: outcome.isDone,
        next: isLeft ? now + DeliveryService.waits[delivery.attempts] : nil, at: now)
    }
  }
}
