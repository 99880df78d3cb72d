internal import Pages
internal import Register

/// How a value is written as a JSON object, and the JSON Schema of that object: one list of fields gives both, so that
/// they cannot come apart.
struct Shape<Value>: Sendable {
  struct Field: Sendable {
    let name: String
    let schema: JSON
    let write: @Sendable (Value) -> JSON
  }

  let fields: [Field]

  init(_ fields: [Field]) { self.fields = fields }

  func json(_ value: Value) -> JSON { .object(fields.map { ($0.name, $0.write(value)) }) }

  /// Every field is always there; what is not known is `null` or empty.
  var schema: JSON {
    .object([
      ("type", .text("object")),
      ("properties", .object(fields.map { ($0.name, $0.schema) })),
      ("required", .texts(fields.map(\.name))),
      ("additionalProperties", .bool(false)),
    ])
  }
}

extension Shape.Field {
  private static func describe(_ schema: [(String, JSON)], _ description: String) -> JSON {
    .object(schema + (description.isEmpty ? [] : [("description", .text(description))]))
  }

  static func text(
    _ name: String, _ description: String, pattern: String? = nil, _ value: @escaping @Sendable (Value) -> String
  ) -> Self {
    let pattern: [(String, JSON)] = pattern.map { [("pattern", .text($0))] } ?? []
    return Self(name: name, schema: describe([("type", .text("string"))] + pattern, description)) { .text(value($0)) }
  }

  /// `null` where there is none.
  static func optional(
    _ name: String, _ description: String, pattern: String? = nil, _ value: @escaping @Sendable (Value) -> String?
  ) -> Self {
    let pattern: [(String, JSON)] = pattern.map { [("pattern", .text($0))] } ?? []
    return Self(name: name, schema: describe([("type", .texts(["string", "null"]))] + pattern, description)) {
      .optional(value($0).flatMap { $0.isEmpty ? nil : $0 })
    }
  }

  static func date(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> SourceDate?
  ) -> Self {
    optional(name, description, pattern: Pattern.sourceDate) { value($0)?.description }
  }

  static func day(_ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> CivilDate?) -> Self {
    optional(name, description, pattern: Pattern.day) { value($0)?.description }
  }

  static func flag(_ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> Bool) -> Self {
    Self(name: name, schema: describe([("type", .text("boolean"))], description)) { .bool(value($0)) }
  }

  static func number(_ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> Int?) -> Self {
    Self(
      name: name,
      schema: describe([("type", .texts(["integer", "null"])), ("minimum", .number(0))], description)
    ) { value($0).map { .number($0) } ?? .null }
  }

  /// A word of a closed set.
  static func word<Word: Labelled>(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> Word
  ) -> Self {
    Self(name: name, schema: describe([("enum", .texts(Word.allCases.map(\.rawValue)))], description)) {
      .text(value($0).rawValue)
    }
  }

  static func optionalWord<Word: Labelled>(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Value) -> Word?
  ) -> Self {
    let words = JSON.list(Word.allCases.map { .text($0.rawValue) } + [.null])
    return Self(name: name, schema: describe([("enum", words)], description)) { .optional(value($0)?.rawValue) }
  }

  static func texts(
    _ name: String, _ description: String, pattern: String? = nil, _ value: @escaping @Sendable (Value) -> [String]
  ) -> Self {
    let pattern: [(String, JSON)] = pattern.map { [("pattern", .text($0))] } ?? []
    let items = JSON.object([("type", .text("string"))] + pattern)
    return Self(name: name, schema: describe([("type", .text("array")), ("items", items)], description)) {
      .texts(value($0))
    }
  }

  /// `definition` is the name of the shape in the schema's `$defs`.
  static func list<Item>(
    _ name: String, _ description: String, _ shape: Shape<Item>, definition: String,
    _ value: @escaping @Sendable (Value) -> [Item]
  ) -> Self {
    let items = JSON.object([("$ref", .text("#/$defs/\(definition)"))])
    return Self(name: name, schema: describe([("type", .text("array")), ("items", items)], description)) {
      .list(value($0).map(shape.json))
    }
  }

  static func object<Item>(
    _ name: String, _ description: String, _ shape: Shape<Item>, definition: String,
    _ value: @escaping @Sendable (Value) -> Item?
  ) -> Self {
    let one = JSON.object([("$ref", .text("#/$defs/\(definition)"))])
    let either = JSON.list([one, .object([("type", .text("null"))])])
    return Self(name: name, schema: describe([("anyOf", either)], description)) {
      value($0).map(shape.json) ?? .null
    }
  }
}

/// The forms of texts, as regular expressions that JSON Schema and table schemas share.
enum Pattern {
  static let day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  /// A day, a month or a year: as precise as its source.
  static let sourceDate = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
  static let state = "^[A-Z]{3}$"
  static let digest = "^sha256:[0-9a-f]{64}$"
}
