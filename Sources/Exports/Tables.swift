internal import Pages
internal import Record
internal import Register

/// The tables of the register, each with a primary key, joined by foreign keys.
struct Tables: Sendable {
  let corpus: Corpus
  let catalog: SourceCatalog
  let names: [StateCode: String]
  /// The statements of each part, by their ids: for what the tables say of sources.
  let statements: [String: Statement]

  init(corpus: Corpus, catalog: SourceCatalog) {
    self.corpus = corpus
    self.catalog = catalog
    names = Dictionary(corpus.states.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    statements = Dictionary(catalog.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var all: [Table] {
    [
      states, facts, arrangements, destinations, events, claims, transfers, norms, rules, force, relations, treaties,
      sources, citations,
    ]
  }

  /// Something with the id of its statement and the arrangement to which it belongs.
  struct Entry<Value: Sendable>: Sendable {
    let id: String
    let arrangement: Arrangement
    let value: Value
  }

  private func entries<Value>(
    _ part: Statement.Part, _ values: (Arrangement) -> [Value]
  ) -> [Entry<Value>] {
    corpus.arrangements.flatMap { arrangement in
      let ids = Statement.statements(of: arrangement).filter { $0.part == part }.map(\.id)
      return zip(ids, values(arrangement)).map { Entry(id: $0, arrangement: arrangement, value: $1) }
    }
  }

  /// What a row says of its sources: the ids, and whether there is reason to doubt each of them.
  private func sourced<Row>(_ id: @escaping @Sendable (Row) -> String) -> [Column<Row>] {
    let statements = statements
    let catalog = catalog
    return [
      .list("sources", "Ids of the sources that it cites") { row in
        statements[id(row)].map { catalog.documents(of: $0).map(\.id) } ?? []
      },
      .flag("weak_only", "It cites sources, and there is reason to doubt each of them") { row in
        statements[id(row)].map(catalog.isWeakOnly) ?? false
      },
    ]
  }

  private func claimed<Value>(_ claim: @escaping @Sendable (Value) -> Claim) -> [Column<Entry<Value>>] {
    let statements = statements
    return [
      .required("claim", "What is said, in the register's own words") { claim($0.value).claim },
      .text("by", "Who says it") { claim($0.value).by },
      .text("conflict", "Claims of the arrangement with the same key contradict one another") {
        claim($0.value).conflict
      },
      .day("known_from", "First day on which a careful reader can have known it") { statements[$0.id]?.knownFrom },
      .text("retracted", "When it was taken back or put right") { claim($0.value).retraction?.date.description },
      .text("retraction", "By whom and why") { claim($0.value).retraction.map { Words.retraction($0) } },
      .text("note", "") { claim($0.value).note },
    ] + sourced { $0.id }
  }

  // MARK: States and facts

  var states: Table {
    Table(
      "states", "States and territories with a code of their own", key: ["state"],
      [
        .id("state", "ISO 3166-1 alpha-3, XKX for Kosovo") { $0.code.text },
        .text("alpha2", "ISO 3166-1 alpha-2") { $0.alpha2 }, .required("name", "") { $0.name },
      ] as [Column<State>], corpus.states)
  }

  var facts: Table {
    Table(
      "facts", "What a condition may ask about a person", key: ["fact"],
      [.id("fact", "Its name, as conditions use it") { $0.name.text }]
        + Column.code("type", "") { $0.type }
        + [
          .flag("per_destination", "It is about the person and one destination") { $0.isPerDestination },
          .list("options", "Of a choice") { $0.options.map(\.value) },
          .required("question", "What a person would be asked") { $0.question }, .text("help", "") { $0.help },
          .list("law", "Norms that make it matter") { $0.law.map(\.text) },
        ] as [Column<FactDeclaration>], corpus.facts)
  }

  // MARK: arrangements

  var arrangements: Table {
    let catalog = catalog
    let names = names
    var columns: [Column<Arrangement>] = [
      .id("arrangement", "") { $0.id.text }, .text("title", "") { $0.title },
    ]
    columns += Column.state("sender", "", names) { $0.sender }
    columns += [
      .list("to", "Destinations; the table destinations has them one by one") { $0.to.map(\.text) },
      .list("to_label", "") { $0.to.map { names[$0] ?? $0.text } },
      .text("to_note", "What is known of a destination that was not named") { $0.toNote },
    ]
    columns += Column.code("kind", "") { $0.kind }
    columns += [.text("kind_note", "") { $0.kindNote }]
    columns += Column.code("text_published", "Whether its text is public") { $0.textPublished }
    columns += [.text("text_note", "") { $0.textNote }]
    columns += Column.code("basis", "How well the register knows it") { $0.basis }
    columns += Column.code("reception_model", "What awaits people") { $0.receptionModel }
    columns += [
      .text("covers", "Whom it covers, in CEL") { $0.covers?.value },
      .text("excludes", "Whom it leaves out, in CEL") { $0.excludes?.value },
      .day("known_from", "First day on which a careful reader can have heard of it") { $0.knownFrom },
      .number("events", "Rows of the table events") { $0.events.count },
      .number("transfers", "Rows of the table transfers") { $0.transfers.count },
      .list("unknown", "What nobody has said") { $0.unknown.map { $0.replacing(";", with: ",") } },
      .text("note", "") { $0.note },
      .list("sources", "Ids of all sources of its file") { arrangement in
        arrangement.sources.compactMap { catalog.document($0.id, in: .arrangement(arrangement.id))?.id }
      },
      .flag("weak_only", "There is reason to doubt each source of its file") { arrangement in
        let documents = arrangement.sources.compactMap { catalog.document($0.id, in: .arrangement(arrangement.id)) }
        return !documents.isEmpty && documents.allSatisfy(\.isWeak)
      },
    ]
    return Table(
      "arrangements", "What a sender and a destination have, or are said to have, between them",
      key: ["arrangement"], references: [("sender", "states", "state")], columns, corpus.arrangements)
  }

  var destinations: Table {
    typealias Row = (arrangement: String, to: StateCode)
    return Table(
      "destinations", "The destinations of each arrangement, one a row", key: ["arrangement", "state"],
      references: [("arrangement", "arrangements", "arrangement"), ("state", "states", "state")],
      [.required("arrangement", "") { $0.arrangement }] + Column<Row>.state("state", "", names) { $0.to },
      corpus.arrangements.flatMap { arrangement in arrangement.to.map { (arrangement.id.text, $0) } })
  }

  var events: Table {
    Table(
      "events", "The dated steps of arrangements, as somebody claims them", key: ["event"],
      references: [("arrangement", "arrangements", "arrangement")],
      [.id("event", "") { $0.id }, .required("arrangement", "") { $0.arrangement.id.text }]
        + Column<Entry<Event>>.date("date", "As precise as the source") { $0.value.date }
        + Column.code("stage", "What is claimed to have happened") { $0.value.stage } + claimed { $0.claim },
      entries(.event) { $0.events })
  }

  var claims: Table {
    struct Row: Sendable {
      let part: Statement.Part
      let claim: Claim
    }
    let rows =
      entries(.scope) { $0.scope.map { Row(part: .scope, claim: $0) } }
      + entries(.term) { $0.terms.map { Row(part: .term, claim: $0) } }
      + entries(.reception) { $0.reception.map { Row(part: .reception, claim: $0) } }
    return Table(
      "claims", "What is said of whom an arrangement covers, its terms and the reception", key: ["statement"],
      references: [("arrangement", "arrangements", "arrangement")],
      [.id("statement", "") { $0.id }, .required("arrangement", "") { $0.arrangement.id.text }]
        + Column<Entry<Row>>.code("part", "") { $0.value.part }
        + Column.date("date", "") { $0.value.claim.date }
        + [
          .number("cap", "The most people to be taken") { $0.value.claim.cap },
          .number("payment_amount", "In whole units of the currency") { $0.value.claim.payment?.amount },
          .text("payment_currency", "ISO 4217") { $0.value.claim.payment?.currency },
        ] + claimed { $0.claim }, rows)
  }

  var transfers: Table {
    let names = names
    return Table(
      "transfers", "People moved, as somebody claims it; never with names", key: ["transfer"],
      references: [("arrangement", "arrangements", "arrangement")],
      [.id("transfer", "") { $0.id }, .required("arrangement", "") { $0.arrangement.id.text }]
        + Column<Entry<Transfer>>.date("date", "As precise as the source") { $0.value.date }
        + Column.code("type", "A cumulative count is a running total: do not add it to the others") {
          $0.value.kind
        }
        + [
          .number("count", "How many people") { $0.value.count },
          .list("nationalities", "As far as they are known") { $0.value.nationalities.map(\.text) },
          .list("nationalities_label", "") { $0.value.nationalities.map { names[$0] ?? $0.text } },
        ] + claimed { $0.claim }, entries(.transfer) { $0.transfers })
  }

  // MARK: sources

  var sources: Table {
    let catalog = catalog
    return Table(
      "sources", "The documents on which the register rests, each once", key: ["source"],
      [
        .id("source", "") { $0.id }, .required("publisher", "") { $0.publisher },
        .required("title", "") { $0.title },
      ] + Column<SourceDocument>.date("published", "Empty: undated") { $0.published }
        + [.text("url", "") { $0.url }, .text("archive", "A stored copy") { $0.archive }]
        + Column.code("kind", "") { $0.kind }
        + [
          .flag("weak", "There is reason to doubt it") { $0.isWeak },
          .day("checked", "When it was last read for the register") { $0.checked },
          .day("known_from", "First day on which a careful reader can have known it") { $0.knownFrom },
          .text("note", "What files remark on it") { $0.notes.joined(separator: " | ") },
          .number("statements", "How many statements cite it") { catalog.statements(on: $0).count },
          .number("statements_alone", "How many cite it and nothing else") {
            catalog.statementsAlone(on: $0).count
          },
        ], catalog.documents)
  }

  /// One row for each source of each statement: the join that a list in a cell cannot be.
  var citations: Table {
    struct Row: Sendable {
      let statement: Statement
      let source: String
      let isAlone: Bool
    }
    let rows = catalog.statements.flatMap { statement in
      let documents = catalog.documents(of: statement)
      return documents.map { Row(statement: statement, source: $0.id, isAlone: documents.count == 1) }
    }
    return Table(
      "citations", "Which statement rests on which source", key: ["statement", "source"],
      references: [
        ("source", "sources", "source"), ("norm", "norms", "norm"), ("arrangement", "arrangements", "arrangement"),
        ("state", "states", "state"),
      ],
      [.required("statement", "Its id") { $0.statement.id }] + Column<Row>.code("part", "") { $0.statement.part }
        + [
          .text("norm", "In whose file it stands") {
            if case .norm(let id) = $0.statement.owner { id.text } else { nil }
          },
          .text("arrangement", "") {
            if case .arrangement(let id) = $0.statement.owner { id.text } else { nil }
          },
          .text("state", "") { if case .state(let code) = $0.statement.owner { code.text } else { nil } },
          .required("source", "") { $0.source },
          .flag("alone", "It rests on this source and nothing else") { $0.isAlone },
        ], rows)
  }
}
