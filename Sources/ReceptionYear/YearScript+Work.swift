internal import Desks
internal import Kleene
internal import Reception
internal import Register

extension YearScript {
  // MARK: openings

  private struct Trade {
    var code: String
    var title: String
    /// In francs a month; a day where it is said so.
    var wage: Int
    var requirements: [Opening.Requirement]
    var isDaily = false
  }

  private static let trades = [
    Trade(
      code: "9412", title: "Kitchen help", wage: 70_000,
      requirements: [
        .init(says: "May work", condition: "permit.work")
      ]),
    Trade(
      code: "7531", title: "Tailor", wage: 120_000,
      requirements: [
        .init(says: "Can sew", condition: "skill.sewing"), .init(says: "May work", condition: "permit.work"),
      ]),
    Trade(
      code: "5131", title: "Waiting staff", wage: 90_000,
      requirements: [
        .init(says: "English, A2", condition: "language.eng >= 2"), .init(says: "May work", condition: "permit.work"),
      ]),
    Trade(
      code: "8322", title: "Driver", wage: 160_000,
      requirements: [
        .init(says: "Driving licence B", condition: "skill.driving_b"),
        .init(says: "May work", condition: "permit.work"),
      ]),
    Trade(code: "9313", title: "Building labourer", wage: 3_000, requirements: [], isDaily: true),
    // Below the legal minimum, so that it is flagged and nobody of the programme is sent there.
    Trade(code: "9211", title: "Field hand", wage: 90, requirements: [], isDaily: true),
    Trade(
      code: "4132", title: "Data entry clerk", wage: 230_000,
      requirements: [
        .init(says: "Uses a computer", condition: "skill.computer_use"),
        .init(says: "English, B1", condition: "language.eng >= 3"), .init(says: "May work", condition: "permit.work"),
      ]),
  ]

  private static let vocabulary = WorkVocabulary(
    languages: Set(["eng", "fra", "kin", "swa"].compactMap { LanguageCode($0) }),
    skills: Set(["driving_b", "sewing", "welding", "cooking", "computer_use"].compactMap { SkillName($0) }),
    occupations: [])

  /// Two or three openings a month from a handful of employers.
  mutating func planOpenings() {
    let employers: [EmployerID] = (0..<8).map { _ in dice.id() }
    for number in 0..<56 {
      let day = first.advanced(by: number * 7 + dice.number(0...6))
      let (trade, employer) = (dice.pick(Self.trades), dice.pick(employers))
      on(day) { $0.open(trade, employer) }
    }
  }

  private mutating func open(_ trade: Trade, _ employer: EmployerID) {
    guard let occupation = OccupationCode(trade.code) else { return }
    let opening = Opening(
      id: dice.id(), employer: employer, occupation: occupation, title: trade.title,
      wage: WageOffer(
        amount: money(trade.wage), per: trade.isDaily ? .day : .month, minutesPerWeek: 2_700, daysPerWeek: 6),
      requirements: trade.requirements, places: dice.number(1...6), from: today,
      until: today.advanced(by: dice.number(40...120)))
    openings.append(opening)
    places[opening.id] = opening.places
    let isFlagged = opening.wage.assess(programme.programme.wageFloors, on: today).contains(where: \.isFlagged)
    note(.opening, about: trade.code, isFlagged ? "flagged" : "", amount: money(trade.wage), id: opening.id.text)
  }

  // MARK: applications

  mutating func planWork(_ index: Int) {
    guard dice.chance(720) else { return }
    on(today.advanced(by: dice.number(10...120))) { $0.seek(index, tries: 3) }
  }

