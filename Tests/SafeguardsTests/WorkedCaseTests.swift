import Register
import Safeguards
import TestRegisters
import Testing

/// Worked cases: what a file gives for all of them, what single rules come to, and what coverage still wants.
struct WorkedCaseTests {
  private static func fixture(_ cases: String) -> Fixture {
    Fixture([
      "states/xaa.yaml": "state: XAA\nzone: Zone/West\nroutes: []\nsources: {}",
      "norms/xaa/stay.yaml": """
      norm: xaa/stay
      title: A stay
      kind: court-order
      cite: A. 1
      sender: XAA
      basis: text-read
      force: [{from: 2025-01-02}]
      rules:
        - {id: barred, effect: bar, says: No removal., when: p && s, sources: [a]}
      sources: {a: {publisher: A, title: B, published: 2025-01-02, kind: court-filing, checked: 2025-01-03}}
      """,
      "norms/xaa/stay.cases.yaml": cases,
    ])
  }

  private func faults(_ fixture: Fixture) -> [String] {
    fixture.diagnostics.map(\.description)
      + fixture.corpus.workedCases.flatMap { fixture.norms.failures(of: $0) }.map {
        "found \($0.found); \($0.expected)"
      }
  }

  @Test func aCaseOfItsOwnWinsOverWhatTheFileGives() {
    let fixture = Self.fixture(
      """
      given: {p: true, s@XBB: true}
      cases:
        - case: as-given
          sender: XAA
          expect:
            - {to: XBB, day: 2025-01-01, rules: {xaa/stay#barred: unmet}}
            - {to: XBB, day: 2025-01-02, rules: {xaa/stay#barred: met}}
        - case: another-value
          sender: XAA
          facts: {p: false}
          expect: [{to: XBB, day: 2025-01-02, rules: {xaa/stay#barred: unmet}}]
        - case: taken-away
          sender: XAA
          facts: {s@XBB: unknown}
          expect: [{to: XBB, day: 2025-01-02, rules: {xaa/stay#barred: undetermined}}]
      """)
    #expect(faults(fixture) == [])
    #expect(fixture.corpus.workedCases.map(\.file.facts.count) == [2, 2, 2])
    let coverage = WorkedCaseCoverage(fixture.norms)
    #expect(coverage.ruleCount == 1)
    #expect(coverage.gaps.isEmpty)
  }

  @Test func aRuleThatComesToSomethingElseIsAFailureThatNamesWhatIsLacking() {
    let fixture = Self.fixture(
      """
      case: wrong
      sender: XAA
      facts: {p: true}
      expect:
        - {to: XBB, day: 2025-01-02, rules: {xaa/stay#barred: met}}
        - {to: XBB, day: 2025-01-02, rules: {xaa/stay#bared: met}}
      """)
    let faults = faults(fixture)
    #expect(faults.count == 2)
    #expect(faults.first?.contains("xaa/stay#barred undetermined for want of s@XBB") == true)
    #expect(faults.last?.contains("no rule “xaa/stay#bared”") == true)
    #expect(WorkedCaseCoverage(fixture.norms).gaps.map(\.wanting) == [["unmet", "undetermined", "boundary"]])
  }

  @Test func anOutcomeIsOneOfThreeWords() {
    let fixture = Self.fixture(
      """
      case: slip
      sender: XAA
      facts: {p: true}
      expect: [{to: XBB, day: 2025-01-02, rules: {xaa/stay#barred: meet}}]
      """)
    #expect(fixture.diagnostics.contains { $0.found == "“meet”" && $0.remedy == "met" })
  }
}
