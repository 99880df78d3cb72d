package import Desks
internal import Foundation
internal import GRDB
internal import Sealing

/// A change of findings that the watch found, or word from a programme of reception.
package struct Alert: Sendable {
  package var number: Int
  package var at: DeskTime
  package var caseID: CaseID
  package var reference: String
  package var changes: [FindingChange]
  /// Because of what: another register, or another day.
  package var cause: AlertCause
  /// That the client, received elsewhere since, is to be moved on; then no finding of the case has changed.
  package var onward: OnwardWord?
  package var seen: DeskTime?
  package var seenBy: MemberID?
}

package struct AlertCause: Hashable, Sendable, Codable {
  /// The digests of the register before and after; the same where only a day passed.
  package var registerBefore: String
  package var registerAfter: String
  package var dayBefore: String
  package var dayAfter: String

  package init(registerBefore: String, registerAfter: String, dayBefore: String, dayAfter: String) {
    self.registerBefore = registerBefore
    self.registerAfter = registerAfter
    self.dayBefore = dayBefore
    self.dayAfter = dayAfter
  }
}

/// What is sealed of an alert.
struct AlertBody: Codable {
  var changes: [FindingChange]
  var cause: AlertCause
  var onward: OnwardWord?
}

/// A token that gives one kind of feed to whoever holds it.
package struct Feed: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable { case deadlines, alerts }

  package var id: String
  package var organisation: OrganisationID
  package var member: MemberID
  package var kind: Kind
  package var created: DeskTime
  package var read: DeskTime?
  /// For what it was made, as its maker wrote it.
  package var note: String

  package init(
    id: String, organisation: OrganisationID, member: MemberID, kind: Kind, created: DeskTime, read: DeskTime? = nil,
    note: String
  ) {
    self.id = id
    self.organisation = organisation
    self.member = member
    self.kind = kind
    self.created = created
    self.read = read
    self.note = note
  }
}

/// Where alerts are sent.
package struct Webhook: Hashable, Sendable {
  package var id: String
  package var organisation: OrganisationID
  package var url: String
  /// With which what is sent is signed.
  package var secret: [UInt8]
  package var created: DeskTime
  package var ended: DeskTime?

  package init(
    id: String, organisation: OrganisationID, url: String, secret: [UInt8], created: DeskTime, ended: DeskTime? = nil
  ) {
    self.id = id
    self.organisation = organisation
    self.url = url
    self.secret = secret
    self.created = created
    self.ended = ended
  }
}

package struct Delivery: Hashable, Sendable {
  package var id: Int
  package var webhook: String
  package var alert: Int
  package var attempts: Int
  /// When it is tried next; `nil` when it is done or given up.
  package var next: DeskTime?
  package var done: DeskTime?
  /// What came of the last attempt.
  package var outcome: String
}

/// What the watch knows of an organisation's last round.
package struct Evaluation: Hashable, Sendable {
  package var register: String
  package var day: String
  package var at: DeskTime
  package var cases: Int
  package var changed: Int
  package var milliseconds: Int

  package init(register: String, day: String, at: DeskTime, cases: Int, changed: Int, milliseconds: Int) {
    self.register = register
    self.day = day
    self.at = at
    self.cases = cases
    self.changed = changed
    self.milliseconds = milliseconds
  }
}

extension DeskReader {
  package func evaluation(of organisation: OrganisationID) throws -> Evaluation? {
    try Row.fetchOne(db, sql: "SELECT * FROM evaluation WHERE organisation = ?", arguments: [organisation.text]).map {
      Evaluation(
        register: $0["register"], day: $0["day"], at: DeskTime($0["at"]), cases: $0["cases"], changed: $0["changed"],
        milliseconds: $0["milliseconds"])
    }
  }

  // MARK: alerts

  private static let alertColumns = """
    SELECT a.number, a.at, a.client_case, a.seen, a.seen_by, a.sealed, c.reference
    FROM alert AS a JOIN client_case AS c ON c.id = a.client_case
    """

  package func alerts(
    of organisation: OrganisationID, unseenOnly: Bool = false, before number: Int = .max, limit: Int
  ) throws -> [Alert] {
    try Row.fetchAll(
      db,
      sql: """
        \(DeskReader.alertColumns) WHERE a.organisation = ? AND a.number < ?\(unseenOnly ? " AND a.seen IS NULL" : "")
        ORDER BY a.number DESC LIMIT ?
        """, arguments: [organisation.text, number, limit]
    ).compactMap { row in try unlessErased { try alert(row, organisation) } }
  }

  package func alerts(of id: CaseID, in organisation: OrganisationID, limit: Int) throws -> [Alert] {
    try Row.fetchAll(
      db,
      sql: """
        \(DeskReader.alertColumns) WHERE a.organisation = ? AND a.client_case = ? ORDER BY a.number DESC LIMIT ?
        """, arguments: [organisation.text, id.text, limit]
    ).compactMap { row in try unlessErased { try alert(row, organisation) } }
  }

