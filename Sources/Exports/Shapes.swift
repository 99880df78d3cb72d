internal import Pages
internal import Record
internal import Register

/// The shapes of the JSON document. Values are paired with the catalogue, which knows the ids of their sources.
struct Shapes: Sendable {
  let catalog: SourceCatalog

  /// The ids of the documents that a file means by these names.
  private func ids(_ names: [Located<String>], _ owner: Statement.Owner) -> [String] {
    names.compactMap { catalog.document($0.value, in: owner)?.id }
  }

  /// Something in the file of a norm, an arrangement or a State.
  struct Owned<Value: Sendable>: Sendable {
    let value: Value
    let owner: Statement.Owner
  }

  // MARK: shared parts

  private func cited<Value>(
    _ sources: @escaping @Sendable (Value) -> [Located<String>]
  ) -> [Shape<Owned<Value>>.Field] {
    let catalog = catalog
    return [
      .texts("sources", "Ids of the sources that it cites") { owned in
        sources(owned.value).compactMap { catalog.document($0.value, in: owned.owner)?.id }
      },
      .flag("weak_only", "It cites sources, and there is reason to doubt each of them") {
        catalog.isWeakOnly(sources($0.value), in: $0.owner)
      },
    ]
  }

  var interval: Shape<Owned<ForceInterval>> {
    Shape(
      [
        .optional("from", "First day or moment of force; null: from the beginning") { $0.value.from?.description },
        .optional("until", "First day or moment without it; null: open") { $0.value.until?.description },
        .flag("disputed", "Somebody denies it: it counts as unknown") { $0.value.isDisputed },
        .optional("note", "") { $0.value.note },
      ] + cited { $0.sources })
  }

  var retraction: Shape<Owned<Retraction>> {
    Shape(
      [
        .text("date", "When it was taken back", pattern: Pattern.sourceDate) { $0.value.date.description },
        .optional("by", "Who took it back") { $0.value.by },
        .text("why", "Why") { $0.value.why },
        .optional("instead", "What is said in its place: then it is a correction") { $0.value.instead },
      ] + cited { $0.sources })
  }

  private func claimFields<Value>(
    _ claim: @escaping @Sendable (Value) -> Claim
  ) -> [Shape<Owned<Value>>.Field] {
    let retraction = retraction
    return [
      .text("claim", "What is said, in the register's own words") { claim($0.value).claim },
      .optional("by", "Who says it") { claim($0.value).by },
      .optional("conflict", "Claims of the arrangement with the same key contradict one another") {
        claim($0.value).conflict
      },
      .optional("note", "") { claim($0.value).note },
      .object("retracted", "It was taken back or put right", retraction, definition: "retraction") { owned in
        claim(owned.value).retraction.map { Owned(value: $0, owner: owned.owner) }
      },
    ] + cited { claim($0).sources }
  }

  // MARK: arrangements

  /// An event, transfer or claim with its id.
  struct Numbered<Value: Sendable>: Sendable {
    let id: String
    let value: Value
  }

  private func idField<Value>() -> Shape<Owned<Numbered<Value>>>.Field {
    .text("id", "Unique in the register") { $0.value.id }
  }

  var event: Shape<Owned<Numbered<Event>>> {
    Shape(
      [
        idField(),
        .date("date", "As precise as the source") { $0.value.value.date },
        .word("stage", "What is claimed to have happened") { $0.value.value.stage },
      ] + claimFields { $0.value.claim })
  }

  var claim: Shape<Owned<Numbered<Claim>>> {
    Shape(
      [
        idField(),
        .date("date", "") { $0.value.value.date },
        .number("cap", "The most people to be taken") { $0.value.value.cap },
        .number("payment_amount", "In whole units of the currency") { $0.value.value.payment?.amount },
        .optional("payment_currency", "ISO 4217") { $0.value.value.payment?.currency },
      ] + claimFields { $0.value })
  }

  var transfer: Shape<Owned<Numbered<Transfer>>> {
    Shape(
      [
        idField(),
        .date("date", "As precise as the source") { $0.value.value.date },
        .word("type", "A cumulative count is a running total: do not add it to the others") { $0.value.value.kind },
        .number("count", "How many people") { $0.value.value.count },
        .texts("nationalities", "As far as they are known", pattern: Pattern.state) {
          $0.value.value.nationalities.map(\.text)
        },
      ] + claimFields { $0.value.claim })
  }

