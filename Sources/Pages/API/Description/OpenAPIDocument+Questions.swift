extension OpenAPIDocument {
  /// What is posted to the check.
  static let questions: [(String, OpenAPISchema)] = [
    (
      "CheckRequest",
      OpenAPISchema.object([
        ("case?", .textOrNull.described("A reference of your own; never a name.")),
        ("sender", .ref("State")),
        (
          "facts?",
          .types(["object", "null"])
            .described(
              "By name, as in a case file; /check.json lists them. A value, or a list of {value, from}."
            )
            .with("additionalProperties", OpenAPISchema.ref("FactValue").json)
        ),
        ("to?", destinations),
        (
          "day?",
          .textOrNull.described(
            "A day, or a moment such as 2025-07-10T14:00-04:00. Left out: today.")
        ),
        ("known?", .textOrNull.described("Only what was public by the end of this day.")),
        (
          "proof?",
          .types(["boolean", "null"])
            .described(
              "Whether the proof is wanted with the findings. Left out: where to is a list of codes."
            )
        ),
      ]).with("additionalProperties", .bool(false))
        .described("A case, and what is asked about it.")
    ),
    (
      "FactValue",
      OpenAPISchema.types(["boolean", "string", "integer", "null", "array", "object"]).described(
        "true, false, a date, a moment, a code, a list of codes, an option, a number, null or \"unknown\"; or one or a list of {value, from}."
      )
    ),
  ]

  private static let destinations = OpenAPISchema.anyOf([
    .oneOf(["all", "arranged"]), .list(.ref("State")).with("minItems", .number(1)),
    .other([("type", "null")]),
  ]).described(
    "Codes; or all; or arranged, the default: those with an arrangement, and those that the facts name."
  )

  static let check: JSON = .object([
    (
      "post",
      .object([
        ("operationId", "check"),
        ("summary", "The findings for a case"),
        ("tags", .list(["check"])),
        ("description", "With proof, at most 10 destinations; without, any number."),
        ("requestBody", requestBody),
        (
          "responses",
          .object(
            [
              (
                "200",
                answer(
                  "The findings; with proof in the form of `safethird check --format json`.",
                  .ref("CheckAnswer"))
              )
            ]
              + [("400", "Refused"), ("408", "Slow"), ("413", "TooLarge"), ("415", "Type")].map {
                ($0, reference("responses", $1))
              })
        ),
      ])
    )
  ])

  private static let requestBody: JSON = .object([
    ("description", "The case, and what is asked about it. It is not stored and not logged."),
    ("required", .bool(true)),
    (
      "content",
      .object([
        (
          "application/json",
          .object([("schema", OpenAPISchema.ref("CheckRequest").json), ("example", example)])
        )
      ])
    ),
  ])

  private static let example: JSON = .object([
    ("sender", "USA"),
    (
      "facts",
      .object([
        ("person.nationality", .list(["LAO"])), ("person.final_order", .bool(true)),
        ("notice.written@LBY", .bool(false)),
      ])
    ),
    ("to", .list(["LBY"])),
    ("day", "2025-05-07"),
  ])
}
