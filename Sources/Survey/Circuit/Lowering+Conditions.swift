internal import CEL
internal import Kleene
internal import Register
internal import Safeguards

/// What is kept of conditions between destinations.
struct ConditionLowering {
  struct Key: Hashable {
    let condition: ObjectIdentifier
    let zone: Int32
    let destination: StateCode?
    let arrangement: Int?
    let isMoment: Bool
  }

  struct Part: Hashable {
    let condition: ObjectIdentifier
    let expr: Int
  }

  /// Conditions that say nothing of the destination, and those of the destination at hand.
  var literals: [Key: Literal] = [:]
  var plans: [Part: Plan] = [:]
  var slots: [Part: [Int]] = [:]
}

extension Lowering {
  /// A condition as a literal: its `&&`, `||` and `!` as the circuit's, and each other part as an atom.
  func lower(_ condition: Condition?, zone: Int32) -> Literal {
    guard let condition else { return .yes }
    let key = key(condition, zone, isMoment: false)
    if let known = conditions.literals[key] { return known }
    let literal = Part(condition, zone, of: self).lower(condition.checked.expr)
    conditions.literals[key] = literal
    return literal
  }

  /// Whether the moment that a condition gives has passed.
  func passed(_ condition: Condition, zone: Int32) -> Literal {
    let key = key(condition, zone, isMoment: true)
    if let known = conditions.literals[key] { return known }
    let literal = Part(condition, zone, of: self).evaluated(condition.checked.expr, as: .moment)
    conditions.literals[key] = literal
    return literal
  }

  private func key(_ condition: Condition, _ zone: Int32, isMoment: Bool) -> ConditionLowering.Key {
    ConditionLowering.Key(
      condition: ObjectIdentifier(condition), zone: zone,
      destination: condition.dependsOnDestination ? destination : nil,
      arrangement: condition.dependsOnArrangement ? arrangement : nil, isMoment: isMoment)
  }

  /// A truth of the table, for the destination at hand.
  func fact(_ slot: Int) -> Literal {
    let isCommon = !set.vocabulary.dependsOnDestination(slot)
    guard let column = schema.column(slot, at: destination) else {
      return circuit.atom(.absent(slot: slot), isCommon: true)
    }
    return circuit.atom(.truth(column), isCommon: isCommon || column.destination == nil)
  }

  /// Whether a choice is one of these words.
  func choice(_ slot: Int, among words: [String]) -> Literal {
    guard let column = schema.column(slot, at: destination), let fact = set.vocabulary.fact(at: slot) else {
      return circuit.atom(.absent(slot: slot), isCommon: true)
    }
    let codes = FactCodes(fact, states: set.vocabulary.stateCodes)
    let meant = codes.words.indices.filter { words.contains(codes.words[$0]) }.map { Int32($0 + 1) }
    return circuit.atom(.within(column, Ranges.of(meant)), isCommon: column.destination == nil)
  }
}

/// One condition in one zone, for the destination and the arrangement at hand.
private struct Part {
  let lowering: Lowering
  let condition: Condition
  let zone: Int32

  init(_ condition: Condition, _ zone: Int32, of lowering: Lowering) {
    self.condition = condition
    self.zone = zone
    self.lowering = lowering
  }

  private var set: NormSet { lowering.set }
  private var vocabulary: Vocabulary { lowering.set.vocabulary }

  func lower(_ expr: Expr) -> Literal {
    switch expr.kind {
    case .literal(.bool(let value)): return value ? .yes : .no
    case .call("_&&_", nil, let operands): return lowering.circuit.and(operands.map(lower))
    case .call("_||_", nil, let operands): return lowering.circuit.or(operands.map(lower))
    case .call("!_", nil, let operands) where operands.count == 1: return !lower(operands[0])
    default: return atom(expr)
    }
  }

  private func atom(_ expr: Expr) -> Literal {
    let slots = slots(of: expr)
    let facts = slots.filter { vocabulary.fact(at: $0) != nil }
    if facts.isEmpty { return constant(value(of: expr)) }
    if case .ident = expr.kind, facts.count == 1, let fact = vocabulary.fact(at: facts[0]), fact.type == .truth {
      return facts[0] == vocabulary.acceptance ? lowering.refused ?? lowering.fact(facts[0]) : lowering.fact(facts[0])
    }
    if facts.count == 1, let fact = vocabulary.fact(at: facts[0]),
      let column = lowering.schema.column(facts[0], at: lowering.destination),
      let atom = simple(expr, fact, column)
    {
      return lowering.circuit.atom(atom, isCommon: isCommon(slots, [column]))
    }
    return evaluated(expr, as: .condition)
  }

