import Register
import RegisterFiles
import Safeguards
import Testing

/// What only shows when the files of a register are read together.
struct RegisterMistakesTests {
  @Test func aCircleOfSuspensionIsNamed() {
    let register = WrittenRegister([
      "norms/xaa/a.yaml": WrittenRegister.norm("xaa/a", "acts_on: [{suspends: xaa/b, from: 2001-01-01}]"),
      "norms/xaa/b.yaml": WrittenRegister.norm("xaa/b", "acts_on: [{vacates: xaa/c, from: 2001-01-01}]"),
      "norms/xaa/c.yaml": WrittenRegister.norm("xaa/c", "acts_on: [{suspends: xaa/a, from: 2001-01-01}]"),
    ])
    #expect(
      register.messages == [
        "norms/xaa/a.yaml:1:7: found the circle xaa/a → xaa/c → xaa/b → xaa/a; expected no norms whose force depends on one another. [cycle]"
      ])
  }

  @Test func aCircleOfDefeatIsNamed() {
    let register = WrittenRegister([
      "norms/xaa/a.yaml": WrittenRegister.norm(
        "xaa/a", "rules: [{id: r, effect: exception, says: S., sources: [s], defeats: [xaa/b#r]}]"),
      "norms/xaa/b.yaml": WrittenRegister.norm(
        "xaa/b", "rules: [{id: r, effect: exception, says: S., sources: [s], defeats: [xaa/a#r]}]"),
    ])
    #expect(
      register.messages == [
        "norms/xaa/a.yaml:10:14: found the circle xaa/a#r → xaa/b#r → xaa/a#r; expected no rules that defeat one another in a circle. [cycle]"
      ])
  }

  @Test func eachCircleIsNamedAndMendingOneLeavesNoneHidden() {
    func norm(_ id: String, defeats other: String) -> String {
      WrittenRegister.norm(id, "rules: [{id: r, effect: exception, says: S., sources: [s], defeats: [\(other)#r]}]")
    }
    let register = WrittenRegister([
      "norms/xaa/a.yaml": norm("xaa/a", defeats: "xaa/b"), "norms/xaa/b.yaml": norm("xaa/b", defeats: "xaa/a"),
      "norms/xaa/c.yaml": norm("xaa/c", defeats: "xaa/a"), "norms/xaa/d.yaml": norm("xaa/d", defeats: "xaa/d"),
      "norms/xaa/e.yaml": norm("xaa/e", defeats: "xaa/f"), "norms/xaa/f.yaml": norm("xaa/f", defeats: "xaa/g"),
      "norms/xaa/g.yaml": norm("xaa/g", defeats: "xaa/e"),
    ])
    #expect(
      register.messages.map { $0.split(separator: ";")[0] } == [
        "norms/xaa/a.yaml:10:14: found the circle xaa/a#r → xaa/b#r → xaa/a#r",
        "norms/xaa/d.yaml:10:14: found the circle xaa/d#r → xaa/d#r",
        "norms/xaa/e.yaml:10:14: found the circle xaa/e#r → xaa/g#r → xaa/f#r → xaa/e#r",
      ])
  }

  @Test func anIdStandsOnceInTheRegister() {
    #expect(
      WrittenRegister.mistakes(in: WrittenRegister.norm("xaa/base", ""), at: "norms/xaa/n.yaml") == [
        "1:7: found the norm “xaa/base” in norms/xaa/n.yaml; expected the id that the path gives; write norm: xaa/n. [misplaced-file]",
        "1:7: found the norm “xaa/base” again (first at norms/xaa/base.yaml:1:7); expected each id once; write another id for one of the two. [duplicate-id]",
      ])
  }

  @Test func aStateStandsOnceInTheList() {
    #expect(
      WrittenRegister.mistakes(in: WrittenRegister.states + "\n  - {code: XAA, name: A}", at: "states.yaml") == [
        "5:12: found the State “XAA” again (first at states.yaml:2:12); expected each id once; write another id for one of the two. [duplicate-id]"
      ])
  }

  @Test func aFactIsDeclaredOnceAndWell() {
    let more = """

        - {fact: p, type: truth, ask: P?}
        - {fact: Person.x, type: trut, per: person, ask: P?}
        - {fact: c, type: choice, ask: P?}
      """
    #expect(
      WrittenRegister.mistakes(in: WrittenRegister.facts + more, at: "facts.yaml") == [
        "12:12: found the fact “p” again (first at facts.yaml:6:12); expected each id once; write another id for one of the two. [duplicate-id]",
        "13:12: found “Person.x”; expected words of a–z, 0–9 and _ joined by dots; write notice.written. [wrong-value]",
        "13:28: found “trut”; expected one of truth, date, moment, state, states, choice, count for “type”; write truth. [wrong-value]",
        "13:39: found “person”; expected destination, or no “per” at all; write per: destination. [wrong-value]",
        "14:5: found a fact without “options”; expected the key “options”; write options: [first, second]. [missing-key]",
      ])
  }

  @Test func aFileStandsWhereItsIdSays() {
    #expect(
      WrittenRegister.mistakes(in: "state: XCC", at: "states/xbb.yaml") == [
        "1:8: found the State “XCC” in states/xbb.yaml; expected the State that the path gives; write state: XBB. [misplaced-file]"
      ])
    #expect(
      WrittenRegister.mistakes(in: "a: 1", at: "notes.yaml") == [
        "1:1: found a file that the register does not know; expected facts.yaml, states.yaml or a file under states/, norms/, arrangements/ or programmes/; write norms/usa/<name>.yaml. [misplaced-file]"
      ])
  }

  @Test func aWorkedCaseThatDoesNotComeOutIsNamed() throws {
    let register = WrittenRegister([
      "norms/xaa/base.cases.yaml": """
      case: one
      sender: XAA
      facts: {p: false, person.nationality: [XCC]}
      expect:
        - {to: XBB, day: 2020-01-01, finding: not-barred, because: [xaa/base#open]}
      """
    ])
    #expect(register.messages == [])
    let failures = register.norms.failures(of: try #require(register.corpus.workedCases.first))
    #expect(failures.map(\.kind) == [.expectation])
    let expected = "norms/xaa/base.cases.yaml:5:5: found no-authority, because of "
    #expect(failures.first?.description.hasPrefix(expected) == true, "\(failures)")
    #expect(failures.first?.expected == "not-barred")
  }

  @Test func aKeyOfAMegabyteIsNamedInAFewWords() {
    let messages = WrittenRegister.mistakes(in: "? \(String(repeating: "k", count: 900_000))\n: 1", at: "facts.yaml")
    #expect(!messages.isEmpty)
    #expect(messages.allSatisfy { $0.utf8.count < 1_000 })
  }
}
