extension Parser {
  /// A call, or what it expands to if it is a macro.
  @inline(never)
  mutating func call(
    _ name: String, target: Expr?, _ arguments: [Expr], range: Range<Int>, focus: Range<Int>
  ) throws(Refusal) -> Expr {
    let written = try node(range, focus: focus, .call(name, target: target, arguments: arguments))
    guard expandsMacros, let expansion = try expand(written, name, target, arguments) else { return written }
    return Expr(
      id: expansion.id, range: expansion.range, focus: expansion.focus, kind: expansion.kind,
      macroCall: written)
  }

  @inline(never)
  private mutating func expand(
    _ call: Expr, _ name: String, _ target: Expr?, _ arguments: [Expr]
  ) throws(Refusal) -> Expr? {
    guard let target else {
      return name == "has" && arguments.count == 1 ? try has(call, arguments[0]) : nil
    }
    if case .ident("cel") = target.kind, let expansion = try celMacro(call, name, arguments) {
      return expansion
    }
    if case .ident("math") = target.kind, libraries.contains(.math), name == "greatest" || name == "least",
      !arguments.isEmpty
    {
      return try extremum(call, name, arguments)
    }
    switch (name, arguments.count) {
    case ("all", 2), ("exists", 2), ("exists_one", 2), ("existsOne", 2), ("filter", 2), ("map", 2), ("map", 3):
      return try quantifier(call, name, target, arguments, second: false)
    case ("all", 3), ("exists", 3), ("existsOne", 3), ("exists_one", 3), ("transformList", 3),
      ("transformList", 4), ("transformMap", 3), ("transformMap", 4), ("transformMapEntry", 3),
      ("transformMapEntry", 4):
      guard libraries.contains(.twoVariables) else { return nil }
      return try quantifier(call, name, target, arguments, second: true)
    case ("sortBy", 2):
      guard libraries.contains(.lists) else { return nil }
      return try sortBy(call, target, arguments)
    case ("optMap", 2), ("optFlatMap", 2):
      guard libraries.contains(.optionals) else { return nil }
      return try optionalMap(call, name, target, arguments)
    default: return nil
    }
  }

  // MARK: has and math

  @inline(never)
  private mutating func has(_ call: Expr, _ argument: Expr) throws(Refusal) -> Expr {
    guard case .select(let operand, let field, false, let optional) = argument.kind else {
      throw Refusal(
        offset: argument.range.lowerBound, length: argument.range.count, found: "has(\(written(argument)))",
        expected: "has(map.field)", suggestion: "write 'key' in map for a key that is no name")
    }
    return try node(
      call.range, focus: call.focus, .select(operand, field: field, testOnly: true, optional: optional))
  }

  /// `math.greatest(a, b, …)` takes any number of arguments; the function behind it takes one, two, or a list.
  @inline(never)
  private mutating func extremum(_ call: Expr, _ name: String, _ arguments: [Expr]) throws(Refusal) -> Expr {
    for argument in arguments {
      var isNumber = Self.mayBeNumber(argument)
      // One list may stand for many arguments.
      if arguments.count == 1, case .list(let elements) = argument.kind {
        isNumber = !elements.isEmpty && elements.allSatisfy { Self.mayBeNumber($0.value) }
      }
      if isNumber { continue }
      throw Refusal(
        offset: argument.range.lowerBound, length: argument.range.count, found: written(argument),
        expected: "numbers, or one list of numbers")
    }
    let function = name == "greatest" ? "math.@max" : "math.@min"
    guard arguments.count > 2 else {
      return try node(call.range, focus: call.focus, .call(function, target: nil, arguments: arguments))
    }
    let list = try node(call.range, .list(arguments.map { Expr.Element(value: $0) }))
    return try node(call.range, focus: call.focus, .call(function, target: nil, arguments: [list]))
  }

  private static func mayBeNumber(_ expr: Expr) -> Bool {
    switch expr.kind {
    case .literal(.int), .literal(.uint), .literal(.double): true
    case .literal, .list, .map, .message: false
    case .ident, .select, .call, .comprehension: true
    }
  }

  // MARK: cel.bind and cel.block

  @inline(never)
  private mutating func celMacro(_ call: Expr, _ name: String, _ arguments: [Expr]) throws(Refusal) -> Expr? {
    if libraries.contains(.bindings), name == "bind", arguments.count == 3 {
      return try bind(call, variable(arguments[0]), arguments[1], arguments[2])
    }
    guard libraries.contains(.block) else { return nil }
    switch (name, arguments.count) {
    case ("index", 1):
      return try node(call.range, .ident("@index\(number(arguments[0]))"))
    case ("iterVar", 2):
      return try node(call.range, .ident("@it:\(number(arguments[0])):\(number(arguments[1]))"))
    case ("accuVar", 2):
      return try node(call.range, .ident("@ac:\(number(arguments[0])):\(number(arguments[1]))"))
    case ("block", 2):
      guard case .list(let bindings) = arguments[0].kind else {
        throw Refusal(
          offset: arguments[0].range.lowerBound, length: arguments[0].range.count,
          found: written(arguments[0]), expected: "a list of the block's values")
      }
      var expr = arguments[1]
      for (place, binding) in bindings.enumerated().reversed() {
        expr = try bind(call, "@index\(place)", binding.value, expr)
      }
      return expr
    default: return nil
    }
  }

  private func number(_ expr: Expr) throws(Refusal) -> Int64 {
    if case .literal(.int(let number)) = expr.kind, number >= 0 { return number }
    throw Refusal(
      offset: expr.range.lowerBound, length: expr.range.count, found: written(expr),
      expected: "a whole number, written out")
  }

  /// `cel.bind(v, value, result)` is a fold over nothing that begins with the value.
  mutating func bind(_ call: Expr, _ name: String, _ value: Expr, _ result: Expr) throws(Refusal) -> Expr {
    let nothing = try node(call.range, .list([]))
    let no = try node(call.range, .literal(.bool(false)))
    let step = try node(call.range, .ident(name))
    return try node(
      call.range, focus: call.focus,
      .comprehension(
        Expr.Comprehension(
          range: nothing, variable: "#unused", accumulator: name, initial: value, condition: no,
          step: step, result: result)))
  }

  /// The name that a macro's argument declares.
  func variable(_ expr: Expr) throws(Refusal) -> String {
    if case .ident(let name) = expr.kind, !name.hasPrefix("."), name != Self.accumulator { return name }
    throw Refusal(
      offset: expr.range.lowerBound, length: expr.range.count, found: written(expr),
      expected: "a simple name for the variable", suggestion: "write a name such as x")
  }

  /// A part of the source for a message, cut if it is long.
  func written(_ expr: Expr) -> String {
    let bytes = lexer.bytes[expr.range]
    return String(decoding: bytes.prefix(40), as: UTF8.self) + (bytes.count > 40 ? "…" : "")
  }

  /// The accumulator of the macros: no name that a source can contain.
  static let accumulator = "@result"
}
