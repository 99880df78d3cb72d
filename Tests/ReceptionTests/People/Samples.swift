import Desks
import Reception
import Register

/// Values that the tests of people, work and welfare are made of.
enum Sample {
  static func day(_ text: String) -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2]) ?? CivilDate(days: 0)
  }

  static func id<Subject>(_ number: Int) -> DeskID<Subject> {
    DeskID((0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * (15 - $0))) })
  }

  static let evidence = Evidence(source: "interview", day: "2025-01-05", recordedBy: nil, recordedAt: DeskTime(0))

  static func code(_ text: String) -> LanguageCode {
    guard let code = LanguageCode(text) else { preconditionFailure("“\(text)” is no code of a language") }
    return code
  }

  static func content(_ items: ParticipantItem...) -> ParticipantContent { ParticipantContent(items) }

  static func enrolment(_ day: CivilDate) -> Enrolment {
    Enrolment(
      programme: ProgrammeID("xaa/arrival"), day: day, household: id(900), isHeadOfHousehold: true, by: id(1))
  }

  static func consent(
    _ number: Int, _ purpose: ConsentPurpose, _ recipient: Recipient, _ answer: Consent.Answer = .given,
    on day: CivilDate, withdrawn: CivilDate? = nil
  ) -> Consent {
    Consent(
      id: id(number), purpose: purpose, recipient: recipient, answer: answer, day: day, withdrawn: withdrawn,
      shown: .init(digest: String(repeating: "a", count: 64), language: code("kin"), wasReadOut: true))
  }
}
