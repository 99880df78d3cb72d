package import Desks
package import Register

/// Something that says that a participant may be moved on to another State.
package struct OnwardSign: Hashable, Sendable, Codable {
  package enum Kind: String, CaseIterable, Sendable, Codable {
    case toldToLeave = "told-to-leave"
    case documentsTaken = "documents-taken"
    case detained
    case ticketGiven = "ticket-given"
    case askedByAuthority = "asked-by-authority"
  }

  package var id: EntryID
  package var kind: Kind
  package var day: CivilDate
  /// The code of the State to which they would go, where it was said.
  package var to: String?
  package var evidence: Evidence
  /// From this day on it is settled: released, papers given back.
  package var settled: CivilDate?

  package init(
    id: EntryID, kind: Kind, day: CivilDate, to: String?, evidence: Evidence, settled: CivilDate? = nil
  ) {
    self.id = id
    self.kind = kind
    self.day = day
    self.to = to
    self.evidence = evidence
    self.settled = settled
  }
}
