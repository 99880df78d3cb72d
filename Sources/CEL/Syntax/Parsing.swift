/// Reads one expression.
///
/// - Parameters:
///   - source: The text, at most `limits.sourceLength` bytes.
///   - limits: The bounds; nesting is bounded by `limits.depth`, so the stack is too.
///   - libraries: Whose macros and syntax are allowed.
///   - expandsMacros: Whether `has`, `all` and the others become what they stand for.
/// - Throws: The first place at which the text stops being an expression.
public func parse(
  _ source: String, limits: Limits = Limits(), libraries: Libraries = .all, expandsMacros: Bool = true
) throws(ParseError) -> Expr {
  do throws(Refusal) {
    var parser = try Parser(source, limits: limits, libraries: libraries, expandsMacros: expandsMacros)
    return try parser.parse()
  } catch {
    throw error.error
  }
}
