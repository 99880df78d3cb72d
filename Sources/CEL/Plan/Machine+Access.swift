extension Machine {
  @inline(never)
  mutating func select(_ number: Int32, _ node: Node) -> Value {
    let operand = value(node.a)
    guard case .string(let name) = plan.constants[Int(node.b)] else { return operand }
    // The common case, without copies: a field that a map has.
    if node.op == .select, case .map(let map) = operand, let found = Self.entry(name, map.contents) {
      return found.isError ? placed(found, number) : found
    }
    switch operand {
    case .error, .unknown: return operand
    default: break
    }
    let isTest = node.op == .has || node.op == .hasOptional
    let asksOptional = node.op == .selectOptional || node.op == .hasOptional
    var container = operand
    var isOptional = asksOptional
    if case .optional(let optional) = operand {
      isOptional = true
      guard let inner = optional.value else { return isTest ? .bool(false) : operand }
      container = inner
    }
    guard let found = Containers.field(name, of: container) else {
      if isTest { return .bool(false) }
      return isOptional ? .optional(.none) : placed(.error(.noSuchKey, Quoting.quote(name)), number)
    }
    switch found {
    case .error: return placed(found, number)
    case .unknown: return found
    default: break
    }
    if isTest { return .bool(true) }
    return isOptional ? .optional(OptionalValue(found)) : found
  }

  /// The value at a string key. Among few entries, looking at each costs less than hashing.
  @inline(__always)
  private static func entry(_ name: String, _ map: borrowing Map.Contents) -> Value? {
    guard map.entries.count <= 8 else {
      return map.positions[.string(ExactText.Key(name))].map { map.entries[$0].value }
    }
    for place in map.entries.indices {
      if case .string(let key) = map.entries[place].key, ExactText.same(key, name) { return map.entries[place].value }
    }
    return nil
  }

  @inline(never)
  mutating func index(_ number: Int32, _ node: Node) -> Value {
    let operand = value(node.a)
    if operand.isError { return operand }
    let key = value(node.b)
    if key.isError { return key }
    switch (operand, key) {
    case (.unknown(let x), .unknown(let y)): return .unknown(x.union(y))
    case (.unknown, _): return operand
    case (_, .unknown): return key
    default: break
    }
    var container = operand
    var isOptional = node.op == .indexOptional
    if case .optional(let optional) = operand {
      isOptional = true
      guard let inner = optional.value else { return operand }
      container = inner
    }
    guard let found = Containers.element(of: container, at: key) else {
      return isOptional ? .optional(.none) : placed(Containers.missing(key, in: container), number)
    }
    switch found {
    case .error: return placed(found, number)
    case .unknown: return found
    default: return isOptional ? .optional(OptionalValue(found)) : found
    }
  }

  @inline(never)
  mutating func alternative(_ number: Int32, _ node: Node) -> Value {
    let first = value(node.a)
    switch first {
    case .error, .unknown: return first
    case .optional(let optional):
      guard let inner = optional.value else { break }
      return node.op == .optionalOr ? first : inner
    default: return mismatch(node.op == .optionalOr ? "or" : "orValue", number, first)
    }
    let second = value(node.b)
    if node.op == .optionalOr {
      switch second {
      case .optional, .error, .unknown: break
      default: return mismatch("or", number, first, second)
      }
    }
    return second
  }

  // MARK: Calls

  @inline(never)
  mutating func call(_ number: Int32, _ node: Node) -> Value {
    let site = plan.sites[Int(node.a)]
    var lack = Unknown()
    var weight = 0
    if node.c == 1, case .unary(let function) = site.implementation {
      let only = value(plan.operands[Int(node.b)])
      if note(only, site, &lack, &weight) { return only }
      guard lack.isEmpty else { return .unknown(lack) }
      return spend(weighing: weight, number) ?? finished(function(only), number)
    }
    if node.c == 2, case .binary(let function) = site.implementation {
      let first = value(plan.operands[Int(node.b)])
      if note(first, site, &lack, &weight) { return first }
      let second = value(plan.operands[Int(node.b) + 1])
      if note(second, site, &lack, &weight) { return second }
      guard lack.isEmpty else { return .unknown(lack) }
      if let fault = spend(weighing: weight, number) { return fault }
      guard let metered = site.metered else { return finished(function(first, second), number) }
      let result = metered(first, second, &budget)
      return finished(result, number)
    }
    var arguments: [Value] = []
    arguments.reserveCapacity(Int(node.c))
    for place in Int(node.b)..<Int(node.b + node.c) {
      let argument = value(plan.operands[place])
      if note(argument, site, &lack, &weight) { return argument }
      arguments.append(argument)
    }
    guard lack.isEmpty else { return .unknown(lack) }
    return spend(weighing: weight, number) ?? finished(site.implementation(arguments), number)
  }

  /// Whether an argument is a fault; adds what it lacks, and what it takes to look at it.
  private func note(
    _ argument: Value, _ site: PlanContents.Site, _ lack: inout Unknown, _ weight: inout Int
  ) -> Bool {
    switch argument {
    case .error: return true
    case .unknown(let unknown): lack.formUnion(unknown)
    case .list, .map, .optional:
      // Functions that do not mind what is inside do not look at it.
      guard !site.toleratesLack else { break }
      if let within = argument.lackWithin { lack.formUnion(within) }
      weight += argument.weight
    case .string, .bytes: weight += argument.weight
    default: break
    }
    return false
  }

  /// Counts the call and what it made against the budget.
  @inline(never)
  private mutating func finished(_ result: Value, _ number: Int32) -> Value {
    let size: Int
    switch result {
    case .string(let string): size = string.utf8.count / 64
    case .bytes(let bytes): size = bytes.count / 64
    case .list(let list): size = list.elements.count
    case .map(let map): size = map.count
    case .error: return placed(result, number)
    default: size = 0
    }
    return spend(size + 1, number) ?? result
  }

  // MARK: Literals

  @inline(never)
  mutating func list(_ number: Int32, _ node: Node) -> Value {
    var elements: [Value] = []
    elements.reserveCapacity(Int(node.b))
    var missing: Unknown?
    var whole: Unknown?
    for offset in 0..<Int(node.b) {
      let operand = plan.operands[Int(node.a) + offset]
      let element = value(operand)
      let isOptional = node.c >= 0 && plan.optionals[Int(node.c)][offset]
      switch element {
      case .error: return element
      case .unknown(let unknown):
        // What may yet be a fault makes the whole list one; what may be absent leaves it open.
        if !plan.nodes[Int(operand)].cannotFail {
          whole = whole?.union(unknown) ?? unknown
        } else if isOptional {
          missing = missing?.union(unknown) ?? unknown
        } else {
          elements.append(element)
        }
      case .optional(let optional) where isOptional:
        if let inner = optional.value { elements.append(inner) }
      default:
        if isOptional { return mismatch("[?_]", number, element) }
        elements.append(element)
      }
    }
    if let whole { return .unknown(whole) }
    return .list(List(made: elements, missing: missing))
  }

  @inline(never)
  mutating func map(_ number: Int32, _ node: Node) -> Value {
    var builder = MapBuilder()
    var whole: Unknown?
    for offset in 0..<Int(node.b) {
      let key = value(plan.operands[Int(node.a) + 2 * offset])
      if key.isError { return key }
      let operand = plan.operands[Int(node.a) + 2 * offset + 1]
      var element = value(operand)
      let isOptional = node.c >= 0 && plan.optionals[Int(node.c)][offset]
      if element.isError { return element }
      if case .unknown(let unknown) = key {
        whole = whole?.union(unknown) ?? unknown
        continue
      }
      if case .unknown(let unknown) = element, isOptional || !plan.nodes[Int(operand)].cannotFail {
        whole = whole?.union(unknown) ?? unknown
      }
      if isOptional, !element.isUnknown {
        guard case .optional(let optional) = element else { return mismatch("{?_}", number, element) }
        guard let inner = optional.value else {
          // What is left out has a key all the same.
          if let fault = MapBuilder.refusal(of: key) { return placed(.error(fault), number) }
          continue
        }
        element = inner
      }
      if let fault = builder.insert(key, element) { return placed(.error(fault), number) }
    }
    return whole.map(Value.unknown) ?? .map(builder.map)
  }

  @inline(never)
  mutating func message(_ number: Int32, _ node: Node) -> Value {
    let message = plan.messages[Int(node.a)]
    var fields: [String: Value] = [:]
    var lack = Unknown()
    for (offset, field) in message.fields.enumerated() {
      let given = value(plan.operands[Int(node.b) + offset])
      if given.isError { return given }
      if let within = given.lackWithin {
        lack.formUnion(within)
      } else if field.isOptional {
        guard case .optional(let optional) = given else { return mismatch("{?_}", number, given) }
        if let inner = optional.value { fields[field.name] = inner }
      } else {
        fields[field.name] = given
      }
    }
    return lack.isEmpty ? placed(message.type.value(fields), number) : .unknown(lack)
  }
}
