import Desks
import Kleene
import Reception
import Register

/// A record of a programme by chance, with what goes wrong in one: payments that fail, come back, arrive in part or late;
/// people who leave, lose work, or cannot be reached.
struct RandomRecord {
  private var random: SeededGenerator
  private let francs: Currency
  private var nextID = 1_000
  let first: CivilDate

  init(seed: UInt64, francs: Currency, first: CivilDate) {
    random = SeededGenerator(seed: seed)
    self.francs = francs
    self.first = first
  }

  static let programme = ProgrammeID("xaa/arrival")
  static let stipend = EntitlementID(programme, "stipend")
  static let course = EntitlementID(programme, "course")

  static let followUps: [FollowUp] = [("week", 7, 3), ("month", 30, 7), ("quarter", 90, 14)].map { name, after, grace in
    FollowUp(
      name: name, title: name, afterDays: after, graceDays: grace, questionnaire: nil, basis: .demonstration,
      sources: [], place: Place(file: "arrival.yaml", line: 1, column: 1))
  }

  mutating func record(people count: Int) -> ReportRecord {
    var record = ReportRecord(
      programme: Self.programme, entitlements: [Self.stipend, Self.course], followUps: Self.followUps, promises: [],
      results: [], people: [])
    for _ in 0..<count { addPerson(to: &record) }
    record.promises.shuffle(using: &random)
    record.results.shuffle(using: &random)
    return record
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func id<Subject>() -> DeskID<Subject> {
    nextID += 1
    return Sample.id(nextID)
  }

  private mutating func addPerson(to record: inout ReportRecord) {
    let person: ParticipantID = id()
    let enrolled = first.advanced(by: number(0...200))
    var items: [ParticipantItem] = [.enrolment(Sample.enrolment(enrolled))]
    if random.chance(20) {
      items.append(.exit(ProgrammeExit(day: enrolled.advanced(by: number(10...300)), reason: .left)))
    }
    for followUp in Self.followUps where random.chance(70) {
      let day = enrolled.advanced(by: followUp.afterDays + number(0...30))
      items.append(.followUp(HeldFollowUp(name: followUp.name, day: day, by: nil)))
    }
    for _ in 0..<number(0...6) {
      let outcome = random.chance(40) ? ContactAttempt.Outcome.reached : .noAnswer
      items.append(
        .attempt(
          ContactAttempt(
            id: id(), day: enrolled.advanced(by: number(0...300)), means: .call, outcome: outcome, by: nil)))
    }
    for _ in 0..<(random.chance(60) ? number(1...2) : 0) { items.append(.placement(placement(after: enrolled))) }
    record.people.append(.init(id: person, content: ParticipantContent(items)))
    for index in 0..<number(1...8) { addDue(person, Self.stipend, enrolled.advanced(by: 30 * index), to: &record) }
    if random.chance(50) { addDue(person, Self.course, enrolled.advanced(by: 14), to: &record) }
  }

  private mutating func placement(after day: CivilDate) -> Placement {
    let start = day.advanced(by: number(5...150))
    let wage = WageOffer(amount: nil, per: .month, minutesPerWeek: nil, daysPerWeek: nil)
    let checks = (0..<number(0...4)).map { _ in
      Placement.Check(day: start.advanced(by: number(20...400)), isStillThere: random.chance(85), wage: nil)
    }
    let end =
      random.chance(35)
      ? Placement.End(day: start.advanced(by: number(1...380)), reason: .resigned) : nil
    guard let occupation = OccupationCode("9313") else { preconditionFailure("9313 is a code of ISCO-08") }
    return Placement(
      id: id(), opening: nil, employer: id(), occupation: occupation, start: start, wage: wage, checks: checks,
      end: end)
  }

  private mutating func addDue(
    _ person: ParticipantID, _ entitlement: EntitlementID, _ day: CivilDate, to record: inout ReportRecord
  ) {
    let key = Due.Key(person, entitlement, Period(day, day.advanced(by: 29)))
    let hasPrice = entitlement == Self.stipend
    let amount = hasPrice ? Money(minor: 100_000, francs) : nil
    let truth: Truth = random.chance(85) ? .true : (random.chance(50) ? .unknown : .false)
    record.promises.append(.init(key: key, day: day, amount: amount, truth: truth))
    guard truth == .true, random.chance(90) else { return }
    var paid = day.advanced(by: number(-2...12))
    if random.chance(15) {
      record.results.append(.init(key: key, day: paid, kind: .failed))
      paid = paid.advanced(by: number(1...10))
    }
    guard let amount else {
      record.results.append(.init(key: key, day: paid, kind: .delivered(nil)))
      return
    }
    let isPart = random.chance(10)
    let part = isPart ? Money(minor: 40_000, francs) : amount
    record.results.append(.init(key: key, day: paid, kind: .delivered(part)))
    if random.chance(8) {
      record.results.append(.init(key: key, day: paid.advanced(by: number(0...5)), kind: .returned(part)))
    }
  }
}
