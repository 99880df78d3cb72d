extension OpenAPIDocument {
  /// The register: lists, what stands in them, and items.
  static let record: [(String, OpenAPISchema)] = [
    (
      "ArrangementSummary",
      .object([
        ("arrangement", .text), ("name", .text), ("title", .text), ("sender", .ref("State")),
        ("to", .list(.ref("State"))), ("kind", .text),
        (
          "stage",
          .oneOf(["agreed", "suspended", "ended", "discussed", "refused", "denied", "silent"])
        ), ("since", .textOrNull), ("possible_stage", .textOrNull), ("denied", .flag),
        ("weak_only", .flag), ("force", .text), ("reception", .text), ("text_published", .text),
        ("people_arrived", .integerOrNull), ("people_largest_total", .integerOrNull),
        ("largest_payment", .orNull(.object([("amount", .integer), ("currency", .text)]))),
        ("distance_km", .integerOrNull), ("sources", .integer), ("url", .text),
      ])
    ),
    ("ArrangementList", .page("arrangements", of: "ArrangementSummary")),
    (
      "ArrangementItem",
      .answer([
        ("summary", .ref("ArrangementSummary")), ("arrangement", .text), ("events", .list(.object)),
        ("scope", .list(.object)), ("terms", .list(.object)), ("reception", .list(.object)),
        ("transfers", .list(.object)), ("force", .list(.object)), ("unknown", .list(.text)),
        ("sources", .list(.object)), ("norms", .list(.object)),
      ])
    ),
    (
      "NormSummary",
      .object([
        ("norm", .text), ("title", .text), ("kind", .text), ("cite", .text), ("basis", .text),
        ("rules", .integer), ("url", .text),
      ])
    ),
    ("NormList", .page("norms", of: "NormSummary")),
    (
      "NormItem",
      .answer([
        ("norm", .text), ("title", .text), ("kind", .text), ("cite", .text), ("basis", .text),
        ("force", .list(.object)),
        (
          "rules",
          .list(
            .object([
              ("rule", .text), ("effect", .text), ("says", .text), ("when", .textOrNull),
              ("unless", .textOrNull), ("sources", .list(.text)), ("weak_only", .flag),
            ]))
        ), ("cannot_encode", .list(.text)), ("uncertain", .list(.text)),
        ("sources", .list(.object)),
      ])
    ),
    (
      "StateSummary",
      .object([("state", .ref("State")), ("alpha2", .text), ("name", .text), ("url", .text)])
    ),
    ("StateList", .page("states", of: "StateSummary")),
    (
      "StateItem",
      .answer([
        ("state", .ref("State")), ("name", .text), ("treaties", .object), ("routes", .list(.text)),
      ])
    ),
    (
      "SourceSummary",
      .object([
        ("source", .text), ("publisher", .text), ("title", .text), ("published", .textOrNull),
        ("url", .textOrNull), ("kind", .text), ("weak", .flag),
      ])
    ),
    ("SourceList", .page("sources", of: "SourceSummary")),
    (
      "SourceItem",
      .answer([
        ("source", .text), ("publisher", .text), ("title", .text), ("published", .textOrNull),
        ("url", .textOrNull), ("kind", .text), ("weak", .flag), ("cited_by", .list(.text)),
      ])
    ),
    (
      "Transfer",
      .object([
        ("arrangement", .text), ("number", .integer), ("sender", .ref("State")),
        ("to", .list(.ref("State"))), ("date", .textOrNull), ("type", .text),
        ("count", .integerOrNull), ("nationalities", .list(.text)), ("claim", .text), ("by", .text),
        ("sources", .list(.text)), ("weak_only", .flag), ("retracted", .flag),
      ])
    ),
    ("TransferList", .page("transfers", of: "Transfer")),
  ]
}
