package import Desks
package import Register

/// People who live from one purse: an entitlement of a household is owed once to all of them.
package enum Household {}
package typealias HouseholdID = DeskID<Household>

/// Since when somebody is in a programme, and with whom.
package struct Enrolment: Hashable, Sendable, Codable {
  package var programme: ProgrammeID
  package var day: CivilDate
  package var household: HouseholdID
  /// The one of a household in whose name its entitlements are paid.
  package var isHeadOfHousehold: Bool
  /// From which day on, where that is later than the enrolment: what fell due to a household before goes to who was its head
  /// then, or to nobody.
  package var headSince: CivilDate?
  package var by: MemberID?

  package init(
    programme: ProgrammeID, day: CivilDate, household: HouseholdID, isHeadOfHousehold: Bool,
    headSince: CivilDate? = nil, by: MemberID?
  ) {
    self.programme = programme
    self.day = day
    self.household = household
    self.isHeadOfHousehold = isHeadOfHousehold
    self.headSince = headSince
    self.by = by
  }
}

extension ItemContent<ParticipantItem> {
  /// Whether what falls due on a day goes to this participant: what a household is owed together goes to its head alone.
  package func receives(_ period: ScheduledPeriod) -> Bool {
    guard period.entitlement.entitlement.per == .household else { return true }
    guard let enrolment, enrolment.isHeadOfHousehold else { return false }
    return (enrolment.headSince ?? enrolment.day) <= period.on
  }
}

/// That somebody is no more in the programme, and why.
package struct ProgrammeExit: Hashable, Sendable, Codable {
  package enum Reason: String, CaseIterable, Sendable, Codable {
    case completed
    /// Left the programme and stays in the country.
    case left
    /// Went to another country of their own will.
    case departed
    /// Was sent on to another country.
    case removed
    case lostContact = "lost-contact"
    case consentWithdrawn = "consent-withdrawn"
    case died
    case other

    /// Whether nobody could be moved on from the State of reception any more. Who left the programme, or took back their
    /// consent to it, can still be there.
    package var endsOnwardAlert: Bool {
      switch self {
      case .departed, .died: true
      case .completed, .left, .removed, .lostContact, .consentWithdrawn, .other: false
      }
    }
  }

  /// The first day on which they are no more in it.
  package var day: CivilDate
  package var reason: Reason
  /// The code of the State to which they went or were sent, where it is known.
  package var country: String?

  package init(day: CivilDate, reason: Reason, country: String? = nil) {
    self.day = day
    self.reason = reason
    self.country = country
  }
}

/// The case that preceded arrival. It is linked only with the participant's consent, and read only while that holds
/// (`earlierCase(on:)`).
package struct EarlierCase: Hashable, Sendable, Codable {
  package var organisation: OrganisationID
  package var caseID: CaseID
  /// The consent on which the link rests.
  package var consent: EntryID

  /// Refused unless the participant has agreed that this organisation's case be linked.
  package init(
    _ caseID: CaseID, of organisation: OrganisationID, participant: ParticipantContent, on day: CivilDate
  ) throws(ConsentRefusal) {
    let recipient = Recipient(.representative, organisation.text)
    consent = try participant.consent(to: .earlierCase, recipient, on: day).id
    self.organisation = organisation
    self.caseID = caseID
  }
}
