internal import CEL
internal import Register
internal import Safeguards

/// A part of a condition that the circuit leaves to the evaluator, as SQL: the total functions of the register
/// (`ConditionCompiler.totalFunctions`), with null for unknown.
///
/// What it cannot say exactly it refuses. A function of unknown arguments is unknown, as in SQL; where CEL knows more
/// (`?:` with equal sides, `in` and `exists` over sets known in part), so does what is written here.
struct SQLCondition {
  let evaluation: Evaluation
  let columns: SQLColumns
  let truth: (Literal) -> SQLText
  /// What members of sets are called within `exists` and `all`.
  var members: [String: String] = [:]

  init(_ evaluation: Evaluation, columns: SQLColumns, truth: @escaping (Literal) -> SQLText) {
    self.evaluation = evaluation
    self.columns = columns
    self.truth = truth
  }

  var dialect: SQLDialect { columns.dialect }
  var vocabulary: Vocabulary { columns.vocabulary }
  private var checked: CheckedExpr { evaluation.checked }

  var translated: SQLText {
    get throws(SQLRefusal) {
      switch evaluation.reading {
      case .condition: return try condition(checked.expr)
      case .moment:
        // A day has passed at its first moment.
        if type(checked.expr) == .scalar(Vocabulary.Scalars.date) {
          let day = try scalar(checked.expr)
          return atMost(day.text, SQLMoments.lastDay(begunBy: evaluation.now, zone, vocabulary.zones))
        }
        return try isAtMost(moment(checked.expr), evaluation.now, checked.expr)
      }
    }
  }

  func refusal(_ found: String, _ expr: Expr) -> SQLRefusal { SQLRefusal(found, expr, in: evaluation.source) }

  func type(_ expr: Expr) -> ValueType { checked.types[expr.id] ?? .dyn }

  var zone: Int32 { evaluation.zone }

  // MARK: facts

  /// The fact that an expression names.
  func fact(_ expr: Expr) -> (input: Evaluation.Input, fact: FactDeclaration)? {
    guard case .ident = expr.kind, case .variable(let slot)? = checked.references[expr.id],
      let input = evaluation.inputs.first(where: { $0.slot == slot }), let fact = vocabulary.fact(at: slot)
    else { return nil }
    return (input, fact)
  }

  /// A column that is the value itself; a set has it beside another, a moment has none.
  private func column(_ input: Evaluation.Input, _ fact: FactDeclaration) -> SQLText {
    if let literal = input.truth { return truth(literal) }
    if let key = input.column { return SQLText(columns.quoted(key)) }
    return SQLText("CAST(NULL AS \(dialect.typeName(fact.type)))")
  }

  /// The value of what reads no fact and no member of a set.
  func constant(_ expr: Expr) -> Value? {
    var readsRow = false
    walk(expr) { part in
      if fact(part) != nil { readsRow = true }
      if case .local? = checked.references[part.id] { readsRow = true }
    }
    if readsRow { return nil }
    var part = checked
    part.expr = expr
    return Plan(part).evaluate(evaluation.activation)
  }

  func walk(_ expr: Expr, _ visit: (Expr) -> Void) {
    visit(expr)
    for child in expr.children { walk(child, visit) }
  }

  // MARK: truths

  func condition(_ expr: Expr) throws(SQLRefusal) -> SQLText {
    if let value = constant(expr) {
      guard case .bool(let known) = value else { throw refusal("a part that is neither true nor false", expr) }
      return .truth(known)
    }
    if let (input, fact) = fact(expr) { return column(input, fact) }
    switch expr.kind {
    case .call("_&&_", nil, let operands): return .and(try conditions(operands))
    case .call("_||_", nil, let operands): return .or(try conditions(operands))
    case .call("!_", nil, let operands) where operands.count == 1: return !(try condition(operands[0]))
    case .call("_?_:_", nil, let operands) where operands.count == 3: return try conditional(operands, condition)
    case .call("@in", nil, let operands), .call("_in_", nil, let operands):
      return try membership(operands[0], operands[1], expr)
    case .call(let function, nil, let operands) where operands.count == 2:
      guard let comparison = Comparison(function) else { throw refusal("\(function)", expr) }
      return try compare(operands[0], comparison, operands[1], expr)
    case .comprehension(let fold): return try quantified(fold, expr)
    default: throw refusal("a form", expr)
    }
  }

  private func conditions(_ operands: [Expr]) throws(SQLRefusal) -> [SQLText] {
    var parts: [SQLText] = []
    for operand in operands { parts.append(try condition(operand)) }
    return parts
  }

  private func compare(
    _ a: Expr, _ comparison: Comparison, _ b: Expr, _ expr: Expr
  ) throws(SQLRefusal) -> SQLText {
    guard type(a) == type(b) else { throw refusal("a comparison of \(type(a)) with \(type(b))", expr) }
    switch type(a) {
    case .scalar(Vocabulary.Scalars.moment): return try compareMoments(a, comparison, b, expr)
    case .bool, .int, .string, .scalar(Vocabulary.Scalars.date), .scalar(Vocabulary.Scalars.days):
      let order = type(a) == .string && !comparison.isOfEquality ? dialect.codePointOrder : ""
      return .comparison(
        "\(try scalar(a).within(.whole)) \(comparison.sign) \(try scalar(b).within(.whole))\(order)")
    default: throw refusal("a comparison of \(type(a))", expr)
    }
  }