  /// Whether what reads these slots through these columns is the same for every destination.
  private func isCommon(_ slots: [Int], _ columns: [ColumnKey]) -> Bool {
    columns.allSatisfy { $0.destination == nil }
      && !slots.contains { vocabulary.fact(at: $0) == nil && vocabulary.dependsOnDestination($0) }
  }

  // MARK: what one column decides

  private func simple(_ expr: Expr, _ fact: FactDeclaration, _ column: ColumnKey) -> Atom? {
    switch fact.type {
    case .truth, .moment: return nil
    case .choice, .state: return coded(expr, fact, column)
    case .date, .count: return numbered(expr, fact, column)
    case .states: return member(expr, column)
    }
  }

  /// The codes for which it holds, found by asking for each.
  private func coded(_ expr: Expr, _ fact: FactDeclaration, _ column: ColumnKey) -> Atom? {
    let codes = FactCodes(fact, states: vocabulary.stateCodes)
    let plan = plan(expr)
    var activation = activation
    var holding: [Int32] = []
    for (index, word) in codes.words.enumerated() {
      activation[column.slot] = .string(word)
      switch plan.evaluate(activation) {
      case .bool(let value): if value { holding.append(Int32(index + 1)) }
      default: return nil
      }
    }
    return .within(column, Ranges.of(holding))
  }

  /// Comparisons of a date or a count with what is the same for every row.
  private func numbered(_ expr: Expr, _ fact: FactDeclaration, _ column: ColumnKey) -> Atom? {
    guard case .call(let function, nil, let operands) = expr.kind, operands.count == 2 else { return nil }
    if function == "@in" || function == "_in_" {
      guard isFact(operands[0]), case .list(let elements) = operands[1].kind else { return nil }
      let values = elements.map { number($0.value) }
      guard values.allSatisfy({ $0 != nil }) else { return nil }
      return .within(column, Ranges.of(values.compactMap { $0 }.compactMap { Int32(exactly: $0) }.sorted()))
    }
    guard let comparison = Comparison(function) else { return nil }
    if isFact(operands[0]), let n = number(operands[1]) { return .within(column, Ranges.of(comparison, n)) }
    if isFact(operands[1]), let n = number(operands[0]) { return .within(column, Ranges.of(comparison.turned, n)) }
    if let from = yearsSince(operands[0]), let n = number(operands[1]) {
      return .within(column, Ranges.ofYears(comparison, n, until: from))
    }
    if let from = yearsSince(operands[1]), let n = number(operands[0]) {
      return .within(column, Ranges.ofYears(comparison.turned, n, until: from))
    }
    return nil
  }

  /// `years_between(fact, day)`: the day up to which it counts.
  private func yearsSince(_ expr: Expr) -> CivilDate? {
    guard case .call("years_between", nil, let operands) = expr.kind, operands.count == 2, isFact(operands[0]),
      let until = number(operands[1])
    else { return nil }
    return CivilDate(days: Int(until))
  }

  /// Whether a set has a State that is the same for every row, or one of several.
  private func member(_ expr: Expr, _ column: ColumnKey) -> Atom? {
    if case .call(let function, nil, let operands) = expr.kind, function == "@in" || function == "_in_",
      operands.count == 2, isFact(operands[1]), case .string(let code)? = constantValue(operands[0])
    {
      return .anyOf(column, [StateCode(code)])
    }
    // `set.exists(n, n in [...])`
    guard case .call("exists", .some, let operands)? = expr.macroCall?.kind, operands.count == 2,
      case .comprehension(let fold) = expr.kind, isFact(fold.range), case .ident(let name) = operands[0].kind,
      case .call(let function, nil, let inner) = operands[1].kind, inner.count == 2,
      case .ident(name) = inner[0].kind
    else { return nil }
    switch function {
    case "@in", "_in_":
      guard case .list(let elements) = inner[1].kind else { return nil }
      let codes = elements.compactMap { element -> StateCode? in
        if case .literal(.string(let text)) = element.value.kind { return StateCode(text) }
        return nil
      }
      return codes.count == elements.count ? .anyOf(column, Array(Set(codes)).sorted()) : nil
    case "_==_":
      if case .literal(.string(let text)) = inner[1].kind { return .anyOf(column, [StateCode(text)]) }
      return nil
    default: return nil
    }
  }

