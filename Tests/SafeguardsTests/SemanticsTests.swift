import Register
import Safeguards
import TestRegisters
import Testing

/// Rules, routes, bars until duties, steps, knowledge: the sentences of "Semantics, exactly".
struct SemanticsTests {
  func fixture(_ norms: [String: String], sender: String = Fixture.sender, facts: String = Fixture.facts) -> Fixture {
    var files = ["states/xaa.yaml": sender, "norms/xaa/base.yaml": Fixture.base, "facts.yaml": facts]
    for (id, text) in norms { files[id.hasPrefix("arrangements/") ? "\(id).yaml" : "norms/\(id).yaml"] = text }
    let fixture = Fixture(files)
    #expect(fixture.diagnostics.isEmpty, "\(fixture.diagnostics)")
    return fixture
  }

  @Test func withoutARouteNothingIsOpen() throws {
    let it = fixture([:])
    var facts = Fixture.open
    #expect(try it.finding(facts) == .notBarred)
    facts["p"] = .truth(false)
    #expect(try it.finding(facts) == .noAuthority)
    facts["p"] = .unknown
    #expect(try it.missing(facts) == ["p"])
  }

  @Test func coversJoinsEachRuleOfItsNorm() throws {
    let it = fixture([
      "xaa/bar": Fixture.norm(
        "xaa/bar", more: "covers: q", rules: "  - {id: no, effect: bar, when: s, says: s, sources: [s]}")
    ])
    var facts = Fixture.open
    facts["s@XBB"] = .truth(true)
    facts["q"] = .truth(false)
    #expect(try it.finding(facts) == .notBarred)
    facts["q"] = .truth(true)
    #expect(try it.finding(facts) == .barred)
    #expect(try it.finding(facts, to: "XDD") == .undetermined)
  }

  @Test func anUnknownDefeaterMakesTheDefeatedUnknown() throws {
    let it = fixture([
      "xaa/bar": Fixture.norm(
        "xaa/bar",
        rules: """
            - {id: no, effect: bar, says: s, sources: [s]}
            - {id: but, effect: exception, when: q, defeats: [xaa/bar#no], says: s, sources: [s]}
            - {id: yet, effect: exception, when: r, defeats: [xaa/bar#but], says: s, sources: [s]}
          """)
    ])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    facts["r"] = .truth(false)
    #expect(try it.finding(facts) == .notBarred)
    facts["r"] = .truth(true)
    #expect(try it.finding(facts) == .barred)
    facts["r"] = .unknown
    #expect(try it.finding(facts) == .undetermined)
    facts["q"] = .truth(false)
    #expect(try it.finding(facts) == .barred)
  }

  @Test func theOwnCountryIsNotAThirdCountry() throws {
    let it = fixture([:])
    var facts = Fixture.open
    facts["person.nationality"] = .states([StateCode("XBB")], isComplete: false)
    #expect(try it.finding(facts) == .notThirdCountry)
    facts["person.nationality"] = .states([StateCode("XCC")], isComplete: false)
    #expect(try it.finding(facts) == .undetermined)
    facts["person.nationality"] = .states([], isComplete: true)
    #expect(try it.missing(facts) == ["person.habitual_residence"])
    facts["person.habitual_residence"] = .state(StateCode("XBB"))
    #expect(try it.finding(facts) == .notThirdCountry)
    facts["person.habitual_residence"] = .state(StateCode("XCC"))
    #expect(try it.finding(facts) == .notBarred)
  }

  // MARK: steps

  static let duties = Fixture.norm(
    "xaa/duties", more: "zone: Zone/East",
    rules: """
        - {id: no, effect: bar, until: [tell], says: s, sources: [s]}
        - {id: tell, effect: duty, step: notice, when: q, done: t, earliest: served + days(10), says: s, sources: [s]}
        - {id: look, effect: duty, step: after-care, phase: after, when: q, says: s, sources: [s]}
      """)

