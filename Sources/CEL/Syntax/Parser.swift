/// Reads tokens into a tree. Operators are read with explicit stacks, so that only brackets,
/// arguments and the branches of `?:` nest calls, and those are counted against the limit on depth.
struct Parser {
  var lexer: Lexer
  let limits: Limits
  let libraries: Libraries
  let expandsMacros: Bool
  var token: Token
  /// The token before this one, for the words of a mistake.
  var previous = Token(kind: .end, range: 0..<0)
  /// Where the token before this one ended.
  var lastEnd = 0
  var nextID = 1
  var depth = 0

  init(
    _ source: String, limits: Limits, libraries: Libraries, expandsMacros: Bool
  ) throws(Refusal) {
    guard source.utf8.count <= limits.sourceLength else {
      throw Refusal(
        offset: limits.sourceLength, length: 0, found: "\(source.utf8.count) bytes of text",
        expected: "at most \(limits.sourceLength)", suggestion: "split the expression")
    }
    lexer = Lexer(source)
    self.limits = limits
    self.libraries = libraries
    self.expandsMacros = expandsMacros
    token = Token(kind: .end, range: 0..<0)
    token = try lexer.next()
  }

  mutating func parse() throws(Refusal) -> Expr {
    let expr = try expression()
    guard token.kind == .end else { throw unexpected("an operator or the end") }
    return expr
  }

  // MARK: Tokens

  @inline(never)
  mutating func advance() throws(Refusal) {
    lastEnd = token.range.upperBound
    previous = token
    token = try lexer.next()
  }

  func at(_ symbol: Token.Symbol) -> Bool { token.kind == .symbol(symbol) }

  @inline(never)
  mutating func accept(_ symbol: Token.Symbol) throws(Refusal) -> Bool {
    guard at(symbol) else { return false }
    try advance()
    return true
  }

  /// Takes a symbol. `opening` is where the bracket stands that it should close.
  @inline(never)
  mutating func expect(_ symbol: Token.Symbol, _ expected: String, opening: Int? = nil) throws(Refusal) {
    if try accept(symbol) { return }
    throw unexpected(expected, opening: opening)
  }

  // MARK: Nodes

  /// A node, counted against the limits.
  @inline(never)
  mutating func node(_ range: Range<Int>, focus: Range<Int>? = nil, _ kind: Expr.Kind) throws(Refusal) -> Expr {
    let expr = Expr(id: nextID, range: range, focus: focus, kind: kind)
    nextID += 1
    guard nextID <= limits.nodes else {
      throw Refusal(
        offset: range.lowerBound, length: range.count, found: "more than \(limits.nodes) parts",
        expected: "a shorter expression")
    }
    guard expr.height <= limits.depth else { throw tooDeep(range) }
    return expr
  }

  @inline(never)
  func tooDeep(_ range: Range<Int>) -> Refusal {
    Refusal(
      offset: range.lowerBound, length: min(range.count, 1), found: "nesting deeper than \(limits.depth) levels",
      expected: "at most \(limits.depth)", suggestion: "split the expression, or take brackets out")
  }

  // MARK: Errors

  @inline(never)
  func unexpected(_ expected: String, opening: Int? = nil) -> Refusal {
    let text = String(decoding: lexer.bytes[token.range], as: UTF8.self)
    var found = "'\(text)'"
    switch token.kind {
    case .end: found = "the end"
    case .string where text.utf8.count > 30: found = "a text"
    default: break
    }
    return Refusal(
      offset: token.range.lowerBound, length: token.range.count, found: found, expected: expected,
      suggestion: remedy(expected, opening))
  }
}
