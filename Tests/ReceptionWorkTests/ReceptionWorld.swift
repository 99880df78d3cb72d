import Casework
import Desks
import Foundation
import Reception
import ReceptionWork
import Register
import Sealing
import TestDesks
import TestRegisters
import Testing

/// A reception desk in a folder of its own, with a programme of an invented State and a clock that a test turns.
struct ReceptionWorld {
  let test: TestDesk
  let reception: ReceptionDesk
  static let programme = ProgrammeID("xbb/p")
  /// 2024-10-04, the day of `TestDesk`.
  let today = CivilDate(days: 20_000)

  init(programme: String = WrittenReception.programme) throws {
    var files = TestDesk.files
    files["arrangements/xaa-xbb.yaml"] = Fixture.arrangement("")
    files["programmes/facts.yaml"] = WrittenReception.facts
    files["programmes/xbb/p.yaml"] = programme
    test = try TestDesk(files: files)
    reception = ReceptionDesk(test.desk)
    try #require(reception.programmes[Self.programme] != nil)
  }

  var owner: Caller { test.owner }

  static func id<Subject>() -> DeskID<Subject> { DeskID(RandomBytes.make(16)) }

  func consent(
    _ purpose: ConsentPurpose, _ recipient: Recipient, on day: CivilDate, answer: Consent.Answer = .given
  ) throws -> ParticipantItem {
    .consent(
      Consent(
        id: Self.id(), purpose: purpose, recipient: recipient, answer: answer, day: day,
        shown: Consent.Shown(digest: "00", language: try #require(LanguageCode("kin")), wasReadOut: true)))
  }

  static func fact(_ key: String, _ value: String, from: String? = nil) -> ParticipantItem {
    .fact(
      RecordedFact(
        key: key, values: [.init(value, from: from)],
        evidence: Evidence(source: "they said so", day: "", recordedBy: nil, recordedAt: DeskTime(1_800_000_000))))
  }

  /// Somebody enrolled so many days ago, alone, who is paid by mobile money and agreed to it.
  func enrolled(_ reference: String, daysAgo: Int = 0, number: String = "+250788000001") async throws -> DeskParticipant
  {
    let day = today.advanced(by: -daysAgo)
    let made = try await reception.create(
      [
        .reference(reference), try consent(.enrolment, Recipient(.programme), on: day),
        try consent(.payment, Recipient(.paymentProvider), on: day), Self.fact("household.adults", "1"),
        .channel(.mobileMoney(try MobileNumber(number))),
      ], by: owner)
    return try await reception.enrol(
      made.id,
      Enrolment(
        programme: Self.programme, day: day, household: Self.id(), isHeadOfHousehold: true, by: owner.member.id),
      by: owner)
  }
}
