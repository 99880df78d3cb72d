import Reception
import Register
import Testing

@Suite("What is owed to a participant")
struct ScheduleTests {
  private func written(_ keys: String, more: String = "") -> WrittenProgramme {
    WrittenProgramme(
      "  - {name: a, kind: cash, title: A, says: A., amount: 1000, basis: demonstration, \(keys)}", more: more)
  }

  @Test("By month: owed, not owed, or unknown for want of a fact that is named")
  func threeTruths() throws {
    let programme = written("every: month, when: p")
    #expect(
      try programme.lines(programme.participant("p: true"), "2026-01-01", "2026-03-31") == [
        "2026-01-31 owed 1,000 RWF", "2026-02-28 owed 1,000 RWF", "2026-03-31 owed 1,000 RWF",
      ])
    #expect(
      try programme.lines(programme.participant("p: false"), "2026-02-01", "2026-02-28") == ["2026-02-28 condition"])
    #expect(
      try programme.lines(programme.participant(), "2026-02-01", "2026-02-28") == [
        "2026-02-28 unknown p on 2026-02-28"
      ])
  }

  @Test("A change of facts changes what is owed from then on, and nothing before")
  func changes() throws {
    let programme = written("every: month, when: p")
    let participant = try programme.participant(
      "p: [{value: true, from: 2026-01-01}, {value: false, from: 2026-03-01}, {value: unknown, from: 2026-04-30}]")
    #expect(
      try programme.lines(participant, "2026-01-01", "2026-05-01") == [
        "2026-01-31 owed 1,000 RWF", "2026-02-28 owed 1,000 RWF", "2026-03-31 condition",
        "2026-04-30 unknown p on 2026-04-30",
      ])
  }

  @Test("What has ended does not begin again")
  func endings() throws {
    let programme = written("every: month, until: q")
    let participant = try programme.participant(
      "q: [{value: false, from: 2026-01-01}, {value: true, from: 2026-03-01}, {value: false, from: 2026-04-15}]")
    #expect(
      try programme.lines(participant, "2026-01-01", "2026-05-31") == [
        "2026-01-31 owed 1,000 RWF", "2026-02-28 owed 1,000 RWF", "2026-03-31 ended 2026-03-31",
        "2026-04-30 ended 2026-03-31", "2026-05-31 ended 2026-03-31",
      ])
    // Also where nothing of it is asked for.
    #expect(try programme.lines(participant, "2026-05-01", "2026-05-31") == ["2026-05-31 ended 2026-03-31"])
    #expect(
      try programme.lines(programme.participant("q: true"), "2026-05-01", "2026-05-31") == [
        "2026-05-31 ended 2026-01-31"
      ])
  }

  @Test("Whether it had ended earlier is asked of that earlier day")
  func unknownEndings() throws {
    let programme = written("every: month, until: q")
    let participant = try programme.participant("q: [{value: false, from: 2026-03-01}]")
    #expect(
      try programme.lines(participant, "2026-03-01", "2026-03-31") == ["2026-03-31 unknown q on 2026-01-31"])
  }

  @Test("So many periods are counted from the first, owed or not")
  func times() throws {
    let programme = written("every: month, times: 2, when: p")
    let participant = try programme.participant(
      "p: [{value: false, from: 2026-01-01}, {value: true, from: 2026-02-15}]")
    #expect(
      try programme.lines(participant, "2026-01-01", "2026-12-31") == [
        "2026-01-31 condition", "2026-02-28 owed 1,000 RWF",
      ])
  }

  @Test("Nothing is owed before the programme, after it, or once the participant has left")
  func outside() throws {
    let ended = written("every: month", more: "until: 2026-04-01")
    #expect(
      try ended.lines(ended.participant(enrolled: "2025-12-31"), "2025-12-01", "2026-04-30") == [
        "2025-12-31 programmeNotBegun", "2026-01-31 owed 1,000 RWF", "2026-02-28 owed 1,000 RWF",
        "2026-03-31 owed 1,000 RWF", "2026-04-30 programmeEnded",
      ])
    let programme = written("every: month")
    #expect(
      try programme.lines(programme.participant(left: "2026-02-28"), "2026-01-01", "2026-02-28") == [
        "2026-01-31 owed 1,000 RWF", "2026-02-28 participantLeft",
      ])
    #expect(try programme.lines(programme.participant(enrolled: "2026-06-01"), "2026-01-01", "2026-05-31") == [])
  }

  @Test("For each person of the household, as many as there are on the day")
  func households() throws {
    let programme = written("every: month, per: person")
    let growing = try programme.participant(
      "household.adults: 1, household.children: [{value: 0, from: 2026-01-01}, {value: 2, from: 2026-02-10}]")
    #expect(
      try programme.lines(growing, "2026-01-01", "2026-02-28") == [
        "2026-01-31 owed 1,000 RWF", "2026-02-28 owed 3,000 RWF",
      ])
    #expect(
      try programme.lines(programme.participant("household.adults: 1"), "2026-01-01", "2026-01-31") == [
        "2026-01-31 unknown household.children on 2026-01-31"
      ])
    let children = written("every: month, per: child")
    #expect(
      try children.lines(children.participant("household.children: 0"), "2026-01-01", "2026-01-31") == [
        "2026-01-31 nobody"
      ])
    #expect(
      try programme.lines(
        programme.participant("household.adults: 9000000000000000000, household.children: 9000000000000000000"),
        "2026-01-01", "2026-01-31") == ["2026-01-31 faulted amount(Register.MoneyFault.tooLarge)"])
  }

  @Test("What comes once is owed on the first day on which its condition holds, and never again")
  func once() throws {
    let programme = written("every: once, after_days: 10, when: p")
    let participant = try programme.participant(
      "p: [{value: false, from: 2026-01-01}, {value: true, from: 2026-04-20}]")
    #expect(try programme.lines(participant, "2026-01-01", "2026-02-09") == [])
    #expect(try programme.lines(participant, "2026-02-01", "2026-03-31") == ["2026-02-10 condition"])
    #expect(try programme.lines(participant, "2026-04-01", "2026-04-30") == ["2026-04-20 owed 1,000 RWF"])
    #expect(try programme.lines(participant, "2026-05-01", "2026-05-31") == [])
    #expect(
      try programme.lines(programme.participant("p: true"), "2026-01-01", "2026-12-31") == ["2026-02-10 owed 1,000 RWF"]
    )
    #expect(
      try programme.lines(programme.participant(), "2026-04-01", "2026-04-30") == [
        "2026-04-01 unknown p on 2026-02-10"
      ])
    #expect(
      try programme.lines(programme.participant("p: false", left: "2026-03-01"), "2026-04-01", "2026-04-30") == [
        "2026-04-01 participantLeft"
      ])
  }

  @Test("What comes once and nobody knows is unknown, also for who enrolled early, or has left since")
  func onceUnknown() throws {
    let programme = written("every: once, when: p")
    let early = try programme.participant(enrolled: "2025-12-01")
    #expect(
      try programme.lines(early, "2025-12-01", "2026-04-30") == ["2026-01-01 unknown p on 2026-01-01"])
    #expect(try programme.lines(early, "2025-12-01", "2025-12-31") == ["2025-12-01 programmeNotBegun"])
    #expect(
      try programme.lines(
        programme.participant("p: true", enrolled: "2025-12-01"), "2025-12-01", "2026-04-30") == [
          "2026-01-01 owed 1,000 RWF"
        ])
    #expect(
      try programme.lines(programme.participant(left: "2026-03-01"), "2026-04-01", "2026-04-30") == [
        "2026-04-01 unknown p on 2026-01-31"
      ])
  }

  @Test("What comes once for each person comes on the day on which there is one")
  func onceForEach() throws {
    let programme = written("every: once, per: child")
    let children = try programme.participant(
      "household.children: [{value: 0, from: 2026-01-01}, {value: 2, from: 2026-03-05}]")
    #expect(try programme.lines(children, "2026-01-01", "2026-12-31") == ["2026-03-05 owed 2,000 RWF"])
    #expect(
      try programme.lines(programme.participant("household.children: 0"), "2026-01-01", "2026-12-31") == [
        "2026-01-31 nobody"
      ])
    // It may have been owed for another number before.
    let unknown = try programme.participant("household.children: [{value: 2, from: 2026-03-05}]")
    #expect(
      try programme.lines(unknown, "2026-01-01", "2026-12-31") == [
        "2026-01-31 unknown household.children on 2026-01-31"
      ])
  }

  @Test("A condition on the day finds the very day")
  func birthdays() throws {
    let programme = written("every: once, when: 'years_between(born_on, day) >= 18'")
    #expect(
      try programme.lines(programme.participant("born_on: 2008-05-17"), "2026-01-01", "2026-12-31") == [
        "2026-05-17 owed 1,000 RWF"
      ])
  }

  @Test("A key is the same whatever span is asked for")
  func keys() throws {
    let programme = written("every: once, when: p")
    let participant = try programme.participant(
      "p: [{value: false, from: 2026-01-01}, {value: true, from: 2026-04-20}]")
    let whole = Period(try DateParsing.day("2026-01-01"), try DateParsing.day("2026-12-31"))
    let april = Period(try DateParsing.day("2026-04-01"), try DateParsing.day("2026-04-30"))
    let compiled = try programme.compiled
    let keys = compiled.schedule(of: participant, dueIn: whole).map(\.key)
    #expect(keys == compiled.schedule(of: participant, dueIn: april).map(\.key))
    #expect(keys.map(\.entitlement.description) == ["xbb/p#a"])
  }

  @Test("A run takes what is paid out, or what is paid for people to others")
  func dues() throws {
    let programme = WrittenProgramme(
      """
        - {name: a, kind: cash, title: A, says: A., amount: 1000, basis: demonstration, every: month}
        - {name: b, kind: housing, title: B, says: B., amount: 70, basis: demonstration, every: month}
        - {name: c, kind: training, title: C, says: C., basis: demonstration, every: month}
      """)
    let span = Period(try DateParsing.day("2026-02-01"), try DateParsing.day("2026-02-28"))
    let participants = [try programme.participant(), try programme.participant(enrolled: "2026-03-01")]
    let compiled = try programme.compiled
    #expect(compiled.dues(of: participants, in: span).map(\.amount.minor) == [1_000])
    #expect(compiled.dues(of: participants, in: span, isPaidOut: false).map(\.amount.minor) == [70])
  }

  @Test("One participant leaves nothing behind for the next")
  func participantsAreApart() throws {
    let programme = written("every: month, when: p && band == 'one'")
    var scheduler = Scheduler(try programme.compiled)
    let span = Period(try DateParsing.day("2026-02-01"), try DateParsing.day("2026-02-28"))
    let known = try programme.participant("p: true, band: [{value: one, from: 2026-01-01}]")
    var outcomes: [ScheduledPeriod.Outcome] = []
    for participant in [known, try programme.participant(), known] {
      scheduler.schedule(participant, dueIn: span) { outcomes.append($0.outcome) }
    }
    #expect(outcomes.count == 3)
    #expect(outcomes.first == outcomes.last)
    guard case .unknown(let lacking, _) = outcomes[1] else {
      Issue.record("expected unknown, found \(outcomes[1])")
      return
    }
    #expect(programme.programmes.names(of: lacking).map(\.text) == ["p", "band"])
  }
}
