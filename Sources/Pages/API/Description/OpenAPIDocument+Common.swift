extension OpenAPIDocument {
  /// What every answer is made from, and the one shape of a refusal.
  static let common: [(String, OpenAPISchema)] = [
    ("State", .text(pattern: "^[A-Z]{3}$").described("ISO 3166-1 alpha-3, and XKX.")),
    (
      "Finding",
      .oneOf([
        "barred", "no-authority", "undetermined", "steps-owed", "not-barred", "not-third-country",
      ])
      .described("It never allows: at most nothing in the register stands in the way.")
    ),
    (
      "Truth",
      .oneOf(["true", "false", "unknown"]).described("Three values: what is not known is neither true nor false.")
    ),
    (
      "Error",
      .object([
        (
          "error",
          .object([
            ("status", .integer(from: 400, to: 599)), ("found", .text), ("expected", .text),
            ("remedy", .text.described("What to write instead.")),
            ("mistakes?", .list(.ref("Mistake"))),
          ])
        )
      ])
      .described("The one shape of every refusal.")
    ),
    (
      "Mistake",
      .object([
        ("kind", .text), ("line", .integer), ("column", .integer), ("found", .text),
        ("expected", .text), ("remedy", .text),
      ])
      .described("One thing that is wrong in what was sent, with its place.")
    ),
  ]
}
