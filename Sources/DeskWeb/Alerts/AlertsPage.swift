internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages

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
