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

/// What runs for whom, the next first.
struct DeadlinesPage: DeskPage {
  private static let most = 500

  let deadlines: [CaseDeadline]
  let section = DeskSection.deadlines

  func title(_ context: DeskContext) -> String { context.say(.navDeadlines) }

  func body(_ context: DeskContext) -> HTML {
    let rows = deadlines.prefix(DeadlinesPage.most).map { deadline -> HTML in
      let names = deadline.destinations.map { context.name($0) }
      let countries =
        names.count <= 3 ? context.language.list(names) : context.say(.caseCountries, ["count": .number(names.count)])
      let kind = context.say(deadline.time.kind == .last ? .deadlineLast : .deadlineFirst)
      let rule = deadline.time.rule
      return """
        <tr><th scope="row"><b>\(Words.time(deadline.time.time, context.language))</b> <small>\(kind)</small></th>
        <td data-label="\(context.say(DeskPhrase.columnReference))"><a href="/desk/cases/\(deadline.caseID.text)">\(deadline.reference)</a></td>
        <td data-label="\(context.say(DeskPhrase.columnWhat))">\(rule.says) <small><a href="/norms/\(deadline.time.norm.id.text)">\(deadline.time.norm.title)</a>, <code>\(rule.id.description)</code></small></td>
        <td data-label="\(context.say(Phrase.columnDestination))">\(countries)</td></tr>

        """
    }
    let more = deadlines.count - rows.count
    let rest: HTML = more > 0 ? "<p>\(context.say(.importMore, ["count": .number(more)]))</p>" : ""
    let list: HTML =
      rows.isEmpty
      ? "<div class=\"empty\"><h2>\(context.say(.deadlinesEmpty))</h2><p>\(context.say(.deadlinesEmptyWords))</p></div>"
      : """
      <table class="cards"><thead><tr><th scope="col">\(context.say(.columnWhen))</th>
      <th scope="col">\(context.say(DeskPhrase.columnReference))</th><th scope="col">\(context.say(DeskPhrase.columnWhat))</th>
      <th scope="col">\(context.say(Phrase.columnDestination))</th></tr></thead><tbody>\(rows)</tbody></table>\(rest)
      """
    let feeds: HTML =
      context.may(.readAlerts) ? "<p><a href=\"/desk/feeds\">\(context.say(.feedsTitle))</a></p>" : ""
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.deadlinesLead))</p>\(feeds)</div>
      \(list)
      """
  }
}

/// The feeds of a member: made once, revoked at any time.
struct FeedsPage: DeskPage {
  let feeds: [Feed]
  let members: [Member]
  let made: (kind: Feed.Kind, token: Token)?
  let mistakes: [DeskMistakeWords]
  let origin: String
  let section = DeskSection.deadlines

  init(_ call: DeskCall, made: (Feed.Kind, Token)? = nil, mistakes: [DeskMistakeWords] = []) async throws {
    feeds = try await call.desk.feeds(by: call.caller())
    members = try await call.desk.members(by: call.caller())
    self.made = made.map { (kind: $0.0, token: $0.1) }
    self.mistakes = mistakes
    origin = call.settings.origin ?? ""
  }

  func title(_ context: DeskContext) -> String { context.say(.feedsTitle) }

  func body(_ context: DeskContext) -> HTML {
    let kinds = Feed.Kind.allCases.map { (value: $0.rawValue, label: name($0, context)) }
    let new: HTML =
      made.map { made in
        let path = "\(origin)/desk/feed/\(made.token.text).\(made.kind == .deadlines ? "ics" : "atom")"
        return """
          <div class="notice" role="status"><p>\(context.say(.feedMade))</p>
          <p class="secret"><a href="\(path)">\(path)</a></p></div>
          """
      } ?? ""
    let items = feeds.map { feed -> HTML in
      let who = members.first { $0.id == feed.member }?.name ?? context.say(.someoneGone)
      let read: HTML =
        feed.read.map { "\(context.say(.feedRead)) \(context.time($0))" as HTML } ?? HTML(context.say(.feedUnread))
      let label = context.say(.removeLabel, ["what": .text("\(name(feed.kind, context)) \(feed.note)")])
      return """
        <li><b>\(name(feed.kind, context))</b> <span>\(feed.note)</span> <small>\(who), \(context.time(feed.created)). \(read)</small>
        \(context.form("/desk/feeds/\(feed.id)/revoke", "<button type=\"submit\" class=\"plain\" aria-label=\"\(label)\">\(context.say(.feedRevoke))</button>", style: ""))</li>
        """
    }
    let list: HTML =
      items.isEmpty ? "<p class=\"quiet\">\(context.say(.feedsNone))</p>" : "<ul class=\"entries\">\(items)</ul>"
    let webhooks: HTML =
      context.may(.manageOrganisation) ? "<p><a href=\"/desk/webhooks\">\(context.say(.webhooksTitle))</a></p>" : ""
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.feedsLead))</p>\(webhooks)</div>
      \(new)\(context.mistakes(mistakes))
      <section class="panel" aria-label="\(title(context))">\(list)
      \(context.form("/desk/feeds", """
        \(context.field(FormField("kind", context.say(.feedKind), .choice(kinds))))
        \(context.field(FormField("note", context.say(.feedNote), help: context.say(.feedNoteHelp), longest: 200), mistakes))
        <p>\(context.button(context.say(.feedMake)))</p>
        """ as HTML, style: "narrow-form"))</section>
      """
  }

  private func name(_ kind: Feed.Kind, _ context: DeskContext) -> String {
    context.say(kind == .deadlines ? .feedDeadlines : .feedAlerts)
  }
}