  var refusal: Shape<Owned<Arrangement.Refusal>> {
    Shape(
      [
        .optional("from", "") { $0.value.interval.from?.description },
        .optional("until", "First day on which it is over") { $0.value.interval.until?.description },
        .optional("covers", "Whom it concerns, in CEL; null: everybody") { $0.value.covers?.value },
        .optional("says", "") { $0.value.says },
      ] + cited { $0.interval.sources })
  }

  var arrangementRelation: Shape<Owned<ArrangementRelation>> {
    Shape(
      [
        .text("kind", "") { $0.value.kind }, .text("arrangement", "") { $0.value.target.value.text },
        .date("date", "") { $0.value.date }, .optional("note", "") { $0.value.note },
      ] + cited { $0.sources })
  }

  /// Pairs each item with the id that its statement has.
  private static func numbered<Value>(
    _ values: [Value], _ part: Statement.Part, _ arrangement: Arrangement
  ) -> [Owned<Numbered<Value>>] {
    let ids = Statement.statements(of: arrangement).filter { $0.part == part }.map(\.id)
    return zip(ids, values).map {
      Owned(value: Numbered(id: $0, value: $1), owner: .arrangement(arrangement.id))
    }
  }

  var arrangement: Shape<Arrangement> {
    let catalog = catalog
    return Shape([
      .text("arrangement", "Its id") { $0.id.text },
      .optional("title", "") { $0.title },
      .text("sender", "ISO 3166-1 alpha-3, XKX for Kosovo", pattern: Pattern.state) { $0.sender.text },
      .texts("to", "Destinations; empty when they were not named", pattern: Pattern.state) { $0.to.map(\.text) },
      .optional("to_note", "What is known of a destination that was not named") { $0.toNote },
      .word("kind", "") { $0.kind },
      .optional("kind_note", "") { $0.kindNote },
      .word("text_published", "Whether its text is public") { $0.textPublished },
      .optional("text_note", "") { $0.textNote },
      .word("basis", "How well the register knows it") { $0.basis },
      .day("known_from", "First day on which a careful reader can have heard of it") { $0.knownFrom },
      .list("force", "The days on which somebody says that it has effect", interval, definition: "interval") { a in
        a.force.map { Owned(value: $0, owner: .arrangement(a.id)) }
      },
      .optional("covers", "Whom it covers, in CEL") { $0.covers?.value },
      .optional("excludes", "Whom it leaves out, in CEL") { $0.excludes?.value },
      .list(
        "refuses", "Times at which the destination takes nobody, or not these people", refusal, definition: "refusal"
      ) { a in a.refuses.map { Owned(value: $0, owner: .arrangement(a.id)) } },
      .list("events", "In the order of the file", event, definition: "event") {
        Self.numbered($0.events, .event, $0)
      },
      .list("scope", "", claim, definition: "claim") { Self.numbered($0.scope, .scope, $0) },
      .list("terms", "", claim, definition: "claim") { Self.numbered($0.terms, .term, $0) },
      .word("reception_model", "What awaits people") { $0.receptionModel },
      .list("reception", "", claim, definition: "claim") { Self.numbered($0.reception, .reception, $0) },
      .list("transfers", "People moved; never with names", transfer, definition: "transfer") {
        Self.numbered($0.transfers, .transfer, $0)
      },
      .texts("unknown", "What nobody has said") { $0.unknown },
      .list("relations", "", arrangementRelation, definition: "arrangement_relation") { a in
        a.relations.map { Owned(value: $0, owner: .arrangement(a.id)) }
      },
      .optional("note", "") { $0.note },
      .texts("sources", "Ids of all sources of its file") { a in
        a.sources.compactMap { catalog.document($0.id, in: .arrangement(a.id))?.id }
      },
    ])
  }

  // MARK: norms

