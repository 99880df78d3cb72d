extension Parser {
  /// `[a, ?b, c,]`
  @inline(never)
  mutating func list() throws(Refusal) -> Expr {
    let start = token.range.lowerBound
    try advance()
    var elements: [Expr.Element] = []
    // The grammar has a comma before the bracket even where nothing stands before it.
    let isEmpty = try accept(.comma)
    while !isEmpty, !at(.rightBracket) {
      let isOptional = try accept(.question)
      if isOptional { try needsOptionals() }
      elements.append(Expr.Element(value: try expression(), isOptional: isOptional))
      guard try accept(.comma) else { break }
    }
    try expect(.rightBracket, "',' or ']'", opening: start)
    return try node(start..<lastEnd, .list(elements))
  }

  /// `{k: v, ?k: v,}`
  @inline(never)
  mutating func map() throws(Refusal) -> Expr {
    let start = token.range.lowerBound
    try advance()
    var entries: [Expr.Entry] = []
    let isEmpty = try accept(.comma)
    while !isEmpty, !at(.rightBrace) {
      let isOptional = try accept(.question)
      if isOptional { try needsOptionals() }
      let key = try expression()
      try expect(.colon, "':' and the value of the key")
      entries.append(Expr.Entry(key: key, value: try expression(), isOptional: isOptional))
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace, "',' or '}'", opening: start)
    return try node(start..<lastEnd, .map(entries))
  }

  /// `{field: value}` after the name of a message.
  @inline(never)
  mutating func message(_ name: String, from start: Int) throws(Refusal) -> Expr {
    let focus = start..<lastEnd
    try advance()
    var fields: [Expr.Field] = []
    let isEmpty = try accept(.comma)
    while !isEmpty, !at(.rightBrace) {
      let isOptional = try accept(.question)
      if isOptional { try needsOptionals() }
      let field: String
      switch token.kind {
      case .identifier(let word): field = word
      case .quoted(let word): field = word
      default: throw unexpected("a field name")
      }
      try advance()
      try expect(.colon, "':' and the value of the field")
      fields.append(Expr.Field(name: field, value: try expression(), isOptional: isOptional))
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace, "',' or '}'", opening: focus.upperBound)
    return try node(start..<lastEnd, focus: focus, .message(name, fields))
  }
}