  // MARK: values that are the same for every row

  private var activation: Activation {
    lowering.law.activation(zone: zone, arrangement: lowering.arrangement)
  }

  private func value(of expr: Expr) -> Value { plan(expr).evaluate(activation) }

  private func constantValue(_ expr: Expr) -> Value? {
    guard slots(of: expr).allSatisfy({ vocabulary.fact(at: $0) == nil }), !readsLocals(expr) else { return nil }
    return value(of: expr)
  }

  private func constant(_ value: Value) -> Literal {
    if case .bool(let value) = value { return value ? .yes : .no }
    return .doubt
  }

  /// A date as its days, or a whole number.
  private func number(_ expr: Expr) -> Int64? {
    switch constantValue(expr) {
    case .int(let n)?: n
    case .opaque(let value)? where value.type == Vocabulary.Scalars.date.id: value.a
    default: nil
    }
  }

  private func isFact(_ expr: Expr) -> Bool {
    guard case .ident = expr.kind, case .variable(let slot)? = condition.checked.references[expr.id] else {
      return false
    }
    return vocabulary.fact(at: slot) != nil
  }

  // MARK: parts of the condition

  /// Ascending.
  private func slots(of expr: Expr) -> [Int] {
    let key = ConditionLowering.Part(condition: ObjectIdentifier(condition), expr: expr.id)
    if let known = lowering.conditions.slots[key] { return known }
    var found: Set<Int> = []
    walk(expr) { if case .variable(let slot)? = condition.checked.references[$0.id] { found.insert(slot) } }
    let slots = found.sorted()
    lowering.conditions.slots[key] = slots
    return slots
  }

  private func readsLocals(_ expr: Expr) -> Bool {
    var found = false
    walk(expr) { if case .local? = condition.checked.references[$0.id] { found = true } }
    return found
  }

  private func walk(_ expr: Expr, _ visit: (Expr) -> Void) {
    visit(expr)
    for child in expr.children { walk(child, visit) }
  }

  private func plan(_ expr: Expr) -> Plan {
    if expr.id == condition.checked.expr.id { return condition.plan }
    let key = ConditionLowering.Part(condition: ObjectIdentifier(condition), expr: expr.id)
    if let known = lowering.conditions.plans[key] { return known }
    var checked = condition.checked
    checked.expr = expr
    let plan = Plan(checked)
    lowering.conditions.plans[key] = plan
    return plan
  }

  // MARK: anything else

  func evaluated(_ expr: Expr, as reading: Evaluation.Reading) -> Literal {
    let slots = slots(of: expr)
    var columns: [ColumnKey] = []
    var inputs: [Evaluation.Input] = []
    for slot in slots where vocabulary.fact(at: slot) != nil {
      if slot == vocabulary.acceptance, let refused = lowering.refused {
        inputs.append(Evaluation.Input(slot: slot, column: nil, truth: refused))
      } else {
        let column = lowering.schema.column(slot, at: lowering.destination)
        if let column { columns.append(column) }
        inputs.append(Evaluation.Input(slot: slot, column: column, truth: nil))
      }
    }
    let isCommon = isCommon(slots, columns) && inputs.allSatisfy { $0.truth == nil }
    // By its words, not its place: two registers may have other words at the same place.
    var id = "\(condition.source.value) \(expr.id) \(reading) zone \(zone)"
    if slots.contains(where: { vocabulary.fact(at: $0) == nil && vocabulary.dependsOnDestination($0) }) {
      id += " at \(lowering.destination)"
      if let index = lowering.arrangement {
        let arrangement = set.arrangements[index].arrangement
        id += " by \(arrangement.id) \(arrangement.kind) \(arrangement.textPublished)"
      }
    }
    // A moment that is the same on every day is told apart by the time it is held against alone.
    let isTimeless = !slots.contains(vocabulary.day) && !slots.contains(vocabulary.now)
    let moment = reading == .moment && isTimeless ? id : nil
    if slots.contains(vocabulary.day) { id += " day \(lowering.law.time.day)" }
    if slots.contains(vocabulary.now) || reading == .moment { id += " now \(lowering.law.time.now)" }
    var checked = condition.checked
    checked.expr = expr
    let evaluation = Evaluation(
      id: id, moment: moment, plan: plan(expr), checked: checked, source: condition.source, inputs: inputs,
      reading: reading, zone: zone, activation: activation, now: lowering.law.time.now)
    return lowering.circuit.atom(.evaluated(evaluation), isCommon: isCommon)
  }
}
