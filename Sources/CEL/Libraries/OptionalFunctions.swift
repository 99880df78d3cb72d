/// The optionals library. `or` and `orValue` do not evaluate what they do not need: the planner knows them.
enum OptionalFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    let optional = ValueType.optional(typeA)
    let map = ValueType.map(typeA, typeB)
    table.add(
      "optional.of", .pure(.unary { .optional(OptionalValue($0)) }), toleratesLack: true,
      ("optional_of", [typeA], optional, false))
    table.add(
      "optional.ofNonZeroValue",
      .pure(.unary { isZero($0) ? .optional(.none) : .optional(OptionalValue($0)) }),
      ("optional_ofNonZeroValue", [typeA], optional, false))
    table.add("optional.none", .pure(.variadic { _ in .optional(.none) }), ("optional_none", [], optional, false))
    table.add("hasValue", .pure(.unary(hasValue)), toleratesLack: true, ("optional_hasValue", [optional], .bool, true))
    table.add("value", .pure(.unary(value)), toleratesLack: true, ("optional_value", [optional], typeA, true))
    table.add("or", .builtin, ("optional_or_optional", [optional, optional], optional, true))
    table.add("orValue", .builtin, ("optional_orValue_value", [optional, typeA], typeA, true))
    table.add("optional.unwrap", .pure(.unary(unwrap)), ("optional_unwrap", [.list(optional)], .list(typeA), false))
    table.add("unwrapOpt", .pure(.unary(unwrap)), ("optional_unwrapOpt", [.list(optional)], .list(typeA), true))
    table.add(
      "_[?_]", .builtin, ("list_optindex_optional_int", [.list(typeA), .int], optional, false),
      ("map_optindex_optional_value", [map, typeA], .optional(typeB), false),
      ("optional_list_optindex_optional_int", [.optional(.list(typeA)), .int], optional, false),
      ("optional_map_optindex_optional_value", [.optional(map), typeA], .optional(typeB), false))
    table.add("first", .pure(.unary { end("first", $0, \.first) }), ("list_first", [.list(typeA)], optional, true))
    table.add("last", .pure(.unary { end("last", $0, \.last) }), ("list_last", [.list(typeA)], optional, true))
    return table
  }()

  private static func end(_ name: String, _ value: Value, _ pick: ([Value]) -> Value?) -> Value {
    guard case .list(let list) = value else { return noOverload(name, value) }
    return .optional(OptionalValue(pick(list.elements)))
  }

  @Sendable private static func hasValue(_ value: Value) -> Value {
    guard case .optional(let optional) = value else { return noOverload("hasValue", value) }
    return .bool(optional.value != nil)
  }

  @Sendable private static func value(_ value: Value) -> Value {
    guard case .optional(let optional) = value else { return noOverload("value", value) }
    return optional.value ?? .error(.invalidArgument, "the value of optional.none()")
  }

  @Sendable private static func unwrap(_ value: Value) -> Value {
    guard case .list(let list) = value else { return noOverload("optional.unwrap", value) }
    var kept: [Value] = []
    for element in list.elements {
      guard case .optional(let optional) = element else { return noOverload("optional.unwrap", value) }
      if let inner = optional.value { kept.append(inner) }
    }
    return .list(kept)
  }

  /// Null, false, zero, and what is empty.
  private static func isZero(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .bool(let bool): !bool
    case .int(let int): int == 0
    case .uint(let uint): uint == 0
    case .double(let double): double == 0
    case .string(let string): string.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let list): list.elements.isEmpty
    case .map(let map): map.count == 0
    case .timestamp(let timestamp): timestamp.seconds == 0 && timestamp.nanoseconds == 0
    case .duration(let duration): duration.seconds == 0 && duration.nanoseconds == 0
    case .optional(let optional): optional.value == nil
    case .type, .opaque, .network, .unknown, .error: false
    }
  }
}
