package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

extension DeskWriter {
  package func setOutlook(_ outlook: CaseOutlook, of id: CaseID, in organisation: OrganisationID) throws {
    try set(
      outlook: Data(
        try reader.key(of: id, in: organisation).seal(OutlookCode.encode(outlook), context: SealContext.outlook(of: id))
      ),
      of: id)
  }

  private func set(outlook sealed: Data, of id: CaseID) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO outlook (client_case, sealed) VALUES (?, ?)
        ON CONFLICT (client_case) DO UPDATE SET sealed = excluded.sealed
        """
    ).execute(arguments: [id.text, sealed])
  }

  /// Writes what a round found of a case, where the case is as it was when it was read; `false` where it is not.
  package func write(_ news: CaseNews, of organisation: OrganisationID, at time: DeskTime) throws -> Bool {
    let revision = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT revision FROM client_case WHERE id = ? AND organisation = ? AND closed = 0"),
      arguments: [news.id.text, organisation.text])
    guard revision == news.revision else { return false }
    try set(outlook: news.outlook, of: news.id)
    if let alert = news.alert { try add(alert: alert, of: news.id, news.key, in: organisation, at: time) }
    return true
  }

  package func setEvaluation(_ evaluation: Evaluation, of organisation: OrganisationID) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO evaluation (organisation, register, day, at, cases, changed, milliseconds)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        organisation.text, evaluation.register, evaluation.day, evaluation.at.seconds, evaluation.cases,
        evaluation.changed, evaluation.milliseconds,
      ])
  }

  /// Records an alert, with a delivery to each webhook of the organisation.
  package func addAlert(
    _ changes: [FindingChange], cause: AlertCause, of id: CaseID, in organisation: OrganisationID, at time: DeskTime
  ) throws {
    try add(
      alert: SealingKey.json(AlertBody(changes: changes, cause: cause)), of: id,
      try reader.key(of: id, in: organisation), in: organisation, at: time)
  }

  /// Records word of an onward removal as an alert of the case, with a delivery to each webhook of its organisation.
  package func addAlert(
    _ word: OnwardWord, cause: AlertCause, of id: CaseID, in organisation: OrganisationID, at time: DeskTime
  ) throws {
    try add(
      alert: SealingKey.json(AlertBody(changes: [], cause: cause, onward: word)), of: id,
      try reader.key(of: id, in: organisation), in: organisation, at: time)
  }

  /// The number is what the next row gets anyhow, known before so that the alert is sealed for it.
  private func add(
    alert body: [UInt8], of id: CaseID, _ key: SealingKey, in organisation: OrganisationID, at time: DeskTime
  ) throws {
    let last = try Int.fetchOne(try db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'alert'"))
    let number = (last ?? 0) + 1
    let sealed = Data(try key.seal(body, context: SealContext.alert(number, of: id)))
    try db.cachedStatement(
      sql: "INSERT INTO alert (number, organisation, client_case, at, sealed) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [number, organisation.text, id.text, time.seconds, sealed])
    try db.cachedStatement(
      sql: """
        INSERT INTO delivery (webhook, alert, next) SELECT id, ?, ? FROM webhook WHERE organisation = ? AND ended IS NULL
        """
    ).execute(arguments: [number, time.seconds, organisation.text])
  }

  package func setSeen(_ number: Int, by member: MemberID, in organisation: OrganisationID, at time: DeskTime) throws {
    try db.execute(
      sql: "UPDATE alert SET seen = ?, seen_by = ? WHERE number = ? AND organisation = ? AND seen IS NULL",
      arguments: [time.seconds, member.text, number, organisation.text])
  }

  // MARK: feeds and webhooks

  package func add(_ feed: Feed, digest: [UInt8]) throws {
    let note = try reader.key(of: feed.organisation).seal(text: feed.note, context: SealContext.note(ofFeed: feed.id))
    try db.execute(
      sql: "INSERT INTO feed (id, organisation, member, kind, digest, created, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        feed.id, feed.organisation.text, feed.member.text, feed.kind.rawValue, Data(digest), feed.created.seconds,
        note,
      ])
  }

  package func touch(feed id: String, at time: DeskTime) throws {
    try db.execute(sql: "UPDATE feed SET read = ? WHERE id = ?", arguments: [time.seconds, id])
  }

  package func revoke(feed id: String, in organisation: OrganisationID) throws {
    try db.execute(sql: "DELETE FROM feed WHERE id = ? AND organisation = ?", arguments: [id, organisation.text])
    try expectChange()
  }

  package func add(_ webhook: Webhook) throws {
    let sealed = try reader.key(of: webhook.organisation).seal(
      json: DeskReader.WebhookBody(url: webhook.url, secret: webhook.secret), context: SealContext.webhook(webhook.id))
    try db.execute(
      sql: "INSERT INTO webhook (id, organisation, created, sealed) VALUES (?, ?, ?, ?)",
      arguments: [webhook.id, webhook.organisation.text, webhook.created.seconds, sealed])
  }

  /// Nothing is sent there any more; what was sent stays to be seen.
  package func end(webhook id: String, in organisation: OrganisationID, at time: DeskTime) throws {
    try db.execute(
      sql: "UPDATE webhook SET ended = ? WHERE id = ? AND organisation = ? AND ended IS NULL",
      arguments: [time.seconds, id, organisation.text])
    try expectChange()
    try db.execute(
      sql: "UPDATE delivery SET next = NULL, outcome = 'ended' WHERE webhook = ? AND next IS NOT NULL",
      arguments: [id])
  }

  /// What came of an attempt; without `next` nothing more is tried.
  package func record(
    _ outcome: String, of delivery: Int, isDone: Bool, next: DeskTime?, at time: DeskTime
  ) throws {
    try db.execute(
      sql: "UPDATE delivery SET attempts = attempts + 1, outcome = ?, done = ?, next = ? WHERE id = ?",
      arguments: [outcome, isDone ? time.seconds : nil, next?.seconds, delivery])
  }

  /// Tries a delivery again that was given up.
  package func retry(delivery id: Int, of webhook: String, at time: DeskTime) throws {
    try db.execute(
      sql: "UPDATE delivery SET next = ? WHERE id = ? AND webhook = ? AND done IS NULL",
      arguments: [time.seconds, id, webhook])
    try expectChange()
  }
}
