import Testing

/// What may be wrong with one norm: each message with its line and column. The text begins in line 10 of the file.
struct NormMistakesTests {
  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    #expect(WrittenRegister.mistakes(written.text) == written.messages)
  }

  @Test func aNormWithoutMistakesIsAccepted() {
    #expect(WrittenRegister([:]).messages == [])
    #expect(WrittenRegister.mistakes("") == [])
  }

  static let mistakes = [
    Written(
      "a key of a norm that is not known", "fourm: f1",
      [
        "10:1: found the key “fourm”; expected a key of a norm (norm, title, kind, cite, sender, binds, issued, made_public, basis, zone, forum, force, covers, rules, acts_on, relations, cannot_encode, uncertain, sources); write forum. [unknown-key]"
      ]),
    Written(
      "a key of a rule that is not known", "rules: [{id: r, efect: bar, says: S., sources: [s]}]",
      [
        "10:9: found a rule without “effect”; expected the key “effect”; write effect: authority. [missing-key]",
        "10:17: found the key “efect”; expected a key of a rule (id, effect, title, says, plain, ask, passage, when, unless, defeats, routes, until, step, phase, done, earliest, deadline, adds_to, bears_on, burden, basis, sources); write effect. [unknown-key]",
      ]),
    Written(
      "something to ask for that does not say what",
      "rules: [{id: r, effect: bar, says: S., sources: [s], ask: {of: the court, how: in writing}}]",
      [
        "10:59: found an ask without “what”; expected the key “what”; write what: a written notice that names the country. [missing-key]",
        "10:75: found the key “how”; expected a key of an ask (what, of, form); write of. [unknown-key]",
      ]),
    Written(
      "something to ask for under a condition of a route",
      "rules: [{id: r, effect: exception, defeats: ['xaa/base#open'], says: S., sources: [s], ask: {what: a stay}}]",
      [
        "10:14: found “ask” on a rule with effect exception; expected “ask” only on bar or duty or note; write the rule without “ask”. [wrong-effect]"
      ]),
    Written(
      "a fact that is not declared", "rules: [{id: r, effect: note, says: S., sources: [s], bears_on: [person.born]}]",
      [
        "10:66: found the fact “person.born”; expected a fact declared in facts.yaml; write person.born_on. [unknown-fact]"
      ]),
    Written(
      "a rule without a source", "rules: [{id: r, effect: note, says: S.}]",
      ["10:9: found a rule without a source; expected at least one source; write sources: [s]. [missing-source]"]),
    Written(
      "a source that the file does not list", "rules: [{id: r, effect: note, says: S., sources: [t]}]",
      ["10:51: found the source “t”; expected a name from this file's “sources”; write s. [unknown-source]"]),
    Written(
      "an end before the beginning", "acts_on: [{ends: xaa/base, from: 2001-01-02, until: 2001-01-01}]",
      [
        "10:11: found from 2001-01-02 until 2001-01-01; expected an end after the beginning (until is the first day without force). [dates-out-of-order]"
      ]),
    Written(
      "an act on a norm that is not there", "acts_on: [{suspends: xaa/bas}]",
      ["10:22: found the norm “xaa/bas”; expected a norm of the register; write xaa/base. [unknown-norm]"]),
    Written(
      "an act on a rule that is not there", "acts_on: [{suspends: 'xaa/base#opn'}]",
      ["10:23: found the rule “xaa/base#opn”; expected a rule of the register; write xaa/base#open. [unknown-rule]"]),
    Written(
      "a norm that acts on itself", "acts_on: [{suspends: xaa/n}]",
      [
        "10:22: found xaa/n acting on itself; expected another norm (a self-stay is a later “from” in its own force). [cycle]"
      ]),
    Written(
      "two rules of one name",
      "rules: [{id: r, effect: note, says: S., sources: [s]}, {id: r, effect: note, says: S., sources: [s]}]",
      [
        "10:61: found the rule “xaa/n#r” again (first at norms/xaa/n.yaml:10:14); expected each id once; write another id for one of the two. [duplicate-id]"
      ]),
    Written(
      "a forum that the sender does not have", "forum: f2",
      ["10:8: found the forum “f2”; expected a forum of the sender's file (f1); write f1. [wrong-value]"]),
    Written(
      "a zone that is not known", "zone: Zone/Wst",
      [
        "10:7: found the zone “Zone/Wst”; expected a zone of the tz database that the register's States use; write Zone/West. [wrong-value]"
      ]),
    Written(
      "a relation to a norm that is not there", "relations: [{implements: xaa/bass}]",
      ["10:26: found the norm “xaa/bass”; expected a norm of the register; write xaa/base. [unknown-norm]"]),
    Written(
      "an act with two verbs", "acts_on: [{suspends: xaa/base, ends: xaa/base}]",
      [
        "10:11: found an act with 2 verbs; expected exactly one of suspends, vacates, ends, amends; write suspends: usa/name. [missing-key]"
      ]),
    Written(
      "an exception that defeats nothing", "rules: [{id: r, effect: exception, says: S., sources: [s]}]",
      ["10:9: found a rule without “defeats”; expected the key “defeats”; write defeats: [norm#rule]. [missing-key]"]),
    Written(
      "a duty without step and done", "rules: [{id: r, effect: duty, says: S., sources: [s]}]",
      [
        "10:9: found a rule without “step”; expected the key “step”; write step: written-notice. [missing-key]",
        "10:9: found a rule without “done”; expected the key “done”; write done: notice.written. [missing-key]",
      ]),
    Written(
      "until what is no duty", "rules: [{id: r, effect: bar, says: S., sources: [s], until: [xaa/base#open]}]",
      ["10:62: found xaa/base#open, a rule with effect authority; expected a rule with effect duty. [wrong-effect]"]),
  ]
}
