extension OpenAPIDocument {
  /// Every path with what it takes and gives.
  static let paths: [(String, JSON)] = [
    (
      "/v1",
      read(
        "index", "What the API has", "Paths.", "Where each part of the API begins.",
        .answer([
          ("arrangements", .text), ("norms", .text), ("states", .text), ("sources", .text),
          ("transfers", .text), ("check", .text), ("openapi", .text),
        ]))
    ),
    (
      "/v1/openapi.json",
      read(
        "openapi", "This document", "OpenAPI 3.1.", "The description from which clients can be made.",
        .object([("openapi", .text), ("info", .object), ("paths", .object)]))
    ),
    ("/v1/check", check),
    (
      "/v1/arrangements",
      list(
        "arrangements", "Arrangements", "In the order of the register.",
        "What senders and destinations have, or are said to have, between them, with how far each has come by the day.",
        .ref("ArrangementList"),
        [
          state("sender", "The sending State."), state("to", "A destination."),
          choice(
            "stage", "How far it has come by the day.",
            ["agreed", "suspended", "ended", "discussed", "refused", "denied", "silent"]),
        ])
    ),
    (
      "/v1/arrangements/{arrangement}",
      item(
        "arrangement", "One arrangement", "All that is claimed of it, with sources.",
        "Claims and denials stand side by side, each with who says it and since when that was public.",
        .ref("ArrangementItem"),
        [path("arrangement", "Its id, such as usa-lby-2025.", pattern: "^[a-z0-9-]+$")])
    ),
    (
      "/v1/norms",
      list(
        "norms", "Norms", "In the order of the register.",
        "Statutes, treaties, regulations, orders and rulings that were public by the known date.", .ref("NormList"),
        [
          choice(
            "kind", "Its kind.",
            [
              "constitution", "statute", "treaty", "regulation", "executive-order",
              "agency-directive", "agency-practice", "agreement", "court-order", "appellate-ruling",
              "agency-decision", "pending-proceeding",
            ])
        ])
    ),
    (
      "/v1/norms/{sender}/{name}",
      item(
        "norm", "One norm", "Its rules, its force, its sources.",
        "Each rule as a plain sentence beside its condition, and the days on which the norm has force.",
        .ref("NormItem"),
        [
          path("sender", "The first part of its id, such as usa.", pattern: "^[a-z]+$"),
          path("name", "The second part of its id, such as ina-241b3.", pattern: "^[a-z0-9-]+$"),
        ])
    ),
    (
      "/v1/states",
      list(
        "states", "States", "By code.", "Every State and territory that the register can name.", .ref("StateList"))
    ),
    (
      "/v1/states/{state}",
      item(
        "state", "One State", "Its treaties and the routes by which it sends.",
        "What binds it, and the ways in which its law lets it send a person.", .ref("StateItem"),
        [path("state", "Its ISO 3166-1 code, such as RWA.", pattern: "^[A-Z]{3}$")])
    ),
    (
      "/v1/sources",
      list(
        "sources", "Sources", "Documents of the whole register.",
        "Each document once, in whatever files of the register it is cited.", .ref("SourceList"),
        [choice("weak", "Whether there is reason to doubt it.", ["true", "false"])])
    ),
    (
      "/v1/sources/{source}",
      item(
        "source", "One source", "What it is and what rests on it.",
        "A document, and whether there is reason to doubt it.", .ref("SourceItem"),
        [path("source", "Its id.", pattern: "^[a-z0-9.-]+$")])
    ),
    (
      "/v1/transfers",
      list(
        "transfers", "Transfers",
        "Up to the day; never with names. A running total is not to be added to others.",
        "Who was moved, when and where, as somebody tells it. Accounts that differ stand side by side.",
        .ref("TransferList"),
        [state("sender", "The sending State."), state("to", "A destination.")])
    ),
  ]

  // MARK: kinds of paths

  /// A list, page by page, with its filters. `answer` says what comes back, `description` what it is for.
  private static func list(
    _ id: String, _ summary: String, _ answer: String, _ description: String, _ schema: OpenAPISchema,
    _ filters: [JSON] = []
  ) -> JSON {
    get(
      id, summary, description, ["day", "known", "limit", "cursor"].map(parameter) + filters,
      responses(answer, schema, isItem: false))
  }

  /// One item, found by the parts of its path.
  private static func item(
    _ id: String, _ summary: String, _ answer: String, _ description: String, _ schema: OpenAPISchema,
    _ parts: [JSON]
  ) -> JSON {
    get(
      id, summary, description, parts + ["day", "known"].map(parameter),
      responses(answer, schema, isItem: true))
  }

  private static func read(
    _ id: String, _ summary: String, _ answer: String, _ description: String, _ schema: OpenAPISchema
  ) -> JSON {
    get(
      id, summary, description, ["day", "known"].map(parameter), responses(answer, schema, isItem: false))
  }

  private static func get(
    _ id: String, _ summary: String, _ description: String, _ parameters: [JSON], _ responses: JSON
  ) -> JSON {
    .object([
      (
        "get",
        .object([
          ("operationId", .text(id)), ("summary", .text(summary)), ("description", .text(description)),
          ("tags", .list(["register"])),
          ("parameters", .list(parameters)), ("responses", responses),
        ])
      )
    ])
  }
}
