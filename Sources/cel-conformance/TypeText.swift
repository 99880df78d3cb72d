import CEL

/// Types as the suite writes them: `map(string, list(dyn))`, `message(google.protobuf.Int64Value)`, `param(T)`.
enum TypeText {
  static func parse(_ json: JSON?, default absent: ValueType) throws -> ValueType {
    guard let json, !json.isNull else { return absent }
    return try parse(json)
  }

  static func parse(_ json: JSON) throws -> ValueType {
    guard let text = json.string else { throw Malformed("a type that is \(json.kind), expected a text", at: json) }
    var rest = Substring(text)
    guard let type = try parse(&rest, depth: 0), rest.allSatisfy(\.isWhitespace) else {
      throw Malformed("the type '\(text)'", at: json)
    }
    return type
  }

  private static func parse(_ rest: inout Substring, depth: Int) throws -> ValueType? {
    guard depth < 100 else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    let name = String(rest.prefix { !"(), ".contains($0) })
    rest = rest.dropFirst(name.count)
    if name == "message" || name == "param" || name == "param_type" || name == "type_param" {
      let inner = rest.dropFirst().prefix { $0 != ")" }
      rest = rest.dropFirst(inner.count + 2)
      return name == "message" ? try message(String(inner)) : .parameter(String(inner))
    }
    var arguments: [ValueType] = []
    if rest.first == "(" {
      rest.removeFirst()
      while let next = rest.first, next != ")" {
        guard let argument = try parse(&rest, depth: depth + 1) else { return nil }
        arguments.append(argument)
        rest = rest.drop(while: { $0 == "," || $0.isWhitespace })
      }
      guard rest.first == ")" else { return nil }
      rest.removeFirst()
    }
    return try named(name, arguments)
  }

  private static func named(_ name: String, _ arguments: [ValueType]) throws -> ValueType? {
    switch (name, arguments.count) {
    case ("", _): nil
    case ("bool", 0): .bool
    case ("int", 0): .int
    case ("uint", 0): .uint
    case ("double", 0): .double
    case ("string", 0): .string
    case ("bytes", 0): .bytes
    case ("null", 0), ("null_type", 0): .null
    case ("dyn", 0), ("any", 0): .dyn
    case ("timestamp", 0): .timestamp
    case ("duration", 0): .duration
    case ("list", 0): .list(.dyn)
    case ("list", 1): .list(arguments[0])
    case ("map", 0): .map(.dyn, .dyn)
    case ("map", 2): .map(arguments[0], arguments[1])
    case ("type", 0): .type(.dyn)
    case ("type", 1): .type(arguments[0])
    case ("wrapper", 1): .wrapper(arguments[0])
    case ("optional_type", 1), ("optional", 1): .optional(arguments[0])
    default: arguments.isEmpty ? ValueType(wellKnown: name) ?? .opaque(name, []) : .opaque(name, arguments)
    }
  }

  private static func message(_ name: String) throws -> ValueType {
    guard let type = ValueType(wellKnown: name) else { throw NeedsMessage(name: name) }
    return type
  }
}
