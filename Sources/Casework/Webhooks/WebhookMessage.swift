internal import DeskSQLite
internal import Desks
internal import Pages
internal import Sealing

/// An alert as it is sent: JSON with a signature over the second of sending and the body, so that a message can neither be
/// made up nor sent again later.
struct WebhookMessage {
  let delivery: Delivery
  let webhook: Webhook
  let alert: Alert
  let now: DeskTime
  let engine: String

  var post: Post {
    let body = self.body
    let signature = SHA.hex(SHA.hmac(webhook.secret, Array("\(now.seconds).".utf8) + body))
    return Post(
      url: webhook.url,
      headers: [
        ("Content-Type", "application/json"), ("User-Agent", "safethird/\(engine)"),
        ("Safethird-Signature", "t=\(now.seconds),v1=\(signature)"), ("Safethird-Delivery", String(delivery.id)),
      ], body: body)
  }

  private var body: [UInt8] {
    let changes = alert.changes.map { change in
      JSON.object([
        ("destination", .text(change.destination)), ("from", change.from.map { .text($0) } ?? .null),
        ("to", change.to.map { .text($0) } ?? .null), ("because", .texts(change.because)),
        ("no_longer", .texts(change.noLonger)),
      ])
    }
    let cause = JSON.object([
      ("register_before", .text(alert.cause.registerBefore)), ("register_after", .text(alert.cause.registerAfter)),
      ("day_before", .text(alert.cause.dayBefore)), ("day_after", .text(alert.cause.dayAfter)),
    ])
    var members: [(String, JSON)] = [
      ("organisation", .text(webhook.organisation.text)), ("alert", .number(alert.number)),
      ("at", .text(alert.at.text)), ("case", .text(alert.caseID.text)), ("reference", .text(alert.reference)),
      ("changes", .list(changes)), ("cause", cause),
    ]
    if let word = alert.onward { members.append(("onward", onward(word))) }
    return JSON.object(members).flatBytes
  }

  /// That the client is to be moved on from where they are received: signs, and what was found for the next State.
  private func onward(_ word: OnwardWord) -> JSON {
    let signs = word.signs.map { sign in
      JSON.object([
        ("kind", .text(sign.kind)), ("day", .text(sign.day)), ("to", sign.to.map { .text($0) } ?? .null),
      ])
    }
    let found = word.found.map { found in
      JSON.object([
        ("destination", .text(found.destination)), ("finding", .text(found.finding)),
        ("because", .texts(found.because)), ("missing", .texts(found.missing)),
        ("steps_owed", .texts(found.stepsOwed)),
      ])
    }
    return JSON.object([
      ("country", .text(word.country)), ("since", .text(word.since)), ("signs", .list(signs)),
      ("found", .list(found)),
    ])
  }
}
