import Testing

/// What may be wrong with one file of a programme: each message with its line and column. The text begins in line 9.
struct ProgrammeMistakesTests {
  @Test(arguments: mistakes) func isFoundAndNamed(_ written: Written) {
    #expect(Self.mistakes(written.text) == written.messages)
  }

  @Test func aProgrammeWithoutMistakesIsAccepted() {
    #expect(Self.mistakes("") == [])
    #expect(
      Self.mistakes(
        """
        entitlements:
          - {name: a, kind: cash, title: A, says: A., amount: 100, basis: published, every: month, day: 28, sources: [s]}
          - {name: b, kind: tools, title: B, says: B., basis: demonstration, every: once, after_days: 3650}
          - {name: c, kind: travel, title: C, says: C., amount: '10.50', currency: GBP, per: household, basis: demonstration, every: week, day: 7, times: 1}
        follow_ups: [{name: f, title: F, after_days: 7, questionnaire: q, basis: demonstration}]
        questionnaires: [{name: q, title: Q, questions: [{name: a, ask: A?, type: choice, options: [x, y]}]}]
        wage_floors: [{name: w, kind: legal, says: W., amount: 100, per: day, basis: published, sources: [s]}]
        terms: {work_checks: [1, 3650], contact_lost: {tries: 1, days: 3650}, payment_grace_days: 0, basis: demonstration}
        complaints_outside: {body: B, how: H., sources: [s]}
        """) == [])
  }

  @Test func withoutAnythingAllThatIsWantedIsNamed() {
    #expect(
      Self.mistakes(in: "programme: xbb/p") == [
        "1:1: found a programme without “currency”; expected the key “currency”; write currency: RWF. [missing-key]",
        "1:1: found a programme without “title”; expected the key “title”; write title: Integration with support in Rwanda. [missing-key]",
        "1:1: found a programme without “says”; expected the key “says”; write says: one plain sentence. [missing-key]",
        "1:1: found a programme without “operated_by”; expected the key “operated_by”; write operated_by: Government of Rwanda. [missing-key]",
        "1:1: found a programme without “country”; expected the key “country”; write country: RWA. [missing-key]",
        "1:1: found a programme without “from”; expected the key “from”; write from: 2025-08-05. [missing-key]",
        "1:12: found a programme without sources; expected at least one source; write sources: {name: {publisher: …, title: …, published: …, url: …}}. [missing-source]",
      ])
  }

  @Test func theIdIsThatOfThePath() {
    let text = Self.programme("").replacing("programme: xbb/p", with: "programme: xbb/q")
    #expect(
      Self.mistakes(in: text) == [
        "1:12: found the programme “xbb/q” in programmes/xbb/p.yaml; expected the id that the path gives; write programme: xbb/p. [misplaced-file]"
      ])
  }

  @Test func withoutACurrencyAmountsAreNotBlamed() {
    let text = Self.programme(
      "entitlements: [{name: a, kind: cash, title: A, says: A., amount: '1.5', basis: demonstration, every: month}]"
    ).replacing("currency: RWF", with: "currency: RWX")
    #expect(
      Self.mistakes(in: text) == [
        "6:11: found “RWX”; expected a currency by its code of ISO 4217; write RWF. [wrong-value]"
      ])
  }

  /// An entitlement with one of its keys written otherwise.
  private static func entitlement(_ text: String) -> String {
    "entitlements: [{\(text), name: a, title: A, says: A.}]"
  }

  static let mistakes = [
    Written(
      "a key that is not known", "entitlement: []",
      [
        "9:1: found the key “entitlement”; expected a key of a programme (programme, title, says, country, arrangement, operated_by, currency, from, until, places, entitlements, follow_ups, questionnaires, wage_floors, terms, complaints_outside, claims, unknown, sources); write entitlements. [unknown-key]"
      ]),
    Written(
      "cash without an amount", entitlement("kind: cash, basis: demonstration, every: month"),
      ["9:16: found an entitlement without “amount”; expected the key “amount”; write amount: 100000. [missing-key]"]),
    Written(
      "for how many, without an amount", entitlement("kind: tools, basis: demonstration, every: once, per: person"),
      [
        "9:70: found “per” without “amount”; expected “per” only beside an amount; write the entitlement without “per”. [wrong-value]"
      ]),
    Written(
      "an amount with more digits than the currency has",
      entitlement("kind: cash, basis: demonstration, every: month, amount: 1.5"),
      ["9:73: found “1.5”; expected at most 0 digits after the point in RWF. [wrong-value]"]),
    Written(
      "an amount with a sign", entitlement("kind: cash, basis: demonstration, every: month, amount: -5"),
      ["9:73: found “-5”; expected an amount in RWF in digits, such as 100000. [wrong-value]"]),
    Written(
      "a published figure without a source", entitlement("kind: cash, amount: 5, basis: published, every: month"),
      [
        "9:16: found an entitlement without a source; expected at least one source; write sources: [s]. [missing-source]"
      ]),
    Written(
      "a source that the file does not list",
      entitlement("kind: cash, amount: 5, basis: demonstration, every: month, sources: [t]"),
      ["9:86: found the source “t”; expected a name from this file's “sources”; write s. [unknown-source]"]),
    Written(
      "a kind that is none", entitlement("kind: housng, basis: demonstration, every: month"),
      [
        "9:23: found “housng”; expected one of cash, housing, supplies, health-care, health-insurance, language, training, tools, travel for “kind”; write housing. [wrong-value]"
      ]),
    Written(
      "a day of the month that not every month has",
      entitlement("kind: tools, basis: demonstration, every: month, day: 29"),
      ["9:71: found “29”; expected a whole number from 1 to 28 for “day”. [wrong-value]"]),
    Written(
      "an eighth day of the week", entitlement("kind: tools, basis: demonstration, every: week, day: 8"),
      ["9:70: found “8”; expected a whole number from 1 to 7 for “day”. [wrong-value]"]),
    Written(
      "a day of what comes once", entitlement("kind: tools, basis: demonstration, every: once, day: 5, times: 2"),
      [
        "9:70: found “day” beside “every: once”; expected only what is paid again and again falls due on a day of its own; write the entitlement without “day”. [wrong-value]",
        "9:80: found “times” beside “every: once”; expected no “times”: once is once; write the entitlement without “times”. [wrong-value]",
      ]),
    Written(
      "more periods than anybody lives", entitlement("kind: tools, basis: demonstration, every: week, times: 1201"),
      ["9:72: found “1201”; expected a whole number from 1 to 1200 for “times”. [wrong-value]"]),
    Written(
      "two entitlements of one name",
      """
      entitlements:
        - {name: a, kind: tools, title: A, says: A., basis: demonstration, every: once}
        - {name: a, kind: tools, title: B, says: B., basis: demonstration, every: once}
      """,
      [
        "11:12: found the entitlement “a” again (first at programmes/xbb/p.yaml:10:12); expected each id once; write another id for one of the two. [duplicate-id]"
      ]),
    Written(
      "a name with a space", "follow_ups: [{name: 'day 7', title: F, after_days: 7, basis: demonstration}]",
      ["9:22: found “day 7”; expected a name of a–z, 0–9 and -; write day-30. [wrong-value]"]),
    Written(
      "a follow-up without its day", "follow_ups: [{name: f, title: F, basis: demonstration}]",
      [
        "9:14: found a follow-up without “after_days”; expected the key “after_days”; write after_days: 30. [missing-key]"
      ]),
    Written(
      "a choice without options",
      "questionnaires: [{name: q, title: Q, questions: [{name: a, ask: A?, type: choice}]}]",
      [
        "9:50: found a question without “options”; expected the key “options”; write options: [first, second]. [missing-key]"
      ]
    ),
    Written(
      "options of what is no choice",
      "questionnaires: [{name: q, title: Q, questions: [{name: a, ask: A?, type: truth, options: [x]}]}]",
      [
        "9:91: found “options” of a question of type truth; expected “options” only of a choice; write type: choice. [wrong-value]"
      ]),
    Written(
      "a floor that ends before it begins",
      "wage_floors: [{name: w, kind: legal, says: W., amount: 1, per: day, basis: demonstration, from: 2020-01-02, until: 2020-01-02}]",
      [
        "9:15: found from 2020-01-02 until 2020-01-02; expected an end after the beginning (until is the first day without it). [dates-out-of-order]"
      ]),
    Written(
      "an end before the beginning", "until: 1999-01-01",
      [
        "1:1: found from 2000-01-01 until 1999-01-01; expected an end after the beginning (until is the first day without it). [dates-out-of-order]"
      ]),
    Written(
      "a programme for nobody", "places: 0",
      ["9:9: found “0”; expected a whole number from 1 to 10000000 for “places”. [wrong-value]"]),
  ]

  // MARK: the file

  static func mistakes(_ more: String) -> [String] { mistakes(in: programme(more)) }

  static func mistakes(in text: String) -> [String] {
    WrittenRegister.mistakes(in: text, at: "programmes/xbb/p.yaml")
  }

  static func programme(_ more: String) -> String {
    """
    programme: xbb/p
    title: A programme
    says: It promises.
    country: XBB
    operated_by: Beland
    currency: RWF
    from: 2000-01-01
    sources: {s: {publisher: P, title: T, published: 2000-01-01}}
    \(more)
    """
  }
}