  package func alert(_ number: Int, in organisation: OrganisationID) throws -> Alert {
    guard
      let row = try Row.fetchOne(
        db, sql: "\(DeskReader.alertColumns) WHERE a.organisation = ? AND a.number = ?",
        arguments: [organisation.text, number])
    else { throw DeskFault.notFound }
    return try alert(row, organisation)
  }

  /// Counted up to a limit: each page asks.
  package func unseenAlerts(of organisation: OrganisationID, upTo limit: Int) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT COUNT(*) FROM (SELECT 1 FROM alert WHERE organisation = ? AND seen IS NULL LIMIT ?)",
      arguments: [organisation.text, limit]) ?? 0
  }

  private func alert(_ row: Row, _ organisation: OrganisationID) throws -> Alert {
    let id: CaseID = try row.id("client_case")
    let number: Int = row["number"]
    let body = try key(of: id, in: organisation).open(
      AlertBody.self, row["sealed"], context: SealContext.alert(number, of: id))
    let seen: Int? = row["seen"]
    return Alert(
      number: number, at: DeskTime(row["at"]), caseID: id, reference: row["reference"], changes: body.changes,
      cause: body.cause, onward: body.onward, seen: seen.map(DeskTime.init), seenBy: try row.optionalID("seen_by"))
  }

  // MARK: feeds and webhooks

  /// By the digest of its token; with the member who made it, who must still be let in.
  package func feed(_ digest: [UInt8]) throws -> (feed: Feed, member: Member)? {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT * FROM feed WHERE digest = ?", arguments: [Data(digest)])
    else { return nil }
    let feed = try feed(row)
    return (feed, try member(feed.member, in: feed.organisation))
  }

  package func feeds(of organisation: OrganisationID) throws -> [Feed] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM feed WHERE organisation = ? ORDER BY created, id", arguments: [organisation.text]
    ).map(feed)
  }

  private func feed(_ row: Row) throws -> Feed {
    let organisation: OrganisationID = try row.id("organisation")
    let id: String = row["id"]
    guard let kind = Feed.Kind(rawValue: row["kind"]) else { throw DeskFault.damaged("feed/\(id)/kind") }
    let read: Int? = row["read"]
    return Feed(
      id: id, organisation: organisation, member: try row.id("member"), kind: kind,
      created: DeskTime(row["created"]), read: read.map(DeskTime.init),
      note: try key(of: organisation).openText(row["note"], context: SealContext.note(ofFeed: id)))
  }

  struct WebhookBody: Codable {
    var url: String
    var secret: [UInt8]
  }

  package func webhooks(of organisation: OrganisationID) throws -> [Webhook] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM webhook WHERE organisation = ? ORDER BY created, id", arguments: [organisation.text]
    ).map(webhook)
  }

  package func webhook(_ id: String) throws -> Webhook {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM webhook WHERE id = ?", arguments: [id]) else {
      throw DeskFault.notFound
    }
    return try webhook(row)
  }

  private func webhook(_ row: Row) throws -> Webhook {
    let organisation: OrganisationID = try row.id("organisation")
    let id: String = row["id"]
    let body = try key(of: organisation).open(WebhookBody.self, row["sealed"], context: SealContext.webhook(id))
    let ended: Int? = row["ended"]
    return Webhook(
      id: id, organisation: organisation, url: body.url, secret: body.secret, created: DeskTime(row["created"]),
      ended: ended.map(DeskTime.init))
  }

  /// The latest first.
  package func deliveries(of webhook: String, limit: Int) throws -> [Delivery] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM delivery WHERE webhook = ? ORDER BY id DESC LIMIT ?", arguments: [webhook, limit]
    ).map(DeskReader.delivery)
  }

  /// Of which organisations something is to be sent; who waits longest comes first.
  package func organisationsWithDeliveries(dueAt time: DeskTime) throws -> [OrganisationID] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT w.organisation FROM delivery AS d JOIN webhook AS w ON w.id = d.webhook
        WHERE d.next <= ? GROUP BY w.organisation ORDER BY MIN(d.next), w.organisation
        """, arguments: [time.seconds]
    ).map { try $0.id("organisation") }
  }

  /// The first that are due of each webhook of an organisation: none keeps the others waiting.
  package func deliveriesDue(
    of organisation: OrganisationID, at time: DeskTime, perWebhook limit: Int
  ) throws -> [Delivery] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (
          SELECT d.*, row_number() OVER (PARTITION BY d.webhook ORDER BY d.next, d.id) AS place
          FROM delivery AS d JOIN webhook AS w ON w.id = d.webhook WHERE d.next <= ? AND w.organisation = ?)
        WHERE place <= ? ORDER BY place, id
        """, arguments: [time.seconds, organisation.text, limit]
    ).map(DeskReader.delivery)
  }

  private static func delivery(_ row: Row) -> Delivery {
    let next: Int? = row["next"]
    let done: Int? = row["done"]
    return Delivery(
      id: row["id"], webhook: row["webhook"], alert: row["alert"], attempts: row["attempts"],
      next: next.map(DeskTime.init), done: done.map(DeskTime.init), outcome: row["outcome"])
  }
}
