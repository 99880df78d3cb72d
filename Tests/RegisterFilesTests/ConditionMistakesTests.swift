import Testing

/// What may be wrong with a condition. It begins in column 16 of line 10, or after the quote there.
struct ConditionMistakesTests {
  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    #expect(WrittenRegister.mistakes(ofCondition: written.text) == written.messages)
  }

  @Test(arguments: [
    "p", "\"!p || day > date('2025-01-01')\"", "\"'XBB' in person.nationality\"", "size(person.nationality) > 1",
  ])
  func aSoundConditionIsAccepted(_ condition: String) {
    #expect(WrittenRegister.mistakes(ofCondition: condition) == [])
  }

  @Test(arguments: [">", "|", ">-", "|-", "\n     "])
  func aFoldedConditionHasThePlaceOfItsBeginning(_ style: String) {
    let rules =
      "rules:\n  - id: r\n    effect: bar\n    says: S.\n    sources: [s]\n    when: \(style)\n      p &&\n      pp"
    let messages = WrittenRegister.mistakes(rules)
    #expect(messages.count == 1)
    let place = style.hasPrefix("\n") ? "17:7: " : "15:11: "
    #expect(messages.first?.hasPrefix(place + "found the undeclared name 'pp'") == true, "\(messages)")
  }

  @Test func ofManyMistakesInOneConditionTwentyAreNamed() {
    let condition = "p || " + String(repeating: "zz || ", count: 40) + "p"
    #expect(WrittenRegister.mistakes(ofCondition: condition).count == 20)
  }

  @Test func tooLongIsRefusedBeforeItIsRead() {
    let condition = String(repeating: "(", count: 10_000) + "p" + String(repeating: ")", count: 10_000)
    #expect(
      WrittenRegister.mistakes(ofCondition: condition) == [
        "10:16: found a condition of 20001 bytes; expected at most 4000 bytes; write several rules with shorter conditions. [over-limit]"
      ])
  }

  @Test func tooDeepIsRefused() {
    let condition = String(repeating: "(", count: 1_900) + "p" + String(repeating: ")", count: 1_900)
    let messages = WrittenRegister.mistakes(ofCondition: condition)
    #expect(messages.count == 1)
    #expect(messages.first?.contains("found nesting deeper than 250 levels") == true)
  }

  static let mistakes = [
    Written(
      "an expression without its end", "p &&",
      ["10:20: found the end (in “p &&”); expected a value, a name or '('. [condition]"]),
    Written(
      "and instead of &&", "p and p",
      ["10:18: found 'and' (in “p and p”); expected an operator or the end; write && for and. [condition]"]),
    Written(
      "a list instead of true or false", "person.nationality",
      ["10:16: found a condition of type list(string) (“person.nationality”); expected true or false. [condition]"]),
    Written(
      "a name with a slip", "notice.writen",
      [
        "10:16: found the undeclared name 'notice.writen' (in “notice.writen”); expected a declared variable; write notice.written. [unknown-fact]"
      ]),
    Written(
      "a field of a fact", "p.q",
      ["10:18: found the field 'q' of a value of type bool (in “p.q”); expected a map before '.'. [condition]"]),
    Written(
      "division", "person.entries / 2 == 1",
      [
        "10:31: found _/_ in a condition of the register (in “person.entries / 2 == 1”); expected the part of CEL that cannot fail at run time (no division, indexing, matching or parsing of text). [partial-condition]"
      ]),
    Written(
      "matching", "\"order.kind.matches('f')\"",
      [
        "10:28: found matches in a condition of the register (in “order.kind.matches('f')”); expected the part of CEL that cannot fail at run time (no division, indexing, matching or parsing of text). [partial-condition]"
      ]),
    Written(
      "indexing", "\"person.nationality[0] == 'XAA'\"",
      [
        "10:35: found _[_] in a condition of the register (in “person.nationality[0] == 'XAA'”); expected the part of CEL that cannot fail at run time (no division, indexing, matching or parsing of text). [partial-condition]"
      ]),
    Written(
      "a State that is not one", "\"'XAB' in person.nationality\"",
      [
        "10:17: found 'XAB' (in “'XAB' in person.nationality”); expected a State by its three-letter ISO 3166-1 code; write 'XAA' or 'XBB'. [unknown-state]"
      ]),
    Written(
      "a State in small letters", "person.residence == 'xaa'",
      [
        "10:36: found 'xaa' (in “person.residence == 'xaa'”); expected a State by its three-letter ISO 3166-1 code; write 'XAA'. [unknown-state]"
      ]),
    Written(
      "a destination that is not one", "destination.code == 'XBC'",
      [
        "10:36: found 'XBC' (in “destination.code == 'XBC'”); expected a State by its three-letter ISO 3166-1 code; write 'XBB' or 'XCC'. [unknown-state]"
      ]),
    Written(
      "a word that the choice does not have", "order.kind == 'frist'",
      [
        "10:30: found 'frist' (in “order.kind == 'frist'”); expected a word of order.kind (first, second); write 'first'. [wrong-value]"
      ]),
    Written(
      "a day that does not exist", "person.born_on < date('2025-02-30')",
      [
        "10:38: found the date 2025-02-30, which does not exist (in “person.born_on < date('2025-02-30')”); expected a day from 01 to 28 in 2025-02. [wrong-date]"
      ]),
    Written(
      "columns count letters, not bytes", "\"'é' == 'é' && pp\"",
      [
        "10:31: found the undeclared name 'pp' (in “'é' == 'é' && pp”); expected a declared variable; write p. [unknown-fact]"
      ]),
    Written(
      "a text with escapes has the place of its beginning", "\"order.kind == \\\"first\\\" && pp\"",
      [
        "10:17: found the undeclared name 'pp' (in “order.kind == \"first\" && pp”); expected a declared variable; write p. [unknown-fact]"
      ]),
    Written(
      "days beyond all law", "person.born_on + days(-9223372036854775808) < day",
      [
        "10:38: found days(-9223372036854775808) (in “person.born_on + days(-9223372036854775808) < day”); expected a number from -4000000 to 4000000. [partial-condition]"
      ]),
    Written(
      "hours that are worked out", "now + hours(size(person.nationality)) > now",
      [
        "10:28: found hours(…) of a number that is not written out (in “now + hours(size(person.nationality)) > now”); expected a number such as hours(10). [partial-condition]"
      ]),
    Written(
      "a sum that can overflow", "size(person.nationality) + 9223372036854775807 > 0",
      [
        "10:41: found _+_ of int, which can overflow (in “size(person.nationality) + 9223372036854775807 > 0”); expected sums of dates and moments with days(…) and hours(…). [partial-condition]"
      ]),
    Written(
      "two types that do not compare", "p == 1",
      ["10:18: found bool == int (in “p == 1”); expected the same type on both sides. [condition]"]),
    Written(
      "space before the condition", "' p && pp'",
      ["10:23: found the undeclared name 'pp' (in “p && pp”); expected a declared variable; write p. [unknown-fact]"]),
  ]
}