  @Test func aBarHoldsUntilItsDutiesAreDoneAndTheirTimeHasPassed() throws {
    let it = fixture(["xaa/duties": Self.duties])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    facts["t@XBB"] = .truth(false)
    #expect(try it.result(facts, day: "2020-01-05").routes[0].steps.map(\.state) == [.owed, .owed])
    #expect(try it.finding(facts, day: "2020-01-05") == .barred)
    facts["t@XBB"] = .truth(true)
    facts["served@XBB"] = .moment(.moment(Moment(seconds: 1_577_880_000, offset: -4 * 3600)))  // 2020-01-01T08:00-04:00
    let waiting = try it.result(facts, day: "2020-01-11")
    #expect(waiting.finding == .barred)
    #expect(waiting.routes[0].steps[0].state == .waiting)
    // Ten whole civil days after 1 January end with 11 January in the fact's zone.
    #expect(waiting.routes[0].steps[0].earliest?.description == "2020-01-12T00:00-04:00")
    // A notice that was served, and not as it is owed, starts no time: no moment may be read off it.
    var flawed = facts
    flawed["t@XBB"] = .truth(false)
    let owed = try it.result(flawed, day: "2020-01-12")
    #expect(owed.routes[0].steps[0].state == .owed)
    #expect(owed.routes[0].steps[0].earliest == nil)
    let passed = try it.result(facts, day: "2020-01-12")
    #expect(passed.finding == .notBarred)
    #expect(passed.routes[0].steps.map(\.state) == [.done, .owed], "an after step never makes steps-owed")
  }

  @Test func aBareDayCountsAtItsEndForAWaitOwedAndTheDayAskedAtItsBeginning() throws {
    let it = fixture([
      "xaa/hours": Fixture.norm(
        "xaa/hours", more: "zone: Zone/West",
        rules:
          "  - {id: tell, effect: duty, step: notice, done: t, earliest: served + hours(24), says: s, sources: [s]}")
    ])
    var facts = Fixture.open
    facts["t@XBB"] = .truth(true)
    facts["served@XBB"] = .moment(.day(try DateParsing.day("2020-01-01")))
    #expect(try it.finding(facts, day: "2020-01-02") == .stepsOwed)
    #expect(try it.finding(facts, day: "2020-01-03") == .notBarred)
    #expect(try it.finding(facts, day: "2020-01-02T23:59-10:00") == .stepsOwed)
  }

  @Test func unknownStepsAreUnclearAndLeaveTheBarUnknown() throws {
    let it = fixture(["xaa/duties": Self.duties])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    let result = try it.result(facts)
    #expect(result.finding == .undetermined)
    #expect(result.routes[0].steps[0].state == .unclear)
    #expect(it.norms.missing(result).map(\.description) == ["t@XBB", "served@XBB"])
    facts["q"] = .truth(false)
    #expect(try it.finding(facts) == .notBarred, "a duty that does not apply is discharged")
    #expect(try it.result(facts).routes[0].steps.isEmpty)
  }

  @Test func aDutyThatAddsToAnotherIsPartOfIt() throws {
    let it = fixture([
      "xaa/duties": Fixture.norm(
        "xaa/duties",
        rules: """
            - {id: no, effect: bar, until: [tell], says: s, sources: [s]}
            - {id: tell, effect: duty, step: notice, done: t, says: s, sources: [s]}
          """),
      "xaa/more": Fixture.norm(
        "xaa/more", force: "[{from: 2021-01-01}]", more: "acts_on: [{amends: xaa/duties}]",
        rules:
          "  - {id: ten, effect: duty, step: ten-days, adds_to: [xaa/duties#tell], done: t, earliest: served + days(10), says: s, sources: [s]}"
      ),
    ])
    var facts = Fixture.open
    facts["t@XBB"] = .truth(true)
    facts["served@XBB"] = .moment(.day(try DateParsing.day("2021-01-01")))
    #expect(try it.finding(facts, day: "2020-12-31") == .notBarred)
    #expect(try it.finding(facts, day: "2021-01-05") == .barred)
    #expect(try it.finding(facts, day: "2021-01-12") == .notBarred)
  }

  // MARK: routes and arrangements

  static let needing = Fixture.sender.replacing(
    "name: the open route}", with: "name: the open route, arrangements: [asylum-cooperative], needs_arrangement: true}")

  @Test func noneInTheRegisterIsUnknownUnlessTheLawRequiresPublication() throws {
    let it = fixture([:], sender: Self.needing)
    let result = try it.result(Fixture.open)
    #expect(result.finding == .undetermined)
    #expect(it.norms.doubts(result.routes[0].lacking) == [.noArrangement])
    let published = fixture(
      [:],
      sender: Self.needing.replacing(
        "needs_arrangement: true", with: "needs_arrangement: true, publication_required: true"))
    #expect(try published.finding(Fixture.open) == .noAuthority)
  }

