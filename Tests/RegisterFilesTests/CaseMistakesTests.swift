import Testing

/// What may be wrong with the facts of a case. They begin in line 4 of the file.
struct CaseMistakesTests {
  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    let text = "case: a\nsender: XAA\nfacts:\n" + written.text
    #expect(WrittenRegister.mistakes(in: text, at: "norms/xaa/n.cases.yaml") == written.messages)
  }

  static let mistakes = [
    Written(
      "a fact given twice", "  p: true\n  p: false",
      ["4:3: found the key “p” twice in one mapping; expected each key once; write one of the two. [duplicate-key]"]),
    Written(
      "a day that does not exist", "  person.born_on: 2025-02-30",
      ["4:19: found the date 2025-02-30, which does not exist; expected a day from 01 to 28 in 2025-02. [wrong-date]"]),
    Written(
      "a month for a day", "  person.born_on: 2025-02",
      ["4:19: found 2025-02, which has no day; expected a whole date such as 2025-02-01. [wrong-date]"]),
    Written(
      "a State by its name", "  person.residence: Beland",
      ["4:21: found “Beland”; expected a State by its three-letter ISO 3166-1 code; write XBB. [unknown-state]"]),
    Written(
      "a State by its two letters", "  person.residence: xb",
      ["4:21: found “xb”; expected a State by its three-letter ISO 3166-1 code; write XBB. [unknown-state]"]),
    Written(
      "a State in small letters", "  person.residence: xbb",
      ["4:21: found “xbb”; expected a State by its three-letter ISO 3166-1 code; write XBB. [unknown-state]"]),
    Written(
      "a State with a slip", "  person.residence: XBC",
      ["4:21: found “XBC”; expected a State by its three-letter ISO 3166-1 code; write XBB or XCC. [unknown-state]"]),
    Written(
      "a State like no other", "  person.residence: Nowhere at all",
      ["4:21: found “Nowhere at all”; expected a State by its three-letter ISO 3166-1 code. [unknown-state]"]),
    Written(
      "no State", "  person.residence: ''",
      ["4:22: found “”; expected a State by its three-letter ISO 3166-1 code. [unknown-state]"]),
    Written(
      "a fact with a slip", "  notice.writen@XBB: true",
      [
        "4:3: found the fact “notice.writen”; expected a fact declared in facts.yaml; write notice.written. [unknown-fact]"
      ]),
    Written(
      "a destination for a fact about the person", "  p@XBB: true",
      ["4:3: found “p@XBB”; expected no destination: this fact is about the person; write p. [wrong-fact-form]"]),
    Written(
      "a destination that is no State", "  notice.written@XBC: true",
      ["4:3: found “XBC”; expected a State by its three-letter ISO 3166-1 code; write XBB or XCC. [unknown-state]"]),
    Written(
      "no destination after @", "  notice.written@: true",
      ["4:3: found “”; expected a State by its three-letter ISO 3166-1 code. [unknown-state]"]),
    Written(
      "a number for a truth", "  p: 1",
      ["4:6: found “1” for p; expected true, false or unknown; write p: true. [wrong-fact-form]"]),
    Written(
      "a list for a truth", "  p: [true]",
      ["4:6: found a list for p; expected one value (truth); write p: true. [wrong-fact-form]"]),
    Written(
      "less than nothing", "  person.entries: -1",
      [
        "4:19: found “-1” for person.entries; expected a whole number from 0; write person.entries: 1. [wrong-fact-form]"
      ]),
    Written(
      "more than can be counted", "  person.entries: 99999999999999999999",
      [
        "4:19: found “99999999999999999999” for person.entries; expected a whole number from 0; write person.entries: 1. [wrong-fact-form]"
      ]),
    Written(
      "one State for a list", "  person.nationality: XBB",
      [
        "4:23: found “XBB” for person.nationality; expected a list of States, [] for none, [IRQ, more] when known in part; write person.nationality: [XBB]. [wrong-fact-form]"
      ]),
    Written(
      "a list with what is no State", "  person.nationality: [XBC, {a: b}]",
      [
        "4:24: found “XBC”; expected a State by its three-letter ISO 3166-1 code; write XBB or XCC. [unknown-state]",
        "4:29: found a mapping (key: value) in person.nationality; expected a State's code. [wrong-fact-form]",
      ]),
    Written(
      "a word that the choice does not have", "  order.kind: frist",
      ["4:15: found “frist” for order.kind; expected one of first, second; write first. [wrong-fact-form]"]),
    Written(
      "a moment without its zone", "  notice.served_at@XBB: 2025-07-10T14:00",
      [
        "4:25: found 2025-07-10T14:00, which has no zone; expected a moment with its zone, such as 2025-07-10T14:00-04:00. [wrong-date]"
      ]),
    Written(
      "values out of order", "  p: [{value: true, from: 2025-01-02}, {value: false, from: 2025-01-01}]",
      [
        "4:6: found dated values out of order; expected each value with a “from” later than the one before. [dates-out-of-order]"
      ]),
    Written(
      "two values from one day", "  p: [{value: true, from: 2025-01-01}, {value: false, from: 2025-01-01}]",
      [
        "4:6: found dated values out of order; expected each value with a “from” later than the one before. [dates-out-of-order]"
      ]),
    Written(
      "a date without a value", "  p: {from: 2025-01-01}",
      ["4:6: found a dated fact without “value”; expected the key “value”; write value: true. [missing-key]"]),
    Written(
      "a key of a dated value that is not known", "  p: {value: true, form: 2025-01-01}",
      [
        "4:20: found the key “form”; expected a key of a dated fact (value, from, source, note); write from. [unknown-key]"
      ]),
    Written(
      "a dated value from no month", "  p: {value: true, from: 2025-13-01}",
      ["4:26: found the date 2025-13-01, which has no such month; expected a month from 01 to 12. [wrong-date]"]),
    Written(
      "a value without its date among dated ones", "  p: [{value: true, from: 2025-01-01}, false]",
      ["4:40: found “false”; expected a dated fact: a mapping (key: value); write value: …. [wrong-shape]"]),
  ]
}
