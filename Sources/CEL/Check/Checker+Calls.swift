extension Checker {
  @inline(never)
  mutating func call(_ expr: Expr) -> Expr {
    guard case .call(let name, let target, let arguments) = expr.kind else { return expr }
    if let target {
      if let prefix = qualified(target) {
        if let full = declarations.functionNamed(prefix + "." + name) {
          return apply(full, nil, arguments.map { visit($0) }, expr)
        }
        // `math.max(…)`: one mistake, not an undeclared name and an unknown function.
        if isNamespace(prefix) {
          types[expr.id] = .error
          for argument in arguments { _ = visit(argument) }
          unknownFunction(prefix + "." + name, expr.range.lowerBound..<expr.focus.upperBound)
          return expr
        }
      }
      if declarations.overloads(name) == nil, Suggestion.isMacro(name) {
        // Its variables are not declared: what stands in the brackets is left unsaid.
        types[expr.id] = .error
        unknownFunction(name, expr.focus)
        return expr
      }
      let receiver = visit(target)
      return apply(name, receiver, arguments.map { visit($0) }, expr)
    }
    if declarations.overloads(name) == nil, Suggestion.isMacro(name), name != "has" {
      types[expr.id] = .error
      unknownFunction(name, expr.focus)
      return expr
    }
    let full = name.contains("_") || name.hasPrefix("@") ? nil : declarations.functionNamed(name)
    return apply(full ?? name, nil, arguments.map { visit($0) }, expr)
  }

  /// Whether a name is the beginning of functions' names, and nothing else.
  private func isNamespace(_ name: String) -> Bool {
    !locals.contains { $0.name == name } && declarations.lookUp(name) == nil
      && declarations.functionNames.contains { $0.hasPrefix(name + ".") }
  }

  private func qualified(_ expr: Expr) -> String? {
    switch expr.kind {
    case .ident(let name): name
    case .select(let operand, let field, false, false): qualified(operand).map { $0 + "." + field }
    default: nil
    }
  }

  @inline(never)
  private mutating func apply(_ name: String, _ receiver: Expr?, _ arguments: [Expr], _ expr: Expr) -> Expr {
    let result = rebuilt(expr, .call(name, target: receiver, arguments: arguments))
    guard let known = declarations.overloads(name) else {
      types[expr.id] = .error
      unknownFunction(name, expr.focus)
      return result
    }
    let given = ((receiver.map { [$0] } ?? []) + arguments).map { type(of: $0) }
    var returns: ValueType?
    // The first overload that fits settles what parameters stand for, and the others must fit that, as in Google's checkers.
    for overload in known where overload.isMember == (receiver != nil) {
      let (params, returned) = matching.instantiate(overload)
      guard matching.accepts(params, given) else { continue }
      overloads[expr.id, default: []].append(overload.id)
      let type = matching.substitute(returned)
      if let first = returns {
        if first != type { returns = .dyn }
      } else {
        returns = type
      }
    }
    if let returns {
      types[expr.id] = returns
    } else {
      types[expr.id] = .error
      if !given.contains(.error) { mismatch(name, known, given, result) }
    }
    return result
  }

  @inline(never)
  mutating func comprehension(_ expr: Expr) -> Expr {
    guard case .comprehension(var fold) = expr.kind else { return expr }
    fold.range = visit(fold.range)
    fold.initial = visit(fold.initial)
    let (first, second) = elements(of: fold)
    let accumulator = type(of: fold.initial)
    let depth = locals.count
    locals.append((fold.accumulator, accumulator))
    locals.append((fold.variable, first))
    if let name = fold.secondVariable { locals.append((name, second)) }
    fold.condition = visit(fold.condition)
    require(.bool, fold.condition)
    fold.step = visit(fold.step)
    let step = type(of: fold.step)
    // The accumulator of `cel.bind` is never stepped.
    if !matching.accepts(accumulator, step), fold.variable != "#unused" {
      report(fold.step.range, found: "a step of type \(shown(step))", expected: shown(accumulator))
    }
    locals.removeLast(locals.count - depth)
    locals.append((fold.accumulator, matching.substitute(accumulator)))
    fold.result = visit(fold.result)
    locals.removeLast()
    types[expr.id] = type(of: fold.result)
    return rebuilt(expr, .comprehension(fold))
  }

  private mutating func require(_ wanted: ValueType, _ expr: Expr) {
    let type = type(of: expr)
    if !matching.accepts(wanted, type) {
      report(expr.range, found: "a value of type \(shown(type))", expected: "\(wanted)")
    }
  }

  /// The types of the variables of a fold.
  private mutating func elements(of fold: Expr.Comprehension) -> (ValueType, ValueType) {
    let type = type(of: fold.range)
    let isPair = fold.secondVariable != nil
    switch type {
    case .list(let element): return isPair ? (.int, element) : (element, .dyn)
    case .map(let key, let value): return (key, value)
    case .dyn, .error: return (.dyn, .dyn)
    case .parameter:
      _ = matching.accepts(.dyn, type)
      return (.dyn, .dyn)
    default:
      report(fold.range.range, found: "a value of type \(shown(type))", expected: "a list or a map")
      return (.error, .error)
    }
  }

  @inline(never)
  mutating func message(_ expr: Expr) -> Expr {
    guard case .message(let name, let fields) = expr.kind else { return expr }
    let visited = fields.map {
      Expr.Field(name: $0.name, value: visit($0.value), isOptional: $0.isOptional)
    }
    guard let kind = WellKnown.find(declarations.candidates(name)) else {
      types[expr.id] = .error
      report(
        expr.focus, found: "the message '\(name)'", expected: "a well-known type such as google.protobuf.Int64Value",
        suggestion: "messages are not supported; use a map")
      return expr
    }
    types[expr.id] = kind.type
    for field in visited {
      guard let wanted = kind.fields[field.name] else {
        report(
          field.value.range, found: "the field '\(field.name)'",
          expected: kind.fields.keys.sorted().joined(separator: " or "))
        continue
      }
      require(field.isOptional ? .optional(wanted) : wanted, field.value)
    }
    return rebuilt(expr, .message(kind.name, visited))
  }
}
