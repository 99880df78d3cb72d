internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Register
internal import Safeguards
internal import Sealing

extension DeskRoutes {
  /// Deadlines of all cases, and what carries them and alerts elsewhere: feeds and webhooks.
  static let deadlines: [DeskRoute] = [
    DeskRoute(.get, "/desk/deadlines", .permission(.readCases)) { call in
      .page(DeadlinesPage(deadlines: try await call.desk.deadlines(by: call.caller())))
    },
    DeskRoute(.get, "/desk/feeds", .permission(.readAlerts)) { call in
      .page(try await FeedsPage(call))
    },
    DeskRoute(.post, "/desk/feeds", .permission(.readAlerts), fields: ["kind", "note"]) { call in
      guard let kind = Feed.Kind(rawValue: try call.text("kind")) else { throw DeskFault.notFound }
      return try await call.trying {
        let (_, token) = try await call.desk.createFeed(kind, note: call.text("note"), by: call.caller())
        return .page(try await FeedsPage(call, made: (kind, token)))
      } again: {
        try await FeedsPage(call, mistakes: $0)
      }
    },
    DeskRoute(.post, "/desk/feeds/:feed/revoke", .permission(.readAlerts)) { call in
      try await call.desk.revokeFeed(call.parameters["feed"] ?? "", by: call.caller())
      return .redirect("/desk/feeds")
    },
    DeskRoute(.get, "/desk/feed/:token", .open) { call in
      // The token is the key; the ending only tells programs what they get.
      let text = (call.parameters["token"] ?? "").prefix { $0 != "." }
      guard let token = Token(text: String(text)),
        let body = try await call.desk.feedBody(token, path: "/desk/feed/")
      else { throw DeskFault.notFound }
      var reply = DeskReply.file(body.contentType, body.bytes, name: nil)
      reply.entityTag = body.etag
      return reply
    },
    DeskRoute(.get, "/desk/webhooks", .permission(.manageOrganisation)) { call in
      .page(try await WebhooksPage(call))
    },
    DeskRoute(.post, "/desk/webhooks", .permission(.manageOrganisation), fields: ["url"]) { call in
      try await call.trying {
        let (webhook, secret) = try await call.desk.addWebhook(url: call.text("url"), by: call.caller())
        return .page(try await WebhooksPage(call, made: (webhook.url, secret)))
      } again: {
        try await WebhooksPage(call, typed: (try? call.text("url")) ?? "", mistakes: $0)
      }
    },
    DeskRoute(.post, "/desk/webhooks/:webhook/end", .permission(.manageOrganisation)) { call in
      try await call.desk.endWebhook(call.parameters["webhook"] ?? "", by: call.caller())
      return .redirect("/desk/webhooks")
    },
    DeskRoute(.post, "/desk/webhooks/:webhook/retry", .permission(.manageOrganisation), fields: ["delivery"]) { call in
      guard let delivery = Int(try call.text("delivery")) else { throw DeskFault.notFound }
      try await call.desk.retry(delivery: delivery, of: call.parameters["webhook"] ?? "", by: call.caller())
      return .redirect("/desk/webhooks")
    },
  ]
}
