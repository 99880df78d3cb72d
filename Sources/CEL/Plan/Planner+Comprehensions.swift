extension Planner {
  @inline(never)
  mutating func comprehension(_ expr: Expr) -> Int32 {
    guard case .comprehension(let fold) = expr.kind else { return 0 }
    if case .list(let elements) = fold.range.kind, elements.isEmpty, fold.variable == "#unused" {
      return bind(fold, expr)
    }
    let range = visit(fold.range)
    let first = Int32(scope.count)
    var loop = Loop(kind: .fold, range: range, variable: first, second: -1)
    scope.append((fold.variable, first, true))
    if let name = fold.secondVariable {
      loop.second = first + 1
      scope.append((name, first + 1, true))
    }
    localCount = max(localCount, Int32(scope.count))
    var below: [Int32]
    if let shape = shape(of: fold) {
      loop.kind = shape.kind
      loop.predicate = shape.predicate.map { visit($0) } ?? -1
      loop.transform = shape.transform.map { visit($0) } ?? -1
      below = [loop.predicate, loop.transform].filter { $0 >= 0 }
      let isSafe = below.allSatisfy { cannotFail($0) }
      loop.bodyCannotFail = isSafe && (loop.predicate < 0 || nodes[Int(loop.predicate)].isLogical)
    } else {
      below = steps(fold, &loop)
    }
    scope.removeLast(scope.count - Int(first))
    var isContainer = false
    switch type(fold.range) {
    case .list, .map: isContainer = true
    default: break
    }
    loop.rangeCannotFail = isContainer && cannotFail(range)
    loops.append(loop)
    // The variables of the loop itself do not keep it from being constant.
    let inner = below.reduce((slot: false, local: Int32.max)) {
      let read = reads[Int($1)]
      return ($0.slot || read.slot, read.local < first ? min($0.local, read.local) : $0.local)
    }
    let outer = reads[Int(range)]
    let isQuantifier = loop.kind == .all || loop.kind == .exists || loop.kind == .existsOne || loop.kind == .list
    return add(
      Node(
        op: .loop, cannotFail: isQuantifier && loop.bodyCannotFail && loop.rangeCannotFail,
        a: Int32(loops.count - 1)), expr,
      (slot: inner.slot || outer.slot, local: min(inner.local, outer.local)))
  }

  @inline(never)
  private mutating func steps(_ fold: Expr.Comprehension, _ loop: inout Loop) -> [Int32] {
    loop.accumulator = Int32(scope.count)
    loop.initial = visit(fold.initial)
    scope.append((fold.accumulator, loop.accumulator, false))
    localCount = max(localCount, Int32(scope.count))
    loop.condition = visit(fold.condition)
    loop.step = visit(fold.step)
    loop.result = visit(fold.result)
    return [loop.initial, loop.condition, loop.step, loop.result]
  }

  @inline(never)
  private mutating func bind(_ fold: Expr.Comprehension, _ expr: Expr) -> Int32 {
    let value = visit(fold.initial)
    let local = Int32(scope.count)
    scope.append((fold.accumulator, local, cannotFail(value)))
    localCount = max(localCount, Int32(scope.count))
    let result = visit(fold.result)
    scope.removeLast()
    let inner = reads[Int(result)]
    let outer = reads[Int(value)]
    let read = (
      slot: inner.slot || outer.slot,
      local: min(inner.local >= local ? Int32.max : inner.local, outer.local)
    )
    return add(Node(op: .bind, cannotFail: cannotFail(result), a: value, b: local, c: result), expr, read)
  }

  private typealias Shape = (kind: Loop.Kind, predicate: Expr?, transform: Expr?)

  /// Which macro a fold came of, read from the fold itself.
  @inline(never)
  private func shape(of fold: Expr.Comprehension) -> Shape? {
    guard fold.accumulator == Parser.accumulator else { return nil }
    func isAccumulator(_ expr: Expr) -> Bool {
      if case .ident(fold.accumulator) = expr.kind { true } else { false }
    }
    guard case .call(let name, nil, let parts) = fold.step.kind else { return nil }
    switch (fold.initial.kind, name) {
    case (.literal(.bool(true)), "_&&_") where isAccumulator(parts[0]) && isAccumulator(fold.result):
      return (.all, parts[1], nil)
    case (.literal(.bool(false)), "_||_") where isAccumulator(parts[0]) && isAccumulator(fold.result):
      return (.exists, parts[1], nil)
    case (.literal(.int(0)), "_?_:_") where isAccumulator(parts[2]):
      return (.existsOne, parts[0], nil)
    case (.list(let none), _) where none.isEmpty && isAccumulator(fold.result):
      if name == "_?_:_", isAccumulator(parts[2]) { return added(parts[1]).map { (.list, parts[0], $0) } }
      return added(fold.step).map { (.list, nil, $0) }
    case (.map(let none), _) where none.isEmpty && isAccumulator(fold.result):
      let isFiltered = name == "_?_:_" && isAccumulator(parts[2])
      let step = isFiltered ? parts[1] : fold.step
      guard case .call("cel.@mapInsert", nil, let insertion) = step.kind, isAccumulator(insertion[0]) else {
        return nil
      }
      return (insertion.count == 3 ? .map : .mapEntries, isFiltered ? parts[0] : nil, insertion[insertion.count - 1])
    default: return nil
    }
  }

  /// The `t` of `accumulator + [t]`.
  private func added(_ step: Expr) -> Expr? {
    guard case .call("_+_", nil, let parts) = step.kind, case .list(let one) = parts[1].kind, one.count == 1
    else { return nil }
    return one[0].value
  }
}
