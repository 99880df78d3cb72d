import Register
import RegisterFiles
import Safeguards
import Testing

/// One register with a mistake of every kind: all are found in one run, in full words.
struct GoldenTests {
  @Test func everyKindIsFoundInOneRun() {
    let register = WrittenRegister(bytes: GoldenTests.files)
    #expect(register.messages == GoldenTests.expected)
  }

  @Test func theGoldenRegisterHasAMistakeOfEachKind() {
    let found = Set(WrittenRegister(bytes: GoldenTests.files).diagnostics.map(\.kind))
    // What does not come out of a worked case is only asked once a register has no other mistake.
    #expect(Set(Diagnostic.Kind.allCases).subtracting(found) == [.expectation, .notJSON])
  }

  static let files: [String: [UInt8]] = [
    "norms/xaa/alias.yaml": Array("norm: &x xaa/alias\ntitle: *x\n".utf8),
    "norms/xaa/circle.yaml": Array(
      WrittenRegister.norm(
        "xaa/circle",
        """
        rules:
          - {id: a, effect: exception, says: A., sources: [s], defeats: [b]}
          - {id: b, effect: exception, says: B., sources: [s], defeats: [a]}
        """
      ).utf8),
    "norms/xaa/deep.yaml": Array(("norm: " + String(repeating: "[", count: 70)).utf8)
      + Array(String(repeating: "]", count: 70).utf8),
    "norms/xaa/many.yaml": Array(many.utf8),
    "norms/xaa/text.yaml": Array("norm: a: b\n".utf8),
    "norms/xaa/twice.yaml": Array("norm: xaa/twice\ntitle: One\ntitle: Two\n".utf8),
    "norms/xaa/unread.yaml": [0x6E, 0x3A, 0x20, 0xFF, 0x0A],
    "norms/xaa/x.cases.yaml": Array(
      """
      case: one
      sender: XAA
      facts:
        notice.written: maybe
        person.residence: XBC
      """.utf8),
  ]

  static let many = """
    norm: xaa/manny
    titel: A title
    kind: statut
    cite: [A cite]
    sender: XAA
    issued: 2000-02-30
    basis: text-read
    force: [{from: 2001-01-01, until: 2000-01-01}]
    acts_on: [{suspends: xaa/bass, from: 2001-01-01}]
    rules:
      - {id: a, effect: bar, says: A., sources: [t], when: p &&}
      - {id: b, effect: bar, says: B., when: notice.writen}
      - {id: b, effect: bar, says: C., sources: [s]}
      - {id: d, effect: note, says: D., sources: [s], until: [a], defeats: [c]}
      - {id: e, effect: bar, says: E., sources: [s], when: person.entries / 2 == 1}
    sources: {s: {publisher: P, title: T, published: 2000-01-01}}
    """

  static let expected = [
    "norms/xaa/alias.yaml:2:8: found an alias (*name); expected no anchors and no aliases; write the value itself in each place. [anchor-or-alias]",
    "norms/xaa/circle.yaml:11:10: found the circle xaa/circle#a → xaa/circle#b → xaa/circle#a; expected no rules that defeat one another in a circle. [cycle]",
    "norms/xaa/deep.yaml:1:71: found more than 64 levels of nesting; expected at most 64 levels. [over-limit]",
    "norms/xaa/many.yaml:1:1: found a norm without “title”; expected the key “title”; write title: D.V.D. v. DHS, preliminary injunction. [missing-key]",
    "norms/xaa/many.yaml:1:7: found the norm “xaa/manny” in norms/xaa/many.yaml; expected the id that the path gives; write norm: xaa/many. [misplaced-file]",
    "norms/xaa/many.yaml:1:7: found a statute without “issued”; expected the date of issue, from which it is known; write issued: 1996-09-30. [missing-key]",
    "norms/xaa/many.yaml:2:1: found the key “titel”; expected a key of a norm (norm, title, kind, cite, sender, binds, issued, made_public, basis, zone, forum, force, covers, rules, acts_on, relations, cannot_encode, uncertain, sources); write title. [unknown-key]",
    "norms/xaa/many.yaml:3:7: found “statut”; expected one of constitution, statute, treaty, regulation, executive-order, agency-directive, agency-practice, agreement, court-order, appellate-ruling, agency-decision, pending-proceeding for “kind”; write statute. [wrong-value]",
    "norms/xaa/many.yaml:4:7: found a list; expected a text for “cite”. [wrong-shape]",
    "norms/xaa/many.yaml:6:9: found the date 2000-02-30, which does not exist; expected a day from 01 to 29 in 2000-02. [wrong-date]",
    "norms/xaa/many.yaml:8:9: found from 2001-01-01 until 2000-01-01; expected an end after the beginning (until is the first day without force). [dates-out-of-order]",
    "norms/xaa/many.yaml:9:22: found the norm “xaa/bass”; expected a norm of the register; write xaa/base. [unknown-norm]",
    "norms/xaa/many.yaml:11:46: found the source “t”; expected a name from this file's “sources”; write s. [unknown-source]",
    "norms/xaa/many.yaml:11:60: found the end (in “p &&”); expected a value, a name or '('. [condition]",
    "norms/xaa/many.yaml:12:5: found a rule without a source; expected at least one source; write sources: [s]. [missing-source]",
    "norms/xaa/many.yaml:12:42: found the undeclared name 'notice.writen' (in “notice.writen”); expected a declared variable; write notice.written. [unknown-fact]",
    "norms/xaa/many.yaml:13:10: found the rule “xaa/manny#b” again (first at norms/xaa/many.yaml:12:10); expected each id once; write another id for one of the two. [duplicate-id]",
    "norms/xaa/many.yaml:14:10: found “until” on a rule with effect note; expected “until” only on bar; write the rule without “until”. [wrong-effect]",
    "norms/xaa/many.yaml:14:59: found xaa/manny#a, a rule with effect bar; expected a rule with effect duty. [wrong-effect]",
    "norms/xaa/many.yaml:14:73: found the rule “xaa/manny#c”; expected a rule of the register; write xaa/manny#a. [unknown-rule]",
    "norms/xaa/many.yaml:15:71: found _/_ in a condition of the register (in “person.entries / 2 == 1”); expected the part of CEL that cannot fail at run time (no division, indexing, matching or parsing of text). [partial-condition]",
    "norms/xaa/text.yaml:1:8: found mapping values are not allowed in this context; expected YAML; write quotes around a text that contains “: ”. [not-yaml]",
    "norms/xaa/twice.yaml:2:1: found the key “title” twice in one mapping; expected each key once; write one of the two. [duplicate-key]",
    "norms/xaa/unread.yaml:1:1: found bytes that are not UTF-8; expected UTF-8 text; write the file again in UTF-8. [unreadable-file]",
    "norms/xaa/x.cases.yaml:4:19: found “maybe” for notice.written; expected true, false or unknown; write notice.written: true. [wrong-fact-form]",
    "norms/xaa/x.cases.yaml:5:21: found “XBC”; expected a State by its three-letter ISO 3166-1 code; write XBB. [unknown-state]",
  ]
}
