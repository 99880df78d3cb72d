/// Infers types and resolves names, collecting every mistake.
///
/// A part that does not check has the type `.error`, which fits everywhere, so that one mistake is reported once.
struct Checker {
  let declarations: Declarations
  var matching = TypeMatching()
  var types: [Int: ValueType] = [:]
  var references: [Int: CheckedExpr.Reference] = [:]
  var overloads: [Int: [String]] = [:]
  var errors: [CheckError] = []
  /// The variables of the enclosing macros, innermost last.
  var locals: [(name: String, type: ValueType)] = []

  init(_ declarations: Declarations) { self.declarations = declarations }

  mutating func check(_ expr: Expr, expecting: ValueType?) throws(CheckErrors) -> CheckedExpr {
    guard expr.height <= declarations.limits.depth else {
      throw CheckErrors([
        CheckError(
          offset: expr.range.lowerBound, length: 0, found: "nesting of \(expr.height) levels",
          expected: "at most \(declarations.limits.depth)")
      ])
    }
    let checked = visit(expr)
    if let expecting {
      let type = type(of: checked)
      if !matching.accepts(expecting, type) {
        report(
          checked.range, found: "an expression of type \(matching.substitute(type, freeAsDyn: true))",
          expected: "\(expecting)")
      }
    }
    guard errors.isEmpty else {
      throw CheckErrors(errors.sorted { ($0.offset, $0.length) < ($1.offset, $1.length) })
    }
    return CheckedExpr(
      expr: checked, types: types.mapValues { matching.substitute($0, freeAsDyn: true) },
      references: references, overloads: overloads, declarations: declarations)
  }

  mutating func report(_ range: Range<Int>, found: String, expected: String, suggestion: String? = nil) {
    errors.append(
      CheckError(
        offset: range.lowerBound, length: range.count, found: found, expected: expected,
        suggestion: suggestion))
  }

  func type(of expr: Expr) -> ValueType { matching.substitute(types[expr.id] ?? .error) }

  /// The type for people, in an error.
  func shown(_ type: ValueType) -> String { matching.substitute(type, freeAsDyn: true).description }

  /// Checks a node; returns it with names joined. The work is in small functions, for the sake of the stack.
  mutating func visit(_ expr: Expr) -> Expr {
    switch expr.kind {
    case .literal(let value):
      types[expr.id] = value.typeOf(declarations.opaqueTypes)
      return expr
    case .ident: return identifier(expr)
    case .select: return select(expr)
    case .call: return call(expr)
    case .list: return list(expr)
    case .map: return map(expr)
    case .message: return message(expr)
    case .comprehension: return comprehension(expr)
    }
  }

  func rebuilt(_ expr: Expr, _ kind: Expr.Kind) -> Expr {
    Expr(id: expr.id, range: expr.range, focus: expr.focus, kind: kind, macroCall: expr.macroCall)
  }
}
