internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages

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
