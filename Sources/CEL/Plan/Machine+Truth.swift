/// What a condition comes to on the fast path, in registers.
///
/// | kind | meaning |
/// |---|---|
/// | 0 | false |
/// | 1 | true |
/// | 2 | unknown, for want of the ids in `low` and `high` |
/// | 3 | something else: a fault, a value that is no bool, or an id of 128 and more; ask the slow path |
struct Fast {
  var kind: UInt8
  var low: UInt64 = 0
  var high: UInt64 = 0

  @inline(__always) init(kind: UInt8) { self.kind = kind }
  @inline(__always) init(_ bool: Bool) { kind = bool ? 1 : 0 }

  @inline(__always) init(_ unknown: Unknown) {
    kind = unknown.rest == nil ? 2 : 3
    low = unknown.low
    high = unknown.high
  }

  @inline(__always) init(_ cell: Cell) {
    switch cell.kind {
    case .bool: kind = UInt8(truncatingIfNeeded: cell.x)
    case .unknown:
      kind = 2
      low = cell.x
      high = cell.y
    default: kind = 3
    }
  }

  /// As a value; nil when the slow path must be asked.
  @inline(__always) var value: Value? {
    switch kind {
    case 0: .bool(false)
    case 1: .bool(true)
    case 2: .unknown(Unknown(low: low, high: high))
    default: nil
    }
  }

  /// What a value of the slow path is here.
  init(_ value: Value) { self.init(Cell(value)) }
}

/// The same meaning as `Machine`, for conditions: connectives over comparisons of variables and constants.
/// It allocates nothing and reads values as words. Whatever is out of the ordinary ends it with kind 3, and the
/// plan is evaluated anew on the slow path; functions are pure, so nothing is seen twice.
enum FastPath {
  /// What a condition comes to. `machine` serves the parts that are no conditions.
  static func truth(
    _ number: Int32, _ nodes: Span<Node>, _ operands: Span<Int32>, _ cells: Span<Cell>,
    _ runs: Span<Cell>, _ machine: inout some FastPathHelper
  ) -> Fast {
    // Fields are read one by one: copying whole nodes costs more than the work.
    let at = Int(number)
    let op = nodes[at].op
    switch op {
    case .and, .or:
      let decides: UInt8 = op == .or ? 1 : 0
      var result = Fast(kind: 1 - decides)
      let start = Int(nodes[at].a)
      for place in start..<start + Int(nodes[at].b) {
        let term = term(operands[place], nodes, operands, cells, runs, &machine)
        if term.kind == decides { return term }
        if term.kind >= 2 {
          // A fault does not end it here: what follows may decide. The slow path knows.
          if term.kind == 3 { return term }
          result.kind = 2
          result.low |= term.low
          result.high |= term.high
        }
      }
      return result
    case .conditional:
      let condition = truth(nodes[at].a, nodes, operands, cells, runs, &machine)
      guard condition.kind < 2 else { return Fast(kind: 3) }
      return truth(
        condition.kind == 1 ? nodes[at].b : nodes[at].c, nodes, operands, cells, runs, &machine)
    default: return term(number, nodes, operands, cells, runs, &machine)
    }
  }

  /// A condition that is most likely a variable, a comparison, or the negation of one: inlined, for a call with so many
  /// arguments costs as much as a comparison.
  @inline(__always)
  private static func term(
    _ number: Int32, _ nodes: Span<Node>, _ operands: Span<Int32>, _ cells: Span<Cell>,
    _ runs: Span<Cell>, _ machine: inout some FastPathHelper
  ) -> Fast {
    var number = number
    var negates = false
    while nodes[Int(number)].op == .not {
      number = nodes[Int(number)].a
      negates.toggle()
    }
    let at = Int(number)
    let op = nodes[at].op
    var result: Fast
    switch op {
    case .and, .or, .conditional: result = truth(number, nodes, operands, cells, runs, &machine)
    case .slot, .constant: result = Fast(leaf(at, nodes, cells))
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual:
      result = relation(
        op, nodes[at].c == 1, leaf(Int(nodes[at].a), nodes, cells), leaf(Int(nodes[at].b), nodes, cells))
      if result.kind == 3 { result = machine.slow(number) }
    case .inside:
      result = inside(leaf(Int(nodes[at].a), nodes, cells), Int(nodes[at].b), nodes, cells, runs)
      if result.kind == 3 { result = machine.slow(number) }
    default: result = machine.slow(number)
    }
    if negates, result.kind < 2 { result.kind = 1 - result.kind }
    return result
  }

  /// A variable or constant in words; `.other` for anything else.
  @inline(__always)
  private static func leaf(_ at: Int, _ nodes: Span<Node>, _ cells: Span<Cell>) -> Cell {
    switch nodes[at].op {
    case .slot:
      let slot = Int(nodes[at].a)
      return slot < cells.count ? cells[slot] : .other
    case .constant: return nodes[at].cell
    default: return .other
    }
  }

