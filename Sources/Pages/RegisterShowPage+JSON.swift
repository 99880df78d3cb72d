internal import Record
internal import Register
internal import Safeguards

extension RegisterShowPage {
  package func json(_ id: String) -> JSON? {
    guard let subject = subject(id) else { return nil }
    switch subject {
    case .norm(let norm, let only): return json(norm, only)
    case .arrangement(let arrangement): return json(arrangement)
    case .programme(let programme): return programmePage(programme).json
    case .source(let document): return SourcePage(document, catalog).json
    case .fact(let fact):
      return .object([
        ("fact", .text(fact.name.text)), ("type", .text(fact.type.rawValue)),
        ("per_destination", .bool(fact.isPerDestination)), ("question", .text(fact.question)),
        ("help", .text(fact.help)),
        (
          "options",
          .list(fact.options.map { .object([("value", .text($0.value)), ("label", .text($0.label))]) })
        ), ("law", .texts(fact.law.map(\.text))),
      ])
    case .state(let state, let profile):
      return .object([
        ("state", .text(state.code.text)), ("name", .text(state.name)),
        ("alpha2", .text(state.alpha2)), ("numeric", .text(state.numeric)),
        ("continent", .text(state.continent)), ("region", .text(state.region)),
        ("neighbours", .texts((profile?.neighbours ?? []).map(\.text))),
        ("sends_under", .texts(corpus.arrangements.filter { $0.sender == state.code }.map(\.id.text))),
        ("taken_under", .texts(corpus.arrangements.filter { $0.to.contains(state.code) }.map(\.id.text))),
        (
          "treaties",
          .object((profile?.memberships ?? []).map { ($0.treaty, .text($0.from.description)) })
        ), ("routes", .texts((profile?.routes ?? []).map(\.opener.value.description))),
      ])
    }
  }

  private func json(_ norm: Norm, _ only: Rule?) -> JSON {
    .object([
      ("norm", .text(norm.id.text)), ("title", .text(norm.title)), ("kind", .text(norm.kind.rawValue)),
      ("cite", .text(norm.cite)), ("basis", .text(norm.basis.rawValue)),
      ("force", .list(norm.force.map(Self.json))),
      (
        "rules",
        .list(
          norm.rules.filter { only == nil || $0.id == only?.id }.map { rule in
            .object([
              ("rule", .text(rule.id.description)), ("effect", .text(rule.effect.rawValue)), ("says", .text(rule.says)),
              ("plain", .optional(rule.plain.isEmpty ? nil : rule.plain)),
              ("ask", rule.ask.map(Words.json) ?? .null),
              ("when", .optional(rule.when?.value)), ("unless", .optional(rule.unless?.value)),
              ("sources", .texts(rule.sources.map(\.value))),
              ("weak_only", .bool(catalog.isWeakOnly(rule.sources, in: .norm(norm.id)))),
            ])
          })
      ),
      ("cannot_encode", .texts(norm.cannotEncode)), ("uncertain", .texts(norm.uncertain)),
      ("sources", sources(norm.sources, of: .norm(norm.id))),
    ])
  }

  /// Each with its name in the file and its id in the register.
  private func sources(_ sources: [Source], of owner: Statement.Owner) -> JSON {
    .list(
      sources.map { source in
        .object([
          ("name", .text(source.id)), ("source", .optional(catalog.document(source.id, in: owner)?.id)),
          ("title", .text(source.title)), ("url", .optional(source.url)), ("archive", .optional(source.archive)),
          ("published", .optional(source.published?.description)), ("publisher", .text(source.publisher)),
          ("kind", .text(source.kind.rawValue)), ("weak", .bool(source.isWeak)),
          ("checked", .optional(source.checked?.description)),
        ])
      })
  }

  static func json(_ retraction: Retraction) -> JSON {
    .object([
      ("date", .text(retraction.date.description)), ("by", .text(retraction.by)), ("why", .text(retraction.why)),
      ("instead", retraction.instead.isEmpty ? .null : .text(retraction.instead)),
      ("sources", .texts(retraction.sources.map(\.value))),
    ])
  }

  private static func json(_ interval: ForceInterval) -> JSON {
    .object([
      ("from", .optional(interval.from?.description)), ("until", .optional(interval.until?.description)),
      ("disputed", .bool(interval.isDisputed)), ("note", .text(interval.note)),
    ])
  }

  func json(_ arrangement: Arrangement) -> JSON {
    let owner = Statement.Owner.arrangement(arrangement.id)
    func claim(_ claim: Claim) -> [(String, JSON)] {
      [
        ("claim", .text(claim.claim)), ("by", .text(claim.by)), ("sources", .texts(claim.sources.map(\.value))),
        ("weak_only", .bool(catalog.isWeakOnly(claim.sources, in: owner))),
        ("conflict", claim.conflict.isEmpty ? .null : .text(claim.conflict)),
        ("retracted", claim.retraction.map(Self.json) ?? .null),
      ]
    }
    return .object([
      ("arrangement", .text(arrangement.id.text)), ("sender", .text(arrangement.sender.text)),
      ("to", .texts(arrangement.to.map(\.text))), ("kind", .text(arrangement.kind.rawValue)),
      ("text_published", .text(arrangement.textPublished.rawValue)), ("basis", .text(arrangement.basis.rawValue)),
      ("force", .list(arrangement.force.map(Self.json))),
      (
        "events",
        .list(
          arrangement.events.map {
            .object([("date", .optional($0.date?.description)), ("stage", .text($0.stage.rawValue))] + claim($0.claim))
          })
      ),
      ("scope", .list(arrangement.scope.map { .object(claim($0)) })),
      ("terms", .list(arrangement.terms.map { .object(claim($0)) })),
      ("reception_model", .text(arrangement.receptionModel.rawValue)),
      ("reception", .list(arrangement.reception.map { .object(claim($0)) })),
      (
        "transfers",
        .list(
          arrangement.transfers.map {
            .object(
              [
                ("date", .optional($0.date?.description)), ("type", .text($0.kind.rawValue)),
                ("count", $0.count.map { .number($0) } ?? .null),
                ("nationalities", .texts($0.nationalities.map(\.text))),
              ] + claim($0.claim))
          })
      ),
      ("unknown", .texts(arrangement.unknown)), ("sources", sources(arrangement.sources, of: owner)),
    ])
  }
}
