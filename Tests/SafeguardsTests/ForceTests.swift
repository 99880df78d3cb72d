import Register
import Safeguards
import TestRegisters
import Testing

/// Norms acting on norms: each test is a sentence of the design.
struct ForceTests {
  /// A bar in `xaa/bar`, and what acts on it.
  func fixture(_ others: [String: String], force: String = "[{from: 2010-01-01}]") -> Fixture {
    var files = [
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base,
      "norms/xaa/bar.yaml": Fixture.norm(
        "xaa/bar", force: force,
        rules:
          "  - {id: stop, effect: bar, says: stops, sources: [s]}\n  - {id: stop2, effect: bar, when: q, says: s, sources: [s]}"
      ),
    ]
    for (id, text) in others { files["norms/\(id).yaml"] = text }
    return Fixture(files)
  }

  @Test func aNormHasForceInItsIntervalsAndTheEndIsTheFirstDayWithout() throws {
    let it = fixture([:], force: "[{from: 2010-01-01, until: 2015-01-01}]")
    #expect(it.diagnostics.isEmpty, "\(it.diagnostics)")
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2009-12-31") == .notBarred)
    #expect(try it.finding(facts, day: "2010-01-01") == .barred)
    #expect(try it.finding(facts, day: "2014-12-31") == .barred)
    #expect(try it.finding(facts, day: "2015-01-01") == .notBarred)
  }

  @Test func aStayThatEndsRevivesItsTarget() throws {
    let it = fixture([
      "xaa/stay": Fixture.norm(
        "xaa/stay", force: "[{from: 2012-01-01, until: 2013-01-01}]", more: "acts_on: [{suspends: xaa/bar}]")
    ])
    #expect(it.diagnostics.isEmpty, "\(it.diagnostics)")
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2011-12-31") == .barred)
    #expect(try it.finding(facts, day: "2012-06-01") == .notBarred)
    #expect(try it.finding(facts, day: "2013-01-01") == .barred)
  }

  @Test func aStayedVacaturVacatesNothing() throws {
    let it = fixture([
      "xaa/vacatur": Fixture.norm(
        "xaa/vacatur", force: "[{from: 2012-01-01}]", more: "acts_on: [{vacates: xaa/bar}]"),
      "xaa/stay": Fixture.norm(
        "xaa/stay", force: "[{from: 2013-01-01, until: 2014-01-01}]", more: "acts_on: [{suspends: xaa/vacatur}]"),
    ])
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2012-06-01") == .notBarred)
    #expect(try it.finding(facts, day: "2013-06-01") == .barred)
    #expect(try it.finding(facts, day: "2014-01-01") == .notBarred)
  }

  @Test func withTwoSuspendersTheTargetHasForceOnlyWhenNeitherHolds() throws {
    let it = fixture([
      "xaa/one": Fixture.norm(
        "xaa/one", force: "[{from: 2012-01-01, until: 2014-01-01}]", more: "acts_on: [{suspends: xaa/bar}]"),
      "xaa/two": Fixture.norm(
        "xaa/two", force: "[{from: 2013-01-01, until: 2015-01-01}]", more: "acts_on: [{suspends: xaa/bar}]"),
    ])
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2014-06-01") == .notBarred)
    #expect(try it.finding(facts, day: "2015-01-01") == .barred)
  }

  @Test func whatIsEndedStaysEndedWhateverBecomesOfTheActor() throws {
    let it = fixture([
      "xaa/repeal": Fixture.norm(
        "xaa/repeal", force: "[{from: 2012-01-01, until: 2013-01-01}]",
        more: "acts_on: [{ends: xaa/bar, from: 2012-01-01}]")
    ])
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2011-12-31") == .barred)
    #expect(try it.finding(facts, day: "2016-01-01") == .notBarred)
  }

  @Test func anAmenderHasForceOnlyWhileItsTargetHas() throws {
    let it = fixture(
      [
        "xaa/amender": Fixture.norm(
          "xaa/amender", force: "[{from: 2010-01-01}]", more: "acts_on: [{amends: xaa/ended}]",
          rules: "  - {id: also, effect: bar, when: r, says: s, sources: [s]}"),
        "xaa/ended": Fixture.norm("xaa/ended", force: "[{from: 2010-01-01, until: 2012-01-01}]"),
      ], force: "[{from: 2030-01-01}]")
    var facts = Fixture.open
    facts["r"] = .truth(true)
    #expect(try it.finding(facts, day: "2011-06-01") == .barred)
    #expect(try it.finding(facts, day: "2012-01-01") == .notBarred)
  }