  /// `c ? a : b`: where `c` is unknown and both come to the same, that is the value, unless `c` calls functions that
  /// could fail.
  private func conditional(
    _ operands: [Expr], _ translate: (Expr) throws(SQLRefusal) -> SQLText
  ) throws(SQLRefusal) -> SQLText {
    let test = try condition(operands[0])
    let yes = try translate(operands[1])
    let no = try translate(operands[2])
    var cases = [(test, yes), (!test, no)]
    if !mayFail(operands[0]) {
      cases.append((.comparison("\(yes.within(.whole)) = \(no.within(.whole))"), yes))
    }
    return .cases(cases)
  }

  /// Whether the evaluator takes it for something that might break, as it does with functions of the register.
  func mayFail(_ expr: Expr) -> Bool {
    var found = false
    walk(expr) { part in
      guard case .call(let function, _, _) = part.kind, constant(part) == nil else { return }
      if ["date", "years_between", "_+_", "_-_", "-_", "days", "hours"].contains(function) { found = true }
    }
    return found
  }

  // MARK: other values

  /// Words, numbers, days and truths, each as one expression.
  func scalar(_ expr: Expr) throws(SQLRefusal) -> SQLText {
    if type(expr) == .bool { return try condition(expr) }
    if let value = constant(expr) { return try written(value, expr) }
    if let (input, fact) = fact(expr) {
      guard fact.type != .moment, fact.type != .states else { throw refusal("\(fact.name)", expr) }
      return column(input, fact)
    }
    if case .ident(let name) = expr.kind, let member = members[name] { return SQLText(member) }
    guard case .call(let function, nil, let operands) = expr.kind else { throw refusal("a form", expr) }
    switch function {
    case "_?_:_" where operands.count == 3: return try conditional(operands, scalar)
    case "size" where operands.count == 1: return try size(operands[0], expr)
    case "years_between" where operands.count == 2: return try years(operands[0], operands[1], expr)
    case "date" where operands.count == 1: return try localDay(moment(operands[0]), operands[0])
    case "_+_", "_-_": return try sum(function, operands, expr)
    default: throw refusal(function, expr)
    }
  }

  private func written(_ value: Value, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    switch value {
    case .bool(let known): return .truth(known)
    case .int(let n): return SQLText(String(n), n < 0 ? .comparison : .whole)
    case .string(let text): return SQLText(dialect.text(text))
    case .opaque(let value) where value.type == Vocabulary.Scalars.date.id:
      guard (Int64(SQLDays.first)...Int64(SQLDays.last)).contains(value.a) else {
        throw refusal("a day far away", expr)
      }
      return SQLText(dialect.day(CivilDate(days: Int(value.a))))
    case .opaque(let value) where value.type == Vocabulary.Scalars.days.id:
      return SQLText(String(value.a), value.a < 0 ? .comparison : .whole)
    default: throw refusal("a value of type \(type(expr))", expr)
    }
  }

  /// Dates with days, and the days between dates.
  private func sum(_ function: String, _ operands: [Expr], _ expr: Expr) throws(SQLRefusal) -> SQLText {
    guard operands.count == 2, type(operands[0]) == .scalar(Vocabulary.Scalars.date) else {
      throw refusal("a sum of \(type(operands[0]))", expr)
    }
    let first = try scalar(operands[0]).within(.whole)
    if type(operands[1]) == .scalar(Vocabulary.Scalars.date) {
      return SQLText(dialect.days(from: try scalar(operands[1]).within(.whole), to: first), .comparison)
    }
    // Further away, engines end before the calendar does.
    guard let days = days(operands[1]), abs(days) <= 1_000_000 else { throw refusal("days that are not near", expr) }
    return SQLText(dialect.add(days: function == "_+_" ? days : -days, to: first), .comparison)
  }

  func days(_ expr: Expr) -> Int? {
    guard case .opaque(let value)? = constant(expr), value.type == Vocabulary.Scalars.days.id else { return nil }
    return Int(value.a)
  }

  /// Whole years, from days written as the number YYYYMMDD. Of sums it is not asked: engines write years before 1 apart.
  private func years(_ a: Expr, _ b: Expr, _ expr: Expr) throws(SQLRefusal) -> SQLText {
    func number(_ day: Expr) throws(SQLRefusal) -> String {
      if case .opaque(let value)? = constant(day), value.type == Vocabulary.Scalars.date.id {
        let (year, month, day) = CivilDate(days: Int(value.a)).components
        return String(year * 10_000 + month * 100 + day)
      }
      guard fact(day) != nil else { throw refusal("years_between of a day that is worked out", expr) }
      let text = try scalar(day).text
      return
        "(EXTRACT(YEAR FROM \(text)) * 10000 + EXTRACT(MONTH FROM \(text)) * 100 + EXTRACT(DAY FROM \(text)))"
    }
    return SQLText("FLOOR((\(try number(b)) - \(try number(a))) / 10000.0)")
  }
}

extension Comparison {
  var sign: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "="
    case .different: "<>"
    }
  }

  var isOfEquality: Bool { self == .equal || self == .different }
}
