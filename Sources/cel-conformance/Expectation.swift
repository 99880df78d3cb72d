import CEL

/// What a case should give.
struct Expectation {
  private let value: JSON?
  private let expected: Value?
  private let type: ValueType?
  private let isError: Bool
  let isUnknown: Bool

  /// Under `expect`, or beside the expression: `value`, `type` (also `deduced_type`), `error`, `unknown`, and the names
  /// that the upstream files have for them. No expectation means `true`.
  init(_ test: JSON) throws {
    var expect = test
    if let inner = test["expect"], !inner.isNull {
      guard inner.entries != nil else { throw Malformed("'expect' is \(inner.kind), expected an object", at: inner) }
      expect = inner
    }
    func first(_ keys: String...) -> JSON? {
      keys.lazy.compactMap { expect[$0] }.first { !$0.isNull && $0.bool != false }
    }
    let typed = first("typed_result")
    value = first("value") ?? typed?["result"] ?? typed?["value"]
    let type = first("type", "deduced_type") ?? typed?["deduced_type"] ?? typed?["type"]
    self.type = try type.map { try TypeText.parse($0) }
    isError = first("error", "eval_error", "any_eval_errors", "errors") != nil
    isUnknown = first("unknown", "any_unknowns", "unknowns") != nil
    if let value {
      expected = try SuiteValue.read(value)
    } else {
      expected = self.type == nil && !isError && !isUnknown ? .bool(true) : nil
    }
  }

  func compare(_ answer: Answer) -> Outcome {
    let isRight =
      if isError {
        answer.problem != nil
      } else if answer.problem != nil {
        false
      } else if isUnknown {
        answer.value?.isUnknown == true
      } else {
        (type == nil || type == answer.type)
          && (expected == nil || answer.value.map { SuiteValue.same(expected ?? .null, $0) } == true)
      }
    return isRight ? .passed : .failed(expected: wanted, got: shown(answer))
  }

  private var wanted: String {
    if isError { return "an error" }
    if isUnknown { return "unknown" }
    return [expected.map { "\($0)" }, type.map { "of type \($0)" }].compactMap { $0 }.joined(separator: " ")
  }

  private func shown(_ answer: Answer) -> String {
    if let problem = answer.problem { return "error: \(problem)" }
    return [answer.value.map { "\($0)" }, answer.type.map { "of type \($0)" }].compactMap { $0 }
      .joined(separator: " ")
  }
}
