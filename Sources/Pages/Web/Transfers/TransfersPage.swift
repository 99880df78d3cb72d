internal import Record
internal import Register
internal import Safeguards

/// All transfers that anybody tells of: by month and destination, drawn and as a table, and each with who says so.
struct TransfersPage: SitePage {
  private let all: [Movement]
  private let shown: [Movement]
  private let months: MonthCounts

  static func parameters(_ corpus: Corpus) -> [QueryParameter] {
    let told = corpus.arrangements.filter { !$0.transfers.isEmpty }
    return [
      QueryParameter("sender", values: Set(told.map(\.sender.text)).sorted()),
      QueryParameter("destination", values: Set(told.flatMap(\.to).map(\.text)).sorted()),
      QueryParameter("type", values: Transfer.Kind.allCases.map(\.rawValue)),
    ]
  }

  init(_ context: PageContext) {
    all = Movement.all(context)
    let query = context.query
    shown = all.filter { movement in
      (query["sender"].map { $0 == movement.arrangement.sender.text } ?? true)
        && (query["destination"].map { movement.arrangement.to.contains(StateCode($0)) } ?? true)
        && (query["type"].map { $0 == movement.transfer.kind.rawValue } ?? true)
    }
    months = MonthCounts(shown)
  }

  func title(_ context: PageContext) -> String { context.say(.transfersTitle) }

  func body(_ context: PageContext) -> HTML {
    let count = context.say(.transfersCount, ["shown": .number(shown.count), "count": .number(all.count)])
    let data: HTML =
      context.site.isPlanned(.data)
      ? "<p><a href=\"\(context.link(.data))\">\(context.say(.transfersData))</a></p>" : ""
    let table: HTML =
      shown.isEmpty
      ? "<p>\(context.say(.transfersNone))</p>"
      : "<section aria-labelledby=\"accounts\"><h2 id=\"accounts\">\(context.say(.transfersAccounts))</h2>\(Movement.table(shown, context).html(context))</section>"
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.transfersLead))</p>
      </div>
      \(form(context).html(HTML(count), context))
      \(months.html(context))
      \(conflicts(context))
      \(table)
      \(data)
      """
  }

  private func form(_ context: PageContext) -> FilterForm {
    let told = context.site.norms.corpus.arrangements.filter { !$0.transfers.isEmpty }
    func states(_ codes: Set<StateCode>) -> [(String, String)] {
      codes.map { ($0.text, context.name($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }
    return FilterForm(
      .transfers,
      [
        .init("sender", .filterSender, states(Set(told.map(\.sender)))),
        .init("destination", .filterDestination, states(Set(told.flatMap(\.to)))),
        .init("type", .columnType, Transfer.Kind.allCases.map { ($0.rawValue, $0.label(context.language)) }),
      ])
  }

  /// Accounts of one event that differ, side by side: neither is the truth of the register.
  private func conflicts(_ context: PageContext) -> HTML {
    var order: [String] = []
    for movement in shown where !movement.conflict.isEmpty && !order.contains(movement.conflict) {
      order.append(movement.conflict)
    }
    let groups = order.compactMap { key -> HTML? in
      let accounts = shown.filter { $0.conflict == key }
      guard accounts.count > 1, let first = accounts.first else { return nil }
      let items = accounts.map { movement -> HTML in
        let transfer = movement.transfer
        let count = transfer.count.map { Digits.grouped($0) } ?? context.say(.notGiven)
        let by: HTML = transfer.claim.by.isEmpty ? "" : "\(transfer.claim.by) · "
        let sources = DocumentLinks(transfer.claim.sources, in: .arrangement(movement.arrangement.id), context)
        return """
          <li><p class="claim-head"><b class="big">\(count)</b> \(transfer.kind.label(context.language)) · \(context.date(transfer.date))</p>
          <p>\(transfer.claim.claim)</p><p class="claim-by">\(by)\(sources.html(context))</p></li>
          """
      }
      return """
        <h3>\(context.anchor(.arrangement(first.arrangement.id), context.name(first.arrangement)))</h3>
        <ol class="claims beside">\(items)</ol>
        """
    }
    guard !groups.isEmpty else { return "" }
    return """
      <section aria-labelledby="conflicts"><h2 id="conflicts">\(context.say(.arrangementConflictsTitle))</h2>
      <p class="quiet">\(context.say(.transfersConflictsLead))</p>
      <details><summary>\(context.say(.transfersConflictsCount, ["count": .number(groups.count)]))</summary>\(groups)</details></section>
      """
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      ("count", .number(all.count)), ("shown", .number(shown.count)),
      ("filter", .object(context.query.parameters.map { ($0.name, .text($0.value)) })),
      ("months", months.json), ("transfers", .list(shown.map { $0.json(context) })),
    ]
  }
}
