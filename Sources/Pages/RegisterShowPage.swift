internal import Kleene
package import Register
package import Safeguards

/// One norm, rule, arrangement, fact or State of the register, with its sources.
package struct RegisterShowPage: Sendable {
  private let norms: NormSet

  package init(norms: NormSet) { self.norms = norms }

  package func nearest(to id: String) -> String? {
    let ids =
      norms.corpus.norms.map(\.id.text) + norms.corpus.arrangements.map(\.id.text)
      + norms.corpus.facts.map(\.name.text) + norms.corpus.profiles.map(\.code.text)
    return NearestName.nearest(to: id, in: ids)
  }

  private enum Subject {
    case norm(Norm, Rule?)
    case arrangement(Arrangement)
    case fact(FactDeclaration)
    case state(State, StateProfile?)
  }

  private func subject(_ id: String) -> Subject? {
    if let rule = RuleID(id), let index = norms.ruleIndex[rule] {
      let compiled = norms.rules[index]
      return .norm(norms.norms[compiled.norm].norm, compiled.rule)
    }
    if let index = norms.normIndex[NormID(id)] { return .norm(norms.norms[index].norm, nil) }
    if let found = norms.corpus.arrangements.first(where: { $0.id.text == id }) { return .arrangement(found) }
    if let found = norms.corpus.facts.first(where: { $0.name.text == id }) { return .fact(found) }
    if let state = norms.corpus.states.first(where: { $0.code.text == id.uppercased() }) {
      return .state(state, norms.corpus.profiles.first { $0.code == state.code })
    }
    return nil
  }

  // MARK: text

  package func text(_ id: String, _ style: TextStyle) -> String? {
    guard let subject = subject(id) else { return nil }
    var page = TextCanvas(style)
    switch subject {
    case .norm(let norm, let rule): text(norm, rule, &page)
    case .arrangement(let arrangement): text(arrangement, &page)
    case .fact(let fact): text(fact, &page)
    case .state(let state, let profile): text(state, profile, &page)
    }
    return page.text
  }

  private func text(_ norm: Norm, _ only: Rule?, _ page: inout TextCanvas) {
    page.paragraph(norm.title, colour: .bold)
    page.paragraph("\(norm.id) · \(norm.kind.rawValue) · \(norm.cite)")
    page.paragraph(Words.basis(norm.basis), colour: .dim)
    page.heading("Force")
    for interval in norm.force { page.paragraph(Self.words(interval), lead: "- ", indent: 2) }
    if norm.force.isEmpty { page.paragraph("none", indent: 2) }
    let index = norms.normIndex[norm.id]
    let acts =
      (index.map { norms.norms[$0].acts } ?? []) + norms.rules.filter { $0.rule.id.norm == norm.id }.flatMap(\.acts)
    for act in acts {
      let until = act.act.until.map { " until \($0)" } ?? ""
      page.paragraph(
        "\(norms.norms[act.actor].norm.id) \(act.act.kind.rawValue) \(words(act.act.target.value)) from \(act.act.from?.description ?? "its own force")\(until)",
        lead: "- ", indent: 2)
    }
    for act in norm.acts {
      page.paragraph(
        "\(act.kind.rawValue) \(words(act.target.value))\(act.from.map { " from \($0)" } ?? "")", lead: "- it ",
        indent: 2)
    }
    if let covers = norm.covers {
      page.heading("Covers")
      page.paragraph(covers.value, indent: 2)
    }
    page.heading("Rules")
    for rule in norm.rules where only == nil || rule.id == only?.id {
      page.paragraph("\(rule.effect.rawValue) #\(rule.id.name): \(rule.says)", lead: "- ", indent: 2)
      for (part, text) in [
        ("when", rule.when), ("unless", rule.unless), ("done", rule.done), ("earliest", rule.earliest),
        ("deadline", rule.deadline),
      ] {
        if let text { page.paragraph("\(part): \(text.value)", indent: 4, colour: .dim) }
      }
      if !rule.until.isEmpty {
        page.paragraph("until: \(Words.list(rule.until.map(\.value.name)))", indent: 4, colour: .dim)
      }
      if !rule.defeats.isEmpty {
        page.paragraph("defeats: \(Words.list(rule.defeats.map(\.value.description)))", indent: 4, colour: .dim)
      }
      page.paragraph("sources: \(Words.list(rule.sources.map(\.value)))", indent: 4, colour: .dim)
    }
    prose("Cannot be encoded", norm.cannotEncode, &page)
    prose("Uncertain", norm.uncertain, &page)
    sources(norm.sources, &page)
  }

  private func words(_ target: Act.Target) -> String {
    switch target {
    case .norm(let id): id.text
    case .rule(let id): id.description
    }
  }

  static func words(_ interval: ForceInterval) -> String {
    var text = interval.from.map { "from \($0)" } ?? "from the beginning"
    if let until = interval.until { text += " until \(until)" }
    if interval.isDisputed { text += " (disputed)" }
    if !interval.note.isEmpty { text += ": \(interval.note)" }
    return text
  }

  private func text(_ arrangement: Arrangement, _ page: inout TextCanvas) {
    let to = arrangement.to.isEmpty ? arrangement.toNote : Words.list(arrangement.to.map { norms.name(of: $0) })
    page.paragraph(
      arrangement.title.isEmpty ? "\(norms.name(of: arrangement.sender)) to \(to)" : arrangement.title, colour: .bold)
    page.paragraph("\(arrangement.id) · \(norms.name(of: arrangement.sender)) to \(to) · \(arrangement.kind.rawValue)")
    page.paragraph(
      "text published: \(arrangement.textPublished.rawValue); \(Words.basis(arrangement.basis))", colour: .dim)
    page.heading("Force, as somebody claims it")
    for interval in arrangement.force { page.paragraph(Self.words(interval), lead: "- ", indent: 2) }
    if arrangement.force.isEmpty { page.paragraph("nobody claims any", indent: 2) }
    page.heading("Events")
    for event in arrangement.events {
      claim(event.claim, "\(event.date?.description ?? "undated") \(event.stage.rawValue): ", &page)
    }
    claims("Scope", arrangement.scope, &page)
    claims("Terms", arrangement.terms, &page)
    claims("Reception (\(arrangement.receptionModel.rawValue))", arrangement.reception, &page)
    if !arrangement.transfers.isEmpty { page.heading("Transfers") }
    for transfer in arrangement.transfers {
      let count = transfer.count.map { ", \($0) people" } ?? ""
      claim(transfer.claim, "\(transfer.date?.description ?? "undated") \(transfer.kind.rawValue)\(count): ", &page)
    }
    prose("What nobody has said", arrangement.unknown, &page)
    sources(arrangement.sources, &page)
  }

  private func claims(_ title: String, _ claims: [Claim], _ page: inout TextCanvas) {
    guard !claims.isEmpty else { return }
    page.heading(title)
    for entry in claims { claim(entry, "", &page) }
  }

  private func claim(_ claim: Claim, _ lead: String, _ page: inout TextCanvas) {
    page.paragraph("\(lead)\(claim.claim)", lead: "- ", indent: 2)
    let conflict = claim.conflict.isEmpty ? "" : " · contradicted: see the other claims marked \(claim.conflict)"
    let by = claim.by.isEmpty ? "" : "\(claim.by) · "
    page.paragraph("\(by)sources: \(Words.list(claim.sources.map(\.value)))\(conflict)", indent: 4, colour: .dim)
  }

  private func text(_ fact: FactDeclaration, _ page: inout TextCanvas) {
    page.paragraph(fact.name.text, colour: .bold)
    page.paragraph("\(fact.type.rawValue)\(fact.isPerDestination ? ", per destination" : "")")
    page.paragraph(fact.question)
    if !fact.help.isEmpty { page.paragraph(fact.help, colour: .dim) }
    for option in fact.options { page.paragraph("\(option.value): \(option.label)", lead: "- ", indent: 2) }
    page.paragraph("matters for: \(Words.list(fact.law.map(\.text)))", colour: .dim)
  }

  private func text(_ state: State, _ profile: StateProfile?, _ page: inout TextCanvas) {
    page.paragraph("\(state.name) (\(state.code))", colour: .bold)
    guard let profile else { return page.paragraph("nothing further in the register") }
    if !profile.memberships.isEmpty { page.heading("Treaties") }
    for membership in profile.memberships {
      let note = membership.note.isEmpty ? "" : ": \(membership.note)"
      page.paragraph("\(membership.treaty) from \(membership.from)\(note)", lead: "- ", indent: 2)
    }
    if !profile.routes.isEmpty { page.heading("Routes") }
    for route in profile.routes {
      page.paragraph("\(route.name) [\(route.opener.value)]", lead: "- ", indent: 2)
      if !route.requires.isEmpty {
        page.paragraph("requires \(Words.list(route.requires.map(\.value.description)))", indent: 4, colour: .dim)
      }
    }
    sources(profile.sources, &page)
  }

  private func prose(_ title: String, _ lines: [String], _ page: inout TextCanvas) {
    guard !lines.isEmpty else { return }
    page.heading(title)
    for line in lines { page.paragraph(line, lead: "- ", indent: 2) }
  }

  private func sources(_ sources: [Source], _ page: inout TextCanvas) {
    page.heading("Sources")
    for source in sources { page.paragraph(Words.source(source), lead: "\(source.id): ", indent: 2) }
  }

  // MARK: JSON

  package func json(_ id: String) -> JSON? {
    guard let subject = subject(id) else { return nil }
    switch subject {
    case .norm(let norm, let only): return json(norm, only)
    case .arrangement(let arrangement): return json(arrangement)
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
              ("when", .optional(rule.when?.value)), ("unless", .optional(rule.unless?.value)),
              ("sources", .texts(rule.sources.map(\.value))),
            ])
          })
      ),
      ("cannot_encode", .texts(norm.cannotEncode)), ("uncertain", .texts(norm.uncertain)),
      ("sources", .list(norm.sources.map(Answer.source))),
    ])
  }

  private static func json(_ interval: ForceInterval) -> JSON {
    .object([
      ("from", .optional(interval.from?.description)), ("until", .optional(interval.until?.description)),
      ("disputed", .bool(interval.isDisputed)), ("note", .text(interval.note)),
    ])
  }

  private func json(_ arrangement: Arrangement) -> JSON {
    func claim(_ claim: Claim) -> [(String, JSON)] {
      [
        ("claim", .text(claim.claim)), ("by", .text(claim.by)), ("sources", .texts(claim.sources.map(\.value))),
        ("conflict", claim.conflict.isEmpty ? .null : .text(claim.conflict)),
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
      ("unknown", .texts(arrangement.unknown)), ("sources", .list(arrangement.sources.map(Answer.source))),
    ])
  }
}
