import Record
import Register
import Testing

/// Who has agreed, as of a day, and who denies it.
struct AgreementsTests {
  /// An arrangement of XAA with XBB with these events.
  static func record(_ events: String, force: String = "[]") -> Corpus {
    let written = WrittenRecord([
      "xaa-xbb": """
      sender: XAA
      to: XBB
      kind: acceptance
      force: \(force)
      events:
      \(events.split(separator: "\n").map { "  - \($0)" }.joined(separator: "\n"))
      sources:
        a: {publisher: A, title: A, published: 2025-01-01}
        w: {publisher: W, title: W, published: 2025-01-01, weak: true}
        l: {publisher: L, title: L, published: 2025-09-01}
      """
    ])
    #expect(written.diagnostics.isEmpty, "\(written.diagnostics)")
    return written.corpus
  }

  static func progress(_ events: String, force: String = "[]", on day: String) throws -> ArrangementProgress {
    let arrangement = try #require(record(events, force: force).arrangements.first)
    return ArrangementProgress(arrangement, on: try DateParsing.day(day))
  }

  static let history = """
    {date: 2025-01-10, stage: floated, claim: F., sources: [a]}
    {date: 2025-02-10, stage: talks, claim: T., sources: [a]}
    {date: 2025-03-10, stage: signed, claim: S., by: Them, sources: [a]}
    {date: 2025-04-10, stage: talks, claim: More talks., sources: [a]}
    {date: 2025-05-10, stage: in-force, claim: I., sources: [a]}
    {date: 2025-06-10, stage: suspended, claim: U., sources: [a]}
    {date: 2025-07-10, stage: in-force, claim: Again., sources: [a]}
    {date: 2025-08-10, stage: ended, claim: E., sources: [a]}
    """

  @Test(arguments: [
    ("2025-01-09", "silent", ""), ("2025-01-10", "discussed", "floated"), ("2025-02-10", "discussed", "talks"),
    ("2025-03-09", "discussed", "talks"), ("2025-03-10", "agreed", "signed"), ("2025-04-11", "agreed", "signed"),
    ("2025-05-10", "agreed", "in-force"), ("2025-06-10", "suspended", "suspended"),
    ("2025-07-10", "agreed", "in-force"), ("2025-08-10", "ended", "ended"), ("2026-01-01", "ended", "ended"),
  ])
  func stagesFollowTheDay(_ day: String, _ group: String, _ stage: String) throws {
    let progress = try Self.progress(Self.history, on: day)
    #expect(progress.group.rawValue == group)
    #expect((progress.stage?.stage.rawValue ?? "") == stage)
    #expect(progress.possibleGroup == nil)
  }

  @Test func aMonthIsAnIntervalAndTheStageWithinItOnlyPossible() throws {
    let events = """
      {date: 2026-02-01, stage: talks, claim: T., sources: [a]}
      {date: 2026-03, stage: signed, claim: S., sources: [a]}
      """
    let before = try Self.progress(events, on: "2026-02-28")
    #expect(before.group == .discussed)
    #expect(before.possibleGroup == nil)
    let within = try Self.progress(events, on: "2026-03-01")
    #expect(within.group == .discussed)
    #expect(within.possibleGroup == .agreed)
    #expect(within.possibleStage?.date?.description == "2026-03")
    #expect(within.voices.map(\.claim) == ["S."])
    let last = try Self.progress(events, on: "2026-03-31")
    #expect(last.group == .agreed)
    #expect(last.possibleGroup == nil)
    let agreements = Agreements(Self.record(events), sender: StateCode("XAA"), on: try DateParsing.day("2026-03-01"))
    #expect(agreements.entries(in: .agreed).isEmpty)
    #expect(agreements.entries(in: .possibly).map(\.arrangement.id.text) == ["xaa-xbb"])
  }

  @Test func aClaimOfTheMonthOfAnEndIsPossiblyAfterIt() throws {
    let events = """
      {date: 2025-03-14, stage: signed, claim: S., sources: [a]}
      {date: 2025-07, stage: in-force, claim: I., sources: [a]}
      {date: 2025-07-18, stage: ended, claim: E., sources: [a]}
      """
    let progress = try Self.progress(events, on: "2026-03-01")
    #expect(progress.group == .ended)
    #expect(progress.stage?.claim == "E.")
    #expect(progress.possibleGroup == .agreed)
    #expect(progress.possibleStage?.claim == "I.")
    #expect(try Self.progress(events, on: "2025-07-10").group == .agreed)
  }

  @Test func anEndInAYearLeavesItAgreedAndPossiblyEnded() throws {
    let events = """
      {date: 2024-02-01, stage: signed, claim: S., sources: [a]}
      {date: 2025, stage: ended, claim: E., sources: [a]}
      {stage: suspended, claim: Nobody knows when., sources: [a]}
      """
    let progress = try Self.progress(events, on: "2025-06-01")
    #expect(progress.group == .agreed)
    #expect(progress.possibleGroup == .suspended)
    #expect(try Self.progress(events, on: "2024-12-31").possibleStage?.stage == .suspended)
  }

  @Test func aYearMayComeBeforeOrAfterADayInIt() throws {
    let events = """
      {date: 2025-05-01, stage: suspended, claim: U., sources: [a]}
      {date: 2025, stage: in-force, claim: I., sources: [a]}
      """
    let progress = try Self.progress(events, on: "2026-06-01")
    #expect(progress.group == .suspended)
    #expect(progress.possibleGroup == .agreed)
    #expect(progress.possibleStage?.date?.description == "2025")
  }

