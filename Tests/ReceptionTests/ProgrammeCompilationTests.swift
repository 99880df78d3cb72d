import Reception
import Register
import Testing

@Suite("Mistakes that show when a programme is read with the register")
struct ProgrammeCompilationTests {
  private func messages(_ keys: String, more: String = "", facts: String = WrittenProgramme.facts) -> [String] {
    WrittenProgramme(
      "  - {name: a, kind: cash, title: A, says: A., amount: 5, basis: demonstration, every: month, \(keys)}",
      more: more,
      facts: facts
    ).messages.map { $0.replacing("programmes/xbb/p.yaml:", with: "") }
  }

  @Test("A programme without mistakes has none")
  func none() {
    #expect(messages("when: p, until: q && day > date('2026-05-01'), per: person", more: "arrangement: xaa-xbb") == [])
  }

  @Test("A fact that no file declares")
  func unknownFact() {
    #expect(
      messages("when: pp") == [
        "11:100: found the undeclared name 'pp' (in “pp”); expected a declared variable; write p. [unknown-fact]"
      ])
  }

  @Test("A condition of another type, and one that can fail")
  func types() {
    #expect(
      messages("when: born_on") == [
        "11:100: found a condition of type date (“born_on”); expected true or false. [condition]"
      ])
    #expect(
      messages("until: 'household.adults / 2 == 1'").first?.contains("found _/_ in a condition of the register") == true
    )
  }

  @Test("A word that a choice does not have")
  func choice() {
    #expect(
      messages(#"when: "band == 'three'""#) == [
        "11:109: found 'three' (in “band == 'three'”); expected a word of band (one, two). [wrong-value]"
      ])
  }

  @Test("A condition on what only a transfer has")
  func destination() {
    #expect(
      messages(#"when: "destination.code == 'XBB'""#) == [
        "11:101: found “destination.code” in a condition of a programme; expected facts of programmes/facts.yaml, and day. [condition]"
      ])
    #expect(
      messages("when: date(now) == day") == [
        "11:100: found “now” in a condition of a programme; expected facts of programmes/facts.yaml, and day; write day. [condition]"
      ])
  }

  @Test("A country or an arrangement that is not there, and one that leads elsewhere")
  func references() {
    #expect(
      messages("when: p", more: "arrangement: xaa-xbc") == [
        "9:14: found the arrangement “xaa-xbc”; expected an arrangement of the register; write xaa-xbb. [unknown-norm]"
      ])
    let elsewhere = WrittenProgramme("  []", more: "arrangement: xaa-xbb").corpus
    var corpus = elsewhere
    corpus.programmes[0].country.value = StateCode("XCC")
    #expect(
      ProgrammeSet.compile(corpus).diagnostics.map(\.description) == [
        "programmes/xbb/p.yaml:9:14: found the arrangement xaa-xbb, which does not lead to XCC; expected one that does. [wrong-value]"
      ])
    corpus.programmes[0].country.value = StateCode("XBC")
    corpus.programmes[0].arrangement = nil
    #expect(ProgrammeSet.compile(corpus).diagnostics.map(\.kind) == [.unknownState])
  }

  @Test("A questionnaire that the file does not have")
  func questionnaire() {
    let more = """
      follow_ups: [{name: f, title: F, after_days: 7, questionnaire: arival, basis: demonstration}]
      questionnaires: [{name: arrival, title: Q, questions: [{name: a, ask: A?, type: truth}]}]
      """
    #expect(
      messages("when: p", more: more) == [
        "9:64: found the questionnaire “arival”; expected a questionnaire of this file (arrival); write arrival. [wrong-value]"
      ])
  }

  @Test("An amount for each person where nobody is counted")
  func household() {
    let facts = "facts: [{fact: p, type: truth, ask: P?}]"
    #expect(
      messages("per: child", facts: facts) == [
        "11:12: found an amount per child without the fact household.children; expected household.children declared in programmes/facts.yaml; write {fact: household.children, type: count, ask: …}. [unknown-fact]"
      ])
  }

  @Test("Facts that programmes cannot have")
  func facts() {
    let facts = """
      facts:
        - {fact: p, type: truth, ask: P?, per: destination}
        - {fact: at, type: moment, ask: When?}
        - {fact: household.adults, type: truth, ask: Any?}
        - {fact: q, type: truth, ask: Q?, law: [xaa/bas]}
      """
    #expect(
      messages("when: q", facts: facts).map { $0.replacing("programmes/facts.yaml:", with: "") } == [
        "2:12: found the fact p per destination; expected facts about the participant only; write the fact without “per”. [wrong-value]",
        "3:12: found the fact at of type moment; expected a day: programmes know no hours; write type: date. [wrong-value]",
        "4:12: found the fact household.adults of type truth; expected a number of people; write type: count. [wrong-value]",
        "5:12: found the norm “xaa/bas”; expected a norm of the register; write xaa/base. [unknown-norm]",
      ])
  }
}
