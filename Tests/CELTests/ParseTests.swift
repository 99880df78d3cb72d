import CEL
import Testing

/// What a text parses to, and what is said when it does not.
@Suite struct ParseTests {
  @Test(arguments: [
    ("1 + 2 * 3 == 7", "true"), ("(1 + 2) * 3", "9"), ("10 - 3 - 2", "5"), ("true || false && false", "true"),
    ("!false && true", "true"), ("1 < 2 == true", "true"), ("-2.5", "-2.5"), ("true ? 1 : false ? 2 : 3", "1"),
    ("'a' 'b'", ""), ("r'\\n'", "\"\\\\n\""), ("\"\\u00e9\"", "\"é\""), ("[1, 2,]", "[1, 2]"), ("{'a': 1,}.a", "1"),
    ("0x10", "16"), ("1 // a remark\n + 1", "2"), (".5", "0.5"), ("--1", "1"), ("!!true", "true"),
  ])
  func precedenceAndLiterals(source: String, result: String) {
    let declarations = Declarations()
    guard let expr = try? declarations.parse(source) else {
      #expect(result.isEmpty)
      return
    }
    #expect(Plan(unchecked: expr, in: declarations).evaluate(Activation(slots: 0)).description == result)
  }

  @Test(arguments: [
    (
      "person.age = 18",
      "1:12: found '=', expected a value, a name or an operator; write == to compare\n | person.age = 18\n |            ^"
    ),
    (
      "a and b",
      "1:3: found 'and', expected an operator or the end; write && for and\n | a and b\n |   ^^^"
    ),
    ("(1 + 2", "1:7: found the end, expected an operator or ')'; the '(' at 1:1 is not closed\n | (1 + 2\n |       ^"),
    (
      "'abc",
      "1:1: found text without an end, expected a closing '; add a closing ', or write \\' for one inside the text\n | 'abc\n | ^^^^"
    ),
    (
      "x == \u{201C}a\u{201D}",
      "1:6: found '\u{201C}', expected a value, a name or an operator; write straight quotes: 'text'\n | x == \u{201C}a\u{201D}\n |      ^"
    ),
    (
      "[1].all(1, true)",
      "1:9: found 1, expected a simple name for the variable; write a name such as x\n | [1].all(1, true)\n |         ^"
    ),
    ("if", "1:1: found the reserved word 'if', expected a name; write condition ? a : b for a choice\n | if\n | ^^"),
  ])
  func errorsHavePlaceAndRemedy(source: String, rendered: String) throws {
    let error = try #require(throws: ParseError.self) { try parse(source) }
    #expect(error.caret(in: source) == rendered)
  }

  @Test func macrosKeepTheCallAsWritten() throws {
    let expr = try parse("[1, 2].exists(x, x == 1)")
    guard case .comprehension = expr.kind, case .call("exists", _, let arguments)? = expr.macroCall?.kind else {
      Issue.record("\(expr)")
      return
    }
    #expect(arguments.count == 2)
    #expect(expr.range == 0..<24)
    #expect(expr.focus == 7..<13)
  }
}
