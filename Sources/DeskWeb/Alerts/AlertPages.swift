internal import Casework
internal import DeskSQLite
internal import Desks
internal import HTTPTypes
internal import Pages
internal import Register
internal import Safeguards

extension DeskRoutes {
  static let alerts: [DeskRoute] = [
    DeskRoute(.get, "/desk/alerts", .permission(.readAlerts)) { call in
      let before = call.query["before"].flatMap { Int($0) } ?? .max
      let alerts = try await call.desk.alerts(before: before, by: call.caller())
      return .page(AlertsPage(alerts: alerts, isFirst: before == .max))
    },
    DeskRoute(.post, "/desk/alerts/:alert/seen", .permission(.writeCases), fields: ["then"]) { call in
      guard let number = call.parameters["alert"].flatMap({ Int($0) }) else { throw DeskFault.notFound }
      let alert = try await call.desk.see(alert: number, by: call.caller())
      return .redirect(try call.text("then") == "case" ? "/desk/cases/\(alert.caseID)" : "/desk/alerts")
    },
  ]
}

/// What changed for whom, the latest first.
struct AlertsPage: DeskPage {
  let alerts: [Alert]
  let isFirst: Bool
  let section = DeskSection.alerts

  func title(_ context: DeskContext) -> String { context.say(.navAlerts) }

  func body(_ context: DeskContext) -> HTML {
    let words = AlertWords(context)
    let items = alerts.map { "<li>\(words.entry($0, isOfCase: false))</li>" as HTML }
    let list: HTML =
      items.isEmpty
      ? "<div class=\"empty\"><h2>\(context.say(.alertsEmpty))</h2><p>\(context.say(.alertsEmptyWords))</p></div>"
      : "<ul class=\"entries\">\(items)</ul>"
    let older: HTML =
      alerts.count < 50
      ? ""
      : "<p class=\"pages\"><a href=\"/desk/alerts?before=\(alerts.last?.number ?? 0)\">\(context.say(.pageNext))</a></p>"
    let first: HTML = isFirst ? "" : "<p class=\"pages\"><a href=\"/desk/alerts\">\(context.say(.alertsLatest))</a></p>"
    return """
      <div class="lead"><h1>\(title(context))</h1><p class="standfirst">\(context.say(.alertsLead))</p></div>
      \(list)\(first)\(older)
      """
  }
}

/// An alert in words: for which country, from which finding to which, and why.
struct AlertWords {
  private let context: DeskContext

  init(_ context: DeskContext) { self.context = context }

  func entry(_ alert: Alert, isOfCase: Bool) -> HTML {
    let name: HTML =
      isOfCase ? "" : "<b><a href=\"/desk/cases/\(alert.caseID.text)\">\(alert.reference)</a></b> "
    let changes = alert.changes.map { "<li>\(change($0, alert, isOfCase: isOfCase))</li>" as HTML }
    let seen: HTML =
      alert.seen == nil && context.may(.writeCases)
      ? context.form(
        "/desk/alerts/\(alert.number)/seen",
        """
        \(context.hidden("then", isOfCase ? "case" : "alerts"))<button type="submit" class="second" aria-label="\(context.say(.alertSeenLabel, ["reference": .text(alert.reference)]))">\(context.say(.alertSeen))</button>
        """, style: "") : ""
    let mark: HTML = alert.seen == nil ? "<span class=\"now\">\(context.say(.alertNew))</span> " : ""
    return """
      <span>\(mark)\(name)<small>\(context.time(alert.at)) · \(cause(alert.cause))</small></span>
      <ul class="plain">\(changes)</ul>\(seen)
      """
  }

  private func cause(_ cause: AlertCause) -> String {
    cause.registerBefore == cause.registerAfter
      ? context.say(.alertByDay, ["day": .text(context.language.wordedDates(cause.dayAfter))])
      : context.say(.alertByRegister, ["register": .text(String(cause.registerAfter.prefix(19)))])
  }

  private func change(_ change: FindingChange, _ alert: Alert, isOfCase: Bool) -> HTML {
    let country = context.name(StateCode(change.destination))
    let (from, to) = (finding(change.from), finding(change.to))
    var why: [HTML] = []
    if !change.noLonger.isEmpty {
      why.append("<small>\(context.say(.alertNoLonger)) \(rules(change.noLonger))</small>")
    }
    if !change.because.isEmpty {
      why.append("<small>\(context.say(.alertBecause)) \(rules(change.because))</small>")
    }
    return """
      <span class="from-to"><a href="/desk/cases/\(alert.caseID.text)/brief?to=\(change.destination)">\(country)</a>
      \(from) <span aria-hidden="true">→</span><span class="past">\(context.say(.alertBecomes))</span> \(to)</span> \(why.joined(separator: " "))
      """
  }

  /// A finding by its name; a destination that came or went has none on one side.
  private func finding(_ name: String?) -> HTML {
    guard let name else { return "<em>\(context.say(.alertNotWatched))</em>" }
    return Finding(rawValue: name).map { FindingMark($0, context.language).badge } ?? ""
  }

  /// Rules by the titles of their norms, which lead to the register.
  private func rules(_ ids: [String]) -> HTML {
    ids.prefix(4).map { id -> HTML in
      let norm = String(id.prefix { $0 != "#" })
      guard let index = context.site.norms.normIndex[NormID(norm)] else { return "<code>\(id)</code>" }
      return "<a href=\"/norms/\(norm)\">\(context.site.norms.norms[index].norm.title)</a>"
    }.joined(separator: ", ")
  }
}
