import CEL
import Kleene
import Testing

/// Every case of unknowns.json against every way in which its unknowns may turn out.
@Suite struct UnknownSuiteTests {
  /// What a result is, for comparing: text suffices, and all faults are one.
  static func kind(_ value: Value) -> String { value.isError ? "fault" : value.description }

  @Test func thereAreEnoughAndEachHasItsReason() throws {
    let cases = try UnknownCase.all()
    #expect(cases.count >= 600)
    for test in cases { #expect(!test.reason.isEmpty, "\(test)") }
  }

  @Test func resultsAreAsExpected() throws {
    for test in try UnknownCase.all() {
      for optimises in [true, false] {
        let result = Plan(try test.declarations.compile(test.expr), optimises: optimises).evaluate(
          activation(test.partial))
        switch test.expected {
        case nil: #expect(result.isUnknown, "\(test)")
        case .error?: #expect(result.isError, "\(test)")
        case let value?: #expect(result.isEqual(to: value) == true, "\(test): \(result)")
        }
      }
    }
  }

  /// A known result must hold for every substitution; an unknown one must not be known, or be an accepted loss.
  @Test func resultsAreSoundAndNotNeedlesslyUnknown() throws {
    var losses = 0
    for test in try UnknownCase.all() {
      let plan = Plan(try test.declarations.compile(test.expr))
      let result = plan.evaluate(activation(test.partial))
      var outcomes: Set<String> = []
      for choice in choices(test.choices[...]) { outcomes.insert(Self.kind(plan.evaluate(activation(choice)))) }
      if case .unknown(let lack) = result {
        #expect(!lack.isEmpty, "\(test)")
        for id in lack { #expect(test.partial[id].isUnknown || test.choices[id].count > 1, "\(test): \(id)") }
        if outcomes.count == 1 { losses += 1 }
        #expect(outcomes.count > 1 || test.acceptedLoss != nil, "\(test) is always \(outcomes)")
      } else {
        #expect(outcomes == [Self.kind(result)], "\(test) is \(result), but may be \(outcomes)")
      }
    }
    #expect(losses < 90)
  }

  /// Substituting one unknown at a time never turns a known result into another: knowledge only grows.
  @Test func knowledgeOnlyGrows() throws {
    for test in try UnknownCase.all() {
      let plan = Plan(try test.declarations.compile(test.expr))
      let before = plan.evaluate(activation(test.partial))
      guard !before.isUnknown else { continue }
      for slot in test.partial.indices {
        for value in test.choices[slot] {
          var more = test.partial
          more[slot] = value
          #expect(Self.kind(plan.evaluate(activation(more))) == Self.kind(before), "\(test)")
        }
      }
    }
  }

  func activation(_ values: [Value]) -> Activation {
    var activation = Activation(slots: values.count)
    for (slot, value) in values.enumerated() { activation[slot] = value }
    return activation
  }

  func choices(_ domains: ArraySlice<[Value]>) -> [[Value]] {
    guard let first = domains.first else { return [[]] }
    let rest = choices(domains.dropFirst())
    return first.flatMap { value in rest.map { [value] + $0 } }
  }
}
