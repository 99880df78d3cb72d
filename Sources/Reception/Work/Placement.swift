package import Desks
package import Kleene
package import Register

/// Work that a participant began.
package struct Placement: Hashable, Sendable, Codable {
  package enum ExitReason: String, CaseIterable, Sendable, Codable {
    case contractEnded = "contract-ended"
    case dismissed
    case resigned
    case betterWork = "better-work"
    case notPaid = "not-paid"
    case illTreatment = "ill-treatment"
    case health
    case moved
    case employerClosed = "employer-closed"
    case other
  }

  package struct End: Hashable, Sendable, Codable {
    /// The first day without this work.
    package var day: CivilDate
    package var reason: ExitReason

    package init(day: CivilDate, reason: ExitReason) {
      self.day = day
      self.reason = reason
    }
  }

  /// What was found at a follow-up.
  package struct Check: Hashable, Sendable, Codable {
    package var day: CivilDate
    package var isStillThere: Bool
    /// As paid and worked, not as offered; `nil` where it was not said.
    package var wage: WageOffer?

    package init(day: CivilDate, isStillThere: Bool, wage: WageOffer?) {
      self.day = day
      self.isStillThere = isStillThere
      self.wage = wage
    }
  }

  package var id: EntryID
  /// `nil` for work that they found themselves.
  package var opening: OpeningID?
  package var employer: EmployerID
  package var occupation: OccupationCode
  package var start: CivilDate
  package var wage: WageOffer
  package var checks: [Check]
  package var end: End?

  package init(
    id: EntryID, opening: OpeningID?, employer: EmployerID, occupation: OccupationCode, start: CivilDate,
    wage: WageOffer, checks: [Check] = [], end: End? = nil
  ) {
    self.id = id
    self.opening = opening
    self.employer = employer
    self.occupation = occupation
    self.start = start
    self.wage = wage
    self.checks = checks
    self.end = end
  }

  /// Whether the person was still there at the end of a day, as known on another: known only from a follow-up on that day or
  /// later that found them there, or from when the work ended. That nobody asked is not that they left.
  package func isHeld(on day: CivilDate, knownOn today: CivilDate) -> Truth {
    if day < start { return .false }
    if let end, end.day <= today { return Truth(end.day > day) }
    let said = checks.filter { $0.day <= today }
    if said.contains(where: { $0.isStillThere && $0.day >= day }) { return .true }
    if said.contains(where: { !$0.isStillThere && $0.day <= day }) { return .false }
    return .unknown
  }

  /// What is paid now, as far as a follow-up said: it may be below a floor that the offer reached.
  package var lastWage: WageOffer {
    checks.filter { $0.wage != nil }.max { $0.day < $1.day }?.wage ?? wage
  }
}
