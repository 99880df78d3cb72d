extension OpenAPIDocument {
  /// The answer to a check.
  static let answers: [(String, OpenAPISchema)] = [
    (
      "CheckAnswer",
      .object([
        ("case", .text), ("sender", .ref("State")), ("register", .text(pattern: "^sha256:")),
        ("engine", .text), ("day", .text.described("The day, or the moment, for which it holds.")),
        ("known", .textOrNull), ("facts?", .object), ("undated_facts_taken_as_true", .flag),
        ("destinations", .list(.ref("Destination"))), ("ask_next?", .list(.ref("AskNext"))),
      ])
    ),
    (
      "Destination",
      .object([
        ("to", .ref("State")), ("name", .text), ("finding", .ref("Finding")), ("says", .text),
        ("rests_on_weak_sources?", .list(.text)),
        ("because?", .list(.text.described("A rule: norm#rule."))),
        ("km_from_sender?", .orNull(.object([("km", .integer), ("plus_minus", .integer)]))),
        ("missing?", .list(.text)), ("routes?", .list(.ref("Route"))),
        ("bars?", .list(.ref("Bar"))),
        ("deadlines?", .list(.object([("rule", .text), ("until", .text), ("says", .text)]))),
        ("persuasive_elsewhere?", .list(.text)), ("refusals?", .list(.text)),
        ("arrangements?", .list(.object)),
        ("within_day?", .list(.object([("from", .text), ("finding", .ref("Finding"))]))),
        ("faults?", .list(.text)),
      ])
    ),
    (
      "Route",
      .object([
        ("route", .text), ("name", .text), ("arrangement", .textOrNull),
        ("finding", .ref("Finding")),
        (
          "authority",
          .object([
            ("truth", .ref("Truth")), ("missing", .list(.text)), ("conditions", .list(.object)),
          ])
        ), ("bars", .list(.ref("Bar"))), ("steps", .list(.ref("Step"))), ("missing", .list(.text)),
        ("doubts", .list(.text)),
      ])
    ),
    (
      "Bar",
      .object([
        ("rule", .text), ("truth", .ref("Truth")), ("says", .text), ("norm", .text),
        ("cite", .text), ("passage", .textOrNull), ("basis", .text), ("until", .list(.text)),
        ("missing", .list(.text)), ("sources", .list(.ref("CitedSource"))),
      ])
    ),
    (
      "Step",
      .object([
        ("step", .text), ("rule", .text),
        ("state", .oneOf(["done", "waiting", "owed", "unclear", "not-applicable"])),
        ("phase", .text), ("earliest", .textOrNull), ("says", .text), ("missing", .list(.text)),
      ])
    ),
    (
      "CitedSource",
      .object([
        ("title", .text), ("url", .textOrNull), ("published", .textOrNull), ("publisher", .text),
        ("kind", .text), ("weak", .flag),
      ])
    ),
    (
      "AskNext",
      .object([
        ("fact", .text), ("question", .text), ("settles", .integer), ("help", .text),
        ("type", .text), ("law", .list(.text)),
      ])
    ),
  ]
}
