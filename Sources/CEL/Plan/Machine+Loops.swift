extension Machine {
  mutating func loop(_ number: Int32, _ node: Node) -> Value {
    let loop = plan.loops[Int(node.a)]
    let range = value(loop.range)
    let visit: Visit
    switch range {
    case .error: return range
    case .unknown(let lack):
      let settles = loop.rangeCannotFail && (loop.kind == .all || loop.kind == .exists)
      return settles && isIndifferent(loop, lack, decides: loop.kind == .exists) ? .bool(loop.kind == .all) : range
    case .list(let list): visit = Visit(list)
    case .map(let map): visit = Visit(map)
    default: return mismatch("comprehension", number, range)
    }
    switch loop.kind {
    case .all: return quantified(loop, visit, number, decides: false)
    case .exists: return quantified(loop, visit, number, decides: true)
    case .existsOne: return one(loop, visit, number)
    case .list: return transformed(loop, visit, number)
    case .map, .mapEntries: return mapped(loop, visit, number)
    case .fold: return folded(loop, visit, number)
    }
  }

  /// The elements to visit.
  struct Visit {
    let list: [Value]
    let entries: [(key: Value, value: Value)]
    let isMap: Bool
    /// Nil when all elements are known to be there.
    let missing: Unknown?

    init(_ list: List) {
      self.list = list.elements
      entries = []
      isMap = false
      missing = list.isComplete ? nil : list.missing
    }

    init(_ map: Map) {
      list = []
      entries = map.entries
      isMap = true
      missing = map.isComplete ? nil : map.missing
    }

    var count: Int { isMap ? entries.count : list.count }
  }

  /// Sets the variables to an element; a fault when the budget is spent.
  private mutating func enter(_ position: Int, _ visit: Visit, _ loop: Loop, _ number: Int32) -> Value? {
    if let fault = spend(1, number) { return fault }
    if loop.second < 0 {
      locals[Int(loop.variable)] = visit.isMap ? visit.entries[position].key : visit.list[position]
    } else if visit.isMap {
      locals[Int(loop.variable)] = visit.entries[position].key
      locals[Int(loop.second)] = visit.entries[position].value
    } else {
      // In a partly known list it is not known which place an element has.
      locals[Int(loop.variable)] = visit.missing.map(Value.unknown) ?? .int(Int64(position))
      locals[Int(loop.second)] = visit.list[position]
    }
    return nil
  }

  /// `all` and `exists`: one known element may decide, whatever the others are.
  @inline(never)
  private mutating func quantified(_ loop: Loop, _ visit: Visit, _ number: Int32, decides: Bool) -> Value {
    var lack = visit.missing
    var fault: Value?
    for position in 0..<visit.count {
      if let spent = enter(position, visit, loop, number) { return spent }
      let holds = value(loop.predicate)
      switch holds {
      case .bool(let bool):
        if bool == decides { return holds }
      case .unknown(let unknown): lack = lack?.union(unknown) ?? unknown
      case .error(let error):
        if error.kind == .costExceeded { return holds }
        fault = fault ?? holds
      default: fault = fault ?? mismatch(decides ? "exists" : "all", number, holds)
      }
    }
    if let missing = visit.missing, lack == missing, isIndifferent(loop, missing, decides: decides) { lack = nil }
    if let lack { return .unknown(lack) }
    return fault ?? .bool(!decides)
  }

  /// Whether an element of which nothing is known cannot decide `all` or `exists`: `l.exists(e, e > 0 && false)`.
  private mutating func isIndifferent(_ loop: Loop, _ missing: Unknown, decides: Bool) -> Bool {
    locals[Int(loop.variable)] = .unknown(missing)
    if loop.second >= 0 { locals[Int(loop.second)] = .unknown(missing) }
    if case .bool(!decides) = value(loop.predicate) { return true }
    return false
  }

  /// `exists_one`: every element counts, so a fault of one is the fault of all.
  @inline(never)
  private mutating func one(_ loop: Loop, _ visit: Visit, _ number: Int32) -> Value {
    var lack = visit.missing
    var count = 0
    for position in 0..<visit.count {
      if let spent = enter(position, visit, loop, number) { return spent }
      let holds = value(loop.predicate)
      switch holds {
      case .bool(let bool): count += bool ? 1 : 0
      case .unknown(let unknown): lack = lack?.union(unknown) ?? unknown
      case .error: return holds
      default: return mismatch("exists_one", number, holds)
      }
    }
    guard let lack else { return .bool(count == 1) }
    // Two are too many, unless an unknown one may turn out to be a fault.
    return count > 1 && loop.bodyCannotFail ? .bool(false) : .unknown(lack)
  }

  /// `map`, `filter` and `transformList`: what is not known leaves the list open, or the element unknown.
  @inline(never)
  private mutating func transformed(_ loop: Loop, _ visit: Visit, _ number: Int32) -> Value {
    var elements: [Value] = []
    var missing = visit.missing
    for position in 0..<visit.count {
      if let spent = enter(position, visit, loop, number) { return spent }
      var isSure = true
      if loop.predicate >= 0 {
        let holds = value(loop.predicate)
        switch holds {
        case .bool(true): break
        case .bool(false): continue
        case .unknown(let unknown):
          missing = missing?.union(unknown) ?? unknown
          isSure = false
        case .error: return holds
        default: return mismatch("filter", number, holds)
        }
      }
      guard isSure else { continue }
      let element = value(loop.transform)
      if element.isError { return element }
      if case .unknown(let unknown) = element, !loop.bodyCannotFail {
        missing = missing?.union(unknown) ?? unknown
      }
      elements.append(element)
    }
    guard let missing else { return .list(List(made: elements)) }
    return loop.bodyCannotFail
      ? .list(List(made: elements, missing: missing)) : .unknown(missing)
  }

  @inline(never)
  private mutating func mapped(_ loop: Loop, _ visit: Visit, _ number: Int32) -> Value {
    var builder = MapBuilder()
    var whole = visit.missing
    for position in 0..<visit.count {
      if let spent = enter(position, visit, loop, number) { return spent }
      if loop.predicate >= 0 {
        let holds = value(loop.predicate)
        switch holds {
        case .bool(true): break
        case .bool(false): continue
        case .unknown(let unknown):
          whole = whole?.union(unknown) ?? unknown
          continue
        case .error: return holds
        default: return mismatch("transformMap", number, holds)
        }
      }
      let element = value(loop.transform)
      switch element {
      case .error: return element
      case .unknown(let unknown) where loop.kind == .mapEntries || !loop.bodyCannotFail:
        whole = whole?.union(unknown) ?? unknown
        continue
      default: break
      }
      var fault: Fault?
      if loop.kind == .map {
        let key = locals[Int(loop.variable)]
        if key.isUnknown { continue }
        fault = builder.insert(key, element)
      } else if case .map(let entries) = element {
        if !entries.isComplete { whole = whole?.union(entries.missing) ?? entries.missing }
        for entry in entries.entries where fault == nil { fault = builder.insert(entry.key, entry.value) }
      } else {
        return mismatch("transformMapEntry", number, element)
      }
      if let fault { return placed(.error(fault), number) }
    }
    return whole.map(Value.unknown) ?? .map(builder.map)
  }

  @inline(never)
  private mutating func folded(_ loop: Loop, _ visit: Visit, _ number: Int32) -> Value {
    if let missing = visit.missing { return .unknown(missing) }
    var accumulated = value(loop.initial)
    for position in 0..<visit.count {
      if let spent = enter(position, visit, loop, number) { return spent }
      locals[Int(loop.accumulator)] = accumulated
      if case .bool(false) = value(loop.condition) { break }
      // The condition may have used the variables' places for macros of its own, but gives them back.
      accumulated = value(loop.step)
    }
    locals[Int(loop.accumulator)] = accumulated
    return value(loop.result)
  }
}
