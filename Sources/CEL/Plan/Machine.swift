/// One evaluation of a plan: the meaning of every node. `Machine+Truth` is a faster path with the same meaning.
struct Machine {
  let plan: PlanContents
  let values: [Value]
  var locals: [Value]
  /// The steps left.
  var budget: Int
  var isRecording = false
  var traces: [Trace] = []

  init(_ plan: PlanContents, _ values: [Value]) {
    self.plan = plan
    self.values = values
    locals = plan.localCount == 0 ? [] : Array(repeating: .null, count: plan.localCount)
    budget = plan.costLimit
  }

  /// What a node comes to.
  mutating func value(_ number: Int32) -> Value {
    isRecording ? recorded(number) : computed(number)
  }

  @inline(never)
  private mutating func recorded(_ number: Int32) -> Value {
    let start = traces.count
    let value = computed(number)
    let children = Array(traces[start...])
    traces.removeSubrange(start...)
    let place = plan.places[Int(number)]
    traces.append(Trace(id: place.id, range: place.range, value: value, children: children))
    return value
  }

  /// Each kind of node has a function of its own, so that this one, which is on the stack at every level, is small.
  private mutating func computed(_ number: Int32) -> Value {
    let node = plan.nodes[Int(number)]
    switch node.op {
    case .constant: return plan.constants[Int(node.a)]
    case .slot:
      let slot = Int(node.a)
      return slot < values.count ? values[slot] : .unknown(Unknown(slot))
    case .local: return locals[Int(node.a)]
    case .not: return negation(number, node)
    case .and: return connective(number, node, decides: false)
    case .or: return connective(number, node, decides: true)
    case .conditional: return conditional(number, node)
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: return relation(number, node)
    case .inside: return inside(number, node)
    case .select, .has, .selectOptional, .hasOptional: return select(number, node)
    case .index, .indexOptional: return index(number, node)
    case .call: return call(number, node)
    case .list: return list(number, node)
    case .map: return map(number, node)
    case .message: return message(number, node)
    case .loop: return loop(number, node)
    case .bind:
      locals[Int(node.b)] = value(node.a)
      return value(node.c)
    case .optionalOr, .optionalOrValue: return alternative(number, node)
    case .notStrictlyFalse:
      if case .bool(false) = value(node.a) { return .bool(false) }
      return .bool(true)
    }
  }

  /// A fault gets the place of the node where it arose.
  func placed(_ value: Value, _ number: Int32) -> Value {
    guard case .error(let fault) = value else { return value }
    return .error(fault.at(plan.places[Int(number)].range))
  }

  func mismatch(_ name: String, _ number: Int32, _ arguments: Value...) -> Value {
    placed(noOverload(name, arguments), number)
  }

  /// Takes steps from the budget; a fault when it is spent.
  mutating func spend(_ steps: Int, _ number: Int32) -> Value? {
    budget -= steps
    guard budget < 0 else { return nil }
    return placed(.error(.costExceeded, "more than \(plan.costLimit) steps"), number)
  }

  /// Takes steps for looking at so much, sixteen at a step.
  @inline(__always)
  mutating func spend(weighing weight: Int, _ number: Int32) -> Value? {
    weight < 16 ? nil : spend(weight >> 4, number)
  }

  // MARK: Logic

  @inline(never)
  private mutating func negation(_ number: Int32, _ node: Node) -> Value {
    let operand = value(node.a)
    switch operand {
    case .bool(let bool): return .bool(!bool)
    case .unknown, .error: return operand
    default: return mismatch("!_", number, operand)
    }
  }

  @inline(never)
  private mutating func connective(_ number: Int32, _ node: Node, decides: Bool) -> Value {
    var lack: Unknown?
    var fault: Value?
    for place in Int(node.a)..<Int(node.a + node.b) {
      let term = value(plan.operands[place])
      switch term {
      case .bool(let bool):
        if bool == decides { return term }
      case .unknown(let unknown): lack = lack?.union(unknown) ?? unknown
      case .error: fault = fault ?? term
      default: fault = fault ?? mismatch(decides ? "_||_" : "_&&_", number, term)
      }
    }
    if let lack { return .unknown(lack) }
    return fault ?? .bool(!decides)
  }

  @inline(never)
  private mutating func conditional(_ number: Int32, _ node: Node) -> Value {
    let condition = value(node.a)
    switch condition {
    case .bool(let bool): return value(bool ? node.b : node.c)
    case .error: return condition
    case .unknown(let lack):
      // Sound only if the condition cannot turn out to be a fault.
      let test = plan.nodes[Int(node.a)]
      guard test.cannotFail, test.isLogical else { return condition }
      let yes = value(node.b)
      let no = value(node.c)
      if yes.isSameScalar(as: no) { return yes }
      var all = lack
      if case .unknown(let more) = yes { all.formUnion(more) }
      if case .unknown(let more) = no { all.formUnion(more) }
      return .unknown(all)
    default: return mismatch("_?_:_", number, condition)
    }
  }

  // MARK: Relations

  @inline(never)
  private mutating func relation(_ number: Int32, _ node: Node) -> Value {
    let left = value(node.a)
    if left.isError { return left }
    let right = value(node.b)
    if right.isError { return right }
    if let fault = spend(weighing: min(left.weight, right.weight), number) { return fault }
    switch node.op {
    case .equal: return equality(left, right).value
    case .notEqual: return (!equality(left, right)).value
    default: break
    }
    switch (left, right) {
    case (.unknown(let x), .unknown(let y)): return .unknown(x.union(y))
    case (.unknown, _): return left
    case (_, .unknown): return right
    default: break
    }
    guard let bool = Order.holds(node.op, left, right, plan.ordered) else {
      return mismatch("comparison", number, left, right)
    }
    return .bool(bool)
  }

  @inline(never)
  private mutating func inside(_ number: Int32, _ node: Node) -> Value {
    let element = value(node.a)
    if element.isError { return element }
    let container = value(node.b)
    switch container {
    case .list(let list):
      guard case .unknown(let lack) = element else {
        if list.contents.index == nil, let fault = spend(weighing: list.contents.weight >> 2, number) { return fault }
        return membership(of: element, in: list).value
      }
      // Nothing is in an empty list, provided that the element cannot turn out to be a fault.
      if list.isComplete, list.elements.isEmpty, plan.nodes[Int(node.a)].cannotFail { return .bool(false) }
      return .unknown(list.isComplete ? lack : lack.union(list.missing))
    case .map(let map):
      // (As long as the unknown cannot turn out to be a fault, or a value that is no key.)
      if case .unknown = element, map.isComplete, map.count == 0, node.cannotFail {
        return .bool(false)
      }
      guard Self.mayBeKey(element) else { return mismatch("@in", number, element, container) }
      return membership(of: element, in: map).value
    case .unknown(let lack):
      if case .unknown(let more) = element { return .unknown(lack.union(more)) }
      return container
    case .error: return container
    default: return mismatch("@in", number, element, container)
    }
  }
  /// Whether `in` looks for such a value among the keys of a map; lists, times and the rest it refuses, as Google's C++.
  private static func mayBeKey(_ value: Value) -> Bool {
    switch value {
    case .bool, .int, .uint, .double, .string, .unknown: true
    default: false
    }
  }
}
