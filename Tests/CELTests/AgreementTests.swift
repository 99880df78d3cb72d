import CEL
import Testing

/// Where the specification leaves a result open or is easily misread: what Google's C++ engine gives too.
/// (`Differential` compares thousands of expressions with that engine.)
@Suite struct AgreementTests {
  static func result(_ source: String, isChecked: Bool) -> String {
    let declarations = Declarations()
    let plan: Plan
    do {
      let expr = try declarations.parse(source)
      plan = isChecked ? Plan(try declarations.check(expr)) : Plan(unchecked: expr, in: declarations)
    } catch {
      return "refused"
    }
    let value = plan.evaluate(Activation(slots: 0))
    if case .error(let fault) = value { return fault.kind.rawValue }
    return value.description
  }

  @Test(
    arguments: [
      // Literals
      ("0XFF", "refused"), ("1e400", "inf"), ("-1.8e308", "-inf"), ("'''a\r\nb\rc'''", "\"a\\nb\\nc\""),
      ("r'''\r'''", "\"\\n\""), ("'\\r'", "\"\\r\""), ("-9223372036854775808", "-9223372036854775808"),
      ("--9223372036854775808", "refused"), ("---9223372036854775808", "refused"),
      ("[,]", "[]"), ("{,}", "{}"), ("[1,,]", "refused"), ("[?,]", "refused"), ("size([,])", "0"),
      ("size(,)", "refused"),
      ("math.greatest([])", "refused"), ("math.greatest([1, 'a'])", "refused"), ("math.least([[1]])", "refused"),
      ("math.least([2, 1u])", "1u"),
      ("1in [1]", "true"), ("0x1in[1]", "true"), ("1u in[1]", "true"), ("1inn [1]", "refused"), ("1i", "refused"),
      ("{'k': optional.of(1)}.?k.orValue(optional.none()).hasValue()", "true"),
      ("optional.of({'k': optional.of(1)}).?k.value().value()", "1"), ("optional.of({'k': 1}).?k.value()", "1"),
      ("!!-5", "-5"), ("!-5", "no such overload"), ("!!-(5)", "refused"), ("-!true", "refused"), ("!!-2 + 1", "-1"),
      // Times
      ("duration('1µs')", "invalid conversion"), ("duration('0.0000000001m')", "duration(\"0.000000006s\")"),
      ("duration('0.5ns0.5ns')", "duration(\"0.000000001s\")"),
      ("timestamp('24-1-5T7:5:0Z')", "timestamp(\"0024-01-05T07:05:00Z\")"),
      ("timestamp('2024-01-05T07:05:00+0530')", "timestamp(\"2024-01-05T01:35:00Z\")"),
      ("timestamp('2024-01-05T07:05:00+05')", "timestamp(\"2024-01-05T02:05:00Z\")"),
      ("timestamp('10000-01-01T00:00:00+01:00')", "timestamp(\"9999-12-31T23:00:00Z\")"),
      ("timestamp('10000-01-01T00:00:00Z')", "invalid conversion"),
      // Numbers as texts
      ("'%f %e'.format(['NaN', '-Infinity'])", "\"NaN -Infinity\""), ("'%f'.format(['1.5'])", "invalid argument"),
      ("string(double('-nan'))", "\"-nan\""), ("string(double('nan'))", "\"nan\""),
      // Keys
      ("dyn([1]) in dyn({})", "no such overload"), ("dyn(timestamp(0)) in {1: 2}", "no such overload"),
      ("dyn(1.5) in {1: 2}", "false"), ("{?b'a': optional.none()}", "invalid argument"),
      ("{?1: optional.none(), 1: 2}", "{1: 2}"),
      // Lists
      ("[3, 1, 2].sortBy(e, -e)", "[3, 2, 1]"), ("['bb', 'a'].sortBy(e, size(e))", "[\"a\", \"bb\"]"),
      ("[[2, 'b'], [1, 'a']].sortBy(e, int(e[0])).map(e, e[1])", "[\"a\", \"b\"]"), ("[].sortBy(e, e)", "[]"),
      ("[1, 2].sortBy(e, dyn(e == 1 ? 'a' : 1))", "invalid argument"), ("[1].sortBy(e, null)", "invalid argument"),
      ("[1, 2].reverse()", "[2, 1]"), ("[1, 2].sortBy(e, 1 / (e - 1))", "divide by zero"),
    ] as [(String, String)])
  func resultsAgree(source: String, expected: String) {
    #expect(Self.result(source, isChecked: false) == expected)
    // What the checker refuses is no result of another kind.
    #expect([expected, "refused"].contains(Self.result(source, isChecked: true)))
  }

  /// "Comparisons require strict type equality at type-check time."
  @Test(arguments: ["1 < 2.0", "1u >= 1", "1.0 > 2u", "[1].exists(e, e <= 0.5)"])
  func numbersOfTwoTypesCompareOnlyAtEvaluation(source: String) {
    #expect(Self.result(source, isChecked: true) == "refused")
    #expect(["true", "false"].contains(Self.result(source, isChecked: false)))
    #expect(Self.result(source.replacing("1", with: "dyn(1)"), isChecked: true) != "")
  }

  @Test func theFirstOverloadSettlesAParameter() throws {
    for (source, type) in [
      ("[].sort()", "list(int)"), ("[].map(v, v + v)", "list(int)"), ("[].map(v, v[0])", "list(dyn)"),
    ] {
      #expect(try Declarations().compile(source).type.description == type)
    }
  }
}
