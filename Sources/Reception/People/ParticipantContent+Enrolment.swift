package import Desks
package import Register

/// Why somebody cannot be enrolled.
package enum EnrolmentRefusal: Error, Hashable, Sendable {
  case noConsent(ConsentRefusal)
  /// The enrolment is in another programme than the one whose days and places were asked.
  case otherProgramme(ProgrammeID, expected: ProgrammeID)
  /// In a programme since a day, and still in it on the day of the new enrolment.
  case alreadyEnrolled(ProgrammeID, CivilDate)
  case outsideProgramme(ProgrammeID, from: CivilDate, until: CivilDate?, day: CivilDate)
  case full(ProgrammeID, places: Int)

  package var found: String {
    switch self {
    case .noConsent(let refusal): refusal.found
    case .otherProgramme(let programme, _): "an enrolment in \(programme)"
    case .alreadyEnrolled(let programme, let day): "an enrolment in \(programme) since \(day)"
    case .outsideProgramme(_, _, _, let day): "an enrolment on \(day)"
    case .full(_, let places): "\(counted(places, "participant")) enrolled"
    }
  }

  package var expected: String {
    switch self {
    case .noConsent(let refusal): refusal.expected
    case .otherProgramme(_, let programme): "one in \(programme)"
    case .alreadyEnrolled: "a participant who is in no programme on that day"
    case .outsideProgramme(let programme, let from, let until, _):
      "a day of the programme \(programme), which runs from \(from)\(until.map { " to \($0.advanced(by: -1))" } ?? " on")"
    case .full(let programme, let places): "fewer than the \(counted(places, "place")) of \(programme)"
    }
  }

  package var remedy: String {
    switch self {
    case .noConsent(let refusal): refusal.remedy
    case .otherProgramme: "enrol them in the programme that the enrolment names"
    case .alreadyEnrolled: "record the exit first, or enrol them from the day of the exit on"
    case .outsideProgramme: "correct the day"
    case .full: "record exits, or have the programme's file give more places"
    }
  }
}

extension ItemContent<ParticipantItem> {
  /// The change that enrols the participant. `taken`: how many are in the programme on that day.
  package func enrolling(
    in programme: Programme, _ enrolment: Enrolment, taken: Int
  ) throws(EnrolmentRefusal) -> ParticipantChange {
    guard enrolment.programme == programme.id else {
      throw .otherProgramme(enrolment.programme, expected: programme.id)
    }
    do throws(ConsentRefusal) {
      _ = try consent(to: .enrolment, Recipient(.programme), on: enrolment.day)
    } catch {
      throw .noConsent(error)
    }
    if let held = self.enrolment, exit.map({ enrolment.day < $0.day }) ?? true {
      throw .alreadyEnrolled(held.programme, held.day)
    }
    guard enrolment.day >= programme.from, programme.until.map({ enrolment.day < $0 }) ?? true else {
      throw .outsideProgramme(programme.id, from: programme.from, until: programme.until, day: enrolment.day)
    }
    if let places = programme.places, taken >= places { throw .full(programme.id, places: places) }
    return ParticipantChange(putting: [.enrolment(enrolment)], removing: [ItemKey("exit")], in: self)
  }

  /// Whether the participant is in the programme on a day.
  package func isEnrolled(on day: CivilDate) -> Bool {
    guard let enrolment, enrolment.day <= day else { return false }
    return exit.map { day < $0.day } ?? true
  }
}
