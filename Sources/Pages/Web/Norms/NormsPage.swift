internal import Register
internal import Safeguards

/// All norms as a list, by whom they bind, of which kind they are and whether they have force on the day.
struct NormsPage: SitePage {
  private struct Row {
    var norm: Norm
    var bound: BoundStates
    var force: ForceSpan.State
  }

  private let all: [Row]
  private let shown: [Row]

  /// For treaties, which bind many.
  static let treaties = "treaties"

  static func parameters(_ corpus: Corpus) -> [QueryParameter] {
    [
      QueryParameter("binds", values: senders(corpus).map(\.text) + [treaties]),
      QueryParameter("kind", values: Norm.Kind.allCases.map(\.rawValue)),
      QueryParameter("force", values: ForceSpan.State.allCases.map(\.rawValue)),
      QueryParameter("effect", values: Rule.Effect.allCases.map(\.rawValue)),
    ]
  }

  private static func senders(_ corpus: Corpus) -> [StateCode] {
    let codes = corpus.norms.compactMap { norm -> StateCode? in
      if case .sender(let code) = norm.binds.value { code } else { nil }
    }
    return Set(codes).sorted()
  }

  init(_ context: PageContext) {
    let forces = BoundStates.forces(context)
    all = context.view.corpus.norms.sorted { $0.id < $1.id }.map { norm in
      let bound = BoundStates(norm, context)
      return Row(norm: norm, bound: bound, force: bound.force(forces))
    }
    let query = context.query
    shown = all.filter { row in
      (query["binds"].map(row.bound.includes) ?? true)
        && (query["kind"].map { $0 == row.norm.kind.rawValue } ?? true)
        && (query["force"].map { $0 == row.force.rawValue } ?? true)
        && (query["effect"].map { effect in row.norm.rules.contains { $0.effect.rawValue == effect } } ?? true)
    }
  }

  func title(_ context: PageContext) -> String { context.say(.normsTitle) }

  func body(_ context: PageContext) -> HTML {
    let count = context.say(.normsCount, ["shown": .number(shown.count), "count": .number(all.count)])
    return """
      <div class="lead">
      <h1>\(title(context))</h1>
      <p class="standfirst">\(context.say(.normsLead))</p>
      </div>
      \(form(context).html(HTML(count), context))
      \(shown.isEmpty ? "<p>\(context.say(.normsNone))</p>" : table(context).html(context))
      """
  }

  private func form(_ context: PageContext) -> FilterForm {
    let states = NormsPage.senders(context.site.norms.corpus).map { ($0.text, context.name($0)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    return FilterForm(
      .norms,
      [
        .init("binds", .columnBinds, states + [(NormsPage.treaties, context.say(.normParties))]),
        .init("kind", .filterKind, Norm.Kind.allCases.map { ($0.rawValue, $0.label(context.language)) }),
        .init(
          "force", .columnForce, ForceSpan.State.allCases.map { ($0.rawValue, context.say(ForceMark.phrase($0))) }),
        .init("effect", .filterEffect, Rule.Effect.allCases.map { ($0.rawValue, $0.label(context.language)) }),
      ])
  }

  private func table(_ context: PageContext) -> CardTable {
    let caption = context.say(.normsCaption, ["day": .text(context.language.say(context.clocks.effectiveDay))])
    return CardTable(
      [.columnNorm, .columnBinds, .columnForce, .columnKind, .columnIssued, .columnBasis], caption: caption,
      isCompact: true,
      rows: shown.map { row in
        let cite: HTML = row.norm.cite.isEmpty ? "" : "<small class=\"cite\">\(row.norm.cite)</small>"
        return [
          .init("\(context.anchor(.norm(row.norm.id), row.norm.title))\(cite)"), .init(row.bound.words(context)),
          .init(ForceMark(row.force).badge(context)), .init(row.norm.kind.label(context.language)),
          .init(context.date(row.norm.issued), isNone: row.norm.issued == nil),
          .init(row.norm.basis.label(context.language)),
        ]
      })
  }

  func json(_ context: PageContext) -> [(String, JSON)] {
    [
      ("count", .number(all.count)), ("shown", .number(shown.count)),
      ("filter", .object(context.query.parameters.map { ($0.name, .text($0.value)) })),
      (
        "norms",
        .list(
          shown.map { row in
            .object([
              ("norm", .text(row.norm.id.text)), ("title", .text(row.norm.title)), ("cite", .text(row.norm.cite)),
              ("kind", .text(row.norm.kind.rawValue)), ("binds", .texts(row.bound.senders.map(\.text))),
              ("issued", .optional(row.norm.issued?.description)), ("force", .text(row.force.rawValue)),
              ("basis", .text(row.norm.basis.rawValue)), ("rules", .number(row.norm.rules.count)),
              ("url", .text(context.link(.norm(row.norm.id)).href)),
            ])
          })
      ),
    ]
  }
}
