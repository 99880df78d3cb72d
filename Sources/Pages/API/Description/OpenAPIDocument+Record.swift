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
      .described("An arrangement in a line: how far it has come by the day, and by whose word.")
    ),
    ("ArrangementList", .page("arrangements", of: "ArrangementSummary").described("One page of arrangements.")),
    (
      "ArrangementItem",
      .answer([
        ("summary", .ref("ArrangementSummary")), ("arrangement", .text), ("events", .list(.object)),
        ("scope", .list(.object)), ("terms", .list(.object)), ("reception", .list(.object)),
        ("transfers", .list(.object)), ("force", .list(.object)), ("unknown", .list(.text)),
        ("sources", .list(.object)), ("norms", .list(.object)),
      ])
      .described("All that is claimed of an arrangement, with its sources.")
    ),
    (
      "NormSummary",
      .object([
        ("norm", .text), ("title", .text), ("kind", .text), ("cite", .text), ("basis", .text),
        ("rules", .integer), ("url", .text),
      ])
      .described("A norm in a line.")
    ),
    ("NormList", .page("norms", of: "NormSummary").described("One page of norms.")),
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
      .described("A norm with its rules, its force and its sources.")
    ),
    (
      "StateSummary",
      .object([("state", .ref("State")), ("alpha2", .text), ("name", .text), ("url", .text)])
        .described("A State or territory in a line.")
    ),
    ("StateList", .page("states", of: "StateSummary").described("One page of States.")),
    (
      "StateItem",
      .answer([
        ("state", .ref("State")), ("name", .text), ("treaties", .object), ("routes", .list(.text)),
      ])
      .described("A State with its treaties and the routes by which it sends.")
    ),
    (
      "SourceSummary",
      .object([
        ("source", .text), ("publisher", .text), ("title", .text), ("published", .textOrNull),
        ("url", .textOrNull), ("kind", .text), ("weak", .flag),
      ])
      .described("A document in a line.")
    ),
    ("SourceList", .page("sources", of: "SourceSummary").described("One page of sources.")),
    (
      "SourceItem",
      .answer([
        ("source", .text), ("publisher", .text), ("title", .text), ("published", .textOrNull),
        ("url", .textOrNull), ("kind", .text), ("weak", .flag), ("cited_by", .list(.text)),
      ])
      .described("A document, with what rests on it.")
    ),
    (
      "Transfer",
      .object([
        ("arrangement", .text), ("number", .integer), ("sender", .ref("State")),
        ("to", .list(.ref("State"))), ("date", .textOrNull), ("type", .text),
        ("count", .integerOrNull), ("nationalities", .list(.text)), ("claim", .text), ("by", .text),
        ("sources", .list(.text)), ("weak_only", .flag), ("retracted", .flag),
      ])
      .described("One account of people who were moved, or were to be; never with names.")
    ),
    ("TransferList", .page("transfers", of: "Transfer").described("One page of transfers.")),
  ]
}
