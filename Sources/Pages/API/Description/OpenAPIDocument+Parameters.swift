extension OpenAPIDocument {
  /// What several paths take.
  static let parameters: [(String, JSON)] = [
    (
      "day",
      clock("day", "The law and the claims as of this day. Left out: today.", example: "2025-05-07")
    ),
    (
      "known",
      clock(
        "known", "Only what was public by the end of this day. Left out: all that is recorded.",
        example: "2025-05-01")
    ),
    (
      "limit",
      query(
        "limit", "How many items a page has at most.",
        .integer(from: 1, to: 200).with("default", .number(50)))
    ),
    (
      "cursor",
      query(
        "cursor", "The `next` of the page before, with the same parameters. Its form may change.",
        .text)
    ),
  ]

  static func parameter(_ name: String) -> JSON { reference("parameters", name) }

  static func reference(_ part: String, _ name: String) -> JSON {
    .object([("$ref", .text("#/components/\(part)/\(name)"))])
  }

  /// A filter; left empty, as forms leave it, it filters nothing.
  static func query(_ name: String, _ description: String, _ schema: OpenAPISchema) -> JSON {
    .object(place(name, "query", description, schema))
  }

  static func choice(_ name: String, _ description: String, _ values: [String]) -> JSON {
    query(name, description, .oneOf(values + [""]))
  }

  static func state(_ name: String, _ description: String) -> JSON {
    query(name, description, .text(pattern: "^([A-Z]{3})?$"))
  }

  /// A part of the path.
  static func path(_ name: String, _ description: String, pattern: String) -> JSON {
    var members = place(name, "path", description, .text(pattern: pattern))
    members.insert(("required", .bool(true)), at: 2)
    return .object(members)
  }

  private static func place(
    _ name: String, _ place: String, _ description: String, _ schema: OpenAPISchema
  ) -> [(String, JSON)] {
    [
      ("name", .text(name)), ("in", .text(place)), ("description", .text(description)),
      ("schema", schema.json),
    ]
  }

  private static func clock(_ name: String, _ description: String, example: String) -> JSON {
    let schema = OpenAPISchema.anyOf([
      .text.with("format", "date"), .text.with("maxLength", .number(0)),
    ])
    return .object(place(name, "query", description, schema) + [("example", .text(example))])
  }
}
