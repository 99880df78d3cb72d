package import Desks
package import Register

/// That a participant applied for an opening, and what came of it.
package struct JobApplication: Hashable, Sendable, Codable {
  package enum Outcome: String, CaseIterable, Sendable, Codable {
    case pending, offered, refused, withdrawn
  }

  package var id: EntryID
  package var opening: OpeningID
  package var employer: EmployerID
  package var day: CivilDate
  package var outcome: Outcome
  package var outcomeDay: CivilDate?

  package init(
    id: EntryID, opening: OpeningID, employer: EmployerID, day: CivilDate, outcome: Outcome = .pending,
    outcomeDay: CivilDate? = nil
  ) {
    self.id = id
    self.opening = opening
    self.employer = employer
    self.day = day
    self.outcome = outcome
    self.outcomeDay = outcomeDay
  }
}

/// What an employer is sent of an applicant: what the requirements are about, and the reference. Who recorded it, and from
/// what, stays inside.
package struct ApplicantProfile: Hashable, Sendable, Codable {
  package struct Experience: Hashable, Sendable, Codable {
    package var occupation: OccupationCode
    package var years: Int
  }

  package var reference: String
  package var languages: [SpokenLanguage]
  package var skills: [SkillName]
  package var experience: [Experience]
}

extension ItemContent<ParticipantItem> {
  /// What goes to the employer with an application. Refused without consent to this employer, or to employers.
  /// What was said of an employer by the name under which they are known counts as what was said of them.
  package func profile(
    for opening: Opening, of employer: Employer? = nil, on day: CivilDate
  ) throws(ConsentRefusal) -> Disclosure<ApplicantProfile> {
    let named = consents.map(\.recipient).first { recipient in
      recipient.category == .employer && recipient.reference != nil
        && recipient.reference?.lowercased() == employer?.name.lowercased()
    }
    let profile = ApplicantProfile(
      reference: reference, languages: languages, skills: skills.filter(\.isHeld).map(\.name),
      experience: experience.filter { $0.years > 0 }.map { .init(occupation: $0.occupation, years: $0.years) })
    return try Disclosure(
      of: profile, about: self, to: named ?? Recipient(.employer, opening.employer.text), for: .employment, on: day)
  }
}
