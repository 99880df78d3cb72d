internal import DeskSQLite
internal import Desks
internal import Pages

/// Sends alerts to webhooks, on a thread of its own, and tries again what did not arrive.
package final class DeliveryService: Sendable {
  /// Seconds to wait after each attempt that failed; after the last one it is given up, and can be tried by hand.
  static let waits = [60, 300, 1_800, 7_200, 28_800, 86_400]
  /// How many messages a webhook gets before the next one has its turn.
  private static let mostAtOnce = 20

  private let desk: CaseDesk
  private let report: @Sendable (String) -> Void
  private let work: RecurringWork

  /// It looks for what is due every few seconds. `report` gets a line where the store could not be read.
  package init(desk: CaseDesk, every interval: Double = 5, report: @escaping @Sendable (String) -> Void = { _ in }) {
    self.desk = desk
    self.report = report
    work = RecurringWork("webhooks", every: interval)
  }

  package func start() {
    work.start { [self] in
      do { try sendDue() } catch { report("alerts could not be sent to webhooks (\(error)); they are tried again") }
    }
  }

  /// Ends when the message at hand was sent. What was sent and not yet recorded is sent again: receivers tell it by its
  /// number.
  package func stop() { work.stop() }

  /// Sends what is due now. A webhook that fails once is left alone until the next look: the others do not wait for it.
  func sendDue() throws {
    let due = try desk.database.readNow { [desk] in
      try $0.deliveriesDue(at: desk.now(), perWebhook: DeliveryService.mostAtOnce)
    }
    var failed: Set<String> = []
    for delivery in due where !failed.contains(delivery.webhook) && !work.isStopping {
      let outcome = try send(delivery)
      if !outcome.isDone { failed.insert(delivery.webhook) }
      try record(outcome, of: delivery)
    }
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