  @Test func talksAreNoAgreementAndCloseNothing() throws {
    let talks = fixture(["arrangements/xaa-xbb": Fixture.arrangement("force: []")], sender: Self.needing)
    #expect(try talks.finding(Fixture.open) == .undetermined)
    #expect(talks.norms.doubts(try talks.result(Fixture.open).routes[0].lacking) == [.noArrangement])
    let later = fixture(
      ["arrangements/xaa-xbb": Fixture.arrangement("force: [{from: 2016-01-01, until: 2019-01-01}]")],
      sender: Self.needing)
    #expect(try later.finding(Fixture.open, day: "2020-01-01") == .noAuthority, "what has ended is known to have ended")
  }

  @Test func theArrangementsScopeJoinsTheAuthority() throws {
    let it = fixture(
      [
        "arrangements/xaa-xbb": Fixture.arrangement(
          "force: [{from: 2016-01-01, until: 2019-01-01}]\ncovers: q\nexcludes: r")
      ],
      sender: Self.needing)
    var facts = Fixture.open
    facts["q"] = .truth(true)
    facts["r"] = .truth(false)
    #expect(try it.finding(facts, day: "2016-01-01") == .notBarred)
    #expect(try it.finding(facts, day: "2019-01-01") == .noAuthority)
    facts["r"] = .truth(true)
    #expect(try it.finding(facts, day: "2016-01-01") == .noAuthority)
    facts["r"] = .truth(false)
    facts["q"] = .unknown
    #expect(try it.missing(facts, day: "2016-01-01") == ["q"])
    #expect(try it.finding(facts, day: "2016-01-01", to: "XDD") == .undetermined)
  }

  @Test func aRefusalInForceMakesAcceptanceFalseEvenWhereRecorded() throws {
    let base = Fixture.norm(
      "xaa/base", rules: "  - {id: open, effect: authority, says: opens, when: acceptance.given, sources: [s]}")
    let it = fixture([
      "xaa/base": base,
      "arrangements/xaa-xbb": Fixture.arrangement(
        "refuses: [{from: 2017-01-01, until: 2018-01-01, says: no, sources: [s]}]"),
    ])
    var facts = Fixture.open
    #expect(try it.finding(facts, day: "2016-12-31") == .undetermined)
    #expect(try it.finding(facts, day: "2017-06-01") == .noAuthority)
    #expect(try it.finding(facts, day: "2018-01-01") == .undetermined)
    facts["acceptance.given@XBB"] = .truth(true)
    #expect(try it.finding(facts, day: "2017-06-01") == .noAuthority, "what is closed stays closed")
    #expect(try it.finding(facts, day: "2018-01-01") == .notBarred)
    let limited = fixture([
      "xaa/base": base,
      "arrangements/xaa-xbb": Fixture.arrangement("refuses: [{from: 2017-01-01, covers: q, says: no, sources: [s]}]"),
    ])
    #expect(try limited.finding(facts, day: "2017-06-01") == .undetermined)
    facts["q"] = .truth(false)
    #expect(try limited.finding(facts, day: "2017-06-01") == .notBarred)
  }

  // MARK: how well and since when it is known

  @Test func whatRestsOnGeneralKnowledgeContributesAtMostUnknownInBothDirections() throws {
    let bar = Fixture.norm("xaa/bar", rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}")
      .replacing("basis: text-read", with: "basis: general")
    let it = fixture(["xaa/bar": bar])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    #expect(try it.finding(facts) == .undetermined)
    facts["q"] = .truth(false)
    #expect(try it.finding(facts) == .notBarred)
    let route = fixture(["xaa/base": Fixture.base.replacing("basis: text-read", with: "basis: general")])
    #expect(try route.finding(Fixture.open) == .undetermined)
    facts["p"] = .truth(false)
    #expect(try route.finding(facts) == .undetermined)
  }

  @Test func aFindingThatTurnsOnWeakSourcesSaysSo() throws {
    let bar = Fixture.norm("xaa/bar", rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}")
      .replacing("basis: text-read", with: "basis: reported")
    let it = fixture(["xaa/bar": bar])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    #expect(try it.result(facts).restsOnWeak == ["xaa/bar"])
    #expect(try it.finding(facts) == .barred)
    facts["q"] = .truth(false)
    #expect(try it.result(facts).restsOnWeak.isEmpty)
  }

