/// An expression made ready to be evaluated often.
///
/// Names are resolved to slots, constants folded, macros turned into loops. A plan is immutable and may be
/// used from many threads.
///
/// ## Faults and unknowns
///
/// - `&&` and `||` are commutative: a side that decides wins over an unknown, an unknown over a fault.
///   `all` and `exists` likewise over their elements.
/// - Any other operation with a faulty operand is that fault, even beside an unknown: no knowledge would cure it.
///   Else, with an unknown operand, it is unknown for want of all that its operands lack.
/// - `c ? a : b` with c unknown is unknown, unless a and b come to the same known scalar and c cannot fail.
/// - Lists and maps keep unknown elements in their places, as long as these cannot turn out to be faults.
public struct Plan: Sendable {
  let contents: PlanContents
  // The tables of `contents` that the fast path reads, held here too so that reading them counts no reference.
  private let nodes: [Node]
  private let operands: [Int32]
  private let root: Int32
  private let speed: PlanContents.Speed

  /// Plans a checked expression. `optimises: false` leaves out folding and indexing; the meaning is the same,
  /// but for unknowns: what is folded cannot fail any more, so a result may be known that else is not.
  public init(_ checked: CheckedExpr, optimises: Bool = true) {
    var planner = Planner(checked.declarations, checked, optimises: optimises)
    self.init(planner.finish(checked.expr))
  }

  /// Plans an expression that was only parsed: types are told apart at evaluation, and names that are not
  /// declared are faults there.
  public init(unchecked expr: Expr, in declarations: Declarations, optimises: Bool = true) {
    var planner = Planner(declarations, nil, optimises: optimises)
    self.init(planner.finish(expr))
  }

  private init(_ contents: PlanContents) {
    self.contents = contents
    nodes = contents.nodes
    operands = contents.operands
    root = contents.root
    speed = contents.speed
  }

  /// The value for these variables. Never traps; what goes wrong is an `.error`.
  public func evaluate(_ activation: borrowing Activation) -> Value {
    switch speed {
    case .fast:
      var none = NoHelp()
      let fast = FastPath.truth(
        root, nodes.span, operands.span, activation.cells.span, activation.runs.cells.span, &none)
      if let value = fast.value { return value }
    case .mixed:
      var machine = Machine(contents, activation.values)
      let fast = FastPath.truth(
        root, nodes.span, operands.span, activation.cells.span, activation.runs.cells.span, &machine)
      if let value = fast.value { return value }
    case .slow: break
    }
    return evaluateSlowly(activation.values)
  }

  /// The value for variables that stay in one place.
  package func evaluate(_ values: PlacedActivation) -> Value {
    fast(values).value ?? evaluateSlowly(values.values)
  }

  private func fast(_ values: PlacedActivation) -> Fast {
    switch speed {
    case .fast:
      var none = NoHelp()
      return values.words.truth(root, nodes.span, operands.span, &none)
    case .mixed:
      var machine = Machine(contents, values.values)
      return values.words.truth(root, nodes.span, operands.span, &machine)
    case .slow: return Fast(kind: 3)
    }
  }

  @inline(never)
  private func evaluateSlowly(_ values: [Value]) -> Value {
    var machine = Machine(contents, values)
    return machine.value(contents.root)
  }

  /// The value, with what each part came to. Costs ten to twenty times an evaluation, and allocates.
  public func explain(_ activation: borrowing Activation) -> (value: Value, trace: Trace) {
    var machine = Machine(contents, activation.values)
    machine.isRecording = true
    let value = machine.value(contents.root)
    let place = contents.places[Int(contents.root)]
    return (value, machine.traces.last ?? Trace(id: place.id, range: place.range, value: value))
  }
}
