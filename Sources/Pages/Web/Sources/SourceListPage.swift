internal import Record
internal import Register
internal import Safeguards

/// All documents on which the register rests, each once, with how much rests on it and on it alone.
struct SourceListPage: SitePage {
  private let catalog: SourceCatalog
  private let shown: [Row]

  private struct Row {
    var document: SourceDocument
    var statements: Int
    var alone: Int
  }

  private static let yes = "only"

  static let parameters = [
    QueryParameter("kind", values: Source.Kind.allCases.map(\.rawValue)),
    QueryParameter("weak", values: [yes]), QueryParameter("alone", values: [yes]),
    QueryParameter("sort", values: Order.allCases.map(\.rawValue)),
  ]

  /// By site, as the ids are, unless the reader wants otherwise.
  private enum Order: String, CaseIterable { case site, date, statements, alone }

  init(_ context: PageContext) {
    catalog = context.view.catalog
    let query = context.query
    let rows = catalog.documents.filter { document in
      (query["kind"].map { $0 == document.kind.rawValue } ?? true) && (query["weak"] == nil || document.isWeak)
    }.map { document in
      Row(
        document: document, statements: context.view.catalog.statements(on: document).count,
        alone: context.view.catalog.statementsAlone(on: document).count)
    }.filter { query["alone"] == nil || $0.alone > 0 }
    switch query["sort"].flatMap(Order.init) {
    case .date?:
      shown = rows.sorted { a, b in
        (b.document.published?.last.days ?? .min, a.document.id) < (
          a.document.published?.last.days ?? .min, b.document.id
        )
      }
    case .statements?: shown = rows.sorted { ($1.statements, $0.document.id) < ($0.statements, $1.document.id) }
    case .alone?: shown = rows.sorted { ($1.alone, $0.document.id) < ($0.alone, $1.document.id) }
    case .site?, nil: shown = rows
    }
  }

  func title(_ context: PageContext) -> String { context.say(.sourcesTitle) }

  func body(_ context: PageContext) -> HTML {
    let weakOnly = catalog.statements.count(where: catalog.isWeakOnly)
    let lead = context.say(
      .sourcesLead,
      [
        "statements": .text(Digits.grouped(catalog.statements.count)), "weak": .text(Digits.grouped(weakOnly)),
        "weak_sources": .text(Digits.grouped(catalog.documents.count(where: \.isWeak))),
      ])
    let count = context.say(
      .sourcesCount, ["shown": .number(shown.count), "count": .number(catalog.documents.count)])
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(lead)</p>
      </div>
      \(form(context).html(HTML(count), context))
      \(shown.isEmpty ? "<p>\(context.say(.sourcesNone))</p>" : table(context).html(context))
      """
  }

  private func form(_ context: PageContext) -> FilterForm {
    let orders = Order.allCases.map { order in
      let phrase: Phrase =
        switch order {
        case .site: .orderSite
        case .date: .orderDate
        case .statements: .orderStatements
        case .alone: .orderAlone
        }
      return (order.rawValue, context.say(phrase))
    }
    return FilterForm(
      .sources,
      [
        .init("kind", .filterKind, Source.Kind.allCases.map { ($0.rawValue, $0.label(context.language)) }),
        .init("weak", .filterDoubt, [(Self.yes, context.say(.filterWeakOnly))]),
        .init("alone", .filterAlone, [(Self.yes, context.say(.filterAloneOnly))]),
        .init("sort", .filterSort, orders),
      ])
  }

  private func table(_ context: PageContext) -> CardTable {
    CardTable(
      [.columnSource, .columnDate, .columnKind, .columnRests, .columnAlone],
      rows: shown.map { row in
        let document = row.document
        let weak: HTML =
          document.isWeak ? " <span class=\"flag flag-weak\">\(context.say(.markWeakSource))</span>" : ""
        return [
          .init(
            "\(context.anchor(.source(document.id), document.title))<small class=\"cite\">\(document.publisher)\(weak)</small>"
              as HTML),
          .init(context.date(document.published)), .init(document.kind.label(context.language)),
          .init(String(row.statements), isNumber: true),
          .init(String(row.alone), isNumber: true, isNone: row.alone == 0),
        ]
      })
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    guard case .object(var members) = SourcesPage(catalog, listed: shown.map(\.document)).json else { return [] }
    members.insert(("filter", .object(context.query.parameters.map { ($0.name, .text($0.value)) })), at: 0)
    return members
  }
}