  @Test func weakSourcesThatStandInForOneAnotherAreNamedTogether() throws {
    func bar(_ id: String) -> String {
      Fixture.norm(id, rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}")
        .replacing("basis: text-read", with: "basis: reported")
    }
    let it = fixture(["xaa/bar": bar("xaa/bar"), "xaa/second": bar("xaa/second")])
    var facts = Fixture.open
    facts["q"] = .truth(true)
    #expect(try it.finding(facts) == .barred)
    #expect(try it.result(facts).restsOnWeak == ["xaa/bar", "xaa/second"])
    facts["q"] = .truth(false)
    #expect(try it.result(facts).restsOnWeak.isEmpty)
    let better = Fixture.norm("xaa/better", rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}")
    let three = fixture(["xaa/bar": bar("xaa/bar"), "xaa/second": bar("xaa/second"), "xaa/better": better])
    facts["q"] = .truth(true)
    #expect(try three.result(facts).restsOnWeak.isEmpty)
  }

  @Test func aWeakRuleOfABetterKnownNormIsNamed() throws {
    let it = fixture([
      "xaa/bar": Fixture.norm(
        "xaa/bar", rules: "  - {id: no, effect: bar, basis: reported, says: s, sources: [s]}")
    ])
    #expect(try it.finding(Fixture.open) == .barred)
    #expect(try it.result(Fixture.open).restsOnWeak == ["xaa/bar#no"])
  }

  @Test func onlyWhatWasPublicByTheKnownDateCounts() throws {
    let order = Fixture.norm(
      "xaa/order", force: "[{from: 2010-01-01, until: 2020-01-01}]",
      rules: "  - {id: no, effect: bar, says: s, sources: [s]}"
    ).replacing("kind: statute", with: "kind: court-order")
      .replacing("published: 2000-01-01", with: "published: 2012-05")
    let it = fixture(["xaa/order": order])
    #expect(try it.finding(Fixture.open, day: "2012-06-01", known: "2012-05-30") == .notBarred)
    #expect(try it.finding(Fixture.open, day: "2012-06-01", known: "2012-05-31") == .barred)
    // An end is known on the day that it comes.
    #expect(try it.finding(Fixture.open, day: "2020-06-01", known: "2019-12-31") == .barred)
    #expect(try it.finding(Fixture.open, day: "2020-06-01", known: "2020-01-01") == .notBarred)
  }

  @Test func whatHappensAfterTheMomentHasNotHappened() throws {
    let it = fixture([:])
    let question = { (day: String) in
      Question(sender: StateCode("XAA"), destinations: [StateCode("XBB")], day: try DateParsing.legalTime(day))
    }
    let place = Place(file: "case", line: 1, column: 1)
    let file = CaseFile(
      name: "c", title: "", sender: Located(StateCode("XAA"), at: place),
      facts: [
        StatedFact(
          key: FactKey(FactName("p")), values: [.init(.truth(true), from: .day(try DateParsing.day("2015-01-01")))],
          place: place),
        StatedFact(
          key: FactKey(FactName("person.nationality")), values: [.init(.states([StateCode("XCC")], isComplete: true))],
          place: place),
      ], place: place)
    #expect(try it.norms.assess(Facts(file), question("2014-12-31"))[0].finding == .noAuthority)
    #expect(try it.norms.assess(Facts(file), question("2015-01-01"))[0].finding == .notBarred)
  }

  @Test func settlesCountsDestinationsWhoseFindingTurnsOnTheAnswer() throws {
    let it = fixture([
      "xaa/bar": Fixture.norm(
        "xaa/bar",
        rules: """
            - {id: a, effect: bar, when: "q && destination.code == 'XBB'", says: s, sources: [s]}
            - {id: b, effect: bar, when: r, says: s, sources: [s]}
          """)
    ])
    let question = Question(
      sender: StateCode("XAA"), destinations: [StateCode("XBB"), StateCode("XDD")],
      day: .day(try DateParsing.day("2020-01-01")))
    let facts = Fixture.facts(Fixture.open)
    let missing = try it.norms.settling(facts, question, results: it.norms.assess(facts, question))
    #expect(missing.map { "\($0.key) \($0.settles)" } == ["r 2", "q 1"])
  }
}