  /// The best of what is open, and that nothing is wrong with.
  private mutating func seek(_ index: Int, tries: Int) {
    guard people[index].isWithUs(on: today), tries > 0 else { return }
    func again(_ script: inout YearScript) {
      script.on(script.today.advanced(by: 25)) { $0.seek(index, tries: tries - 1) }
    }
    let open = openings.filter { $0.isOpen(on: today) && places[$0.id, default: 0] > 0 }
    let matches = OpeningSet.compile(open, in: Self.vocabulary).set.matches(
      for: people[index].content, floors: programme.programme.wageFloors, on: today)
    guard let match = matches.first(where: { $0.truth != .false && $0.flags.isEmpty }) else { return again(&self) }
    do throws(ConsentRefusal) {
      // What goes to the employer; without consent nothing does, and there is no application.
      _ = try people[index].content.profile(for: match.opening, on: today)
    } catch {
      return note(.refused, of: people[index], about: "application", error.found)
    }
    let application = JobApplication(
      id: dice.id(), opening: match.opening.id, employer: match.opening.employer, day: today)
    people[index].put(.application(application))
    note(.applied, of: people[index], about: match.opening.occupation.text, id: application.id.text)
    let isOffered = dice.chance(match.truth == .true ? 750 : 550)
    on(today.advanced(by: dice.number(5...20))) { script in
      script.answer(application, match.opening, isOffered, of: index)
      if !isOffered { again(&script) }
    }
  }

  private mutating func answer(
    _ application: JobApplication, _ opening: Opening, _ isOffered: Bool, of index: Int
  ) {
    var application = application
    application.outcome = isOffered ? .offered : .refused
    application.outcomeDay = today
    people[index].put(.application(application))
    guard isOffered, people[index].isWithUs(on: today), places[opening.id, default: 0] > 0 else { return }
    places[opening.id, default: 0] -= 1
    let start = today.advanced(by: dice.number(2...14))
    on(start) { $0.begin(opening, of: index) }
  }

  // MARK: placements

  private mutating func begin(_ opening: Opening, of index: Int) {
    guard people[index].isHere(on: today) else { return }
    let placement = Placement(
      id: dice.id(), opening: opening.id, employer: opening.employer, occupation: opening.occupation, start: today,
      wage: opening.wage)
    people[index].put(.placement(placement))
    note(.placed, of: people[index], about: opening.occupation.text, id: placement.id.text)
    let start = today
    // The stipend ends with work, and some of them say so late.
    on(start.advanced(by: dice.chance(650) ? 0 : dice.number(5...50))) {
      $0.state(index, .inWork, .truth(true), from: start)
    }
    // Some end on the very day on which so many months are over.
    let months = dice.chance(250) ? dice.pick([3, 6]) : nil
    let days = dice.number(15...320)
    let end = dice.chance(380) ? months.map { start.advanced(byMonths: $0) } ?? start.advanced(by: days) : nil
    if let end { planEnd(of: placement.id, at: index, on: end) }
    for interval in programme.programme.workChecks where dice.chance(780) {
      on(start.advanced(by: interval + dice.number(0...25))) { $0.check(placement.id, at: index, end: end) }
    }
  }

  private mutating func planEnd(of placement: EntryID, at index: Int, on end: CivilDate) {
    let reason = dice.pick([Placement.ExitReason.contractEnded, .resigned, .betterWork, .dismissed, .notPaid, .moved])
    // Of some ends nobody tells the desk; a check may find them gone.
    guard dice.chance(750) else { return }
    on(end.advanced(by: dice.number(0...30))) { script in
      script.amend(placement, at: index) { $0.end = .init(day: end, reason: reason) }
      script.note(.leftWork, of: script.people[index], reason.rawValue, on: end, id: placement.text)
      script.state(index, .inWork, .truth(false), from: end)
      if script.dice.chance(500) { script.on(script.today.advanced(by: 20)) { $0.seek(index, tries: 2) } }
    }
  }

  private mutating func check(_ placement: EntryID, at index: Int, end: CivilDate?) {
    guard people[index].isWithUs(on: today),
      people[index].content.placements.contains(where: { $0.id == placement && $0.end == nil })
    else { return }
    let day = today
    let isThere = end.map { day < $0 } ?? true
    amend(placement, at: index) { placement in
      placement.checks.append(.init(day: day, isStillThere: isThere, wage: isThere ? placement.wage : nil))
    }
    note(.check, of: people[index], isThere ? "there" : "gone", id: placement.text)
  }

  private mutating func amend(_ id: EntryID, at index: Int, _ body: (inout Placement) -> Void) {
    guard var placement = people[index].content.placements.first(where: { $0.id == id }) else { return }
    body(&placement)
    people[index].put(.placement(placement))
  }
}
