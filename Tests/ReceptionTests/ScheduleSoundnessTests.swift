import Desks
import Reception
import Register
import Safeguards
import TestRegisters
import Testing

@Suite("Schedules of random participants")
struct ScheduleSoundnessTests {
  private static let programme = WrittenProgramme(
    """
      - {name: a, kind: cash, title: A, says: A., amount: 7, per: adult, basis: demonstration, every: month, when: p || !q, until: q && band == 'two'}
      - {name: b, kind: cash, title: B, says: B., amount: 11, per: person, basis: demonstration, every: week, day: 3, times: 20, until: p}
      - {name: c, kind: tools, title: C, says: C., amount: 13, basis: demonstration, every: once, after_days: 30, when: p && q, until: band == 'one'}
      - {name: e, kind: tools, title: E, says: E., amount: 17, per: adult, basis: demonstration, every: once, when: p}
      - {name: f, kind: travel, title: F, says: F., amount: 19, per: person, basis: demonstration, every: once, after_days: 60, until: q}
      - {name: d, kind: language, title: D, says: D., basis: demonstration, every: quarter, day: 5, when: 'years_between(born_on, day) < 30'}
    """)

  private static let names = ["household.adults", "household.children", "p", "q", "born_on", "band"]
  /// A participant, and the days that are asked for. Some enrol before the programme begins on 1 January 2026, and some
  /// leave it.
  private struct Person {
    var enrolledOn: CivilDate
    var leftOn: CivilDate?
    var facts: [String: [StatedFact.DatedValue]] = [:]

    var span: Period { Period(enrolledOn, enrolledOn.advanced(by: 400)) }

    var participant: EnrolledParticipant {
      EnrolledParticipant(
        id: ParticipantID([UInt8](repeating: 2, count: 16)), enrolledOn: enrolledOn, leftOn: leftOn,
        facts: Facts(Dictionary(uniqueKeysWithValues: facts.map { (FactKey(FactName($0.key)), $0.value) })))
    }
  }

  private func value(_ name: String, _ dice: inout Dice) -> FactValue {
    switch name {
    case "p", "q": .truth(dice.chance(50))
    case "band": .choice(dice.pick(["one", "two"]))
    case "born_on": .date(CivilDate(days: 20_500 - 30 * 365 + Int.random(in: -300..<300, using: &dice)))
    default: .count(Int.random(in: 0..<4, using: &dice))
    }
  }

  /// All facts have values from the beginning, and some of them turn.
  private func person(_ dice: inout Dice) -> Person {
    let enrolled = CivilDate(days: dice.chance(40) ? 20_454 - Int.random(in: 1..<120, using: &dice) : 20_500)
    var person = Person(enrolledOn: enrolled)
    if dice.chance(25) { person.leftOn = enrolled.advanced(by: Int.random(in: 1..<400, using: &dice)) }
    for name in Self.names {
      var values = [StatedFact.DatedValue(value(name, &dice))]
      var day = enrolled
      while dice.chance(50) {
        day = day.advanced(by: Int.random(in: 1..<150, using: &dice))
        values.append(StatedFact.DatedValue(value(name, &dice), from: .day(day)))
      }
      person.facts[name] = values
    }
    return person
  }

  private func schedule(_ person: Person) throws -> [ScheduledPeriod] {
    try Self.programme.compiled.schedule(of: person.participant, dueIn: person.span)
  }

  @Test("What is said although facts are lacking, no further fact takes back", arguments: 0..<300)
  func factsTakeNothingBack(_ seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let whole = person(&dice)
    var partial = whole
    for name in Self.names {
      for index in partial.facts[name, default: []].indices where dice.chance(30) {
        partial.facts[name]?[index].value = .unknown
      }
    }
    let known = try schedule(whole)
    let after = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(known.count == after.count)
    for period in try schedule(partial) {
      let other = try #require(after[period.key])
      if case .unknown = period.outcome { continue }
      // That it was owed stays so; the day from which may turn out to be an earlier one.
      #expect(period.due != nil ? other.due != nil && other.on <= period.on : sameTruth(period.outcome, other.outcome))
      #expect(period.due?.amount == other.due?.amount)
    }
    #expect(!known.contains { if case .unknown = $0.outcome { true } else { false } }, "nothing is lacking")
  }

  private func sameTruth(_ a: ScheduledPeriod.Outcome, _ b: ScheduledPeriod.Outcome) -> Bool {
    switch (a, b) {
    case (.owed, .owed), (.notOwed, .notOwed), (.faulted, .faulted): true
    default: false
    }
  }

  @Test("What happens later changes nothing that fell due before", arguments: 0..<300)
  func thePastStays(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 50_000)
    let before = person(&dice)
    let day = before.enrolledOn.advanced(by: Int.random(in: 20..<380, using: &dice))
    var after = before
    for name in Self.names {
      after.facts[name]?.removeAll { $0.from.map { $0.day >= day } ?? false }
      if dice.chance(60) { after.facts[name]?.append(StatedFact.DatedValue(value(name, &dice), from: .day(day))) }
    }
    func owed(_ periods: [ScheduledPeriod]) -> [Due] { periods.filter { $0.on < day }.compactMap(\.due) }
    #expect(owed(try schedule(before)) == owed(try schedule(after)))
  }

  @Test("Two spans that meet give the dues of the whole, each once", arguments: 0..<300)
  func spansMeet(_ seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 90_000)
    let person = person(&dice)
    let (participant, span) = (person.participant, person.span)
    let cut = person.enrolledOn.advanced(by: Int.random(in: 1..<400, using: &dice))
    let compiled = try Self.programme.compiled
    let parts = [Period(span.first, cut), Period(cut.advanced(by: 1), span.last)].flatMap {
      compiled.schedule(of: participant, dueIn: $0).compactMap(\.due)
    }
    #expect(parts == compiled.schedule(of: participant, dueIn: span).compactMap(\.due))
    #expect(Set(parts.map(\.key)).count == parts.count)
  }
}
