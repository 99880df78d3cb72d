internal import Casework
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

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