/// Where alerts are sent, and what came of each.
struct WebhooksPage: DeskPage {
  let webhooks: [(webhook: Webhook, deliveries: [Delivery])]
  let made: (url: String, secret: String)?
  let typed: String
  let mistakes: [DeskMistakeWords]
  let section = DeskSection.settings

  init(
    _ call: DeskCall, made: (url: String, secret: String)? = nil, typed: String = "",
    mistakes: [DeskMistakeWords] = []
  ) async throws {
    var found: [(webhook: Webhook, deliveries: [Delivery])] = []
    for webhook in try await call.desk.webhooks(by: call.caller()) {
      found.append((webhook, try await call.desk.deliveries(of: webhook.id, limit: 20, by: call.caller())))
    }
    webhooks = found
    self.made = made
    self.typed = typed
    self.mistakes = mistakes
  }

  func title(_ context: DeskContext) -> String { context.say(.webhooksTitle) }

  func body(_ context: DeskContext) -> HTML {
    let new: HTML =
      made.map {
        """
        <div class="notice" role="status"><p>\(context.say(.webhookMade, ["url": .text($0.url)]))</p>
        <p class="secret">\($0.secret)</p></div>
        """
      } ?? ""
    let items = webhooks.map { entry -> HTML in
      let end: HTML =
        entry.webhook.ended.map { "<small>\(context.say(.webhookEnded)) \(context.time($0))</small>" as HTML }
        ?? context.form(
          "/desk/webhooks/\(entry.webhook.id)/end",
          "<button type=\"submit\" class=\"plain\">\(context.say(.webhookEnd))</button>", style: "")
      return """
        <section class="panel"><h2>\(entry.webhook.url)</h2>\(end)\(deliveries(entry.deliveries, entry.webhook, context))</section>
        """
    }
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.webhooksLead))</p></div>
      \(new)\(context.mistakes(mistakes))
      \(context.form("/desk/webhooks", """
        \(context.field(FormField("url", context.say(.webhookURL), .text("url"), value: typed, help: context.say(.webhookURLHelp), isRequired: true), mistakes))
        <p>\(context.button(context.say(.webhookAdd)))</p>
        """ as HTML, style: "narrow-form"))
      \(items)
      """
  }

  private func deliveries(_ deliveries: [Delivery], _ webhook: Webhook, _ context: DeskContext) -> HTML {
    guard !deliveries.isEmpty else { return "<p class=\"quiet\">\(context.say(.deliveriesNone))</p>" }
    let rows = deliveries.map { delivery -> HTML in
      let when: HTML =
        if let done = delivery.done {
          "\(context.say(.deliveryDone)) \(context.time(done))"
        } else if let next = delivery.next {
          "\(context.say(.deliveryNext)) \(context.time(next))"
        } else { HTML(context.say(.deliveryGivenUp)) }
      let retry: HTML =
        delivery.done == nil && webhook.ended == nil
        ? context.form(
          "/desk/webhooks/\(webhook.id)/retry",
          """
          \(context.hidden("delivery", String(delivery.id)))<button type="submit" class="plain" aria-label="\(context.say(.deliveryRetryLabel, ["number": .number(delivery.alert)]))">\(context.say(.deliveryRetry))</button>
          """, style: "") : ""
      return """
        <tr><th scope="row">\(delivery.alert)</th><td>\(delivery.attempts)</td><td>\(delivery.outcome)</td><td>\(when) \(retry)</td></tr>

        """
    }
    return """
      <table><thead><tr><th scope="col">\(context.say(.columnAlert))</th><th scope="col">\(context.say(.columnAttempts))</th>
      <th scope="col">\(context.say(.columnOutcome))</th><th scope="col">\(context.say(.columnWhen))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }
}
