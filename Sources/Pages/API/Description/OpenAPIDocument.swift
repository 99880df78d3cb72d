/// The description of the API, OpenAPI 3.1. It is held against the routes and against real answers in `APITests`, and
/// against validators of others in `Tests/Validators`.
enum OpenAPIDocument {
  static let text: String = document.written()

  private static var document: JSON {
    .object([
      ("openapi", "3.1.0"),
      ("info", info),
      ("servers", .list([.object([("url", "/")])])),
      ("security", .list([])),
      ("tags", tags),
      ("paths", .object(paths)),
      (
        "components",
        .object([
          ("parameters", .object(parameters)), ("responses", .object(refusals)),
          ("schemas", .object((common + questions + answers + record).map { ($0.0, $0.1.json) })),
        ])
      ),
    ])
  }

  private static var info: JSON {
    .object([
      ("title", "SafeThird"),
      ("version", "1"),
      ("summary", "A public register of the law on sending people to third countries."),
      (
        "description",
        "Findings with their proof, and the register behind them. Every answer names the register and the engine from which it comes: the same register, engine, facts, day and known date give the same answer. What is posted to /v1/check is not stored and not logged. Keys may be added to objects; none is renamed, removed or given another meaning."
      ),
      ("license", .object([("name", "CC0 1.0 (data)"), ("identifier", "CC0-1.0")])),
    ])
  }

  private static var tags: JSON {
    .list([
      .object([("name", "check"), ("description", "Findings for a case.")]),
      .object([
        ("name", "register"),
        ("description", "The register on two clocks: as of a day, and as known on a day."),
      ]),
    ])
  }
}

extension JSON: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
}
