internal import Desks
internal import Reception
internal import Register

extension YearScript {
  // MARK: follow-ups

  /// Most are held in time, some late, some not at all.
  mutating func planFollowUps(_ index: Int) {
    for followUp in programme.programme.followUps {
      let days: Int? =
        switch dice.number(0...99) {
        case 0..<74: dice.number(0...followUp.graceDays)
        case 74..<86: followUp.graceDays + dice.number(1...20)
        default: nil
        }
      guard let days else { continue }
      on(today.advanced(by: followUp.afterDays + days)) { try $0.hold(followUp, with: index) }
    }
  }

  private mutating func hold(_ followUp: FollowUp, with index: Int) throws {
    guard people[index].isWithUs(on: today) else { return }
    var answers: QuestionnaireAnswers?
    if let name = followUp.questionnaire?.value, let questionnaire = programme.questionnaire(name), dice.chance(900) {
      answers = try QuestionnaireAnswers(written(to: questionnaire), to: questionnaire)
    }
    let held = HeldFollowUp(name: followUp.name, day: today, by: caseworker(of: index), answers: answers)
    people[index].put(.followUp(held))
    note(.followUp, of: people[index], about: followUp.name)
  }

  /// As somebody ticks and writes it: some questions are passed over.
  private mutating func written(to questionnaire: Questionnaire) -> [String: String] {
    var written: [String: String] = [:]
    for question in questionnaire.questions where dice.chance(850) {
      switch question.type {
      case .truth: written[question.name] = dice.chance(700) ? "true" : "false"
      case .choice: written[question.name] = dice.pick(question.options).value
      case .count: written[question.name] = String(dice.number(0...26))
      case .text: break
      }
    }
    return written
  }

  // MARK: contact

  mutating func planSilence(_ index: Int) {
    guard let silence = people[index].fate.silence else {
      for _ in 0..<dice.number(0...3) {
        on(today.advanced(by: dice.number(20...300))) { script in
          guard script.people[index].isWithUs(on: script.today) else { return }
          let isReached = script.dice.chance(850)
          script.attempt(index, isReached ? .reached : .noAnswer)
        }
      }
      return
    }
    // They are looked for, and looked for again.
    for number in 0..<4 {
      on(silence.lowerBound.advanced(by: 6 + number * 9)) { script in
        script.attempt(index, number == 2 ? .notTheirs : .noAnswer)
      }
    }
    on(silence.upperBound.advanced(by: 1)) { $0.attempt(index, .reached) }
    if silence.upperBound.days - silence.lowerBound.days > 400, dice.chance(500) {
      on(silence.lowerBound.advanced(by: 100)) { script in
        script.leave(index, ProgrammeExit(day: script.today, reason: .lostContact))
      }
    }
  }

  private mutating func attempt(_ index: Int, _ outcome: ContactAttempt.Outcome) {
    guard people[index].isHere(on: today) else { return }
    let means: PreferredContact.Means = outcome == .notTheirs ? .visit : .call
    people[index].put(
      .attempt(ContactAttempt(id: dice.id(), day: today, means: means, outcome: outcome, by: caseworker(of: index))))
    note(.attempt, of: people[index], outcome.rawValue)
  }

  // MARK: complaints

  /// Past those who work with the participant, to the owners; where that leaves nobody, outside.
  mutating func planComplaints() {
    for about in [Complaint.About.paymentProvider("bank"), .housing, .member(staff.owner), .programme, .authority] {
      on(first.advanced(by: dice.number(60...380))) { $0.complain(about) }
    }
  }

  private mutating func complain(_ about: Complaint.About) {
    let enrolled = people.indices.filter { people[$0].isWithUs(on: today) }
    guard !enrolled.isEmpty else { return }
    let index: Int? = dice.chance(700) ? dice.pick(enrolled) : nil
    let complaint = Complaint(
      id: dice.id(), organisation: staff.organisation, participant: index.map { people[$0].id }, about: [about],
      text: "Words of a complaint.", day: today)
    complaints.append(complaint)
    let owner = Member(
      id: staff.owner, organisation: staff.organisation, name: "Owner", email: "owner@example.org", role: .owner,
      created: time(0))
    let assignees = Dictionary(
      people.map { ($0.id, Set($0.content.assignees)) }, uniquingKeysWith: { first, _ in first })
    let reader = ComplaintBox(assignees: assignees).reader(of: complaint, among: [owner])
    // Who complained of what stays in the complaint.
    note(.complaint, reader == .outside ? "outside" : "owners", id: complaint.id.text)
  }
}
