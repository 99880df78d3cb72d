import Register
import Safeguards
import TestRegisters
import Testing

/// Destinations that nothing tells apart are worked out once; the answer must be that of asking for each alone.
struct AlikeDestinationTests {
  /// More States than conditions and facts name.
  private static let states =
    Fixture.states + ["XEE", "XFF", "XGG", "XHH"].map { "\n  - {code: \($0), name: \($0)}" }.joined()

  @Test func theAnswerIsThatOfAskingForEachAlone() throws {
    var shared = 0
    for seed in UInt64(1)...120 {
      var random = RandomRegister(seed: seed)
      var files = random.files()
      files["states.yaml"] = Self.states
      let fixture = Fixture(files)
      // Chance makes circles, which the compiler refuses.
      guard fixture.diagnostics.isEmpty else { continue }
      let destinations = fixture.corpus.states.map(\.code).filter { $0.text != "XAA" }
      var facts = Facts()
      for fact in fixture.corpus.facts where random.dice.chance(50) {
        let place = fact.isPerDestination && random.dice.chance(50) ? StateCode("XBB") : nil
        facts = facts.with(FactKey(fact.name, at: place), random.value(fact))
      }
      for day in ["2019-06-01", "2021-01-01"] {
        var question = Question(
          sender: StateCode("XAA"), destinations: destinations, day: try DateParsing.legalTime(day))
        let together = try fixture.norms.assess(facts, question)
        let settled = try fixture.norms.settling(facts, question, results: together)
        let once = try fixture.norms.assessAndSettle(facts, question)
        #expect(
          once.missing.map { "\($0.key) \($0.settles)" } == settled.map { "\($0.key) \($0.settles)" }, "seed \(seed)")
        #expect(once.results.map(\.outline) == together.map(\.outline), "seed \(seed)")
        shared += together.count { $0.to != $0.workedOutFor }
        var alone: [FactKey: Int] = [:]
        for (destination, result) in zip(destinations, together) {
          question.destinations = [destination]
          let single = try fixture.norms.assess(facts, question)
          #expect(single.first?.outline == result.outline, "seed \(seed), \(destination)")
          #expect(single.map { fixture.norms.missing($0) } == [fixture.norms.missing(result)], "seed \(seed)")
          #expect(single.first?.because == result.because && single.first?.restsOnWeak == result.restsOnWeak)
          for fact in try fixture.norms.settling(facts, question, results: single) {
            alone[fact.key, default: 0] += fact.settles
          }
        }
        #expect(Dictionary(uniqueKeysWithValues: settled.map { ($0.key, $0.settles) }) == alone, "seed \(seed)")
      }
    }
    #expect(shared > 100, "no destinations were alike: the test shows nothing")
  }

  @Test func aConditionThatOrdersCodesTellsAllApart() throws {
    func named(_ condition: String, by key: String = "when") throws -> Set<StateCode>? {
      let norms = Fixture([
        "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
        "norms/xaa/bar.yaml": Fixture.norm(
          "xaa/bar", rules: "  - {id: no, effect: bar, \(key): \"\(condition)\", says: s, sources: [s]}"),
        "norms/xaa/stay.yaml": Fixture.norm(
          "xaa/stay", more: "acts_on: [{suspends: xaa/bar, for: \"destination.code == 'XDD'\"}]"),
      ]).norms
      return try #require(norms.senders[StateCode("XAA")]).distinguishedStates
    }
    #expect(try named("destination.code == 'XBB'") == [StateCode("XBB"), StateCode("XDD")])
    #expect(try named("destination.code in ['XBB', 'XCC'] || destination.code in safe", by: "unless")?.count == 3)
    #expect(try named("destination.code < 'XCC'") == nil)
    #expect(try named("size(destination.code) == 3") == nil)
    #expect(try named("[destination.code].exists(c, c > 'XBB')") == nil)
  }
}
