extension Parser {
  /// What to write instead of the token that was not expected, for the slips that people make.
  func remedy(_ expected: String, _ opening: Int?) -> String? {
    switch (previous.kind, token.kind) {
    case (.identifier("not"), _): return "write ! for not"
    case (_, .identifier("not")): return "write !(a in b) for not in, and ! for not"
    case (_, .identifier("and")): return "write && for and"
    case (_, .identifier("or")): return "write || for or"
    case (_, .identifier("xor")): return "write != for one or the other, but not both"
    case (_, .identifier("is")): return "write == to compare"
    case (_, .identifier("between")): return "write a <= n && n <= b"
    case (_, .identifier("like")): return "write text.contains(part), text.startsWith(part) or text.matches(pattern)"
    case (_, .identifier("then")), (_, .identifier("else")): return "write condition ? a : b for a choice"
    case (.symbol(.less), .symbol(.greater)): return "write != for not equal"
    case (.symbol(.slash), .symbol(.star)),
      (_, .symbol(.slash)) where !expected.contains("the end"):
      return "write // before a remark, which ends with its line"
    case (.symbol(.star), .symbol(.star)): return "there is no operator for powers: multiply"
    case (.symbol(.plus), .symbol(.plus)): return "write n + 1: expressions change nothing"
    case (.symbol(.comma), _), (_, .symbol(.comma)):
      return opening == nil && expected.contains("the end") ? "write [a, b] for a list" : nil
    case (_, .symbol(.rightParen)), (_, .symbol(.rightBracket)), (_, .symbol(.rightBrace)):
      if expected.contains("the end") { return "this bracket was never opened" }
    default: break
    }
    guard let opening, opening < lexer.bytes.count else { return nil }
    let bracket = String(decoding: lexer.bytes[opening...opening], as: UTF8.self)
    return "the '\(bracket)' at \(lexer.position(of: opening)) is not closed"
  }
}

extension Lexer {
  /// Line and column of a byte, as errors count them.
  func position(of offset: Int) -> String {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return "\(before.count { $0 == 0x0A } + 1):\(column)"
  }
}
