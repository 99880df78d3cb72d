internal import Record
package import Register
package import Safeguards

/// One norm, rule, arrangement, programme, fact, State or source of the register, with its sources.
package struct RegisterShowPage: Sendable {
  let norms: NormSet
  /// The register, or what of it was public on the known day.
  let corpus: Corpus
  let catalog: SourceCatalog
  let known: CivilDate?

  package init(norms: NormSet, known: CivilDate? = nil) {
    self.norms = norms
    self.known = known
    corpus = known.map { norms.corpus.asKnown(on: $0) } ?? norms.corpus
    catalog = SourceCatalog(corpus)
  }

  /// The same of a record that is already as it was known.
  init(_ view: RecordView, _ norms: NormSet) {
    self.norms = norms
    known = view.clocks.known
    corpus = view.corpus
    catalog = view.catalog
  }

  package func nearest(to id: String) -> String? {
    let ids =
      corpus.norms.map(\.id.text) + corpus.arrangements.map(\.id.text) + corpus.programmes.map(\.id.text)
      + corpus.facts.map(\.name.text) + corpus.participantFacts.map(\.name.text) + corpus.profiles.map(\.code.text)
      + catalog.documents.map(\.id)
    return NearestName.nearest(to: id, in: ids)
  }

  /// From which day something is known that is not known yet; `nil` when it is not in the register at all.
  package func knownLater(_ id: String) -> CivilDate? {
    let norm = RuleID(id)?.norm ?? NormID(id)
    return norms.corpus.norms.first { $0.id == norm }?.knownFrom
      ?? norms.corpus.arrangements.first { $0.id.text == id }?.knownFrom
      ?? norms.corpus.programmes.first { $0.id.text == id }?.knownFrom
      ?? SourceCatalog(norms.corpus).document(id)?.knownFrom
  }

  enum Subject {
    case norm(Norm, Rule?)
    case arrangement(Arrangement)
    case programme(Programme)
    case fact(FactDeclaration)
    case state(State, StateProfile?)
    case source(SourceDocument)
  }

  func subject(_ id: String) -> Subject? {
    if let rule = RuleID(id), let norm = corpus.norms.first(where: { $0.id == rule.norm }),
      let found = norm.rules.first(where: { $0.id == rule })
    {
      return .norm(norm, found)
    }
    if let norm = corpus.norms.first(where: { $0.id.text == id }) { return .norm(norm, nil) }
    if let found = corpus.arrangements.first(where: { $0.id.text == id }) { return .arrangement(found) }
    if let found = corpus.programmes.first(where: { $0.id.text == id }) { return .programme(found) }
    if let found = (corpus.facts + corpus.participantFacts).first(where: { $0.name.text == id }) {
      return .fact(found)
    }
    if let state = corpus.states.first(where: { $0.code.text == id.uppercased() }) {
      return .state(state, corpus.profiles.first { $0.code == state.code })
    }
    return catalog.document(id).map { .source($0) }
  }

  func programmePage(_ programme: Programme) -> ProgrammePage {
    ProgrammePage(programme, country: norms.name(of: programme.country.value))
  }

  // MARK: text

  package func text(_ id: String, _ style: TextStyle) -> String? {
    guard let subject = subject(id) else { return nil }
    var page = TextCanvas(style)
    if let known { page.paragraph("As it could be known on \(known).", colour: .dim) }
    switch subject {
    case .norm(let norm, let rule): text(norm, rule, &page)
    case .arrangement(let arrangement): text(arrangement, &page)
    case .programme(let programme): programmePage(programme).text(&page)
    case .fact(let fact): text(fact, &page)
    case .state(let state, let profile): text(state, profile, &page)
    case .source(let document): SourcePage(document, catalog).text(&page)
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
    for actor in corpus.norms {
      for act in actor.acts where act.target.value.norm == norm.id {
        let until = act.until.map { " until \($0)" } ?? ""
        page.paragraph(
          "\(actor.id) \(act.kind.rawValue) \(words(act.target.value)) from \(act.from?.description ?? "its own force")\(until)",
          lead: "- ", indent: 2)
      }
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
      if !rule.plain.isEmpty { page.paragraph("in plain words: \(rule.plain)", indent: 4) }
      if let ask = rule.ask { page.paragraph("ask: \(Words.ask(ask))", indent: 4) }
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
      page.paragraph(cited(rule.sources, in: .norm(norm.id)), indent: 4, colour: .dim)
    }
    prose("Cannot be encoded", norm.cannotEncode, &page)
    prose("Uncertain", norm.uncertain, &page)
    sources(norm.sources, of: .norm(norm.id), &page)
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
    if !arrangement.kindNote.isEmpty { page.paragraph(arrangement.kindNote, lead: "kind: ", colour: .dim) }
    if !arrangement.textNote.isEmpty { page.paragraph(arrangement.textNote, lead: "text: ", colour: .dim) }
    if !arrangement.note.isEmpty { page.paragraph(arrangement.note, lead: "note: ", colour: .dim) }
    page.heading("Force, as somebody claims it")
    for interval in arrangement.force { page.paragraph(Self.words(interval), lead: "- ", indent: 2) }
    if arrangement.force.isEmpty { page.paragraph("nobody claims any", indent: 2) }
    page.heading("Events")
    let owner = Statement.Owner.arrangement(arrangement.id)
    for event in arrangement.events {
      claim(event.claim, "\(event.date?.description ?? "undated") \(event.stage.rawValue): ", owner, &page)
    }
    claims("Scope", arrangement.scope, owner, &page)
    claims("Terms", arrangement.terms, owner, &page)
    claims("Reception (\(arrangement.receptionModel.rawValue))", arrangement.reception, owner, &page)
    if !arrangement.transfers.isEmpty { page.heading("Transfers") }
    for transfer in arrangement.transfers {
      let count = transfer.count.map { $0 == 1 ? ", 1 person" : ", \($0) people" } ?? ""
      claim(
        transfer.claim, "\(transfer.date?.description ?? "undated") \(transfer.kind.rawValue)\(count): ", owner, &page)
    }
    prose("What nobody has said", arrangement.unknown, &page)
    sources(arrangement.sources, of: owner, &page)
  }

  private func claims(
    _ title: String, _ claims: [Claim], _ owner: Statement.Owner, _ page: inout TextCanvas
  ) {
    guard !claims.isEmpty else { return }
    page.heading(title)
    for entry in claims { claim(entry, "", owner, &page) }
  }

  private func claim(_ claim: Claim, _ lead: String, _ owner: Statement.Owner, _ page: inout TextCanvas) {
    page.paragraph("\(lead)\(claim.claim)", lead: "- ", indent: 2)
    if let retraction = claim.retraction {
      page.paragraph(Words.retraction(retraction), lead: "! ", indent: 4, colour: .yellow)
      page.paragraph(cited(retraction.sources, in: owner), indent: 6, colour: .dim)
    }
    let conflict = claim.conflict.isEmpty ? "" : " · contradicted: see the other claims marked \(claim.conflict)"
    let by = claim.by.isEmpty ? "" : "\(claim.by) · "
    page.paragraph("\(by)\(cited(claim.sources, in: owner))\(conflict)", indent: 4, colour: .dim)
  }

  /// What is cited, and whether there is reason to doubt all of it.
  private func cited(_ names: [Located<String>], in owner: Statement.Owner) -> String {
    guard !names.isEmpty else { return "no source" }
    let weak = catalog.isWeakOnly(names, in: owner) ? " · only weak sources" : ""
    return "sources: \(Words.list(names.map(\.value)))\(weak)"
  }

  private func text(_ fact: FactDeclaration, _ page: inout TextCanvas) {
    page.paragraph(fact.name.text, colour: .bold)
    page.paragraph("\(fact.type.rawValue)\(fact.isPerDestination ? ", per destination" : "")")
    page.paragraph(fact.question)
    if !fact.help.isEmpty { page.paragraph(fact.help, colour: .dim) }
    for option in fact.options { page.paragraph("\(option.value): \(option.label)", lead: "- ", indent: 2) }
    if !fact.law.isEmpty { page.paragraph("matters for: \(Words.list(fact.law.map(\.text)))", colour: .dim) }
  }

  private func text(_ state: State, _ profile: StateProfile?, _ page: inout TextCanvas) {
    page.paragraph("\(state.name) (\(state.code))", colour: .bold)
    let codes = [state.alpha2, state.numeric].filter { !$0.isEmpty }
    let places = [state.region, state.continent].filter { !$0.isEmpty }
    page.paragraph(
      "ISO 3166-1 \(([state.code.text] + codes).joined(separator: ", "))"
        + (places.isEmpty ? "" : " · \(places.joined(separator: ", "))"), colour: .dim)
    if let neighbours = profile?.neighbours, !neighbours.isEmpty {
      page.paragraph("Neighbours on the map: \(Words.list(neighbours.map { norms.name(of: $0) }))")
    }
    arrangements(of: state.code, &page)
    guard let profile else { return }
    if !profile.note.isEmpty {
      page.blank()
      page.paragraph(profile.note, colour: .dim)
    }
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
    sources(profile.sources, of: .state(profile.code), &page)
  }

  /// As sender and as destination, each with its id.
  private func arrangements(of code: StateCode, _ page: inout TextCanvas) {
    let sent = corpus.arrangements.filter { $0.sender == code }
    let taken = corpus.arrangements.filter { $0.to.contains(code) }
    for (title, found) in [("Arrangements as sender", sent), ("Arrangements as destination", taken)]
    where !found.isEmpty {
      page.heading(title)
      for arrangement in found { page.paragraph("\(arrangement.title) [\(arrangement.id)]", lead: "- ", indent: 2) }
    }
    if sent.isEmpty, taken.isEmpty { page.paragraph("No arrangement in the register.") }
  }

  private func prose(_ title: String, _ lines: [String], _ page: inout TextCanvas) {
    guard !lines.isEmpty else { return }
    page.heading(title)
    for line in lines { page.paragraph(line, lead: "- ", indent: 2) }
  }

  private func sources(_ sources: [Source], of owner: Statement.Owner, _ page: inout TextCanvas) {
    guard !sources.isEmpty else { return }
    page.heading("Sources")
    for source in sources {
      page.paragraph(Words.source(source), lead: "\(source.id): ", indent: 2)
      if let document = catalog.document(source.id, in: owner) {
        page.paragraph(document.id, indent: 6, colour: .dim)
      }
    }
  }
}
