/// A JSON Schema in as few words as the description of the API needs.
struct OpenAPISchema: Sendable {
  private var members: [(String, JSON)]

  private init(_ members: [(String, JSON)]) { self.members = members }

  var json: JSON { .object(members) }

  /// Any other schema, as it stands in the standard.
  static func other(_ members: [(String, JSON)]) -> OpenAPISchema { OpenAPISchema(members) }

  // MARK: simple values

  static let text = type("string")
  static let integer = type("integer")
  static let flag = type("boolean")
  /// An object of which the description says no more.
  static let object = type("object")
  static let textOrNull = types(["string", "null"])
  static let integerOrNull = types(["integer", "null"])

  private static func type(_ name: String) -> OpenAPISchema {
    OpenAPISchema([("type", .text(name))])
  }

  static func types(_ names: [String]) -> OpenAPISchema { OpenAPISchema([("type", .texts(names))]) }

  static func text(pattern: String) -> OpenAPISchema { text.with("pattern", .text(pattern)) }

  static func oneOf(_ values: [String]) -> OpenAPISchema { text.with("enum", .texts(values)) }

  static func integer(from minimum: Int, to maximum: Int? = nil) -> OpenAPISchema {
    let schema = integer.with("minimum", .number(minimum))
    return maximum.map { schema.with("maximum", .number($0)) } ?? schema
  }

  // MARK: values made of others

  /// A part of the description by its name.
  static func ref(_ name: String) -> OpenAPISchema {
    OpenAPISchema([("$ref", .text("#/components/schemas/\(name)"))])
  }

  static func list(_ items: OpenAPISchema) -> OpenAPISchema {
    type("array").with("items", items.json)
  }

  static func anyOf(_ schemas: [OpenAPISchema]) -> OpenAPISchema {
    OpenAPISchema([("anyOf", .list(schemas.map(\.json)))])
  }

  static func orNull(_ schema: OpenAPISchema) -> OpenAPISchema { anyOf([schema, type("null")]) }

  /// Its members in their order; one whose name ends in `?` may be left out.
  static func object(_ properties: [(name: String, schema: OpenAPISchema)]) -> OpenAPISchema {
    func plain(_ name: String) -> String { name.hasSuffix("?") ? String(name.dropLast()) : name }
    return OpenAPISchema([
      ("type", .text("object")),
      ("required", .texts(properties.map(\.name).filter { !$0.hasSuffix("?") })),
      ("properties", .object(properties.map { (plain($0.name), $0.schema.json) })),
    ])
  }

  /// An answer about the register: it says for which register, engine and clocks it holds.
  static func answer(_ properties: [(name: String, schema: OpenAPISchema)]) -> OpenAPISchema {
    object(
      [
        ("register", .text(pattern: "^sha256:")), ("engine", .text),
        ("day", .text.described("The day, or the moment, for which it holds.")),
        ("known", .textOrNull),
      ] + properties)
  }

  /// One page of a list, under its name.
  static func page(_ name: String, of item: String) -> OpenAPISchema {
    answer([
      ("count", .integer(from: 0).described("All that fit, on every page together.")),
      ("next", .textOrNull.described("The cursor of the next page; null on the last.")),
      (name, .list(.ref(item))),
    ])
  }

  // MARK: more of one

  func described(_ words: String) -> OpenAPISchema { with("description", .text(words)) }

  func with(_ name: String, _ value: JSON) -> OpenAPISchema {
    OpenAPISchema(members + [(name, value)])
  }
}
