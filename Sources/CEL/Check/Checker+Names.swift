extension Checker {
  private func local(_ name: String) -> ValueType? {
    locals.last { $0.name == name }?.type
  }

  @inline(never)
  mutating func identifier(_ expr: Expr) -> Expr {
    guard case .ident(let name) = expr.kind else { return expr }
    if let type = local(name) {
      types[expr.id] = type
      references[expr.id] = .local(name)
      return expr
    }
    if let found = declarations.lookUp(name) { return resolved(expr, found) }
    undeclared(name, expr)
    return expr
  }

  private mutating func resolved(
    _ expr: Expr, _ found: (full: String, type: ValueType, reference: CheckedExpr.Reference)
  ) -> Expr {
    types[expr.id] = found.type
    references[expr.id] = found.reference
    return rebuilt(expr, .ident(found.full))
  }

  @inline(never)
  private mutating func undeclared(_ name: String, _ expr: Expr) {
    types[expr.id] = .error
    let names = declarations.variables.map(\.name) + locals.map(\.name).filter { !$0.hasPrefix("@") }
    let nearest = Suggestion.nearest(to: name, among: names)
    report(
      expr.range, found: "the undeclared name '\(name)'",
      expected: "a declared variable",
      suggestion: nearest.map { "write '\($0)'?" } ?? Suggestion.name(name, among: names))
  }

  @inline(never)
  mutating func select(_ expr: Expr) -> Expr {
    guard case .select(let operand, let field, let testOnly, let optional) = expr.kind else { return expr }
    if !testOnly, !optional, let name = globalName(expr) {
      if let found = declarations.lookUp(name) { return resolved(expr, found) }
      if let enumerated = WellKnown.enumeration(declarations.candidates(name)) {
        types[expr.id] = enumerated.type
        return rebuilt(expr, .literal(enumerated.value))
      }
      // Nothing along the chain is declared: one error for the whole of it.
      if !prefixResolves(operand) {
        undeclared(name, expr)
        return expr
      }
    }
    if testOnly, let prefix = globalName(operand), declarations.lookUp(prefix) == nil,
      declarations.lookUp(prefix + "." + field) != nil
    {
      types[expr.id] = .error
      report(
        expr.range, found: "has() of the variable '\(prefix).\(field)'", expected: "has() of a field of a map",
        suggestion: "leave has() out: a declared variable is there, and unknown as long as nobody knows it")
      return expr
    }
    let below = visit(operand)
    var type = selected(field, from: below, expr)
    // Of an optional, `selected` gives an optional already.
    if optional {
      if case .optional = self.type(of: below) {} else { type = .optional(type) }
    }
    types[expr.id] = testOnly ? .bool : type
    return rebuilt(expr, .select(below, field: field, testOnly: testOnly, optional: optional))
  }

  /// The dotted name that a chain spells, unless it begins with a macro's variable.
  private func globalName(_ expr: Expr) -> String? {
    switch expr.kind {
    case .ident(let name): return local(name) == nil ? name : nil
    case .select(let operand, let field, false, false): return globalName(operand).map { $0 + "." + field }
    default: return nil
    }
  }

  private func prefixResolves(_ expr: Expr) -> Bool {
    if let name = globalName(expr), declarations.lookUp(name) != nil { return true }
    switch expr.kind {
    case .select(let operand, _, false, false): return prefixResolves(operand)
    case .ident(let name): return local(name) != nil
    default: return true
    }
  }

  @inline(never)
  private mutating func selected(_ field: String, from operand: Expr, _ expr: Expr) -> ValueType {
    let type = type(of: operand)
    switch type {
    case .dyn, .error: return .dyn
    case .map(_, let value): return value
    case .parameter:
      _ = matching.accepts(.dyn, type)
      return .dyn
    case .optional(let inner):
      switch matching.substitute(inner) {
      case .map(_, let value): return .optional(value)
      case .dyn, .error, .parameter: return .optional(.dyn)
      default: break
      }
    default: break
    }
    var name: String?
    if case .ident(let prefix) = operand.kind {
      name = Suggestion.nearest(to: prefix + "." + field, among: declarations.variables.map(\.name))
    }
    report(
      expr.focus, found: "the field '\(field)' of a value of type \(shown(type))", expected: "a map before '.'",
      suggestion: Suggestion.field(field, of: type) ?? name.map { "write '\($0)'?" })
    return .error
  }

  @inline(never)
  mutating func list(_ expr: Expr) -> Expr {
    guard case .list(let elements) = expr.kind else { return expr }
    var joined: ValueType?
    let visited = elements.map { element in
      let value = visit(element.value)
      var type = type(of: value)
      if element.isOptional { type = unwrapped(type, value) }
      joined = matching.join(joined, type)
      return Expr.Element(value: value, isOptional: element.isOptional)
    }
    types[expr.id] = .list(joined ?? matching.freshParameter())
    return rebuilt(expr, .list(visited))
  }

  @inline(never)
  mutating func map(_ expr: Expr) -> Expr {
    guard case .map(let entries) = expr.kind else { return expr }
    var keys: ValueType?
    var values: ValueType?
    let visited = entries.map { entry in
      let key = visit(entry.key)
      let value = visit(entry.value)
      keys = matching.join(keys, type(of: key))
      values = matching.join(values, entry.isOptional ? unwrapped(type(of: value), value) : type(of: value))
      return Expr.Entry(key: key, value: value, isOptional: entry.isOptional)
    }
    types[expr.id] = .map(keys ?? matching.freshParameter(), values ?? matching.freshParameter())
    return rebuilt(expr, .map(visited))
  }

  private mutating func unwrapped(_ type: ValueType, _ expr: Expr) -> ValueType {
    switch type {
    case .optional(let inner): return inner
    case .dyn, .error, .parameter: return .dyn
    default:
      report(expr.range, found: "a value of type \(shown(type))", expected: "an optional after '?'")
      return .error
    }
  }
}
