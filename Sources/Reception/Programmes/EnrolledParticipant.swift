package import Register
package import Safeguards

/// As much of a participant as a schedule turns on.
package struct EnrolledParticipant: Sendable {
  package var id: ParticipantID
  package var enrolledOn: CivilDate
  /// The first day on which they are in the programme no more.
  package var leftOn: CivilDate?
  /// What is known of them, with the days from which it holds; names of `register/programmes/facts.yaml`.
  package var facts: Facts

  package init(id: ParticipantID, enrolledOn: CivilDate, leftOn: CivilDate? = nil, facts: Facts) {
    self.id = id
    self.enrolledOn = enrolledOn
    self.leftOn = leftOn
    self.facts = facts
  }
}
