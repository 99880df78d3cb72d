/// The math library.
enum MathFunctions {
  static let table: FunctionTable = {
    var table = FunctionTable()
    for (name, wantsLess) in [("math.@max", false), ("math.@min", true)] {
      let short = wantsLess ? "math_@min" : "math_@max"
      let numbers: [(String, ValueType)] = [("int", .int), ("uint", .uint), ("double", .double)]
      var overloads = numbers.map { Overload(id: "\(short)_\($0.0)", params: [$0.1], returns: $0.1) }
      for (left, a) in numbers {
        for (right, b) in numbers {
          overloads.append(
            Overload(id: "\(short)_\(left)_\(right)", params: [a, b], returns: a == b ? a : .dyn))
        }
        overloads.append(Overload(id: "\(short)_list_\(left)", params: [.list(a)], returns: a))
      }
      table[name] = LibraryFunction(
        overloads: overloads,
        body: .byCount([
          1: .unary { extremum(wantsLess, [$0]) }, 2: .binary { extremum(wantsLess, [$0, $1]) },
        ]))
    }
    rounding(&table)
    signs(&table)
    bits(&table)
    return table
  }()

  private static func extremum(_ wantsLess: Bool, _ arguments: [Value]) -> Value {
    let name = wantsLess ? "math.least" : "math.greatest"
    var values = arguments
    if values.count == 1, case .list(let list) = values[0] { values = list.elements }
    guard var best = values.first else { return .error(.invalidArgument, "\(name) of an empty list") }
    for value in values {
      switch value {
      case .int, .uint, .double: break
      default: return noOverload(name, arguments)
      }
      if Order.holds(wantsLess ? .less : .greater, value, best, []) == true { best = value }
    }
    return best
  }

  private static func rounding(_ table: inout FunctionTable) {
    let functions: [(String, @Sendable (Double) -> Double)] = [
      ("ceil", { $0.roundedUp }), ("floor", { $0.roundedDown }), ("round", { $0.roundedHalfAway }),
      ("trunc", { $0.truncated }),
    ]
    for (name, function) in functions {
      table.add(
        "math.\(name)",
        .pure(
          .unary {
            guard case .double(let double) = $0 else { return noOverload("math.\(name)", $0) }
            return .double(function(double))
          }), ("math_\(name)_double", [.double], .double, false))
    }
    table.add(
      "math.sqrt",
      .pure(
        .unary {
          switch $0 {
          case .double(let double): .double(double.integerSquareRoot)
          case .int(let int): .double(Double(int).integerSquareRoot)
          case .uint(let uint): .double(Double(uint).integerSquareRoot)
          default: noOverload("math.sqrt", $0)
          }
        }), ("math_sqrt_double", [.double], .double, false), ("math_sqrt_int", [.int], .double, false),
      ("math_sqrt_uint", [.uint], .double, false))
    let tests: [(String, @Sendable (Double) -> Bool)] = [
      ("isNaN", { $0.isNaN }), ("isInf", { $0.isInfinite }), ("isFinite", { $0.isFinite }),
    ]
    for (name, test) in tests {
      table.add(
        "math.\(name)",
        .pure(
          .unary {
            guard case .double(let double) = $0 else { return noOverload("math.\(name)", $0) }
            return .bool(test(double))
          }), ("math_\(name)_double", [.double], .bool, false))
    }
  }

  private static func signs(_ table: inout FunctionTable) {
    table.add(
      "math.abs",
      .pure(
        .unary {
          switch $0 {
          case .int(let int): int == Int64.min ? .error(.overflow, "the result is no 64-bit int") : .int(abs(int))
          case .uint: $0
          case .double(let double): .double(double.magnitude)
          default: noOverload("math.abs", $0)
          }
        }), ("math_abs_double", [.double], .double, false), ("math_abs_int", [.int], .int, false),
      ("math_abs_uint", [.uint], .uint, false))
    table.add(
      "math.sign",
      .pure(
        .unary {
          switch $0 {
          case .int(let int): .int(int.signum())
          case .uint(let uint): .uint(uint == 0 ? 0 : 1)
          case .double(let double): .double(double > 0 ? 1 : double < 0 ? -1 : double.isNaN ? double : 0)
          default: noOverload("math.sign", $0)
          }
        }), ("math_sign_double", [.double], .double, false), ("math_sign_int", [.int], .int, false),
      ("math_sign_uint", [.uint], .uint, false))
  }

  private static func bits(_ table: inout FunctionTable) {
    let functions: [(String, @Sendable (UInt64, UInt64) -> UInt64)] = [
      ("bitAnd", { $0 & $1 }), ("bitOr", { $0 | $1 }), ("bitXor", { $0 ^ $1 }),
    ]
    for (name, function) in functions {
      table.add(
        "math.\(name)",
        .pure(
          .binary {
            switch ($0, $1) {
            case (.int(let x), .int(let y)):
              .int(Int64(bitPattern: function(UInt64(bitPattern: x), UInt64(bitPattern: y))))
            case (.uint(let x), .uint(let y)): .uint(function(x, y))
            default: noOverload("math.\(name)", $0, $1)
            }
          }), ("math_\(name)_int_int", [.int, .int], .int, false),
        ("math_\(name)_uint_uint", [.uint, .uint], .uint, false))
    }
    table.add(
      "math.bitNot",
      .pure(
        .unary {
          switch $0 {
          case .int(let int): .int(~int)
          case .uint(let uint): .uint(~uint)
          default: noOverload("math.bitNot", $0)
          }
        }), ("math_bitNot_int_int", [.int], .int, false), ("math_bitNot_uint_uint", [.uint], .uint, false))
    for (name, left) in [("bitShiftLeft", true), ("bitShiftRight", false)] {
      table.add(
        "math.\(name)", .pure(.binary { shift("math.\(name)", $0, $1, left: left) }),
        ("math_\(name)_int_int", [.int, .int], .int, false),
        ("math_\(name)_uint_int", [.uint, .int], .uint, false))
    }
  }

  /// Shifts fill with zeros on both sides; by 64 and more, nothing is left.
  private static func shift(_ name: String, _ value: Value, _ count: Value, left: Bool) -> Value {
    guard case .int(let count) = count else { return noOverload(name, value, count) }
    func shifted(_ bits: UInt64) -> UInt64 { count >= 64 ? 0 : left ? bits << UInt64(count) : bits >> UInt64(count) }
    switch value {
    case .int, .uint: if count < 0 { return .error(.invalidArgument, "a negative shift: \(count)") }
    default: return noOverload(name, value, .int(count))
    }
    if case .int(let int) = value { return .int(Int64(bitPattern: shifted(UInt64(bitPattern: int)))) }
    if case .uint(let uint) = value { return .uint(shifted(uint)) }
    return value
  }
}
