/// Chooses among overloads by the types of the arguments when called.
enum Dispatch {
  static func among(_ overloads: [Overload], name: String, otherwise: Implementation?) -> Implementation {
    .variadic { arguments in
      for overload in overloads where zip(arguments, overload.params).allSatisfy({ fits($0, $1) }) {
        guard let implementation = overload.implementation else {
          return .error(.unsupported, "'\(name)' is declared without an implementation")
        }
        return implementation(arguments)
      }
      return otherwise.map { $0(arguments) } ?? noOverload(name, arguments)
    }
  }

  /// Whether a value is of a type, as far as one look tells; parameters and elements are not looked into.
  private static func fits(_ value: Value, _ type: ValueType) -> Bool {
    switch (value, type) {
    case (_, .dyn), (_, .parameter): true
    case (.opaque(let opaque), .scalar(let type)): opaque.type == type.id
    case (.null, .wrapper), (.null, .null): true
    case (_, .wrapper(let inner)): fits(value, inner)
    case (.list, .list), (.map, .map), (.type, .type), (.optional, .optional): true
    case (.list, _), (.map, _), (.type, _), (.optional, _), (.opaque, _): false
    default: value.typeOf([]) == type
    }
  }
}

extension Implementation {
  /// Calls with arguments whose number fits.
  func callAsFunction(_ arguments: [Value]) -> Value {
    switch self {
    case .unary(let function): arguments.count == 1 ? function(arguments[0]) : noOverload("", arguments)
    case .binary(let function):
      arguments.count == 2 ? function(arguments[0], arguments[1]) : noOverload("", arguments)
    case .variadic(let function): function(arguments)
    }
  }
}
