import Casework
import DeskSQLite
import Desks
import Foundation
import Kleene
import Reception
import ReceptionWork
import Register
import TestDesks
import Testing

@Suite("Work at the desk")
struct WorkTests {
  private let world: ReceptionWorld
  private let employer: Employer
  private let opening: Opening

  init() async throws {
    world = try ReceptionWorld()
    employer = Employer(id: ReceptionWorld.id(), name: "qzkvjwhxpybd", address: "A road")
    opening = try Self.opening(of: employer.id, ["skill.welding", "language.fra >= 3", "experience.isco72 >= 2"])
    try await world.reception.keep(employer, seen: nil, by: world.owner)
    try await world.reception.keep(opening, seen: nil, by: world.owner)
  }

  private static func opening(of employer: EmployerID, _ conditions: [String]) throws -> Opening {
    Opening(
      id: ReceptionWorld.id(), employer: employer, occupation: try #require(OccupationCode("7212")), title: "Welder",
      wage: WageOffer(
        amount: Money(minor: 20_000, try #require(Currency("RWF"))), per: .month, minutesPerWeek: 2_400, daysPerWeek: 5),
      requirements: conditions.map { Opening.Requirement(says: "It", condition: $0) }, places: 1,
      from: CivilDate(days: 19_000), until: nil)
  }

  @Test("Each requirement is met, missing or unknown with what to ask, and no opening is hidden")
  func matched() async throws {
    let made = try await world.enrolled("R-1")
    let evidence = Evidence(source: "said", day: "", recordedBy: nil, recordedAt: DeskTime(1))
    _ = try await world.reception.change(
      made.id,
      putting: [
        .skill(RecordedSkill(try #require(SkillName("welding")), isHeld: true, evidence: evidence)),
        .language(SpokenLanguage(try #require(LanguageCode("fra")), .a2)),
      ], by: world.owner)
    let fitting = try Self.opening(of: employer.id, ["skill.welding"])
    try await world.reception.keep(fitting, seen: nil, by: world.owner)
    let file = try await world.reception.work(of: made.id, by: world.owner)
    #expect(file.matches.map(\.opening.id) == [fitting.id, opening.id])
    let match = try #require(file.matches.last)
    #expect(match.requirements.map(\.truth) == [.true, .false, .unknown])
    #expect(match.requirements.last?.ask == [FactName("experience.isco72")])
    // 1,000 a day, five days a week, come to 21,666 a month.
    #expect(match.flags.map(\.floor.name) == ["legal"])
    let sourced = world.reception.floors(in: Currency("RWF"))
    #expect(sourced.map(\.sources.count) == [1])
    #expect(world.reception.floors(in: Currency("GBP")).isEmpty)
  }

  @Test("Conditions are checked at once, each mistake at its requirement")
  func mistakes() throws {
    let wrong = try Self.opening(of: employer.id, ["skill.welding", "language.fra >", "language.french >= 3", "1"])
    #expect(Set(wrong.mistakes.map(\.requirement)) == [1, 2, 3])
    #expect(opening.mistakes.isEmpty)
  }

  @Test("Nothing goes to an employer without consent; with it the profile goes once, and the log has it")
  func disclosed() async throws {
    let made = try await world.enrolled("R-1")
    let refusal = try await #require(throws: ReceptionRefusal.self) {
      _ = try await world.reception.apply(for: opening.id, of: made.id, seen: nil, by: world.owner)
    }
    guard case .consent(let why) = refusal, why.ground == .neverAsked else { throw refusal }
    #expect(try actions().filter { $0.action == .disclosed }.isEmpty)
    #expect(try await world.reception.open(made.id, by: world.owner).content.applications.isEmpty)
    _ = try await world.reception.change(
      made.id, putting: [try world.consent(.employment, Recipient(.employer), on: world.today)], by: world.owner)
    for _ in 0..<2 {
      let sent = try await world.reception.apply(for: opening.id, of: made.id, seen: nil, by: world.owner)
      #expect(sent.content.reference == "R-1")
    }
    let entries = try actions().filter { $0.action == .disclosed }
    #expect(entries.count == 1 && entries[0].detail.contains(employer.id.text))
    #expect(
      try await world.reception.open(made.id, by: world.owner).content.applications.map(\.opening) == [opening.id])
    await #expect(throws: DeskFault.changedMeanwhile(4)) {
      _ = try await world.reception.apply(for: opening.id, of: made.id, seen: 2, by: world.owner)
    }
  }

  @Test("Checks of a placement are due at the agreed intervals, and one stands for those before it")
  func checks() async throws {
    let made = try await world.enrolled("R-1", daysAgo: 120)
    let placement = Placement(
      id: ReceptionWorld.id(), opening: opening.id, employer: employer.id, occupation: opening.occupation,
      start: world.today.advanced(by: -100), wage: opening.wage)
    _ = try await world.reception.change(made.id, putting: [.placement(placement)], by: world.owner)
    let due = try await world.reception.work(of: made.id, by: world.owner).checks
    #expect(due.map(\.daysLate) == [70, 10, -80, -265])
    let today = world.today
    _ = try await world.reception.change(placement: placement.id, of: made.id, seen: nil, by: world.owner) {
      $0.checks.append(Placement.Check(day: today, isStillThere: true, wage: nil))
    }
    #expect(try await world.reception.work(of: made.id, by: world.owner).checks.map(\.daysLate) == [-80, -265])
  }

  @Test("Another organisation has none of it, an employer of another cannot be named, and nothing is in the clear")
  func isolation() async throws {
    let (_, other) = try TestDesk.organisation(in: world.test.database, name: "Other", email: "o@other.example")
    let book = try await world.reception.workBook(by: other)
    #expect(book.employers.isEmpty && book.openings.isEmpty)
    await #expect(throws: DeskFault.notFound) {
      try await world.reception.keep(try Self.opening(of: employer.id, []), seen: nil, by: other)
    }
    await #expect(throws: DeskFault.notFound) { try await world.reception.keep(employer, seen: 1, by: other) }
    await #expect(throws: DeskFault.changedMeanwhile(1)) {
      try await world.reception.keep(employer, seen: 7, by: world.owner)
    }
    let mark = Data("qzkvjwhxpybd".utf8)
    #expect(Data(try world.test.bytesOnDisk()).range(of: mark) == nil)
    let reader = try world.test.member(.reader)
    await #expect(throws: DeskRefusal.notAllowed(.writeParticipants)) {
      try await world.reception.keep(employer, seen: 1, by: reader)
    }
  }

  private func actions() throws -> [AuditEntry] {
    try world.test.database.readNow { try $0.log(of: world.owner.organisation).map(\.entry) }
  }
}
