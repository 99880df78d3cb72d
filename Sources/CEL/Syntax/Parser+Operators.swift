extension Parser {
  /// An operator between two operands, and how tightly it binds.
  private func binary(_ kind: Token.Kind) -> (name: String, strength: Int)? {
    switch kind {
    case .symbol(.less): ("_<_", 1)
    case .symbol(.lessEqual): ("_<=_", 1)
    case .symbol(.greater): ("_>_", 1)
    case .symbol(.greaterEqual): ("_>=_", 1)
    case .symbol(.equal): ("_==_", 1)
    case .symbol(.notEqual): ("_!=_", 1)
    case .identifier("in"): ("@in", 1)
    case .symbol(.plus): ("_+_", 2)
    case .symbol(.minus): ("_-_", 2)
    case .symbol(.star): ("_*_", 3)
    case .symbol(.slash): ("_/_", 3)
    case .symbol(.percent): ("_%_", 3)
    default: nil
    }
  }

  private typealias Pending = (name: String, strength: Int, focus: Range<Int>)

  /// An expression with all its operators: `a ? b : c`, `||`, `&&`, relations, sums, products.
  mutating func expression() throws(Refusal) -> Expr {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else { throw tooDeep(token.range) }
    let condition = try disjunction()
    guard at(.question) else { return condition }
    return try conditional(condition)
  }

  @inline(never)
  private mutating func conditional(_ condition: Expr) throws(Refusal) -> Expr {
    let focus = token.range
    try advance()
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else { throw tooDeep(token.range) }
    let yes = try disjunction()
    try expect(.colon, "':' and the value otherwise")
    let no = try expression()
    return try node(
      condition.range.lowerBound..<no.range.upperBound, focus: focus,
      .call("_?_:_", target: nil, arguments: [condition, yes, no]))
  }

  /// `a || b && c < d …`: everything but `?:`.
  @inline(never)
  private mutating func disjunction() throws(Refusal) -> Expr {
    var ors: [Expr] = []
    var ands: [Expr] = []
    var orFocus: [Range<Int>] = []
    var andFocus: [Range<Int>] = []
    var operands: [Expr] = [try operand()]
    var pending: [Pending] = []
    while true {
      if let (name, strength) = binary(token.kind) {
        while let last = pending.last, last.strength >= strength { try reduce(&operands, &pending) }
        pending.append((name, strength, token.range))
        try advance()
        operands.append(try operand())
        continue
      }
      while !pending.isEmpty { try reduce(&operands, &pending) }
      ands.append(operands.removeLast())
      if at(.and) {
        andFocus.append(token.range)
        try advance()
        operands.append(try operand())
        continue
      }
      ors.append(try balance("_&&_", ands[...], andFocus[...]))
      ands = []
      andFocus = []
      guard at(.or) else { break }
      orFocus.append(token.range)
      try advance()
      operands.append(try operand())
    }
    return try balance("_||_", ors[...], orFocus[...])
  }

  @inline(never)
  private mutating func reduce(_ operands: inout [Expr], _ pending: inout [Pending]) throws(Refusal) {
    let (name, _, focus) = pending.removeLast()
    let right = operands.removeLast()
    let left = operands.removeLast()
    operands.append(
      try node(
        left.range.lowerBound..<right.range.upperBound, focus: focus,
        .call(name, target: nil, arguments: [left, right])))
  }

  /// A long chain of `&&` or `||` becomes a balanced tree, so that its depth is the logarithm of its length.
  @inline(never)
  private mutating func balance(
    _ name: String, _ terms: ArraySlice<Expr>, _ focus: ArraySlice<Range<Int>>
  ) throws(Refusal) -> Expr {
    if terms.count == 1 { return terms[terms.startIndex] }
    let middle = terms.startIndex + (terms.count + 1) / 2
    let cut = focus.startIndex + (terms.count + 1) / 2 - 1
    let left = try balance(name, terms[..<middle], focus[..<cut])
    let right = try balance(name, terms[middle...], focus[(cut + 1)...])
    return try node(
      left.range.lowerBound..<right.range.upperBound, focus: focus[cut],
      .call(name, target: nil, arguments: [left, right]))
  }

  /// Prefix operators, a primary, and what follows it. An even number of equal prefixes cancels out,
  /// as in Google's parsers.
  @inline(never)
  private mutating func operand() throws(Refusal) -> Expr {
    let start = token.range
    guard at(.not) || at(.minus) else { return try member() }
    let symbol: Token.Symbol = at(.not) ? .not : .minus
    var count = 0
    var last = start
    while at(symbol) {
      last = token.range
      try advance()
      count += 1
    }
    if symbol == .minus, let literal = try negativeLiteral(count, from: last) {
      let expr = try members(of: literal)
      guard count > 1 else { return expr }
      count -= 1
      return try prefixed(expr, count, "-_", start)
    }
    if symbol == .not, at(.minus) {
      // The minus of a number belongs to it; that of anything else does not stand behind '!'.
      let minus = token.range
      let mixed = unexpected("a value: '!' and '-' do not mix; use brackets")
      try advance()
      guard let literal = try negativeLiteral(1, from: minus) else { throw mixed }
      return try prefixed(members(of: literal), count, "!_", start)
    }
    if at(.not) || at(.minus) { throw unexpected("a value: '!' and '-' do not mix; use brackets") }
    return try prefixed(member(), count, symbol == .not ? "!_" : "-_", start)
  }

  @inline(never)
  private mutating func prefixed(
    _ expr: Expr, _ count: Int, _ name: String, _ start: Range<Int>
  ) throws(Refusal) -> Expr {
    guard count % 2 == 1 else { return expr }
    return try node(
      start.lowerBound..<expr.range.upperBound, focus: start,
      .call(name, target: nil, arguments: [expr]))
  }

  /// `-5` is one literal, so that the smallest int can be written. In `--5` the last minus belongs to the 5.
  @inline(never)
  private mutating func negativeLiteral(_ count: Int, from minus: Range<Int>) throws(Refusal) -> Expr? {
    let value: Value
    switch token.kind {
    case .int(let int): value = .int(-int)
    // Only one minus makes it the smallest int: two would cancel out, and the number has no positive.
    case .bigInt(let magnitude) where count == 1: value = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
    case .double(let double): value = .double(-double)
    default: return nil
    }
    let range = minus.lowerBound..<token.range.upperBound
    try advance()
    return try node(range, .literal(value))
  }
}
