/// Turns a tree into a plan: names become slots, constants are folded, macros become loops.
struct Planner {
  let declarations: Declarations
  /// Nil for an expression that was only parsed.
  let checked: CheckedExpr?
  /// Whether constants are folded and constant lists indexed; off only to test that it makes no difference.
  let optimises: Bool

  var nodes: [Node] = []
  var operands: [Int32] = []
  var constants: [Value] = []
  var sites: [PlanContents.Site] = []
  var loops: [Loop] = []
  var messages: [PlanContents.Message] = []
  var optionals: [[Bool]] = []
  var places: [(id: Int, range: Range<Int>)] = []
  /// Of each node: whether it reads a variable, and the lowest macro variable it reads.
  var reads: [(slot: Bool, local: Int32)] = []
  var scope: [(name: String, local: Int32, cannotFail: Bool)] = []
  var localCount: Int32 = 0
  /// The steps that may still go into folding and into reading patterns beforehand: a plan is made in short time, too.
  var foldBudget = 2_000_000

  init(_ declarations: Declarations, _ checked: CheckedExpr?, optimises: Bool) {
    self.declarations = declarations
    self.checked = checked
    self.optimises = optimises
  }

  mutating func finish(_ expr: Expr) -> PlanContents {
    guard expr.height <= declarations.limits.depth else {
      let root = fault(.unsupported, "nesting of \(expr.height) levels, at most \(declarations.limits.depth)", expr)
      return contents(root, cost: declarations.limits.cost)
    }
    let root = visit(expr)
    return contents(root, cost: declarations.limits.cost)
  }

  func contents(_ root: Int32, cost: Int) -> PlanContents {
    PlanContents(
      nodes: nodes, operands: operands, constants: constants, sites: sites, loops: loops,
      messages: messages, optionals: optionals, places: places, root: root,
      localCount: Int(localCount), costLimit: cost,
      ordered: declarations.opaqueTypes.filter(\.isOrdered).map(\.id))
  }

  // MARK: Nodes

  /// Adds a node; folds it if all it needs is constant.
  mutating func add(_ node: Node, _ expr: Expr, _ below: [Int32]) -> Int32 {
    let read = below.reduce((slot: false, local: Int32.max)) {
      ($0.slot || reads[Int($1)].slot, min($0.local, reads[Int($1)].local))
    }
    return add(node, expr, read)
  }

  @inline(never)
  mutating func add(_ node: Node, _ expr: Expr, _ read: (slot: Bool, local: Int32)) -> Int32 {
    var node = node
    node.isLogical = isLogical(node, expr)
    nodes.append(node)
    places.append((expr.id, expr.range))
    reads.append(read)
    let number = Int32(nodes.count - 1)
    guard optimises, node.op != .constant, !read.slot, read.local == Int32.max else { return number }
    return folded(number)
  }

  /// The constant that a node comes to, in its place. What costs more than a little stays as it is.
  @inline(never)
  private mutating func folded(_ number: Int32) -> Int32 {
    guard foldBudget > 0 else { return number }
    let (value, steps) = evaluated(number)
    foldBudget -= steps + 1
    if case .error(let fault) = value, fault.kind == .costExceeded { return number }
    if case .unknown = value { return number }
    constants.append(value)
    var node = Node(op: .constant, cannotFail: !value.isError, a: Int32(constants.count - 1), cell: Cell(value))
    if case .bool = value { node.isLogical = true }
    nodes[Int(number)] = node
    return number
  }

  /// What a node comes to, and the steps that took. (Apart, so that the tables have one owner again when it is done:
  /// else the next change would copy them all.)
  @inline(never)
  private func evaluated(_ number: Int32) -> (Value, Int) {
    let limit = 10_000
    var machine = Machine(contents(number, cost: limit), [])
    let value = machine.value(number)
    return (value, limit - machine.budget)
  }

  private func isLogical(_ node: Node, _ expr: Expr) -> Bool {
    switch node.op {
    case .not, .and, .or, .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .inside, .has, .hasOptional:
      return true
    case .constant:
      if case .bool = constants[Int(node.a)] { return true }
      return false
    default: return type(expr) == .bool
    }
  }

  mutating func constant(_ value: Value, _ expr: Expr) -> Int32 {
    constants.append(value)
    return add(
      Node(op: .constant, cannotFail: !value.isError, a: Int32(constants.count - 1), cell: Cell(value)), expr,
      (slot: false, local: Int32.max))
  }

  mutating func fault(_ kind: Fault.Kind, _ detail: String, _ expr: Expr) -> Int32 {
    constant(.error(Fault(kind, detail).at(expr.focus)), expr)
  }

  mutating func keep(_ numbers: [Int32]) -> Int32 {
    operands.append(contentsOf: numbers)
    return Int32(operands.count - numbers.count)
  }

  /// The type the checker found; `dyn` for an expression that was only parsed.
  func type(_ expr: Expr) -> ValueType { checked?.types[expr.id] ?? .dyn }

  func cannotFail(_ number: Int32) -> Bool { nodes[Int(number)].cannotFail }

