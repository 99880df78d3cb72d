import Foundation
import Register
import Safeguards
import TestRegisters
import Testing

/// Adding a fact never opens a closed finding and never closes `not-barred` (design, "Soundness"); and what is said
/// to be missing is what is missing.
struct SoundnessTests {
  /// `SOUNDNESS_RUNS` sets how many registers are made; the default is enough for each run of the tests.
  static var runs: Int { ProcessInfo.processInfo.environment["SOUNDNESS_RUNS"].flatMap { Int($0) } ?? 300 }

  @Test func refiningFactsKeepsClosedFindingsClosedAndOpenOnesOpen() throws {
    var seen: [Finding: Int] = [:]
    for seed in 0..<Self.runs {
      var random = RandomRegister(seed: UInt64(seed))
      let files = random.files()
      let fixture = Fixture(files)
      // Chance makes circles, which the compiler refuses; nothing else may be wrong.
      if fixture.diagnostics.contains(where: { $0.kind == .cycle }) { continue }
      try #require(fixture.diagnostics.isEmpty, "seed \(seed): \(fixture.diagnostics)")
      for round in 0..<6 {
        let day = "20\(Int.random(in: 18...21, using: &random.dice))-0\(Int.random(in: 1...9, using: &random.dice))-05"
        var values: [FactKey: FactValue] = [:]
        for fact in fixture.corpus.facts {
          let key = FactKey(fact.name, at: fact.isPerDestination ? StateCode("XBB") : nil)
          values[key] = random.dice.chance(round * 18) ? .unknown : random.value(fact)
        }
        func result() throws -> DestinationResult {
          var facts = Facts()
          for (key, value) in values { facts = facts.with(key, value) }
          let question = Question(
            sender: StateCode("XAA"), destinations: [StateCode("XBB")], day: try DateParsing.legalTime(day))
          let first = try #require(try fixture.norms.assess(facts, question).first)
          let again = try #require(try fixture.norms.assess(facts, question).first)
          #expect(first.outline == again.outline, "replay, seed \(seed)")
          return first
        }
        var before = try result()
        seen[before.finding, default: 0] += 1
        for step in 0..<12 {
          let fact = random.dice.pick(fixture.corpus.facts)
          let key = FactKey(fact.name, at: fact.isPerDestination ? StateCode("XBB") : nil)
          let old = values[key] ?? .unknown
          // A dead end of the chance: a known value has nothing to refine.
          let new = random.refined(old, fact)
          values[key] = new
          let after = try result()
          let place = "seed \(seed) round \(round) step \(step): \(key) \(old) → \(new) on \(day)"
          if before.finding.isClosed {
            #expect(after.finding.isClosed, "opened: \(place), \(before.finding) → \(after.finding)")
          }
          if before.finding == .notBarred {
            #expect(after.finding == .notBarred, "closed: \(place), → \(after.finding)")
          }
          if before.finding == .notThirdCountry { #expect(after.finding == .notThirdCountry, "\(place)") }
          if after.finding != before.finding, old == .unknown, before.finding == .undetermined {
            #expect(
              fixture.norms.missing(before).contains(key), "turned on a fact that was not named missing: \(place)")
          }
          before = after
        }
      }
    }
    // A test that never meets a finding proves nothing about it.
    for finding in Finding.allCases { #expect(seen[finding, default: 0] > 0, "never met \(finding)") }
  }
}
