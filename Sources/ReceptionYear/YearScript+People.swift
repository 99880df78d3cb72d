internal import Desks
internal import Reception
internal import Register

extension YearScript {
  /// So many people, in households, who come in groups over the first months.
  mutating func planArrivals(people count: Int) {
    var households: [(day: CivilDate, members: [(adults: Int, children: Int)])] = []
    var planned = 0
    while planned < count {
      let members = household(atMost: count - planned)
      // The first group is small, as it was.
      let group = planned < 7 ? 0 : dice.number(1...8)
      households.append(
        (first.advanced(by: [6, 14, 24, 33, 41, 52, 61, 72, 84][group] + dice.number(0...4)), members))
      planned += members.count
    }
    for (_, household) in households.enumerated().sorted(by: { ($0.1.day, $0.0) < ($1.1.day, $1.0) }) {
      let id: HouseholdID = dice.id()
      for (place, member) in household.members.enumerated() {
        let index = people.count
        let participant: ParticipantID = dice.id()
        indices[participant] = index
        people.append(
          YearPerson(
            id: participant, number: index + 1, enrolled: household.day, household: id, isHead: place == 0,
            adults: member.adults, children: member.children))
        on(household.day) { try $0.enrol(index) }
      }
    }
    planFates()
  }

  /// Whoever is a participant of their own is counted in their own household only; children count with the head.
  private mutating func household(atMost most: Int) -> [(adults: Int, children: Int)] {
    switch dice.number(0...99) {
    case 0..<52: [(1, 0)]
    case 52..<66: [(1, dice.number(1...4))]
    case 66..<78: [(2, dice.number(0...3))]
    case 78..<94 where most >= 2: [(1, dice.number(0...3)), (1, 0)]
    default: most >= 3 ? [(1, 0), (1, 0), (1, 0)] : [(1, 0)]
    }
  }

  private mutating func planFates() {
    for index in people.indices {
      let start = people[index].enrolled
      people[index].fate.hasBadChannel = dice.chance(50)
      people[index].fate.hasLowLimit = dice.chance(30)
      if dice.chance(120) {
        let from = start.advanced(by: dice.number(35...240))
        people[index].fate.silence = from...from.advanced(by: dice.chance(400) ? 1_000 : dice.number(45...140))
      } else if dice.chance(80) {
        // Some leave on the very day on which a period begins.
        let day =
          dice.chance(300) ? start.advanced(byMonths: dice.number(2...10)) : start.advanced(by: dice.number(60...330))
        let reason = dice.pick([ProgrammeExit.Reason.left, .left, .departed, .departed, .consentWithdrawn, .died])
        people[index].fate.exit = ProgrammeExit(
          day: day, reason: reason, country: reason == .departed ? dice.pick(["UGA", "KEN"]) : nil)
      }
    }
    // Two of those who came early and stay: one whose representative is told, and one whose is not.
    let staying = people.indices.filter { people[$0].fate.silence == nil && people[$0].fate.exit == nil }
    for (place, onward) in zip([staying.count / 5, staying.count / 3], [YearPerson.Onward.told, .withheld]) {
      people[staying[place]].fate.onward = onward
    }
  }

  // MARK: enrolment

  private mutating func enrol(_ index: Int) throws {
    var person = people[index]
    person.put(.reference(person.reference))
    let asked = consents(of: person)
    for consent in asked { person.put(.consent(consent)) }
    let taken = people.count { $0.content.isEnrolled(on: today) }
    let enrolment = Enrolment(
      programme: programme.programme.id, day: today, household: person.household, isHeadOfHousehold: person.isHead,
      by: caseworker(of: index))
    try person.content.enrolling(in: programme.programme, enrolment, taken: taken).apply(to: &person.content)
    for item in traits(index) { person.put(item) }
    try putChannel(of: &person)
    if person.fate.onward != nil {
      let link = try EarlierCase(dice.id(), of: representative, participant: person.content, on: today)
      person.put(.earlierCase(link))
    }
    people[index] = person
    note(.enrolled, of: person, about: person.household.text, person.isHead ? "head" : "member")
    for consent in asked { noteConsent(consent, of: person, consent.answer.rawValue) }
    noteChannel(of: person)
    stateFirstFacts(index)
    planFacts(index)
    planConsent(index)
    planExit(index)
    planFollowUps(index)
    planSilence(index)
    planWork(index)
    planOnward(index)
  }

  func caseworker(of index: Int) -> MemberID { staff.caseworkers[index % staff.caseworkers.count] }

  /// Languages, needs, papers: what is held and decides nothing.
  private mutating func traits(_ index: Int) -> [ParticipantItem] {
    var items: [ParticipantItem] = [.assignee(caseworker(of: index))]
    let own = dice.pick(["ara", "fas", "spa", "vie", "tir", "fra"])
    let others = dice.pick([["eng"], ["eng", "fra"], ["swa"], []]).filter { $0 != own }
    let levels: [(String, LanguageLevel)] =
      [(own, .c2)] + others.map { ($0, dice.pick([.a1, .a2, .b1, .b2])) } + [("kin", dice.pick([.none, .none, .a1]))]
    for (code, level) in levels {
      guard let code = LanguageCode(code) else { continue }
      items.append(.language(SpokenLanguage(code, level, isPreferred: level == .c2)))
    }
    if dice.chance(180), let need = NeedCode(dice.pick(["CR", "SP", "SM", "DS", "WR", "FU", "TR"])) {
      items.append(.need(need))
    }
    for skill in ["driving_b", "sewing", "welding", "cooking", "computer_use"] where dice.chance(300) {
      guard let name = SkillName(skill) else { continue }
      items.append(.skill(RecordedSkill(name, isHeld: dice.chance(700), evidence: evidence)))
    }
    items.append(.permit(WorkPermit(id: dice.id(), standing: .granted, from: today.advanced(by: dice.number(5...30)))))
    if dice.chance(600) {
      items.append(
        .document(
          HeldDocument(
            id: dice.id(), kind: .refugeeCard, issuer: "RWA", validUntil: nil, isWithPerson: dice.chance(900))))
    }
    // One of them is close to somebody who approves.
    if index == 11 { items.append(.payee(staff.approvers[0])) }
    return items
  }

  // MARK: leaving

  private mutating func planExit(_ index: Int) {
    guard let exit = people[index].fate.exit else { return }
    // Some days pass before the desk hears of it.
    on(exit.day.advanced(by: dice.chance(500) ? 0 : dice.number(1...25))) { script in
      script.leave(index, exit)
    }
  }

  mutating func leave(_ index: Int, _ exit: ProgrammeExit) {
    people[index].put(.exit(exit))
    note(.exit, of: people[index], exit.reason.rawValue, on: exit.day)
    if exit.reason == .departed || exit.reason == .removed { state(index, .leftCountry, .truth(true), from: exit.day) }
  }
}