  // MARK: Expressions

  mutating func visit(_ expr: Expr) -> Int32 {
    switch expr.kind {
    case .literal(let value): return constant(value, expr)
    case .ident(let name): return identifier(name, expr)
    case .select: return select(expr)
    case .call: return call(expr)
    case .list: return list(expr)
    case .map: return map(expr)
    case .message: return message(expr)
    case .comprehension: return comprehension(expr)
    }
  }

  @inline(never)
  private mutating func identifier(_ name: String, _ expr: Expr) -> Int32 {
    if let checked {
      switch checked.references[expr.id] {
      case .variable(let slot)?: return variable(slot, expr)
      case .constant(let type)?: return constant(.type(type), expr)
      case .local?, nil: break
      }
    }
    if let local = scope.last(where: { $0.name == name }) {
      return add(
        Node(op: .local, cannotFail: local.cannotFail, a: local.local), expr,
        (slot: false, local: local.local))
    }
    if let found = declarations.lookUp(name) { return global(found.reference, expr) }
    return fault(.undeclared, "'\(name)'", expr)
  }

  private mutating func global(_ reference: CheckedExpr.Reference, _ expr: Expr) -> Int32 {
    switch reference {
    case .variable(let slot): variable(slot, expr)
    case .constant(let type): constant(.type(type), expr)
    case .local(let name): fault(.undeclared, "'\(name)'", expr)
    }
  }

  private mutating func variable(_ slot: Int, _ expr: Expr) -> Int32 {
    add(Node(op: .slot, cannotFail: true, a: Int32(slot)), expr, (slot: true, local: Int32.max))
  }

  @inline(never)
  private mutating func select(_ expr: Expr) -> Int32 {
    guard case .select(let operand, let field, let testOnly, let optional) = expr.kind else { return 0 }
    if checked == nil, !testOnly, !optional, let number = qualified(expr) { return number }
    let below = visit(operand)
    return selected(operand, field, testOnly, optional, below, expr)
  }

  /// The variable that a chain of selections names, for expressions that were only parsed.
  @inline(never)
  private mutating func qualified(_ expr: Expr) -> Int32? {
    guard let name = globalName(expr) else { return nil }
    if let found = declarations.lookUp(name) { return global(found.reference, expr) }
    return WellKnown.enumeration(declarations.candidates(name)).map { constant($0.value, expr) }
  }

  @inline(never)
  private mutating func selected(
    _ operand: Expr, _ field: String, _ testOnly: Bool, _ optional: Bool, _ below: Int32, _ expr: Expr
  ) -> Int32 {
    constants.append(.string(field))
    let op: Node.Op =
      testOnly ? (optional ? .hasOptional : .has) : (optional ? .selectOptional : .select)
    var isMap = false
    if case .map = type(operand) { isMap = true }
    return add(
      Node(
        op: op, cannotFail: isMap && cannotFail(below) && op != .select, a: below,
        b: Int32(constants.count - 1)), expr, [below])
  }

  /// The dotted name that a chain spells, unless it begins with a macro's variable.
  private func globalName(_ expr: Expr) -> String? {
    switch expr.kind {
    case .ident(let name): scope.contains { $0.name == name } ? nil : name
    case .select(let operand, let field, false, false): globalName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  @inline(never)
  private mutating func list(_ expr: Expr) -> Int32 {
    guard case .list(let elements) = expr.kind else { return 0 }
    let below = visitAll(elements.map(\.value))
    let start = keep(below)
    let choice = choice(elements.map(\.isOptional))
    let cannotFail = choice < 0 && below.allSatisfy { self.cannotFail($0) }
    return add(
      Node(op: .list, cannotFail: cannotFail, a: start, b: Int32(below.count), c: choice), expr, below)
  }

  @inline(never)
  private mutating func map(_ expr: Expr) -> Int32 {
    guard case .map(let entries) = expr.kind else { return 0 }
    let below = visitAll(entries.flatMap { [$0.key, $0.value] })
    let start = keep(below)
    let choice = choice(entries.map(\.isOptional))
    return add(
      Node(op: .map, cannotFail: entries.isEmpty, a: start, b: Int32(entries.count), c: choice), expr, below)
  }

  private mutating func choice(_ flags: [Bool]) -> Int32 {
    guard flags.contains(true) else { return -1 }
    optionals.append(flags)
    return Int32(optionals.count - 1)
  }

  @inline(never)
  private mutating func message(_ expr: Expr) -> Int32 {
    guard case .message(let name, let fields) = expr.kind else { return 0 }
    guard let known = WellKnown.find(checked == nil ? declarations.candidates(name) : [name]) else {
      return fault(.unsupported, "messages such as '\(name)'", expr)
    }
    let below = visitAll(fields.map(\.value))
    let start = keep(below)
    messages.append(
      PlanContents.Message(type: known, fields: fields.map { (name: $0.name, isOptional: $0.isOptional) }))
    return add(
      Node(op: .message, a: Int32(messages.count - 1), b: start, c: Int32(below.count)), expr, below)
  }
}
