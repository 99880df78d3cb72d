extension Parser {
  /// Words that may not name a variable.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]

  /// What to write for words that other languages have.
  private static let remedies = [
    "if": "write condition ? a : b for a choice", "let": "write cel.bind(name, value, expression)",
    "var": "write cel.bind(name, value, expression)", "const": "write cel.bind(name, value, expression)",
    "for": "write list.all(x, condition), or list.exists(x, condition)",
    "return": "leave it out: an expression is its value",
    "function": "there are no functions to define: write the expression itself",
  ]

  /// A primary with its selections, indices and calls.
  mutating func member() throws(Refusal) -> Expr {
    let primary = try primary()
    return try members(of: primary)
  }

  @inline(never)
  mutating func members(of primary: Expr) throws(Refusal) -> Expr {
    var expr = primary
    while true {
      if at(.dot) {
        expr = try selection(of: expr)
      } else if at(.leftBracket) {
        expr = try index(of: expr)
      } else if at(.leftBrace), let name = qualifiedName(expr) {
        expr = try message(name, from: expr.range.lowerBound)
      } else {
        return expr
      }
    }
  }

  /// The dotted name that a chain of selections spells.
  func qualifiedName(_ expr: Expr) -> String? {
    switch expr.kind {
    case .ident(let name): name
    case .select(let operand, let field, false, false): qualifiedName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  @inline(never)
  private mutating func selection(of operand: Expr) throws(Refusal) -> Expr {
    try advance()
    let isOptional = try accept(.question)
    if isOptional { try needsOptionals() }
    let focus = token.range
    let name: String
    var isQuoted = false
    switch token.kind {
    case .identifier(let word) where !["true", "false", "null", "in"].contains(word): name = word
    case .quoted(let word):
      name = word
      isQuoted = true
    default: throw unexpected("a field or method name")
    }
    try advance()
    if at(.leftParen), !isQuoted, !isOptional {
      let arguments = try arguments()
      let range = operand.range.lowerBound..<lastEnd
      return try call(name, target: operand, arguments, range: range, focus: focus)
    }
    return try node(
      operand.range.lowerBound..<lastEnd, focus: focus,
      .select(operand, field: name, testOnly: false, optional: isOptional))
  }

  @inline(never)
  private mutating func index(of operand: Expr) throws(Refusal) -> Expr {
    let focus = token.range
    try advance()
    let isOptional = try accept(.question)
    if isOptional { try needsOptionals() }
    let key = try expression()
    try expect(.rightBracket, "']'", opening: focus.lowerBound)
    return try node(
      operand.range.lowerBound..<lastEnd, focus: focus.lowerBound..<lastEnd,
      .call(isOptional ? "_[?_]" : "_[_]", target: nil, arguments: [operand, key]))
  }

  /// `(a, b)` after a function's name.
  @inline(never)
  mutating func arguments() throws(Refusal) -> [Expr] {
    let opening = token.range.lowerBound
    try expect(.leftParen, "'('")
    var arguments: [Expr] = []
    if try accept(.rightParen) { return arguments }
    repeat { arguments.append(try expression()) } while try accept(.comma)
    try expect(.rightParen, "',' or ')'", opening: opening)
    return arguments
  }

  func needsOptionals() throws(Refusal) {
    guard libraries.contains(.optionals) else {
      throw Refusal(
        offset: lastEnd - 1, length: 1, found: "'?'", expected: "no optional syntax",
        suggestion: "it needs the optionals library")
    }
  }

  @inline(never)
  private mutating func primary() throws(Refusal) -> Expr {
    switch token.kind {
    case .identifier("true"), .identifier("false"), .identifier("null"): return try literal()
    case .identifier("in"): throw unexpected("a value before 'in'")
    case .identifier(let name): return try named(name)
    case .symbol(.dot): return try rooted()
    case .symbol(.leftParen):
      let start = token.range.lowerBound
      try advance()
      let inner = try expression()
      try expect(.rightParen, "an operator or ')'", opening: start)
      // The brackets belong to the node, so that its range is balanced text.
      return Expr(
        id: inner.id, range: start..<lastEnd, focus: inner.focus, kind: inner.kind,
        macroCall: inner.macroCall)
    case .symbol(.leftBracket): return try list()
    case .symbol(.leftBrace): return try map()
    default: return try literal()
    }
  }

  @inline(never)
  private mutating func rooted() throws(Refusal) -> Expr {
    let start = token.range.lowerBound
    try advance()
    guard case .identifier(let name) = token.kind, !["true", "false", "null", "in"].contains(name) else {
      throw unexpected("a name after '.'")
    }
    return try named("." + name, from: start)
  }

  @inline(never)
  private mutating func literal() throws(Refusal) -> Expr {
    let range = token.range
    let value: Value
    switch token.kind {
    case .int(let int): value = .int(int)
    case .uint(let uint): value = .uint(uint)
    case .double(let double): value = .double(double)
    case .string(let string): value = .string(string)
    case .bytes(let bytes): value = .bytes(bytes)
    case .identifier("true"): value = .bool(true)
    case .identifier("false"): value = .bool(false)
    case .identifier("null"): value = .null
    case .bigInt(let magnitude):
      throw Refusal(
        offset: range.lowerBound, length: range.count, found: "the number \(magnitude)",
        expected: "at most 9223372036854775807", suggestion: "write \(magnitude)u or a double")
    default: throw unexpected("a value, a name or '('")
    }
    try advance()
    return try node(range, .literal(value))
  }

  /// A variable, or the call of a function without receiver.
  @inline(never)
  private mutating func named(_ name: String, from start: Int? = nil) throws(Refusal) -> Expr {
    let focus = token.range
    if Self.reserved.contains(name) {
      throw Refusal(
        offset: focus.lowerBound, length: focus.count, found: "the reserved word '\(name)'",
        expected: "a name", suggestion: Self.remedies[name] ?? "choose another name")
    }
    try advance()
    let lower = start ?? focus.lowerBound
    guard at(.leftParen) else { return try node(lower..<lastEnd, .ident(name)) }
    let arguments = try arguments()
    return try call(name, target: nil, arguments, range: lower..<lastEnd, focus: focus)
  }
}