  @Test func denialsStandBesideAndThoseBeforeAnyAgreementAreMarked() throws {
    let events = """
      {date: 2025-01-10, stage: denied, claim: No talks., by: X, sources: [a]}
      {date: 2025-03-10, stage: signed, claim: S., by: Y, sources: [w], conflict: k}
      {date: 2025-03-09, stage: denied, claim: Nothing will be signed., by: Z, sources: [a], conflict: k}
      {date: 2025-04-10, stage: refused, claim: We take nobody., by: V, sources: [a]}
      """
    let progress = try Self.progress(events, on: "2025-06-01")
    #expect(progress.group == .agreed)
    #expect(progress.denials.map(\.voice.by) == ["X", "Z", "V"])
    #expect(progress.denials.map(\.isEarlier) == [true, false, false], "Z contradicts the claim of a signing")
    #expect(try Self.progress(events, on: "2025-03-31").liveDenials.map(\.voice.by) == ["Z"])
    let agreements = Agreements(Self.record(events), sender: StateCode("XAA"), on: try DateParsing.day("2025-06-01"))
    #expect(agreements.entries(in: .denied).count == 1)
    #expect(agreements.entries(in: .weak).count == 1)
    #expect(agreements.states(in: .agreed) == [StateCode("XBB")])
  }

  @Test func withoutAnAgreementTheLastWordCounts() throws {
    let talks = "{date: 2025-02-10, stage: talks, claim: T., sources: [a]}"
    let refused = "{date: 2025-03-10, stage: refused, claim: R., sources: [a]}"
    let again = "{date: 2025-04-10, stage: talks, claim: T., sources: [a]}"
    let denied = "{date: 2025-02-10, stage: denied, claim: D., sources: [a]}"
    #expect(try Self.progress("\(talks)\n\(refused)", on: "2025-06-01").group == .refused)
    #expect(try Self.progress("\(talks)\n\(refused)\n\(again)", on: "2025-06-01").group == .discussed)
    #expect(try Self.progress("\(talks)\n\(denied)", on: "2025-06-01").group == .denied)
    #expect(try Self.progress(denied, on: "2025-06-01").group == .denied)
  }

  @Test func theLineOfForceBeginsAndEnds() throws {
    let event = "{date: 2025-02-10, stage: talks, claim: T., sources: [a]}"
    let force =
      "[{from: 2025-03-01, until: 2025-05-01, sources: [a]}, {from: 2025-05-01, until: 2025-07-01, disputed: true, sources: [a]}]"
    #expect(try Self.progress(event, force: force, on: "2025-02-28").group == .discussed)
    let within = try Self.progress(event, force: force, on: "2025-05-02")
    #expect(within.group == .agreed)
    #expect(within.stage?.isForce == true)
    #expect(try Self.progress(event, force: force, on: "2025-07-01").group == .ended)
    #expect(within.force == .disputed)
    #expect(try Self.progress(event, force: force, on: "2025-04-30").force == .yes)
    #expect(try Self.progress(event, force: force, on: "2025-07-01").force == .no)
    // A beginning that somebody denies is no agreement by itself.
    let disputed = "[{from: 2025-03-01, disputed: true, sources: [a]}]"
    #expect(try Self.progress(event, force: disputed, on: "2025-06-01").group == .discussed)
  }

  @Test func aClaimThatWasTakenBackDoesNotCountOnceThatIsKnown() throws {
    let events = """
      {date: 2025-01-10, stage: talks, claim: T., sources: [a]}
      {date: 2025-02-10, stage: signed, claim: S., sources: [a], retracted: {date: 2025-09-01, why: Misheard., sources: [l]}}
      """
    let corpus = Self.record(events)
    let day = try DateParsing.day("2025-03-01")
    func entry(_ known: String?) throws -> ArrangementProgress {
      let known = try known.map { try DateParsing.day($0) }
      return try #require(Agreements(corpus, sender: StateCode("XAA"), on: day, known: known).entries.first)
    }
    #expect(try entry(nil).group == .discussed)
    #expect(try entry(nil).retracted.map(\.claim) == ["S."])
    #expect(try entry("2025-08-31").group == .agreed)
    #expect(try entry("2025-09-01").group == .discussed)
  }

  @Test func everyArrangementOfTheRegisterStandsInOneGroupOnEachDay() throws {
    let corpus = WrittenRecord.real
    for text in ["2025-05-07", "2025-08-05", "2026-03-01", "2026-11-01"] {
      let agreements = Agreements(corpus, sender: StateCode("USA"), on: try DateParsing.day(text))
      let lists = [Agreements.List.agreed, .suspended, .ended, .discussed, .refused, .onlyDenied]
      let counted = lists.reduce(0) { $0 + agreements.entries(in: $1).count }
      let onlyPossible = agreements.entries.count { $0.group == .silent }
      #expect(counted + onlyPossible == agreements.entries.count)
      for list in [Agreements.List.denied, .weak, .published] {
        let ids = Set(agreements.entries(in: list).map(\.arrangement.id))
        #expect(ids.isSubset(of: agreements.entries(in: .agreed).map(\.arrangement.id)))
      }
      // Every number leads to sources.
      for entry in agreements.entries { #expect(!agreements.documents(of: entry).isEmpty, "\(entry.arrangement.id)") }
    }
  }
}
