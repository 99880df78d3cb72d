/// A function of a library: its signatures, and one implementation that tells the types apart when called.
struct LibraryFunction: Sendable {
  /// How a call reaches the implementation.
  enum Body: Sendable {
    case pure(Implementation)
    /// Of two arguments, with a cost that is not that of what it is given: it takes its steps from those that are left.
    case metered(Metered)
    /// Also by number of arguments.
    case byCount([Int: Implementation])
    /// Needs the zones of the declarations: receiver and, if given, zone name.
    case zoned(@Sendable (TimeZones, Value, Value?) -> Value)
    /// The planner knows what to do: an operator, or a function that needs more than its arguments.
    case builtin
  }

  typealias Metered = @Sendable (Value, Value, inout Int) -> Value

  var overloads: [Overload]
  var body: Body
  /// Whether it may be given lists and maps with unknown elements, or partly known ones.
  var toleratesLack = false
}

/// Functions by name.
typealias FunctionTable = [String: LibraryFunction]

extension FunctionTable {
  /// Adds a function. Signatures: id, parameters, result, and whether it is called on a receiver.
  mutating func add(
    _ name: String, _ body: LibraryFunction.Body, toleratesLack: Bool = false,
    _ signatures: (String, [ValueType], ValueType, Bool)...
  ) {
    let overloads = signatures.map { Overload(id: $0.0, params: $0.1, returns: $0.2, isMember: $0.3) }
    self[name] = LibraryFunction(overloads: overloads, body: body, toleratesLack: toleratesLack)
  }
}

/// Type parameters of signatures.
let typeA = ValueType.parameter("A")
let typeB = ValueType.parameter("B")
let dynList = ValueType.list(.dyn)

/// The fault of a call that no overload fits.
func noOverload(_ name: String, _ arguments: Value...) -> Value { noOverload(name, arguments) }

func noOverload(_ name: String, _ arguments: [Value]) -> Value {
  .error(.noSuchOverload, "\(name)(" + arguments.map { $0.typeOf([]).runtimeName }.joined(separator: ", ") + ")")
}

extension Value {
  /// The type of a known value, as `type(x)` gives it.
  func typeOf(_ opaqueTypes: [OpaqueType]) -> ValueType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .type: .type(.dyn)
    case .optional: .optional(.dyn)
    case .opaque(let opaque):
      opaqueTypes.first { $0.id == opaque.type }.map(ValueType.scalar) ?? .opaque("opaque#\(opaque.type)", [])
    case .network(let network): .opaque(network.prefixLength == nil ? "net.IP" : "net.CIDR", [])
    case .unknown: .dyn
    case .error: .error
    }
  }
}
