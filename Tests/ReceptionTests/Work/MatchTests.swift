import Desks
import Foundation
import Kleene
import Reception
import Register
import Testing

@Suite("Matching people with openings")
struct MatchTests {
  private let day = Sample.day("2025-03-01")

  private func vocabulary() throws -> WorkVocabulary {
    WorkVocabulary(
      languages: [Sample.code("fra"), Sample.code("kin")],
      skills: [try #require(SkillName("welding")), try #require(SkillName("driving_b"))],
      occupations: [try #require(OccupationCode("7212")), try #require(OccupationCode("72"))])
  }

  private func opening(
    _ number: Int, _ conditions: [String], from: CivilDate? = nil, until: CivilDate? = nil
  ) throws -> Opening {
    Opening(
      id: Sample.id(number), employer: Sample.id(50), occupation: try #require(OccupationCode("7212")),
      title: "Welder", wage: WageOffer(amount: nil, per: .month, minutesPerWeek: nil, daysPerWeek: nil),
      requirements: conditions.map { .init(says: $0, condition: $0) }, places: 1, from: from ?? day, until: until)
  }

  private func matches(_ openings: [Opening], _ content: ParticipantContent) throws -> [Match] {
    let (set, diagnostics) = OpeningSet.compile(openings, in: try vocabulary())
    #expect(diagnostics == [])
    return set.matches(for: content, floors: [], on: day)
  }

  @Test("Each requirement is met, missing or unknown, and what is unknown says what to ask")
  func threeTruths() throws {
    let welding = try #require(SkillName("welding"))
    let content = Sample.content(
      .language(SpokenLanguage(Sample.code("fra"), .b1)),
      .skill(RecordedSkill(welding, isHeld: false, evidence: Sample.evidence)))
    let match = try #require(
      try matches(
        [try opening(1, ["language.fra >= 3", "skill.welding", "permit.work && language.fra >= 2"])], content
      ).first)
    #expect(match.requirements.map(\.truth) == [.true, .false, .unknown])
    #expect(match.requirements.map(\.ask) == [[], [], [FactName("permit.work")]])
    #expect(match.requirements[2].reads == [FactName("permit.work"), FactName("language.fra")])
    #expect(match.truth == .false)
    #expect(match.ask == [FactName("permit.work")])
    #expect(try vocabulary().question(FactName("permit.work")) != nil)
  }

  @Test("A language of which nothing was said is unknown; one in which they said they are not able is not met")
  func absenceIsNotNo() throws {
    let openings = [try opening(1, ["language.kin >= 1"])]
    #expect(try matches(openings, ParticipantContent()).first?.truth == .unknown)
    let none = Sample.content(.language(SpokenLanguage(Sample.code("kin"), .none)))
    #expect(try matches(openings, none).first?.truth == .false)
  }

  @Test("Every opening is listed, those that can be applied for first, then by the share that is met")
  func order() throws {
    let content = Sample.content(.language(SpokenLanguage(Sample.code("fra"), .b1)))
    let openings = [
      try opening(1, ["language.fra >= 5", "language.fra >= 6"]),
      try opening(2, ["language.fra >= 3", "language.fra >= 4"]),
      try opening(3, ["language.fra >= 3", "skill.welding"]),
      try opening(4, ["language.fra >= 1", "language.fra >= 2", "skill.welding"]),
      try opening(5, []),
      try opening(6, [], from: day.advanced(by: -40), until: day.advanced(by: -1)),
    ]
    let found = try matches(openings, content)
    #expect(found.map(\.opening.id) == [5, 4, 3, 2, 1, 6].map { Sample.id($0) })
    #expect(found.map(\.isOpen) == [true, true, true, true, true, false])
  }

  @Test("A mistake in a requirement is named with what was meant; its opening stays, and the requirement is unknown")
  func mistakes() throws {
    let (set, diagnostics) = OpeningSet.compile(
      [
        try opening(1, ["skill.weldin", "permit.work"]), try opening(2, ["language.fra"]),
        try opening(3, ["skill.welding"]),
      ],
      in: try vocabulary())
    #expect(diagnostics.map(\.kind) == [.unknownFact, .condition])
    #expect(diagnostics.first?.description.contains("skill.welding") == true)
    let permit = WorkPermit(id: Sample.id(3), standing: .granted, from: day)
    let matches = set.matches(for: Sample.content(.permit(permit)), floors: [], on: day)
    #expect(matches.map(\.opening.id) == [Sample.id(1), Sample.id(2), Sample.id(3)])
    let first = try #require(matches.first)
    #expect(first.requirements.map(\.truth) == [.unknown, .true])
    #expect(first.requirements.map(\.mistakes) == [[diagnostics[0]], []])
    #expect(first.truth == .unknown && first.ask == [])
  }

  @Test("Years in an occupation count for its groups, and not the other way")
  func experience() throws {
    let welder = try #require(OccupationCode("7212"))
    let openings = [try opening(1, ["experience.isco72 >= 3"]), try opening(2, ["experience.isco7212 >= 3"])]
    let own = Sample.content(.experience(WorkExperience(welder, years: 3, evidence: Sample.evidence)))
    #expect(try matches(openings, own).map(\.truth) == [.true, .true])
    let group = try #require(OccupationCode("72"))
    let ofGroup = Sample.content(.experience(WorkExperience(group, years: 5, evidence: Sample.evidence)))
    let byID = Dictionary(
      try matches(openings, ofGroup).map { ($0.opening.id, $0.truth) }, uniquingKeysWith: { first, _ in first })
    #expect(byID == [Sample.id(1): .true, Sample.id(2): .unknown])
  }

  @Test(
    "Whether somebody may work follows the permits of the day",
    arguments: [
      (WorkPermit.Standing.granted, 0, 10, Truth.true), (.granted, -20, -1, .false), (.granted, -20, 0, .true),
      (.notNeeded, -5, nil, .true), (.applied, -5, nil, .false), (.refused, 0, nil, .false),
      (.granted, 1, nil, .unknown),
    ] as [(WorkPermit.Standing, Int, Int?, Truth)])
  func permits(_ standing: WorkPermit.Standing, _ from: Int, _ until: Int?, _ truth: Truth) throws {
    let permit = WorkPermit(
      id: Sample.id(3), standing: standing, from: day.advanced(by: from), until: until.map { day.advanced(by: $0) })
    let found = try matches([try opening(1, ["permit.work"])], Sample.content(.permit(permit)))
    #expect(found.first?.truth == truth)
  }

  @Test("An applicant's profile goes to the employer only with consent, and holds no need and no address")
  func profile() throws {
    let opening = try opening(1, [])
    let welding = try #require(SkillName("welding"))
    let driving = try #require(SkillName("driving_b"))
    var content = Sample.content(
      .reference("A-1"), .skill(RecordedSkill(welding, isHeld: true, evidence: Sample.evidence)),
      .skill(RecordedSkill(driving, isHeld: false, evidence: Sample.evidence)))
    #expect(throws: ConsentRefusal.self) { try content.profile(for: opening, on: day) }
    let consent = Sample.consent(1, .employment, Recipient(.employer, opening.employer.text), on: day)
    ParticipantChange(putting: [.consent(consent)], in: content).apply(to: &content)
    let disclosure = try content.profile(for: opening, on: day)
    #expect(disclosure.content.reference == "A-1" && disclosure.content.skills == [welding])
  }

  @Test("What experience was recorded from, and by whom, does not go to the employer")
  func noEvidence() throws {
    let opening = try opening(1, [])
    let welder = try #require(OccupationCode("7212"))
    let evidence = Evidence(
      source: "told by a cousin", day: "2025-01-12", recordedBy: Sample.id(77), recordedAt: DeskTime(123_456))
    let content = Sample.content(
      .experience(WorkExperience(welder, years: 3, evidence: evidence)),
      .skill(RecordedSkill(try #require(SkillName("welding")), isHeld: true, evidence: evidence)),
      .consent(Sample.consent(1, .employment, Recipient(.employer), on: day)))
    let profile = try content.profile(for: opening, on: day).content
    #expect(profile.experience.map(\.occupation) == [welder] && profile.experience.map(\.years) == [3])
    let encoded = String(decoding: try JSONEncoder().encode(profile), as: UTF8.self)
    #expect(encoded.contains("7212"))
    for hidden in ["told by a cousin", "2025-01-12", "123456", "\(Sample.id(77) as MemberID)"] {
      #expect(!encoded.contains(hidden), "\(hidden)")
    }
  }
}
