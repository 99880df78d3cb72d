internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Register
internal import Safeguards

/// The cases of the organisation, with what the desk found for each when it last looked.
struct CaseListPage: DeskPage {
  let filter: CaseFilter
  let page: Int
  let lines: [CaseLine]
  let count: Int
  let members: [Member]
  /// A case was erased just now.
  var isErased = false
  let section = DeskSection.cases

  func title(_ context: DeskContext) -> String { context.say(filter.isClosed ? .casesClosed : .navCases) }

  func body(_ context: DeskContext) -> HTML {
    """
    <div class="lead"><h1>\(title(context))</h1></div>
    \(isErased ? "<div class=\"notice\" role=\"status\"><p>\(context.say(.caseErased))</p></div>" : "")
    \(toolbar(context))
    \(lines.isEmpty ? empty(context) : table(context))
    """
  }

  private func toolbar(_ context: DeskContext) -> HTML {
    let new: HTML =
      context.may(.writeCases) ? "<p><a class=\"button\" href=\"/desk/cases/new\">\(context.say(.caseNew))</a></p>" : ""
    let move: HTML =
      context.may(.moveCases) ? "<p><a href=\"/desk/import\">\(context.say(.casesImport))</a></p>" : ""
    let mine: HTML = filter.assignee == nil ? "" : " checked"
    let closed: HTML = filter.isClosed ? " checked" : ""
    return """
      <div class="toolbar">
      <form method="get" action="/desk/cases" role="search">
      <p><label for="find">\(context.say(.casesFind))</label>
      <input type="search" id="find" name="find" value="\(filter.reference)" maxlength="60"></p>
      <p class="tick"><input type="checkbox" id="mine" name="mine" value="yes"\(mine)> <label for="mine">\(context.say(.casesMine))</label></p>
      <p class="tick"><input type="checkbox" id="closed" name="closed" value="yes"\(closed)> <label for="closed">\(context.say(.casesClosed))</label></p>
      <p>\(context.button(context.say(.casesShow), style: "second"))</p>
      </form>
      \(new)\(move)
      </div>
      """
  }

  private func empty(_ context: DeskContext) -> HTML {
    // A page behind the last one has no cases either, and those before it must not be taken for gone.
    let isFiltered = !filter.reference.isEmpty || filter.isClosed || filter.assignee != nil || page > 0
    let begin: HTML =
      context.may(.writeCases)
      ? "<p><a class=\"button\" href=\"/desk/cases/new\">\(context.say(.caseNew))</a></p>" : ""
    return isFiltered
      ? "<div class=\"empty\"><p>\(context.say(.casesNoneFit))</p><p><a href=\"/desk/cases\">\(context.say(.casesAll))</a></p></div>"
      : "<div class=\"empty\"><h2>\(context.say(.casesEmpty))</h2><p>\(context.say(.casesEmptyWords))</p>\(begin)</div>"
  }

  private func table(_ context: DeskContext) -> HTML {
    let names = Dictionary(members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let rows = lines.map { line -> HTML in
      let alerts: HTML =
        line.unseenAlerts == 0
        ? "" : " <span class=\"now\">\(context.say(.caseUnseen, ["count": .number(line.unseenAlerts)]))</span>"
      let people = line.assignees.compactMap { names[$0] }
      return """
        <tr><th scope="row"><a href="/desk/cases/\(line.id.text)">\(line.reference)</a>\(alerts)</th>
        <td>\(findings(line, context))</td>
        <td>\(context.language.list(people))</td>
        <td class="number">\(context.time(line.changed))</td></tr>

        """
    }
    return """
      <table class="cards compact"><caption class="quiet">\(caption(context))</caption>
      <thead><tr><th scope="col">\(context.say(DeskPhrase.columnReference))</th><th scope="col">\(context.say(DeskPhrase.columnFindings))</th>
      <th scope="col">\(context.say(DeskPhrase.columnPeople))</th><th scope="col">\(context.say(DeskPhrase.columnChanged))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      \(pages(context))
      """
  }

  private func caption(_ context: DeskContext) -> String {
    context.say(
      count < CaseFilter.mostCounted ? .casesShown : .casesShownOfMany,
      [
        "from": .number(filter.offset + 1), "to": .number(filter.offset + lines.count), "count": .number(count),
      ])
  }

  /// How many destinations have which finding: the most open first, as it is the one that wants work.
  private func findings(_ line: CaseLine, _ context: DeskContext) -> HTML {
    guard let outlook = line.outlook else { return HTML(context.say(.caseNotLookedAt)) }
    let order: [Finding] = [.notBarred, .stepsOwed, .undetermined, .barred, .noAuthority, .notThirdCountry]
    let parts = order.compactMap { finding -> HTML? in
      let found = outlook.headlines.filter { $0.finding == finding.rawValue }
      guard !found.isEmpty else { return nil }
      let names = found.count <= 2 ? found.map { context.name(StateCode($0.destination)) } : []
      let whom =
        names.isEmpty ? context.say(.caseCountries, ["count": .number(found.count)]) : context.language.list(names)
      return "<li>\(FindingMark(finding, context.language).badge) \(whom)</li>"
    }
    return "<ul class=\"plain\">\(parts)</ul>"
  }

  private func pages(_ context: DeskContext) -> HTML {
    func link(_ number: Int, _ words: String) -> HTML {
      var query = "page=\(number + 1)"
      if !filter.reference.isEmpty { query += "&find=\(PercentEncoding.encoded(filter.reference))" }
      if filter.isClosed { query += "&closed=yes" }
      if filter.assignee != nil { query += "&mine=yes" }
      return "<a href=\"/desk/cases?\(query)\">\(words)</a>"
    }
    let earlier: HTML = page > 0 ? link(page - 1, context.say(.pagePrevious)) : ""
    // Beyond what is counted only a full page says that there may be another.
    let isMore =
      count < CaseFilter.mostCounted ? filter.offset + lines.count < count : lines.count == filter.limit
    let later: HTML = isMore ? link(page + 1, context.say(.pageNext)) : ""
    return earlier.isEmpty && later.isEmpty ? "" : "<p class=\"pages\">\(earlier) \(later)</p>"
  }
}
