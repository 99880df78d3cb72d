import Desks
import Reception
import Register
import Testing

@Suite("Welfare follow-ups")
struct FollowUpTests {
  private let start = Sample.day("2025-01-10")
  private let place = Place(file: "arrival.yaml", line: 1, column: 1)

  private var promised: [FollowUp] {
    [("week", 7, 3), ("month", 30, 7), ("quarter", 90, 14)].map { name, after, grace in
      FollowUp(
        name: name, title: name, afterDays: after, graceDays: grace, questionnaire: nil, basis: .demonstration,
        sources: [], place: place)
    }
  }

  private func states(_ content: ParticipantContent, after: Int) -> [String: ScheduledFollowUp.State] {
    let found = content.followUps(of: promised, as: Sample.id(1), on: start.advanced(by: after))
    return Dictionary(found.map { ($0.name, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("A follow-up is to come, due within its grace, then missed by more each day")
  func states() {
    let content = Sample.content(.enrolment(Sample.enrolment(start)))
    #expect(states(content, after: 6)["week"] == .upcoming)
    #expect(states(content, after: 7)["week"] == .due)
    #expect(states(content, after: 10)["week"] == .due)
    #expect(states(content, after: 11)["week"] == .missed(daysLate: 4))
    #expect(states(content, after: 40)["week"] == .missed(daysLate: 33))
  }

  @Test("One that was held is done, and says whether it was late; what is held tomorrow is not done today")
  func done() {
    let content = Sample.content(
      .enrolment(Sample.enrolment(start)),
      .followUp(HeldFollowUp(name: "week", day: start.advanced(by: 10), by: nil)),
      .followUp(HeldFollowUp(name: "month", day: start.advanced(by: 40), by: nil)))
    #expect(states(content, after: 50)["week"] == .done(start.advanced(by: 10), daysLate: 0))
    #expect(states(content, after: 50)["month"] == .done(start.advanced(by: 40), daysLate: 3))
    #expect(states(content, after: 39)["month"] == .missed(daysLate: 9))
  }

  @Test("What was held in an earlier stay is not done in this one")
  func earlierStay() {
    let content = Sample.content(
      .followUp(HeldFollowUp(name: "week", day: start.advanced(by: -100), by: nil)),
      .enrolment(Sample.enrolment(start)))
    #expect(states(content, after: 8)["week"] == .due)
    #expect(states(content, after: 20)["week"] == .missed(daysLate: 13))
  }

  @Test("Who left owes no later follow-up, and an earlier one stays missed")
  func lapsed() {
    let content = Sample.content(
      .enrolment(Sample.enrolment(start)), .exit(ProgrammeExit(day: start.advanced(by: 20), reason: .left)))
    #expect(states(content, after: 60)["week"] == .missed(daysLate: 53))
    #expect(states(content, after: 60)["month"] == .lapsed)
    #expect(states(content, after: 19)["month"] == .upcoming)
  }

  @Test("Missed ones rise to the top, those most late first")
  func order() {
    let early = Sample.content(.enrolment(Sample.enrolment(start)))
    let late = Sample.content(.enrolment(Sample.enrolment(start.advanced(by: 20))))
    let today = start.advanced(by: 45)
    let all =
      (early.followUps(of: promised, as: Sample.id(1), on: today)
      + late.followUps(of: promised, as: Sample.id(2), on: today)).sorted(by: ScheduledFollowUp.precedes)
    #expect(all.map(\.name) == ["week", "week", "month", "month", "quarter", "quarter"])
    #expect(all.map(\.participant) == [1, 2, 1, 2, 1, 2].map { Sample.id($0) })
    #expect(early.followUps(of: promised, as: Sample.id(1), on: today).first?.state == .missed(daysLate: 38))
  }

  @Test("Contact is lost after so many tries, or after days in which it was tried, and never because nobody tried")
  func contact() throws {
    let rule = ContactRule(attempts: 3, days: 30)
    func attempts(_ days: [(Int, ContactAttempt.Outcome)]) -> ParticipantContent {
      ParticipantContent(
        [.enrolment(Sample.enrolment(start))]
          + days.enumerated().map { index, attempt in
            .attempt(
              ContactAttempt(
                id: Sample.id(100 + index), day: start.advanced(by: attempt.0), means: .call, outcome: attempt.1,
                by: nil))
          })
    }
    func isLost(_ days: [(Int, ContactAttempt.Outcome)], after: Int) throws -> Bool {
      try #require(attempts(days).contactState(rule, on: start.advanced(by: after))).isLost
    }
    #expect(try !isLost([], after: 400))
    #expect(try !isLost([(5, .noAnswer), (6, .noAnswer)], after: 10))
    #expect(try isLost([(5, .noAnswer), (6, .noAnswer), (7, .notTheirs)], after: 7))
    #expect(try !isLost([(5, .noAnswer), (6, .noAnswer), (7, .notTheirs)], after: 6))
    #expect(try isLost([(5, .noAnswer)], after: 30))
    #expect(try !isLost([(5, .noAnswer)], after: 29))
    #expect(try !isLost([(5, .noAnswer), (6, .noAnswer), (7, .declined), (8, .noAnswer)], after: 10))
    #expect(ParticipantContent().contactState(rule, on: start) == nil)
  }

  @Test("Answers are checked against the questionnaire, and all mistakes come out together")
  func answers() throws {
    let questionnaire = Questionnaire(
      name: "living", title: "Living",
      questions: [
        .init(name: "safe", ask: "Safe?", type: .truth, options: [], place: place),
        .init(name: "meals", ask: "Meals?", type: .count, options: [], place: place),
        .init(
          name: "home", ask: "Home?", type: .choice, options: [.init(value: "hostel", label: "Hostel")], place: place),
        .init(name: "words", ask: "More?", type: .text, options: [], place: place),
      ], place: place)
    let good = try QuestionnaireAnswers(
      ["safe": "true", "meals": "3", "home": "hostel", "words": ""], to: questionnaire)
    #expect(good.answers == ["safe": .truth(true), "meals": .count(3), "home": .choice("hostel")])
    let refusal = try #require(throws: AnswersRefusal.self) {
      try QuestionnaireAnswers(
        ["safe": "yes", "meals": "-1", "home": "tent", "words": "x", "pay": "1"], to: questionnaire)
    }
    #expect(refusal.faults.map(\.question) == ["pay", "safe", "meals", "home"])
    #expect(refusal.faults.last?.expected == "one of hostel")
  }
}
