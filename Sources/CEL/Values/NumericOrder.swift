/// How two numbers of any types compare. An int or uint meets a double as a double: beyond 2⁵³ that rounds,
/// as the conformance suite wants it.
enum NumericOrder {
  case less
  case same
  case greater

  /// Nil when one is not a number (or is NaN).
  init?(_ a: Value, _ b: Value) {
    switch (a, b) {
    case (.int(let x), .int(let y)): self.init(x, y)
    case (.uint(let x), .uint(let y)): self.init(x, y)
    case (.double(let x), .double(let y)):
      guard !x.isNaN, !y.isNaN else { return nil }
      self.init(x, y)
    case (.int(let x), .uint(let y)): self = x < 0 ? .less : NumericOrder(UInt64(x), y)
    case (.uint(let x), .int(let y)): self = y < 0 ? .greater : NumericOrder(x, UInt64(y))
    case (.int(let x), .double(let y)): self.init(x, y)
    case (.double(let x), .int(let y)):
      guard let order = NumericOrder(y, x) else { return nil }
      self = order.reversed
    case (.uint(let x), .double(let y)): self.init(x, y)
    case (.double(let x), .uint(let y)):
      guard let order = NumericOrder(y, x) else { return nil }
      self = order.reversed
    default: return nil
    }
  }

  private init<T: Comparable>(_ x: T, _ y: T) { self = x < y ? .less : x == y ? .same : .greater }

  private var reversed: NumericOrder {
    switch self {
    case .less: .greater
    case .same: .same
    case .greater: .less
    }
  }

  private init?(_ x: Int64, _ y: Double) {
    if y.isNaN { return nil }
    if y > 0x1p63 { self = .less; return }
    if y < -0x1p63 { self = .greater; return }
    self.init(Double(x), y)
  }

  private init?(_ x: UInt64, _ y: Double) {
    if y.isNaN { return nil }
    if y > 0x1p64 { self = .less; return }
    if y < 0 { self = .greater; return }
    self.init(Double(x), y)
  }
}
