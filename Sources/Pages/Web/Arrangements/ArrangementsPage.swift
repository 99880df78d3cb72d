internal import Record
internal import Register

/// All arrangements as a table, filtered and ordered by plain parameters of the address.
struct ArrangementsPage: SitePage {
  private let filter: ArrangementFilter
  private let all: [ArrangementSummary]
  private let shown: [ArrangementSummary]

  init(_ context: PageContext) {
    filter = ArrangementFilter(context.query)
    all = ArrangementSummary.all(context)
    shown = filter.sorted(all.filter(filter.admits), context)
  }

  func title(_ context: PageContext) -> String { context.say(.arrangementsTitle) }

  func body(_ context: PageContext) -> HTML {
    let isFiltered = !context.query.parameters.isEmpty
    let clear: HTML =
      isFiltered ? " <a href=\"\(context.link(.arrangements))\">\(context.say(.filterClear))</a>" : ""
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      \(isAnswer(context) ? "" : "<p class=\"standfirst\">\(context.say(.arrangementsLead))</p>")
      </div>
      \(answer(context))
      \(filters(context))
      <p class="count" role="status"><strong>\(context.say(.arrangementsCount, ["shown": .number(shown.count), "count": .number(all.count)]))</strong>\(clear)</p>
      \(shown.isEmpty ? "<p>\(context.say(.arrangementsNone))</p>" : table(context))
      """
  }

  private func filters(_ context: PageContext) -> HTML {
    guard !context.site.isStatic else { return "" }
    // Where the list of names answers already, the form stays out of its way.
    let isOpen = !context.query.parameters.isEmpty && !isAnswer(context)
    return """
      <details class="filters"\(isOpen ? " open" : "")><summary>\(context.say(.filterTitle))</summary>
      \(ArrangementFilterForm(filter, all).html(context))
      </details>
      """
  }

  private func isAnswer(_ context: PageContext) -> Bool {
    context.query.parameters.map(\.name) == ["stage"] && filter.stage == .agreed
  }

  /// Who has agreed, in one breath, where that is all that is asked.
  private func answer(_ context: PageContext) -> HTML {
    guard isAnswer(context) else { return "" }
    let named = Set(shown.flatMap(\.arrangement.to)).map { (code: $0, name: context.name($0)) }
      .sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    let links = named.map { context.anchor(.state($0.code), $0.name) }
    return """
      <p class="agreed-list"><b>\(context.say(.arrangementsAgreed, ["count": .number(named.count)]))</b> \(links.joined(separator: HTML(context.say(.listSeparator))))</p>
      """
  }

  // MARK: the table

  private static let columns: [(column: ArrangementFilter.Column, phrase: Phrase)] = [
    (.destination, .columnDestination), (.sender, .columnSender), (.stage, .columnStage), (.kind, .columnKind),
    (.reception, .columnReception), (.text, .columnText), (.people, .columnPeople), (.payment, .columnPayment),
    (.distance, .columnDistance),
  ]

  private func table(_ context: PageContext) -> HTML {
    CardTable.frame(
      Self.columns.map { header($0.column, $0.phrase, context) }.joined(), shown.map { row($0, context) }.joined(),
      caption: context.say(
        .arrangementsCaption, ["day": .text(context.language.say(context.clocks.effectiveDay))]))
  }

  private func header(_ column: ArrangementFilter.Column, _ phrase: Phrase, _ context: PageContext) -> HTML {
    let isSorted = (filter.sort ?? .destination) == column
    // A click on the column that orders already turns it round.
    let descends = isSorted ? !filter.isDescending : column.isDescendingFirst
    let kept = context.query.parameters.filter { $0.name != "sort" && $0.name != "order" }
    let link = context.link(
      .arrangements,
      kept + [Link.Parameter("sort", column.rawValue), Link.Parameter("order", descends ? "desc" : "asc")])
    let state: HTML = isSorted ? " aria-sort=\"\(filter.isDescending ? "descending" : "ascending")\"" : ""
    let arrow: HTML = isSorted ? "<span aria-hidden=\"true\"> \(filter.isDescending ? "↓" : "↑")</span>" : ""
    let words = context.say(phrase)
    guard !context.site.isStatic else { return "<th scope=\"col\" role=\"columnheader\">\(words)</th>" }
    return
      "<th scope=\"col\" role=\"columnheader\"\(state)><a href=\"\(link)\" title=\"\(context.say(.columnSortBy, ["column": .text(words)]))\">\(words)\(arrow)</a></th>"
  }

  private func row(_ summary: ArrangementSummary, _ context: PageContext) -> HTML {
    let arrangement = summary.arrangement
    // What has no value is left out where there is little room.
    func cell(_ phrase: Phrase, _ content: HTML, isNumber: Bool = false, isNone: Bool = false) -> HTML {
      let style = [isNumber ? "number" : "", isNone ? "none" : ""].filter { !$0.isEmpty }.joined(separator: " ")
      return
        "<td role=\"cell\" data-label=\"\(context.say(phrase))\"\(style.isEmpty ? "" : " class=\"\(style)\"")>\(content)</td>"
    }
    let people = summary.shortPeople(context)
    let stage = StageMark(summary.progress.group).badge(context)
    return """
      <tr role="row">
      <th scope="row" role="rowheader">\(context.anchor(.arrangement(arrangement.id), context.destinations(arrangement)))</th>
      \(cell(.columnSender, HTML(context.name(arrangement.sender))))
      \(cell(.columnStage, "<div>\(stage) \(summary.warnings(context))<small>\(summary.since(context))</small></div>"))
      \(cell(.columnKind, HTML(arrangement.kind.label(context.language))))
      \(cell(.columnReception, HTML(arrangement.receptionModel.label(context.language)), isNone: arrangement.receptionModel == .unknown))
      \(cell(.columnText, HTML(context.say(ArrangementSummary.text(arrangement.textPublished)))))
      \(cell(.columnPeople, HTML(people ?? context.say(.noneRecorded)), isNone: people == nil))
      \(cell(.columnPayment, HTML(summary.payment(context)), isNumber: true, isNone: summary.payment == nil))
      \(cell(.columnDistance, HTML(summary.distance(context)), isNumber: true, isNone: summary.distance == nil))
      </tr>

      """
  }

  // MARK: JSON

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      ("count", .number(all.count)), ("shown", .number(shown.count)),
      ("filter", .object(context.query.parameters.map { ($0.name, .text($0.value)) })),
      ("arrangements", .list(shown.map { $0.json(context) })),
    ]
  }
}