  @Test func anActOnOneRuleLeavesTheOthers() throws {
    let it = fixture([
      "xaa/partial": Fixture.norm(
        "xaa/partial", force: "[{from: 2012-01-01}]", more: "acts_on: [{vacates: xaa/bar#stop}]")
    ])
    var facts = Fixture.open
    facts["q"] = .truth(false)
    #expect(try it.finding(facts, day: "2013-01-01") == .notBarred)
    facts["q"] = .truth(true)
    #expect(try it.finding(facts, day: "2013-01-01") == .barred)
  }

  @Test func anActForSomePeopleLeavesTheOthers() throws {
    let it = fixture([
      "xaa/partial": Fixture.norm(
        "xaa/partial", force: "[{from: 2012-01-01}]", more: "acts_on: [{suspends: xaa/bar, for: r}]")
    ])
    var facts = Fixture.open
    facts["q"] = .truth(false)
    facts["r"] = .truth(true)
    #expect(try it.finding(facts, day: "2013-01-01") == .notBarred)
    facts["r"] = .truth(false)
    #expect(try it.finding(facts, day: "2013-01-01") == .barred)
    facts["r"] = .unknown
    let result = try it.result(facts, day: "2013-01-01")
    #expect(result.finding == .undetermined)
    #expect(it.norms.missing(result).map(\.description) == ["r"])
  }

  @Test func aDisputedIntervalAndADisputedActCountAsUnknown() throws {
    var facts = Fixture.open
    facts["q"] = .truth(false)
    let interval = fixture([:], force: "[{from: 2010-01-01, disputed: true}]")
    #expect(try interval.finding(facts) == .undetermined)
    let act = fixture([
      "xaa/stay": Fixture.norm("xaa/stay", more: "acts_on: [{suspends: xaa/bar, disputed: true}]")
    ])
    #expect(try act.finding(facts) == .undetermined)
  }

  @Test func aMonthIsUnknownUntilItIsOver() throws {
    var facts = Fixture.open
    facts["q"] = .truth(false)
    let it = fixture([:], force: "[{from: 2010-03}]")
    #expect(try it.finding(facts, day: "2010-02-28") == .notBarred)
    #expect(try it.finding(facts, day: "2010-03-15") == .undetermined)
    #expect(try it.finding(facts, day: "2010-03-31") == .barred)
  }

  @Test func aDayWithinWhichTheLawChangedHeadsWithTheMoreClosed() throws {
    var facts = Fixture.open
    facts["q"] = .truth(false)
    let it = fixture([:], force: "[{from: 2010-03-05T18:00-10:00}]")
    let day = try it.result(facts, day: "2010-03-05")
    #expect(day.finding == .barred)
    #expect(day.withinDay.map(\.finding) == [.notBarred, .barred])
    #expect(day.withinDay.last?.from.description == "2010-03-05T18:00-10:00")
    #expect(try it.finding(facts, day: "2010-03-05T17:59-10:00") == .notBarred)
    #expect(try it.finding(facts, day: "2010-03-05T18:00-10:00") == .barred)
    #expect(try it.result(facts, day: "2010-03-06").withinDay.isEmpty)
  }

  @Test func treatiesBindByMembership() throws {
    let treaty = Fixture.norm(
      "int/treaty", force: "[{from: 1990-01-01}]", rules: "  - {id: no, effect: bar, when: q, says: s, sources: [s]}"
    ).replacing("sender: XAA", with: "binds: {parties: t1}")
    let it = Fixture([
      "states/xaa.yaml": Fixture.sender, "norms/xaa/base.yaml": Fixture.base.replacing("2000", with: "1990"),
      "norms/int/treaty.yaml": treaty,
    ])
    #expect(it.diagnostics.isEmpty, "\(it.diagnostics)")
    var facts = Fixture.open
    facts["q"] = .truth(true)
    #expect(try it.finding(facts, day: "1999-12-31") == .notBarred)
    #expect(try it.finding(facts, day: "2000-01-01") == .barred)
  }

  @Test func aForumBindsOnlyWherePersonIsHeldAndIsElsewherePersuasive() throws {
    let it = fixture(
      [
        "xaa/local": Fixture.norm(
          "xaa/local", more: "forum: f1", rules: "  - {id: no, effect: bar, says: s, sources: [s]}")
      ], force: "[{from: 2030-01-01}]")
    #expect(it.diagnostics.isEmpty, "\(it.diagnostics)")
    var facts = Fixture.open
    facts["custody.district"] = .choice("d1")
    #expect(try it.finding(facts) == .barred)
    facts["custody.district"] = .choice("d2")
    let elsewhere = try it.result(facts)
    #expect(elsewhere.finding == .notBarred)
    #expect(elsewhere.persuasive.map(\.description) == ["xaa/local#no"])
    facts["custody.district"] = .unknown
    #expect(try it.missing(facts) == ["custody.district"])
  }
}
