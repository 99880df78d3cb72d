internal import Pages
internal import Record
internal import Register

/// The whole register as one JSON document, and its JSON Schema.
struct RegisterDocument: Sendable {
  static let schemaFile = "register.schema.json"

  let corpus: Corpus
  let known: CivilDate?
  let shapes: Shapes
  let digest: String
  let engine: String

  /// How many there are of each: what a reader may hold against what arrived.
  var counts: [(String, Int)] {
    [
      ("states", corpus.states.count), ("facts", corpus.facts.count), ("profiles", corpus.profiles.count),
      ("norms", corpus.norms.count), ("rules", corpus.norms.reduce(0) { $0 + $1.rules.count }),
      ("arrangements", corpus.arrangements.count),
      ("events", corpus.arrangements.reduce(0) { $0 + $1.events.count }),
      ("transfers", corpus.arrangements.reduce(0) { $0 + $1.transfers.count }),
      ("sources", shapes.catalog.documents.count), ("statements", shapes.catalog.statements.count),
    ]
  }

  var json: JSON {
    .object([
      ("$schema", .text(Self.schemaFile)),
      ("register", .text(digest)), ("engine", .text(engine)), ("known", .optional(known?.description)),
      ("counts", .object(counts.map { ($0, .number($1)) })),
      ("labels", .object(Self.labels.map { ($0, .object($1.map { ($0, .text($1)) })) })),
      ("states", .list(corpus.states.map(shapes.state.json))),
      ("facts", .list(corpus.facts.map(shapes.fact.json))),
      ("profiles", .list(corpus.profiles.map(shapes.profile.json))),
      ("norms", .list(corpus.norms.map(shapes.norm.json))),
      ("arrangements", .list(corpus.arrangements.map(shapes.arrangement.json))),
      ("sources", .list(shapes.catalog.documents.map(shapes.source.json))),
    ])
  }

  /// Words for the codes of the document.
  static let labels: [(String, [(String, String)])] = [
    ("arrangement_kind", words(Arrangement.Kind.self)), ("text_published", words(Arrangement.Publication.self)),
    ("basis", words(Basis.self)), ("stage", words(Event.Stage.self)), ("transfer_type", words(Transfer.Kind.self)),
    ("reception_model", words(Arrangement.ReceptionModel.self)), ("norm_kind", words(Norm.Kind.self)),
    ("effect", words(Rule.Effect.self)), ("phase", words(Rule.Phase.self)), ("act", words(Act.Kind.self)),
    ("source_kind", words(Source.Kind.self)), ("fact_type", words(FactDeclaration.FactType.self)),
  ]

  private static func words<Word: Labelled>(_ type: Word.Type) -> [(String, String)] {
    Word.allCases.map { ($0.rawValue, $0.label) }
  }

  /// The schema does not depend on what is in the register.
  static var schema: JSON {
    let shapes = Shapes(catalog: SourceCatalog(Corpus()))
    let document = RegisterDocument(corpus: Corpus(), known: nil, shapes: shapes, digest: "", engine: "")
    let definitions: [(String, JSON)] = [
      ("state", shapes.state.schema), ("fact", shapes.fact.schema), ("option", shapes.option.schema),
      ("profile", shapes.profile.schema), ("membership", shapes.membership.schema),
      ("route", shapes.route.schema), ("forum", shapes.forum.schema), ("norm", shapes.norm.schema),
      ("rule", shapes.rule.schema), ("act", shapes.act.schema), ("relation", shapes.relation.schema),
      ("interval", shapes.interval.schema), ("arrangement", shapes.arrangement.schema),
      ("event", shapes.event.schema), ("claim", shapes.claim.schema), ("transfer", shapes.transfer.schema),
      ("refusal", shapes.refusal.schema), ("retraction", shapes.retraction.schema),
      ("arrangement_relation", shapes.arrangementRelation.schema), ("source", shapes.source.schema),
    ]
    func list(_ name: String) -> JSON {
      .object([("type", .text("array")), ("items", .object([("$ref", .text("#/$defs/\(name)"))]))])
    }
    func object(_ keys: [(String, JSON)]) -> JSON {
      .object([
        ("type", .text("object")), ("properties", .object(keys)), ("required", .texts(keys.map(\.0))),
        ("additionalProperties", .bool(false)),
      ])
    }
    let number = JSON.object([("type", .text("integer")), ("minimum", .number(0))])
    let text = JSON.object([("type", .text("string"))])
    let properties: [(String, JSON)] = [
      ("$schema", text),
      ("register", .object([("type", .text("string")), ("pattern", .text(Pattern.digest))])),
      ("engine", text),
      (
        "known",
        .object([
          ("type", .texts(["string", "null"])), ("pattern", .text(Pattern.day)),
          ("description", .text("The document has what was public on that day; null: all")),
        ])
      ),
      ("counts", object(document.counts.map { ($0.0, number) })),
      ("labels", object(labels.map { ($0.0, object($0.1.map { ($0.0, text) })) })),
      ("states", list("state")), ("facts", list("fact")), ("profiles", list("profile")), ("norms", list("norm")),
      ("arrangements", list("arrangement")), ("sources", list("source")),
    ]
    return .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("The register of SafeThird")),
      (
        "description",
        .text(
          "Norms, arrangements, States, facts and sources on transfers of people to third countries. "
            + "docs/guide/export.md explains it.")
      ),
      ("type", .text("object")),
      ("properties", .object(properties)),
      ("required", .texts(properties.map(\.0))),
      ("additionalProperties", .bool(false)),
      ("$defs", .object(definitions)),
    ])
  }
}
