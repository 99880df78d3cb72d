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
      .described("The findings for a case, and for which register, engine and clocks they hold.")
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
      .described("What the register says of sending the person to one State.")
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
      .described("One way of sending, tried with one arrangement or none.")
    ),
    (
      "Bar",
      .object([
        ("rule", .text), ("truth", .ref("Truth")), ("says", .text), ("norm", .text),
        ("cite", .text), ("passage", .textOrNull), ("basis", .text), ("until", .list(.text)),
        ("missing", .list(.text)), ("sources", .list(.ref("CitedSource"))),
      ])
      .described("A rule that forbids the transfer, or may forbid it.")
    ),
    (
      "Step",
      .object([
        ("step", .text), ("rule", .text),
        ("state", .oneOf(["done", "waiting", "owed", "unclear", "not-applicable"])),
        ("phase", .text), ("earliest", .textOrNull), ("says", .text), ("missing", .list(.text)),
      ])
      .described("Something that is owed to the person.")
    ),
    (
      "CitedSource",
      .object([
        ("title", .text), ("url", .textOrNull), ("published", .textOrNull), ("publisher", .text),
        ("kind", .text), ("weak", .flag),
      ])
      .described("A document on which a rule rests.")
    ),
    (
      "AskNext",
      .object([
        ("fact", .text), ("question", .text), ("settles", .integer), ("help", .text),
        ("type", .text), ("law", .list(.text)),
      ])
      .described("A fact that is missing, with the question for it.")
    ),
  ]
}
