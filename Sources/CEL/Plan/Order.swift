/// `<`, `<=`, `>` and `>=`.
enum Order {
  /// Whether the relation holds; nil when the two cannot be compared.
  static func holds(_ op: Node.Op, _ a: Value, _ b: Value, _ ordered: [OpaqueType.ID]) -> Bool? {
    switch (a, b) {
    case (.int(let x), .int(let y)): return compare(op, x, y)
    case (.double(let x), .double(let y)): return compare(op, x, y)
    case (.uint(let x), .uint(let y)): return compare(op, x, y)
    case (.string(let x), .string(let y)):
      if ExactText.same(x, y) { return op == .lessEqual || op == .greaterEqual }
      return ExactText.precedes(x, y) == (op == .less || op == .lessEqual)
    case (.opaque(let x), .opaque(let y)):
      guard x.type == y.type, ordered.contains(x.type) else { return nil }
      return compare(op, x.a, y.a)
    case (.timestamp(let x), .timestamp(let y)): return compare(op, x, y)
    case (.duration(let x), .duration(let y)): return compare(op, x, y)
    case (.bool(let x), .bool(let y)): return compare(op, x ? 1 : 0, y ? 1 : 0)
    case (.bytes(let x), .bytes(let y)):
      if x == y { return op == .lessEqual || op == .greaterEqual }
      return x.lexicographicallyPrecedes(y) == (op == .less || op == .lessEqual)
    case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .double), (.double, .int), (.double, .uint):
      guard let order = NumericOrder(a, b) else { return false }
      switch order {
      case .less: return op == .less || op == .lessEqual
      case .same: return op == .lessEqual || op == .greaterEqual
      case .greater: return op == .greater || op == .greaterEqual
      }
    default: return nil
    }
  }

  @inline(__always)
  static func compare<T: Comparable>(_ op: Node.Op, _ x: T, _ y: T) -> Bool {
    switch op {
    case .less: x < y
    case .lessEqual: x <= y
    case .greater: x > y
    default: x >= y
    }
  }
}

extension Value {
  /// Whether both are the same known scalar, type included. Not for containers: those may be partly unknown.
  func isSameScalar(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.uint(let x), .uint(let y)): x == y
    case (.double(let x), .double(let y)): x.bitPattern == y.bitPattern
    case (.string(let x), .string(let y)): ExactText.same(x, y)
    case (.bytes(let x), .bytes(let y)): x == y
    case (.timestamp(let x), .timestamp(let y)): x == y
    case (.duration(let x), .duration(let y)): x == y
    case (.opaque(let x), .opaque(let y)): x == y && x.b == y.b
    case (.network(let x), .network(let y)): x == y
    default: false
    }
  }
}