  @inline(__always)
  private static func relation(_ op: Node.Op, _ comparesOpaque: Bool, _ x: Cell, _ y: Cell) -> Fast {
    if x.kind == .unknown || y.kind == .unknown { return lack(x, y) }
    guard x.kind == y.kind, x.type == y.type else { return Fast(kind: 3) }
    switch x.kind {
    case .text, .bool: return Fast(holds(op, (x.x, x.y), (y.x, y.y)))
    case .int: return Fast(holds(op, (Int64(bitPattern: x.x), 0), (Int64(bitPattern: y.x), 0)))
    case .opaque:
      guard comparesOpaque else { return Fast(kind: 3) }
      return Fast(holds(op, (Int64(bitPattern: x.x), 0), (Int64(bitPattern: y.x), 0)))
    case .timestamp, .duration:
      return Fast(
        holds(
          op, (Int64(bitPattern: x.x), Int64(bitPattern: x.y)),
          (Int64(bitPattern: y.x), Int64(bitPattern: y.y))))
    case .uint: return Fast(holds(op, (x.x, 0), (y.x, 0)))
    case .double: return Fast(holds(op, (Double(bitPattern: x.x), 0), (Double(bitPattern: y.x), 0)))
    default: return Fast(kind: 3)
    }
  }

  @inline(__always)
  private static func lack(_ x: Cell, _ y: Cell) -> Fast {
    // Beside an unknown, a value that is not in words may be a fault, which would win.
    guard x.kind != .other, y.kind != .other else { return Fast(kind: 3) }
    var result = Fast(kind: 2)
    if x.kind == .unknown {
      result.low |= x.x
      result.high |= x.y
    }
    if y.kind == .unknown {
      result.low |= y.x
      result.high |= y.y
    }
    return result
  }

  @inline(__always)
  private static func holds<T: Comparable>(_ op: Node.Op, _ a: (T, T), _ b: (T, T)) -> Bool {
    // (Comparing pairs compares NaN rightly too: no relation but != holds.)
    switch op {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    default: a >= b
    }
  }

  /// `x in y` where y is a list in words, constant or of a variable; kind 3 for anything else.
  @inline(__always)
  private static func inside(
    _ element: Cell, _ at: Int, _ nodes: Span<Node>, _ cells: Span<Cell>, _ runs: Span<Cell>
  ) -> Fast {
    switch element.kind {
    case .text, .int, .bool, .opaque, .unknown: break
    default: return Fast(kind: 3)
    }
    switch nodes[at].op {
    case .constant:
      guard nodes[at].cell.kind == .list, nodes[at].cell.y > 0 else { return Fast(kind: 3) }
      if element.kind == .unknown { return Fast(element) }
      let start = Int(nodes[at].cell.x)
      for place in start..<start + Int(nodes[at].cell.y)
      where nodes[place].cell.x == element.x && nodes[place].cell.y == element.y
        && nodes[place].cell.kind == element.kind && nodes[place].cell.type == element.type
      {
        return Fast(true)
      }
      return Fast(false)
    case .slot:
      let slot = Int(nodes[at].a)
      guard slot < cells.count else { return Fast(kind: 3) }
      switch cells[slot].kind {
      case .unknown: return lack(element, cells[slot])
      case .list: return variable(element, cells[slot], runs)
      default: return Fast(kind: 3)
      }
    default: return Fast(kind: 3)
    }
  }

  /// `x in y` where y is the list of a variable whose elements are in words; see `Runs`.
  @inline(__always)
  private static func variable(_ element: Cell, _ list: Cell, _ runs: Span<Cell>) -> Fast {
    guard list.y > 0 else { return list.type == 1 && element.kind != .unknown ? Fast(false) : Fast(kind: 3) }
    let start = Int(list.x) + 1
    var lack = Fast(runs[start - 1])
    if element.kind == .unknown {
      lack.low |= element.x
      lack.high |= element.y
      return lack
    }
    // An int may equal a number of another kind, which the elements then would be.
    guard runs[start].kind == element.kind else { return Fast(kind: 3) }
    for place in start..<start + Int(list.y)
    where runs[place].x == element.x && runs[place].y == element.y && runs[place].type == element.type {
      return Fast(true)
    }
    return list.type == 1 ? Fast(false) : lack
  }
}

/// What the fast path asks for the parts that it cannot do.
protocol FastPathHelper {
  mutating func slow(_ number: Int32) -> Fast
}

/// For plans that the fast path can do alone.
struct NoHelp: FastPathHelper {
  func slow(_ number: Int32) -> Fast { Fast(kind: 3) }
}

extension Machine: FastPathHelper {
  @inline(never)
  mutating func slow(_ number: Int32) -> Fast { Fast(value(number)) }
}
