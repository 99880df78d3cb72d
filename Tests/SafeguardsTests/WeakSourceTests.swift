import Register
import TestRegisters
import Testing

@testable import Safeguards

/// Only what was seen with force is looked away from; the answer must be that of looking away from everything.
struct WeakSourceTests {
  @Test func whatWasNotSeenChangesNothing() throws {
    var unseen = 0
    var named = 0
    for seed in UInt64(1)...80 {
      var random = RandomRegister(seed: seed)
      let files = random.files().mapValues { $0.replacing("basis: text-read", with: "basis: reported") }
      let fixture = Fixture(files)
      guard fixture.diagnostics.isEmpty else { continue }
      let norms = fixture.norms
      var facts = Facts()
      for fact in fixture.corpus.facts where random.dice.chance(50) {
        facts = facts.with(FactKey(fact.name), random.value(fact))
      }
      let question = Question(
        sender: StateCode("XAA"), destinations: [StateCode("XBB")], day: try DateParsing.legalTime("2021-01-01"))
      let sender = try norms.sender(question.sender)
      for time in norms.times(of: question.day, sender: sender) {
        let assessor = Assessor(norms, sender: sender, facts: facts, time: time, known: nil)
        let result = assessor.result(for: StateCode("XBB"))
        var marked = [result]
        norms.markWeak(
          &marked, seen: assessor.seen, facts: facts, question: question, sender: sender, time: time)
        let seen = assessor.seen
        for (index, norm) in norms.norms.enumerated() where norm.norm.basis == .reported {
          assessor.look(awayFrom: [.norm(index)])
          let differs = assessor.outline(for: StateCode("XBB")) != result.outline
          if !seen.norms[index] {
            unseen += 1
            #expect(!differs, "seed \(seed): \(norm.norm.id) was not seen, and the answer turns on it")
          }
          if differs, result.finding != .notThirdCountry {
            named += 1
            #expect(marked[0].restsOnWeak.contains(norm.norm.id.text), "seed \(seed): \(norm.norm.id)")
          }
        }
      }
    }
    #expect(unseen > 50 && named > 50, "\(unseen) unseen, \(named) named: the test shows too little")
  }
}