  var rule: Shape<Owned<Rule>> {
    Shape(
      [
        .text("rule", "Its id: norm#rule") { $0.value.id.description },
        .word("effect", "") { $0.value.effect },
        .optional("title", "") { $0.value.title },
        .text("says", "What it says, in one sentence") { $0.value.says },
        .optional("plain", "The same for the person themselves, in everyday words") { $0.value.plain },
        .optional("ask_what", "What a person may ask for while it holds") { $0.value.ask?.what },
        .optional("ask_of", "Whom to ask; null where no source says it") { $0.value.ask?.of },
        .optional("ask_form", "How to ask; null where no source says it") { $0.value.ask?.form },
        .optional("passage", "Where in the text") { $0.value.passage },
        .optional("when", "CEL: it holds only then") { $0.value.when?.value },
        .optional("unless", "CEL: it does not hold then") { $0.value.unless?.value },
        .texts("defeats", "Rules that do not hold while it does") { $0.value.defeats.map(\.value.description) },
        .texts("routes", "The routes that it concerns; empty: all") { $0.value.routes.map(\.value.description) },
        .texts("until", "A bar holds until these duties are done") { $0.value.until.map(\.value.description) },
        .optional("step", "The name of what is owed") { $0.value.step },
        .optionalWord("phase", "Of a duty") { $0.value.effect == .duty ? $0.value.phase : nil },
        .optional("done", "CEL: the duty is done") { $0.value.done?.value },
        .optional("earliest", "CEL: the first moment at which transfer would respect it") { $0.value.earliest?.value },
        .optional("deadline", "CEL: the end of a period that runs against the person") { $0.value.deadline?.value },
        .texts("adds_to", "Duties of which it is part") { $0.value.addsTo.map(\.value.description) },
        .texts("bears_on", "Facts that a note is about") { $0.value.bearsOn.map(\.value.text) },
        .optional("burden", "Who must show what is missing: person or sender") { $0.value.burden?.rawValue },
        .optionalWord("basis", "Where it differs from that of its norm") { $0.value.basis },
      ] + cited { $0.sources })
  }

  var act: Shape<Owned<Act>> {
    Shape(
      [
        .word("act", "What it does") { $0.value.kind },
        .text("target", "A norm, or norm#rule") { $0.value.target.value.text },
        .optional("from", "null: its own force") { $0.value.from?.description },
        .optional("until", "") { $0.value.until?.description },
        .flag("disputed", "") { $0.value.isDisputed },
        .optional("for", "Only for these people, in CEL") { $0.value.people?.value },
        .optional("note", "") { $0.value.note },
      ] + cited { $0.sources })
  }

  var relation: Shape<Owned<Relation>> {
    Shape(
      [
        .text("kind", "") { $0.value.kind }, .text("norm", "") { $0.value.target.value.text },
        .date("date", "") { $0.value.date }, .optional("note", "") { $0.value.note },
      ] + cited { $0.sources })
  }

  var norm: Shape<Norm> {
    let catalog = catalog
    return Shape([
      .text("norm", "Its id") { $0.id.text },
      .text("title", "") { $0.title },
      .word("kind", "") { $0.kind },
      .text("cite", "") { $0.cite },
      .optional("sender", "The State that it binds; null for a treaty", pattern: Pattern.state) {
        if case .sender(let code) = $0.binds.value { code.text } else { nil }
      },
      .optional("treaty", "The treaty whose parties it binds") {
        if case .parties(let treaty) = $0.binds.value { treaty } else { nil }
      },
      .date("issued", "") { $0.issued },
      .date("made_public", "") { $0.madePublic },
      .day("known_from", "First day on which a careful reader can have known it") { $0.knownFrom },
      .word("basis", "How well the register knows its words") { $0.basis },
      .optional("zone", "The zone in which its days run") { $0.zone?.value },
      .optional("forum", "The courts' area in which it binds") { $0.forum?.value },
      .list("force", "Its own days of force; other norms may act on it", interval, definition: "interval") { n in
        n.force.map { Owned(value: $0, owner: .norm(n.id)) }
      },
      .optional("covers", "Whom it covers, in CEL") { $0.covers?.value },
      .list("rules", "", rule, definition: "rule") { n in n.rules.map { Owned(value: $0, owner: .norm(n.id)) } },
      .list("acts_on", "What it does to other norms", act, definition: "act") { n in
        n.acts.map { Owned(value: $0, owner: .norm(n.id)) }
      },
      .list("relations", "Links without effect", relation, definition: "relation") { n in
        n.relations.map { Owned(value: $0, owner: .norm(n.id)) }
      },
      .texts("cannot_encode", "What no rule can say") { $0.cannotEncode },
      .texts("uncertain", "What the sources leave open") { $0.uncertain },
      .texts("sources", "Ids of all sources of its file") { n in
        n.sources.compactMap { catalog.document($0.id, in: .norm(n.id))?.id }
      },
    ])
  }
}

extension Act.Target {
  /// `usa/x` or `usa/x#rule`.
  var text: String {
    switch self {
    case .norm(let id): id.text
    case .rule(let id): id.description
    }
  }
}
