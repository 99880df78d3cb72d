/// The functions and operators of the language itself.
enum StandardFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    logic(&table)
    arithmetic(&table)
    order(&table)
    containers(&table)
    conversions(&table)
    text(&table)
    time(&table)
    return table
  }()

  private static func logic(_ table: inout FunctionTable) {
    table.add("_&&_", .builtin, ("logical_and", [.bool, .bool], .bool, false))
    table.add("_||_", .builtin, ("logical_or", [.bool, .bool], .bool, false))
    table.add("!_", .builtin, ("logical_not", [.bool], .bool, false))
    table.add("_?_:_", .builtin, ("conditional", [.bool, typeA, typeA], typeA, false))
    table.add("@not_strictly_false", .builtin, ("not_strictly_false", [.bool], .bool, false))
    table.add("_==_", .builtin, ("equals", [typeA, typeA], .bool, false))
    table.add("_!=_", .builtin, ("not_equals", [typeA, typeA], .bool, false))
  }

  private static func arithmetic(_ table: inout FunctionTable) {
    table.add(
      "_+_", .pure(.binary(Arithmetic.add)), toleratesLack: true,
      ("add_int64", [.int, .int], .int, false), ("add_uint64", [.uint, .uint], .uint, false),
      ("add_double", [.double, .double], .double, false), ("add_string", [.string, .string], .string, false),
      ("add_bytes", [.bytes, .bytes], .bytes, false),
      ("add_list", [.list(typeA), .list(typeA)], .list(typeA), false),
      ("add_timestamp_duration", [.timestamp, .duration], .timestamp, false),
      ("add_duration_timestamp", [.duration, .timestamp], .timestamp, false),
      ("add_duration_duration", [.duration, .duration], .duration, false))
    table.add(
      "_-_", .pure(.binary(Arithmetic.subtract)),
      ("subtract_int64", [.int, .int], .int, false), ("subtract_uint64", [.uint, .uint], .uint, false),
      ("subtract_double", [.double, .double], .double, false),
      ("subtract_timestamp_duration", [.timestamp, .duration], .timestamp, false),
      ("subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration, false),
      ("subtract_duration_duration", [.duration, .duration], .duration, false))
    table.add(
      "_*_", .pure(.binary(Arithmetic.multiply)),
      ("multiply_int64", [.int, .int], .int, false), ("multiply_uint64", [.uint, .uint], .uint, false),
      ("multiply_double", [.double, .double], .double, false))
    table.add(
      "_/_", .pure(.binary(Arithmetic.divide)),
      ("divide_int64", [.int, .int], .int, false), ("divide_uint64", [.uint, .uint], .uint, false),
      ("divide_double", [.double, .double], .double, false))
    table.add(
      "_%_", .pure(.binary(Arithmetic.remainder)),
      ("modulo_int64", [.int, .int], .int, false), ("modulo_uint64", [.uint, .uint], .uint, false))
    table.add(
      "-_", .pure(.unary(Arithmetic.negate)),
      ("negate_int64", [.int], .int, false), ("negate_double", [.double], .double, false))
  }

  private static func order(_ table: inout FunctionTable) {
    let names = [
      ("_<_", "less"), ("_<=_", "less_equals"), ("_>_", "greater"), ("_>=_", "greater_equals"),
    ]
    let types: [(String, ValueType)] = [
      // What an empty list holds is settled by the first that fits.
      ("int64", .int), ("uint64", .uint), ("double", .double), ("bool", .bool), ("string", .string),
      ("bytes", .bytes), ("timestamp", .timestamp), ("duration", .duration),
    ]
    // Numbers of different types compare at evaluation only: the checker wants one type on both sides, as the
    // language definition has it.
    for (name, id) in names {
      let overloads = types.map { Overload(id: "\(id)_\($0.0)", params: [$0.1, $0.1], returns: .bool) }
      table[name] = LibraryFunction(overloads: overloads, body: .builtin)
    }
  }

  private static func containers(_ table: inout FunctionTable) {
    let map = ValueType.map(typeA, typeB)
    table.add(
      "@in", .builtin, ("in_list", [typeA, .list(typeA)], .bool, false), ("in_map", [typeA, map], .bool, false))
    table.add(
      "_[_]", .builtin, ("index_list", [.list(typeA), .int], typeA, false),
      ("index_map", [map, typeA], typeB, false),
      ("optional_list_index_int", [.optional(.list(typeA)), .int], .optional(typeA), false),
      ("optional_map_index_value", [.optional(map), typeA], .optional(typeB), false))
    table.add(
      "size", .pure(.unary(Containers.size)), toleratesLack: true,
      ("size_string", [.string], .int, false), ("size_bytes", [.bytes], .int, false),
      ("size_list", [.list(typeA)], .int, false), ("size_map", [map], .int, false),
      ("string_size", [.string], .int, true), ("bytes_size", [.bytes], .int, true),
      ("list_size", [.list(typeA)], .int, true), ("map_size", [map], .int, true))
    table.add(
      "cel.@mapInsert",
      .byCount([2: .binary(Containers.merge), 3: .variadic { Containers.insert($0[0], $0[1], $0[2]) }]),
      toleratesLack: true,
      ("map_insert_map_map", [map, map], map, false),
      ("map_insert_map_key_value", [map, typeA, typeB], map, false))
  }

  private static func conversions(_ table: inout FunctionTable) {
    func add(_ name: String, _ result: ValueType, _ convert: @escaping @Sendable (Value) -> Value, _ from: [ValueType])
    {
      table[name] = LibraryFunction(
        overloads: from.map { Overload(id: "\($0.runtimeName)_to_\(name)", params: [$0], returns: result) },
        body: .pure(.unary(convert)))
    }
    add("bool", .bool, Conversions.bool, [.bool, .string])
    add("bytes", .bytes, Conversions.bytes, [.bytes, .string])
    add("double", .double, Conversions.double, [.double, .int, .uint, .string])
    add("int", .int, Conversions.int, [.int, .uint, .double, .string, .timestamp])
    add("uint", .uint, Conversions.uint, [.uint, .int, .double, .string])
    add(
      "string", .string, Conversions.string,
      [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration])
    add("timestamp", .timestamp, Conversions.timestamp, [.timestamp, .string, .int])
    add("duration", .duration, Conversions.duration, [.duration, .string])
    table.add("type", .builtin, toleratesLack: true, ("type", [typeA], .type(typeA), false))
    table.add("dyn", .pure(.unary { $0 }), toleratesLack: true, ("to_dyn", [typeA], .dyn, false))
  }

  private static func text(_ table: inout FunctionTable) {
    table.add("contains", .pure(.binary(Texts.contains)), ("contains_string", [.string, .string], .bool, true))
    table.add("startsWith", .pure(.binary(Texts.startsWith)), ("starts_with_string", [.string, .string], .bool, true))
    table.add("endsWith", .pure(.binary(Texts.endsWith)), ("ends_with_string", [.string, .string], .bool, true))
  }

  private static func time(_ table: inout FunctionTable) {
    for part in TimeParts.Part.allCases {
      var overloads = [
        Overload(id: "timestamp_to_\(part.rawValue)", params: [.timestamp], returns: .int, isMember: true),
        Overload(
          id: "timestamp_to_\(part.rawValue)_with_tz", params: [.timestamp, .string], returns: .int,
          isMember: true),
      ]
      if part.isOfDuration {
        overloads.append(
          Overload(id: "duration_to_\(part.rawValue)", params: [.duration], returns: .int, isMember: true))
      }
      table[part.rawValue] = LibraryFunction(
        overloads: overloads, body: .zoned { TimeParts.get(part, $1, $2, $0) })
    }
  }
}

/// `matches`, apart so that an environment can leave it out.
enum MatchesFunction {
  static let table: FunctionTable = {
    var table = FunctionTable()
    table.add(
      "matches", .metered(Texts.matches), ("matches", [.string, .string], .bool, false),
      ("matches_string", [.string, .string], .bool, true))
    return table
  }()
}
