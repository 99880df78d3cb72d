/// A type of the language, as the checker infers it and `type(x)` returns it.
public indirect enum ValueType: Sendable, Hashable {
  /// `bool`
  case bool
  /// `int`: 64 bits, signed.
  case int
  /// `uint`: 64 bits, unsigned.
  case uint
  /// `double`: 64 bits, IEEE 754.
  case double
  /// `string`: Unicode scalars.
  case string
  /// `bytes`
  case bytes
  /// `null_type`, the type of `null`.
  case null
  /// `google.protobuf.Timestamp`.
  case timestamp
  /// `google.protobuf.Duration`.
  case duration
  /// `list(E)`, with the type of the elements.
  case list(ValueType)
  /// `map(K, V)`, with the types of keys and values.
  case map(ValueType, ValueType)
  /// Not known before evaluation; fits everywhere.
  case dyn
  /// The type of a type; `.type(.dyn)` prints as `type`.
  case type(ValueType)
  /// `optional_type(T)`, with the type of the value inside.
  case optional(ValueType)
  /// A primitive or null: `google.protobuf.Int64Value` and its like.
  case wrapper(ValueType)
  /// A scalar type that an embedder added.
  case scalar(OpaqueType)
  /// Any other named type, with type arguments: `net.IP`, or a type that only the checker meets.
  case opaque(String, [ValueType])
  /// A type parameter in a function's signature.
  case parameter(String)
  /// What an expression that did not check has, so that one mistake is reported once.
  case error
}

extension ValueType: CustomStringConvertible {
  /// As the language writes it: `list(string)`, `map(string, int)`, `optional_type(int)`.
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .dyn: "dyn"
    case .type(.dyn): "type"
    case .type(let type): "type(\(type))"
    case .optional(let type): "optional_type(\(type))"
    case .wrapper(let type): "wrapper(\(type))"
    case .scalar(let type): type.name
    case .opaque(let name, let arguments):
      arguments.isEmpty
        ? name : "\(name)(" + arguments.map(\.description).joined(separator: ", ") + ")"
    case .parameter(let name): name
    case .error: "!error!"
    }
  }

  /// The name that `type(x)` shows at run time: `list`, `google.protobuf.Timestamp`, `null_type`.
  public var runtimeName: String {
    switch self {
    case .null: "null_type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .optional: "optional_type"
    case .wrapper(let type): type.runtimeName
    case .opaque(let name, _): name
    default: description
    }
  }
}
