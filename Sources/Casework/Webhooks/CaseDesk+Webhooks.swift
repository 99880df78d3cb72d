package import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

extension CaseDesk {
  /// Of one organisation.
  package static let mostWebhooks = 10

  /// Alerts are sent to this address from now on. The secret is told this once: what is sent is signed with its characters
  /// as a key.
  package func addWebhook(url: String, by caller: Caller) async throws -> (webhook: Webhook, secret: String) {
    try caller.require(.manageOrganisation)
    let url = try webhookRules.checked(url)
    let secret = Token.random().text
    let id: EntryID = CaseDesk.newID()
    let webhook = Webhook(
      id: id.text, organisation: caller.organisation, url: url, secret: Array(secret.utf8), created: now())
    try await database.write { writer in
      let open = try writer.reader.webhooks(of: caller.organisation).filter { $0.ended == nil }
      guard open.count < CaseDesk.mostWebhooks else {
        throw DeskRefusal.mistakes([
          DeskMistake(
            field: "url", found: .desk(.foundWebhooks, ["count": .number(open.count)]),
            expected: .desk(.expectedAtMost, ["count": .number(CaseDesk.mostWebhooks)]),
            remedy: .desk(.remedyEndWebhook))
        ])
      }
      try writer.add(webhook)
      try writer.log(
        .webhookCreated, by: caller.actor, subject: webhook.id, in: caller.organisation, at: webhook.created)
    }
    return (webhook, secret)
  }

  package func webhooks(by caller: Caller) async throws -> [Webhook] {
    try caller.require(.manageOrganisation)
    return try await database.read { try $0.webhooks(of: caller.organisation) }
  }

  /// Nothing is sent there any more.
  package func endWebhook(_ id: String, by caller: Caller) async throws {
    try caller.require(.manageOrganisation)
    let time = now()
    try await database.write { writer in
      try writer.end(webhook: id, in: caller.organisation, at: time)
      try writer.log(.webhookEnded, by: caller.actor, subject: id, in: caller.organisation, at: time)
    }
  }

  /// What was sent and what came of it, the latest first.
  package func deliveries(of webhook: String, limit: Int = 50, by caller: Caller) async throws -> [Delivery] {
    try caller.require(.manageOrganisation)
    return try await database.read { reader in
      try reader.webhook(webhook, in: caller.organisation)
      return try reader.deliveries(of: webhook, limit: limit)
    }
  }

  /// Sends once more what was given up or waits for its next attempt.
  package func retry(delivery: Int, of webhook: String, by caller: Caller) async throws {
    try caller.require(.manageOrganisation)
    let time = now()
    try await database.write { writer in
      guard try writer.reader.webhook(webhook, in: caller.organisation).ended == nil else { throw DeskFault.notFound }
      try writer.retry(delivery: delivery, of: webhook, at: time)
      try writer.log(
        .deliveryRetried, by: caller.actor, subject: webhook, detail: String(delivery), in: caller.organisation,
        at: time)
    }
  }
}

extension DeskReader {
  @discardableResult
  fileprivate func webhook(_ id: String, in organisation: OrganisationID) throws -> Webhook {
    let webhook = try webhook(id)
    guard webhook.organisation == organisation else { throw DeskFault.notFound }
    return webhook
  }
}
