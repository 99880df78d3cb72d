import Desks
import Foundation
import Reception
import Register
import Testing

@Suite("Participants")
struct ParticipantTests {
  private let day = Sample.day("2025-03-01")

  private func programme(places: Int? = nil) throws -> Programme {
    let place = Place(file: "arrival.yaml", line: 1, column: 1)
    return Programme(
      id: ProgrammeID("xaa/arrival"), title: "Arrival", says: "", country: Located(StateCode("XAA"), at: place),
      arrangement: nil, operatedBy: "Nobody", currency: try #require(Currency("RWF")), from: Sample.day("2025-01-01"),
      until: Sample.day("2026-01-01"), places: places, entitlements: [], followUps: [], questionnaires: [],
      wageFloors: [], unknown: [], sources: [], place: place)
  }

  private var willing: ParticipantContent {
    Sample.content(.consent(Sample.consent(1, .enrolment, Recipient(.programme), on: day)))
  }

  @Test("Nobody is enrolled without consent, twice, outside the programme, or beyond its places")
  func enrolment() throws {
    let programme = try programme(places: 2)
    var content = willing
    try content.enrolling(in: programme, Sample.enrolment(day), taken: 1).apply(to: &content)
    #expect(content.isEnrolled(on: day) && !content.isEnrolled(on: day.advanced(by: -1)))
    #expect(throws: EnrolmentRefusal.alreadyEnrolled(programme.id, day)) {
      try content.enrolling(in: programme, Sample.enrolment(day), taken: 1)
    }
    #expect(throws: EnrolmentRefusal.full(programme.id, places: 2)) {
      try willing.enrolling(in: programme, Sample.enrolment(day), taken: 2)
    }
    let late = Sample.day("2026-01-01")
    #expect(throws: EnrolmentRefusal.outsideProgramme(programme.id, from: programme.from, until: late, day: late)) {
      try willing.enrolling(in: programme, Sample.enrolment(late), taken: 0)
    }
    let refusal = try #require(throws: EnrolmentRefusal.self) {
      try ParticipantContent().enrolling(in: programme, Sample.enrolment(day), taken: 0)
    }
    guard case .noConsent = refusal else { throw refusal }
  }

  @Test("An enrolment in one programme does not take the days and places of another")
  func otherProgramme() throws {
    var enrolment = Sample.enrolment(day)
    enrolment.programme = ProgrammeID("xaa/other")
    let programme = try programme()
    #expect(throws: EnrolmentRefusal.otherProgramme(enrolment.programme, expected: programme.id)) {
      try willing.enrolling(in: programme, enrolment, taken: 0)
    }
  }

  @Test("Who leaves in some months is still in the programme, and is not enrolled twice before")
  func exitAhead() throws {
    let programme = try programme()
    var content = willing
    try content.enrolling(in: programme, Sample.enrolment(day), taken: 0).apply(to: &content)
    let exit = ProgrammeExit(day: day.advanced(by: 90), reason: .completed)
    ParticipantChange(putting: [.exit(exit)], in: content).apply(to: &content)
    #expect(throws: EnrolmentRefusal.alreadyEnrolled(programme.id, day)) {
      try content.enrolling(in: programme, Sample.enrolment(exit.day.advanced(by: -1)), taken: 0)
    }
    #expect(throws: Never.self) { try content.enrolling(in: programme, Sample.enrolment(exit.day), taken: 0) }
  }

  @Test("Who left can be enrolled again, and is out from the day of the exit")
  func exit() throws {
    let programme = try programme()
    var content = willing
    try content.enrolling(in: programme, Sample.enrolment(day), taken: 0).apply(to: &content)
    let left = ProgrammeExit(day: day.advanced(by: 20), reason: .left)
    ParticipantChange(putting: [.exit(left)], in: content).apply(to: &content)
    #expect(content.isEnrolled(on: day.advanced(by: 19)) && !content.isEnrolled(on: day.advanced(by: 20)))
    let again = Sample.enrolment(day.advanced(by: 40))
    try content.enrolling(in: programme, again, taken: 0).apply(to: &content)
    #expect(content.isEnrolled(on: day.advanced(by: 40)))
  }

  @Test("All that a participant can hold is kept and read again the same, each in its place")
  func coding() throws {
    let francs = try #require(Currency("RWF"))
    let wage = WageOffer(amount: Money(minor: 90_000, francs), per: .month, minutesPerWeek: 2_400, daysPerWeek: 5)
    let mason = try #require(OccupationCode("7112"))
    let welding = try #require(SkillName("welding"))
    let consent = Sample.consent(1, .earlierCase, Recipient(.representative), on: day)
    let link = try EarlierCase(
      Sample.id(2), of: Sample.id(3), participant: Sample.content(.consent(consent)), on: day)
    let content = Sample.content(
      .reference("A-1"), .enrolment(Sample.enrolment(day)), .consent(consent),
      .language(SpokenLanguage(Sample.code("fra"), .b1, isPreferred: true)), .need(try #require(NeedCode("SM-CI"))),
      .document(
        HeldDocument(id: Sample.id(4), kind: .refugeeCard, issuer: "XAA", validUntil: day, isWithPerson: true)),
      .contact(PreferredContact(means: .text, address: "+1", language: Sample.code("kin"), whenSafe: "mornings")),
      .channel(try .mobileMoney(written: "+250788123456")), .earlierCase(link),
      .fact(RecordedFact(key: "household.size", values: [.init("3")], evidence: Sample.evidence)),
      .exit(ProgrammeExit(day: day, reason: .departed, country: "XBB")),
      .skill(RecordedSkill(welding, isHeld: true, evidence: Sample.evidence)),
      .experience(WorkExperience(mason, years: 4, evidence: Sample.evidence)),
      .permit(WorkPermit(id: Sample.id(5), standing: .granted, from: day, until: nil)),
      .application(JobApplication(id: Sample.id(6), opening: Sample.id(7), employer: Sample.id(8), day: day)),
      .placement(
        Placement(
          id: Sample.id(9), opening: nil, employer: Sample.id(8), occupation: mason, start: day, wage: wage,
          checks: [.init(day: day, isStillThere: true, wage: wage)], end: .init(day: day, reason: .notPaid))),
      .attempt(ContactAttempt(id: Sample.id(10), day: day, means: .call, outcome: .noAnswer, by: nil)),
      .followUp(HeldFollowUp(name: "week", day: day, by: nil)),
      .sign(OnwardSign(id: Sample.id(11), kind: .detained, day: day, to: "XBB", evidence: Sample.evidence)),
      .delivery(
        RecordedDelivery(RandomRecord.course, Period(day, day), on: day, evidence: Sample.evidence)),
      .assignee(Sample.id(12)), .payee(Sample.id(12)))
    #expect(Set(content.items.map(\.key)).count == content.items.count)
    let bytes = try JSONEncoder().encode(content)
    #expect(try JSONDecoder().decode(ParticipantContent.self, from: bytes) == content)
  }

  @Test("A number for mobile money is read in its international form alone")
  func mobileMoney() throws {
    let number = PaymentChannel.mobileMoney(try MobileNumber("+250788123456"))
    for written in ["+250 788 123 456", "250788123456", "+250 (788) 123-456"] {
      #expect(try PaymentChannel.mobileMoney(written: written) == number, "\(written)")
    }
    for wrong in ["0788123456", "12345", "+25078812345678901", "25o788123456", ""] {
      #expect(throws: ChannelFault.self, "\(wrong)") { try PaymentChannel.mobileMoney(written: wrong) }
    }
  }

  @Test("Codes of needs and languages are checked by their form")
  func forms() {
    #expect(NeedCode("CR-CP")?.group == "CR" && NeedCode("DS") != nil)
    for wrong in ["", "cr-cp", "CR-", "CRCP", "CR-CPX", "CR-CP-XX"] { #expect(NeedCode(wrong) == nil, "\(wrong)") }
    #expect(LanguageCode("kin") != nil)
    for wrong in ["en", "KIN", "kiny", "k1n"] { #expect(LanguageCode(wrong) == nil, "\(wrong)") }
    #expect(LanguageLevel(name: "b2") == .b2 && LanguageLevel(name: "B3") == nil)
    #expect(LanguageLevel.allCases.map(\.rawValue) == Array(0...6))
  }
}
