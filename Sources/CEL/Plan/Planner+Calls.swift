extension Planner {
  mutating func call(_ expr: Expr) -> Int32 {
    guard case .call(let name, let target, let arguments) = expr.kind else { return 0 }
    if target == nil, let number = operation(name, arguments, expr) { return number }
    if checked == nil, let target, let prefix = qualified(target),
      let full = declarations.functionNamed(prefix + "." + name)
    {
      return function(full, isMember: false, arguments, expr)
    }
    if let target, arguments.count == 1, name == "or" || name == "orValue",
      declarations.libraries.contains(.optionals), declarations.functions[name] == nil
    {
      let below = [visit(target), visit(arguments[0])]
      return add(
        Node(op: name == "or" ? .optionalOr : .optionalOrValue, a: below[0], b: below[1]), expr, below)
    }
    if let target { return function(name, isMember: true, [target] + arguments, expr) }
    let full = checked == nil && !name.hasPrefix("_") && !name.hasPrefix("@") ? declarations.functionNamed(name) : name
    return function(full ?? name, isMember: false, arguments, expr)
  }

  private func qualified(_ expr: Expr) -> String? {
    switch expr.kind {
    case .ident(let name): name
    case .select(let operand, let field, false, false): qualified(operand).map { $0 + "." + field }
    default: nil
    }
  }

  // MARK: Operators

  private mutating func operation(_ name: String, _ arguments: [Expr], _ expr: Expr) -> Int32? {
    switch (name, arguments.count) {
    case ("_&&_", 2), ("_||_", 2): return connective(name, expr)
    case ("!_", 1):
      let below = visit(arguments[0])
      let node = nodes[Int(below)]
      return add(Node(op: .not, cannotFail: node.cannotFail && node.isLogical, a: below), expr, [below])
    case ("_?_:_", 3): return conditional(arguments, expr)
    case ("@not_strictly_false", 1):
      let below = visit(arguments[0])
      return add(Node(op: .notStrictlyFalse, cannotFail: true, a: below), expr, [below])
    case ("_==_", 2): return relation(.equal, name, arguments, expr)
    case ("_!=_", 2): return relation(.notEqual, name, arguments, expr)
    case ("_<_", 2): return relation(.less, name, arguments, expr)
    case ("_<=_", 2): return relation(.lessEqual, name, arguments, expr)
    case ("_>_", 2): return relation(.greater, name, arguments, expr)
    case ("_>=_", 2): return relation(.greaterEqual, name, arguments, expr)
    case ("@in", 2): return inside(arguments, expr)
    case ("_[_]", 2), ("_[?_]", 2):
      guard declarations.functions[name] == nil else { return nil }
      let below = visitAll(arguments)
      let op: Node.Op = name == "_[_]" ? .index : .indexOptional
      return add(Node(op: op, a: below[0], b: below[1]), expr, below)
    default: return nil
    }
  }

  /// A chain of one connective becomes one node; constants that do not matter are dropped.
  @inline(never)
  private mutating func connective(_ name: String, _ expr: Expr) -> Int32 {
    var terms: [Expr] = []
    gather(name, expr, &terms)
    let isAnd = name == "_&&_"
    var below: [Int32] = []
    for term in terms {
      let number = visit(term)
      if optimises, nodes[Int(number)].op == .constant, case .bool(let bool) = constants[Int(nodes[Int(number)].a)] {
        // False decides a conjunction even beside faults and unknowns, and true a disjunction.
        if bool != isAnd { return constant(.bool(!isAnd), expr) }
        continue
      }
      below.append(number)
    }
    if below.isEmpty { return constant(.bool(isAnd), expr) }
    if below.count == 1, nodes[Int(below[0])].isLogical { return below[0] }
    let start = keep(below)
    let cannotFail = below.allSatisfy { nodes[Int($0)].cannotFail && nodes[Int($0)].isLogical }
    return add(
      Node(op: isAnd ? .and : .or, cannotFail: cannotFail, a: start, b: Int32(below.count)), expr, below)
  }

  private func gather(_ name: String, _ expr: Expr, _ terms: inout [Expr]) {
    if case .call(name, nil, let arguments) = expr.kind, arguments.count == 2 {
      gather(name, arguments[0], &terms)
      gather(name, arguments[1], &terms)
    } else {
      terms.append(expr)
    }
  }

  @inline(never)
  private mutating func conditional(_ arguments: [Expr], _ expr: Expr) -> Int32 {
    let condition = visit(arguments[0])
    if optimises, nodes[Int(condition)].op == .constant, case .bool(let bool) = constants[Int(nodes[Int(condition)].a)]
    {
      return visit(arguments[bool ? 1 : 2])
    }
    let yes = visit(arguments[1])
    let no = visit(arguments[2])
    let node = nodes[Int(condition)]
    return add(
      Node(
        op: .conditional, cannotFail: node.cannotFail && node.isLogical && cannotFail(yes) && cannotFail(no),
        a: condition, b: yes, c: no), expr, [condition, yes, no])
  }

  private mutating func relation(_ op: Node.Op, _ name: String, _ arguments: [Expr], _ expr: Expr) -> Int32? {
    if usesOwn(name, expr) { return nil }
    return related(op, arguments, visitAll(arguments), expr)
  }

  @inline(never)
  private mutating func related(_ op: Node.Op, _ arguments: [Expr], _ below: [Int32], _ expr: Expr) -> Int32 {
    var cannotFail = below.allSatisfy { self.cannotFail($0) }
    if op != .equal, op != .notEqual {
      // Only values of types that are known to be ordered never fail to compare.
      cannotFail = cannotFail && arguments.allSatisfy { isScalar(type($0)) }
    }
    // c tells the fast path that opaque values may be compared here.
    let isOpaque = op == .equal || op == .notEqual || arguments.allSatisfy { isOrdered(type($0)) }
    return add(
      Node(op: op, cannotFail: cannotFail, a: below[0], b: below[1], c: isOpaque ? 1 : 0), expr, below)
  }

  private func isOrdered(_ type: ValueType) -> Bool {
    if case .scalar(let opaque) = type { opaque.isOrdered } else { false }
  }

  private func isScalar(_ type: ValueType) -> Bool {
    switch type {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .scalar: true
    default: false
    }
  }

  /// Whether an embedder's overload of an operator may serve this call.
  @inline(never)
  private func usesOwn(_ name: String, _ expr: Expr) -> Bool {
    guard let own = declarations.functions[name] else { return false }
    guard let ids = checked?.overloads[expr.id] else { return true }
    return own.contains { ids.contains($0.id) }
  }

  private mutating func inside(_ arguments: [Expr], _ expr: Expr) -> Int32? {
    if usesOwn("@in", expr) { return nil }
    return contained(arguments, visitAll(arguments), expr)
  }

  @inline(never)
  private mutating func contained(_ arguments: [Expr], _ below: [Int32], _ expr: Expr) -> Int32 {
    var cannotFail = below.allSatisfy { self.cannotFail($0) }
    switch (type(arguments[1]), type(arguments[0])) {
    case (.list, _), (.map, .bool), (.map, .int), (.map, .uint), (.map, .double), (.map, .string): break
    default: cannotFail = false
    }
    let list = nodes[Int(below[1])]
    if optimises, list.op == .constant, case .list(let constant) = constants[Int(list.a)],
      let cells = Cell.all(of: constant.elements), !cells.isEmpty
    {
      // The elements follow as nodes of their own, which nothing else refers to.
      nodes[Int(below[1])].cell.x = UInt64(nodes.count)
      nodes[Int(below[1])].cell.y = UInt64(cells.count)
      for cell in cells {
        nodes.append(Node(op: .constant, a: list.a, cell: cell))
        places.append(places[Int(below[1])])
        reads.append((slot: false, local: Int32.max))
      }
    }
    if optimises, list.op == .constant, case .list(let constant) = constants[Int(list.a)],
      constant.isComplete, constant.elements.count > 8, let index = MembershipIndex(constant.elements)
    {
      // Up to eight elements, comparing is as fast as hashing.
      constants[Int(list.a)] = .list(
        List(
          contents: List.Contents(
            elements: constant.elements, isComplete: true, missing: Unknown(), index: index)))
    }
    return add(Node(op: .inside, cannotFail: cannotFail, a: below[0], b: below[1]), expr, below)
  }

  // MARK: Functions

  private mutating func function(_ name: String, isMember: Bool, _ arguments: [Expr], _ expr: Expr) -> Int32 {
    if let missing = unresolved(name, isMember: isMember, arguments, expr) { return missing }
    let below = visitAll(arguments)
    return called(name, isMember: isMember, arguments, below, expr)
  }

  /// Plans several expressions. (Apart, like the other helpers that are never inlined, so that the functions on
  /// the stack at every level stay small.)
  @inline(never)
  mutating func visitAll(_ exprs: [Expr]) -> [Int32] {
    var numbers: [Int32] = []
    for expr in exprs { numbers.append(visit(expr)) }
    return numbers
  }

  /// A fault, if there is no such function.
  @inline(never)
  private mutating func unresolved(_ name: String, isMember: Bool, _ arguments: [Expr], _ expr: Expr) -> Int32? {
    let library = declarations.libraryFunction(name)
    guard library != nil || declarations.functions[name] != nil else {
      return fault(.noSuchOverload, "the unknown function '\(name)'", expr)
    }
    guard site(name, library, isMember: isMember, count: arguments.count, expr) == nil else { return nil }
    return fault(.noSuchOverload, "\(name) with \(arguments.count) arguments", expr)
  }

  @inline(never)
  private mutating func called(
    _ name: String, isMember: Bool, _ arguments: [Expr], _ below: [Int32], _ expr: Expr
  ) -> Int32 {
    let library = declarations.libraryFunction(name)
    guard let site = site(name, library, isMember: isMember, count: arguments.count, expr) else { return 0 }
    let start = keep(below)
    sites.append(name == "matches" && site.metered != nil ? prepared(site, below[1]) : site)
    let isTotal = name == "size" && checked != nil && library != nil && type(arguments[0]) != .dyn
    return add(
      Node(
        op: .call, cannotFail: isTotal && cannotFail(below[0]), a: Int32(sites.count - 1), b: start,
        c: Int32(below.count)), expr, below)
  }

  /// `matches` with a constant pattern that is well formed reads the pattern once.
  private mutating func prepared(_ site: PlanContents.Site, _ pattern: Int32) -> PlanContents.Site {
    var site = site
    let node = nodes[Int(pattern)]
    guard foldBudget > 0, node.op == .constant, case .string(let text) = constants[Int(node.a)] else { return site }
    foldBudget -= Regex.steps(toRead: text)
    guard let regex = try? Regex(text) else { return site }
    foldBudget -= regex.steps * 16
    site.metered = { value, pattern, steps in
      guard case .string(let string) = value else { return noOverload("matches", value, pattern) }
      return Texts.matches(string, regex, &steps)
    }
    return site
  }

  @inline(never)
  private func site(
    _ name: String, _ library: LibraryFunction?, isMember: Bool, count: Int, _ expr: Expr
  ) -> PlanContents.Site? {
    func fits(_ overload: Overload) -> Bool { overload.isMember == isMember && overload.params.count == count }
    let serving = library.flatMap { $0.overloads.contains(where: fits) ? $0 : nil }
    let fallback = serving.flatMap { body($0, count) }
    var own = (declarations.functions[name] ?? []).filter(fits)
    if let ids = checked?.overloads[expr.id] { own = own.filter { ids.contains($0.id) } }
    if own.isEmpty {
      guard let serving, let fallback else { return nil }
      var metered: LibraryFunction.Metered?
      if case .metered(let function) = serving.body { metered = function }
      return PlanContents.Site(implementation: fallback, toleratesLack: serving.toleratesLack, metered: metered)
    }
    let isSettled = checked.map { $0.overloads[expr.id]?.count == 1 } ?? false
    if isSettled, let implementation = own[0].implementation, own[0].params.allSatisfy({ $0 != .dyn }) {
      return PlanContents.Site(implementation: implementation, toleratesLack: false)
    }
    return PlanContents.Site(
      implementation: Dispatch.among(own, name: name, otherwise: fallback), toleratesLack: false)
  }

  private func body(_ function: LibraryFunction, _ count: Int) -> Implementation? {
    switch function.body {
    case .pure(let implementation): return implementation
    case .byCount(let implementations): return implementations[count]
    case .metered(let function):
      return .binary {
        var steps = Int.max
        return function($0, $1, &steps)
      }
    case .zoned(let get):
      let zones = declarations.zones
      return count == 1 ? .unary { get(zones, $0, nil) } : .binary { get(zones, $0, $1) }
    case .builtin:
      // Of the built-in functions only `type` gets here.
      let types = declarations.opaqueTypes
      return count == 1 ? .unary { .type($0.typeOf(types)) } : nil
    }
  }
}
