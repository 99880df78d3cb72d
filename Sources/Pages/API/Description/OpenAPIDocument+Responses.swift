extension OpenAPIDocument {
  /// The refusals, all of one shape.
  static let refusals: [(String, JSON)] = [
    (
      "Refused",
      "Something in the request is not understood: what was found, what was expected, what to write instead."
    ),
    ("Missing", "There is no such item on these clocks."),
    ("Slow", "The body did not end in time."),
    ("TooLarge", "The body is larger than 64 kB."),
    ("TooLong", "The address is longer than 2000 bytes."),
    ("Type", "The body is not JSON in UTF-8."),
  ].map { name, description in (name, answer(description, .ref("Error"))) }

  /// A response of JSON.
  static func answer(_ description: String, _ schema: OpenAPISchema, isTagged: Bool = false) -> JSON {
    let tag: JSON = .object([
      ("schema", OpenAPISchema.text.json), ("description", "Send it back in If-None-Match."),
    ])
    return .object(
      [("description", .text(description))]
        + (isTagged ? [("headers", .object([("ETag", tag)]))] : [])
        + [("content", .object([("application/json", .object([("schema", schema.json)]))]))])
  }

  /// The responses of something that is read: an item may be missing.
  static func responses(_ description: String, _ schema: OpenAPISchema, isItem: Bool) -> JSON {
    var responses: [(String, JSON)] = [
      ("200", answer(description, schema, isTagged: true)),
      ("304", .object([("description", "The copy that the reader has is still right.")])),
      ("400", reference("responses", "Refused")),
    ]
    if isItem { responses.append(("404", reference("responses", "Missing"))) }
    return .object(responses + [("414", reference("responses", "TooLong"))])
  }
}
