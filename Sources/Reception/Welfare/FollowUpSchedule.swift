package import Desks
package import Register

/// A follow-up that was held, in the programme's words: `name` is that of the `FollowUp`.
package struct HeldFollowUp: Hashable, Sendable, Codable {
  package var name: String
  package var day: CivilDate
  package var by: MemberID?
  /// Answers to its questionnaire, where it has one.
  package var answers: QuestionnaireAnswers?

  package init(name: String, day: CivilDate, by: MemberID?, answers: QuestionnaireAnswers? = nil) {
    self.name = name
    self.day = day
    self.by = by
    self.answers = answers
  }
}

/// A follow-up of the programme for one participant, and how it stands.
package struct ScheduledFollowUp: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case upcoming
    /// Its day has come, and its grace has not run out.
    case due
    /// Not held, and so many days past its day.
    case missed(daysLate: Int)
    /// Held on a day, so many days late beyond the grace; 0 for in time.
    case done(CivilDate, daysLate: Int)
    /// The participant left before its day.
    case lapsed
  }

  package var participant: ParticipantID
  package var name: String
  package var day: CivilDate
  package var state: State

  package init(participant: ParticipantID, name: String, day: CivilDate, state: State) {
    self.participant = participant
    self.name = name
    self.day = day
    self.state = state
  }

  /// Missed ones first, those most late on top; then what is due, what is to come, and what is done.
  package static func precedes(_ a: Self, _ b: Self) -> Bool {
    a.rank != b.rank ? a.rank < b.rank : (a.day, a.participant, a.name) < (b.day, b.participant, b.name)
  }

  private var rank: Int {
    switch state {
    case .missed: 0
    case .due: 1
    case .upcoming: 2
    case .done: 3
    case .lapsed: 4
    }
  }
}

extension ItemContent<ParticipantItem> {
  /// The follow-ups that a programme promises to the participant, as they stand on a day. What was held before the day of
  /// enrolment was of an earlier stay.
  package func followUps(
    of programme: [FollowUp], as id: ParticipantID, on today: CivilDate
  ) -> [ScheduledFollowUp] {
    guard let enrolment else { return [] }
    let held = Dictionary(
      followUps.filter { enrolment.day <= $0.day }.map { ($0.name, $0.day) }, uniquingKeysWith: min)
    return programme.map { followUp in
      let day = enrolment.day.advanced(by: followUp.afterDays)
      let last = day.advanced(by: followUp.graceDays)
      let state: ScheduledFollowUp.State =
        if let done = held[followUp.name], done <= today {
          .done(done, daysLate: max(0, done.days - last.days))
        } else if let exit, exit.day <= min(day, today) {
          .lapsed
        } else if today < day {
          .upcoming
        } else if today <= last {
          .due
        } else {
          .missed(daysLate: today.days - day.days)
        }
      return ScheduledFollowUp(participant: id, name: followUp.name, day: day, state: state)
    }
    .sorted(by: ScheduledFollowUp.precedes)
  }
}
